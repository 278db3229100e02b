// SPDX-License-Identifier: GPL-3.0-or-later
// pool pgbouncer: what the admin console of a PgBouncer shows.
#include "app/ctl/table.h"
#include "app/ctl/verbs.h"
#include "core/base/units.h"
#include "core/monitor/pgbouncerjson.h"
#include "core/monitor/pgbouncerwatch.h"
#include "core/service/translate.h"

namespace howdah::ctl {

namespace {

QString human(const std::string& text)
{
    return QString::fromStdString(text);
}

QString count(const monitor::PgBouncerCount& value)
{
    return value ? human(base::human::integer(*value)) : QStringLiteral("–");
}

QString number(const std::optional<double>& value)
{
    return value ? human(base::human::number(*value)) : QStringLiteral("–");
}

void show(const Context& context, const monitor::PgBouncerSample& sample, const QString& name)
{
    context.print(Ctl::tr("PgBouncer %1 at %2: %3")
                      .arg(human(sample.version), name, service::translated(sample.verdict.sentence)) +
                  QLatin1Char('\n'));
    if (!sample.verdict.remedy.empty())
        context.print(QStringLiteral("→ %1\n").arg(service::translated(sample.verdict.remedy)));
    context.print(Ctl::tr("%1 of %2 clients").arg(count(sample.lists.usedClients), count(sample.config.maxClientConn)) +
                  QStringLiteral("\n\n"));
    Table table;
    table.addColumn(Ctl::tr("database"));
    table.addColumn(Ctl::tr("user"));
    for (const QString& title : {Ctl::tr("waiting"), Ctl::tr("longest wait"), Ctl::tr("clients"), Ctl::tr("servers"),
                                 Ctl::tr("active"), Ctl::tr("idle"), Ctl::tr("trans./s")})
        table.addColumn(title, Table::Align::Right);
    table.addColumn(Ctl::tr("what it means"));
    for (const monitor::PgBouncerPool& pool : sample.pools) {
        const monitor::PgBouncerDatabase* database = sample.database(pool.database);
        std::optional<double> rate;
        if (database != nullptr && database->rates)
            rate = database->rates->transactionsPerSecond;
        table.addRow({human(pool.database), human(pool.user), count(pool.clientsWaiting),
                      pool.maxWait ? human(base::human::duration(*pool.maxWait)) : QStringLiteral("–"),
                      count(pool.clientsActive),
                      QStringLiteral("%1/%2").arg(count(pool.servers()), count(pool.serverSlots)),
                      count(pool.serversActive), count(pool.serversIdle), number(rate),
                      service::translated(pool.verdict.sentence)});
    }
    context.print(sample.pools.empty() ? Ctl::tr("No client has connected through it yet.") + QLatin1Char('\n')
                                       : table.text(terminalWidth()));
    for (const monitor::ProbeState& probe : sample.probes) {
        if (probe.kind != monitor::ProbeState::Kind::Ok)
            context.message(service::translated(probe.explanation));
    }
}

Exit watch(Context& context, double seconds)
{
    const auto params = context.target();
    if (!params)
        return context.fail(params.error());
    monitor::PgBouncerOptions options;
    options.params = *params;
    options.connectTimeout = context.timeout();
    const auto interval = std::chrono::duration_cast<base::Nanoseconds>(std::chrono::duration<double>(seconds));
    const auto sample = monitor::samplePgBouncerOnce(
        options, 2, interval, base::Deadline::after(context.timeout() + interval + base::Seconds(10)), context.stop());
    if (!sample)
        return context.fail(sample.error().code() == base::ErrorCode::Unsupported
                                ? sample.error()
                                : Context::unreachable(sample.error()));
    const monitor::ServerIdentity identity = monitor::identityOf(*params, **sample);
    if (context.globals().json)
        context.document(monitor::pgBouncerDocument(**sample, identity));
    else
        show(context, **sample, human(identity.name));
    const monitor::Severity severity = (*sample)->verdict.severity;
    return severity == monitor::Severity::Warn || severity == monitor::Severity::Critical ? Exit::Found : Exit::Done;
}

} // namespace

void addPoolBouncer(Verbs& verbs, CLI::App* pool)
{
    const auto seconds = std::make_shared<double>(1);
    CLI::App* verb = verbs.add(
        pool, "pgbouncer", Ctl::tr("The pools of a PgBouncer, -d leads to it; ends with 1 when clients wait too long"),
        [seconds](Context& context) { return watch(context, *seconds); });
    verb->add_option("--seconds", *seconds,
                     Ctl::tr("Between the two readings that rates are taken from (1)").toStdString())
        ->check(CLI::Range(0.1, 3600.0));
}

} // namespace howdah::ctl
