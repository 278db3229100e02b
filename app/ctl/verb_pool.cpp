// SPDX-License-Identifier: GPL-3.0-or-later
// pool status, pool recycle: the pools of every process of this account that uses core/pool.
#include "app/ctl/table.h"
#include "app/ctl/verbs.h"
#include "core/base/units.h"
#include "core/pool/poolfeed.h"
#include "core/pool/poolmetrics.h"

#include <algorithm>

namespace howdah::ctl {

namespace {

using Json = nlohmann::ordered_json;

/// How long the processes have to answer: they all run on this machine.
constexpr base::Nanoseconds patience = base::Seconds(2);

QString human(const std::string& text)
{
    return QString::fromStdString(text);
}

double seconds(base::Nanoseconds span)
{
    return std::chrono::duration<double>(span).count();
}

Json histogram(const pool::LatencyHistogram& values)
{
    if (values.count == 0)
        return {{"count", 0}, {"sum", 0.0}, {"p50", nullptr}, {"p95", nullptr}, {"p99", nullptr}};
    return {{"count", values.count},
            {"sum", seconds(values.sum)},
            {"p50", seconds(values.quantile(0.5))},
            {"p95", seconds(values.quantile(0.95))},
            {"p99", seconds(values.quantile(0.99))}};
}

/// Figures by name; those that come in several kinds as an object of them.
Json metrics(const pool::PoolStats& stats)
{
    Json all = Json::object();
    for (const pool::Metric& metric : pool::metricsOf(stats, stats.size)) {
        if (metric.histogram)
            all[metric.name] = histogram(*metric.histogram);
        else if (!metric.attribute.empty())
            all[metric.name][metric.attributeValue] = static_cast<std::int64_t>(metric.value);
        else
            all[metric.name] = static_cast<std::int64_t>(metric.value);
    }
    return all;
}

Json lease(const pool::LeaseInfo& info)
{
    return {{"id", info.id},
            {"state", name(info.state)},
            {"tag", info.tag},
            {"file", info.file},
            {"line", info.line},
            {"function", info.function},
            {"thread", info.thread},
            {"backend_pid", info.backend.value},
            {"held_s", seconds(info.heldFor)},
            {"unused_s", seconds(info.idleFor)},
            {"statement_running", info.statementRunning},
            {"running_s", seconds(info.runningFor)},
            {"last_statement", info.lastStatement}};
}

Json document(const pool::feed::Survey& survey)
{
    Json processes = Json::array();
    for (const pool::FeedProcess& process : survey.processes) {
        Json pools = Json::array();
        for (const pool::FeedPool& one : process.pools) {
            Json leases = Json::array();
            for (const pool::LeaseInfo& info : one.leases)
                leases.push_back(lease(info));
            pools.push_back(
                {{"id", one.id},
                 {"name", one.stats.poolName},
                 {"server", one.server},
                 {"application_name", one.applicationName},
                 {"suspended", one.stats.suspended},
                 {"last_connect_error", one.stats.lastConnectError.empty() ? Json() : Json(one.stats.lastConnectError)},
                 {"metrics", metrics(one.stats)},
                 {"leases", std::move(leases)}});
        }
        processes.push_back({{"pid", process.pid},
                             {"program", process.program},
                             {"time", base::toIso8601(process.at)},
                             {"pools", std::move(pools)}});
    }
    Json problems = Json::array();
    for (const base::Error& problem : survey.problems)
        problems.push_back(problem.english());
    return {{"schema", "howdah/pool-status/1"},
            {"time", base::toIso8601(base::Clock::system()->wallNow())},
            {"processes", std::move(processes)},
            {"problems", std::move(problems)}};
}

QString word(pool::LeaseState state)
{
    switch (state) {
    case pool::LeaseState::Ok:
        return Ctl::tr("ok");
    case pool::LeaseState::LongRunning:
        return Ctl::tr("● long");
    case pool::LeaseState::IdleLease:
        return Ctl::tr("▲ leak");
    case pool::LeaseState::Orphan:
        return Ctl::tr("▲ orphan");
    }
    return {};
}

QString doing(const pool::LeaseInfo& info)
{
    return info.statementRunning
               ? Ctl::tr("statement running for %1").arg(human(base::human::duration(info.runningFor)))
               : Ctl::tr("no statement for %1").arg(human(base::human::duration(info.idleFor)));
}

void show(const Context& context, const pool::FeedProcess& process, const pool::FeedPool& one)
{
    const pool::PoolStats& stats = one.stats;
    context.print(
        QStringLiteral("%1 – %2\n")
            .arg(human(one.applicationName),
                 Ctl::tr("%1, process %2, to %3").arg(human(process.program)).arg(process.pid).arg(human(one.server))));
    context.print(QStringLiteral("  %1\n").arg(Ctl::tr("in use %1, idle %2, overflow %3, waiting %4; size %5, most %6")
                                                   .arg(stats.inUse)
                                                   .arg(stats.idle)
                                                   .arg(stats.overflow())
                                                   .arg(stats.waiting)
                                                   .arg(stats.size)
                                                   .arg(stats.size + stats.maxOverflow)));
    if (stats.wait.count > 0)
        context.print(QStringLiteral("  %1\n").arg(
            Ctl::tr("%1 checkouts, waited %2 (median), %3 (p99); %4 timeouts")
                .arg(human(base::human::integer(static_cast<std::int64_t>(stats.checkouts))),
                     human(base::human::duration(stats.wait.quantile(0.5))),
                     human(base::human::duration(stats.wait.quantile(0.99))),
                     human(base::human::integer(static_cast<std::int64_t>(stats.timeouts))))));
    if (!stats.lastConnectError.empty())
        context.print(
            QStringLiteral("  %1\n").arg(Ctl::tr("the last connect failed: %1").arg(human(stats.lastConnectError))));
    if (one.leases.empty()) {
        context.print(QStringLiteral("\n"));
        return;
    }
    Table table;
    table.addColumn(Ctl::tr("state"));
    table.addColumn(Ctl::tr("held"), Table::Align::Right);
    table.addColumn(Ctl::tr("backend"), Table::Align::Right);
    table.addColumn(Ctl::tr("borrowed by"));
    table.addColumn(Ctl::tr("doing"));
    table.addColumn(Ctl::tr("last statement"));
    for (const pool::LeaseInfo& info : one.leases)
        table.addRow({word(info.state), human(base::human::duration(info.heldFor)), QString::number(info.backend.value),
                      QStringLiteral("%1 · %2:%3")
                          .arg(human(info.tag.empty() ? info.function : info.tag), human(info.file))
                          .arg(info.line),
                      doing(info), human(info.lastStatement).simplified()});
    context.print(table.text(terminalWidth()) + QLatin1Char('\n'));
}

Exit status(Context& context)
{
    if (pool::feed::folders().empty())
        return context.fail(base::Error(base::ErrorCode::Unsupported,
                                        base::Text(HOWDAH_TEXT("ctl", "The pool feed is off")), {},
                                        base::Text(HOWDAH_TEXT("ctl", "unset HOWDAH_POOL_FEED to use it"))));
    const pool::feed::Survey survey = pool::feed::survey(base::Deadline::after(patience), context.stop());
    if (context.stop().stop_requested())
        return context.fail(base::Error(base::ErrorCode::Cancelled, base::Text(HOWDAH_TEXT("ctl", "Interrupted"))));
    int pools = 0;
    std::ptrdiff_t leaks = 0;
    for (const pool::FeedProcess& process : survey.processes) {
        for (const pool::FeedPool& one : process.pools) {
            ++pools;
            leaks += std::ranges::count_if(one.leases, [](const auto& info) { return pool::isLeak(info.state); });
            if (!context.globals().json)
                show(context, process, one);
        }
    }
    if (context.globals().json) {
        context.document(document(survey));
    } else {
        if (pools == 0)
            context.print(Ctl::tr("No process of this account has a pool open.") + QLatin1Char('\n'));
        for (const base::Error& problem : survey.problems)
            context.message(human(problem.english()));
    }
    return leaks > 0 ? Exit::Found : Exit::Done;
}

} // namespace

CLI::App* addPool(Verbs& verbs)
{
    CLI::App* group = verbs.group("pool", Ctl::tr("Connection pools: what they do, what size they should be"));
    verbs.add(group, "status",
              Ctl::tr("The pools of every program of this account that uses Howdah's; ends with 1 when one leaks"),
              status);

    struct Recycle {
        std::int64_t process = 0;
        std::uint64_t pool = 1;
        std::uint64_t lease = 0;
    };
    const auto what = std::make_shared<Recycle>();
    CLI::App* recycle = verbs.add(
        group, "recycle", Ctl::tr("Replace a pool's connections: idle ones now, others when they are returned"),
        [what](Context& context) {
            const pool::FeedCommand command{what->lease != 0 ? pool::FeedCommand::Kind::RecycleLease
                                                             : pool::FeedCommand::Kind::RecycleAll,
                                            what->pool, what->lease};
            const auto done =
                pool::feed::command(what->process, command, base::Deadline::after(patience), context.stop());
            if (!done)
                return context.fail(done.error());
            if (context.globals().json)
                context.document({{"schema", "howdah/pool-recycle/1"},
                                  {"pid", what->process},
                                  {"pool", what->pool},
                                  {"lease", what->lease != 0 ? Json(what->lease) : Json()}});
            else
                context.print(Ctl::tr("Asked for; connections in use are replaced when they are returned.") +
                              QLatin1Char('\n'));
            return Exit::Done;
        });
    recycle->add_option("--process", what->process, Ctl::tr("Process, as pool status names it").toStdString())
        ->required();
    recycle->add_option("--pool", what->pool, Ctl::tr("Pool of that process (1)").toStdString());
    recycle->add_option("--lease", what->lease, Ctl::tr("Only the connection of this lease").toStdString());
    return group;
}

} // namespace howdah::ctl
