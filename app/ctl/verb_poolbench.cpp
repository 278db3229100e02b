// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/table.h"
#include "app/ctl/verbs.h"
#include "core/base/units.h"
#include "core/service/poolbench.h"
#include "core/service/translate.h"

#include <chrono>

namespace howdah::ctl {

namespace {

nlohmann::ordered_json toJson(const service::PoolBench& bench)
{
    using nlohmann::ordered_json;
    return {{"schema", "howdah/pool-bench/1"},
            {"checkout_ns", bench.checkout.pooledNs},
            {"pooled_to_raw", bench.statements.pooledToRaw()},
            {"hold", ordered_json{{"ops_per_s", bench.hold.opsPerS},
                                  {"wait_p99_ms", bench.hold.waitP99Ms},
                                  {"fairness", bench.hold.fairness}}},
            {"spike", ordered_json{{"ms", bench.spike.ms}, {"opened", bench.spike.opened}}},
            {"restart",
             ordered_json{{"errors", bench.restart.errors()}, {"first_success_ms", bench.restart.firstSuccessMs}}},
            {"down", ordered_json{{"connects_per_s", bench.down.connectsPerS}}},
            {"per_query_connect_ratio", bench.connect.ratio()}};
}

void show(const Context& context, const service::PoolBench& bench)
{
    const auto number = [](double value) { return QString::fromStdString(base::human::number(value)); };
    Table table;
    table.addColumn(Ctl::tr("what"));
    table.addColumn(Ctl::tr("measured"), Table::Align::Right);
    table.addColumn(Ctl::tr("unit"));
    table.addColumn(Ctl::tr("how"));
    table.addRow({Ctl::tr("checkout and return"), number(bench.checkout.pooledNs), QStringLiteral("ns"),
                  Ctl::tr("uncontended, with figures and leak context")});
    table.addRow({Ctl::tr("pooled to raw"), number(bench.statements.pooledToRaw()), QString(),
                  Ctl::tr("statements a second with the pool to those without, on the same backend")});
    const QString hold = Ctl::tr("50 threads on 20 connections, held 1 ms");
    table.addRow({Ctl::tr("operations"), number(bench.hold.opsPerS), QStringLiteral("1/s"), hold});
    table.addRow({Ctl::tr("wait, p99"), number(bench.hold.waitP99Ms), QStringLiteral("ms"), hold});
    table.addRow({Ctl::tr("fairness"), number(bench.hold.fairness), QString(),
                  Ctl::tr("the same; least served thread to most served")});
    const QString spike = Ctl::tr("50 requests, 5 idle connections, 150 ms to connect, 2 ms of work");
    table.addRow({Ctl::tr("spike"), number(bench.spike.ms), QStringLiteral("ms"), spike});
    table.addRow({Ctl::tr("opened in the spike"), number(bench.spike.opened), QString(), spike});
    const QString restart = Ctl::tr("server restarted under 20 connections, 60 queries, twice");
    table.addRow({Ctl::tr("errors after a restart"), number(bench.restart.errors()), QString(), restart});
    table.addRow({Ctl::tr("first success"), number(bench.restart.firstSuccessMs), QStringLiteral("ms"), restart});
    table.addRow({Ctl::tr("connects while down"), number(bench.down.connectsPerS), QStringLiteral("1/s"),
                  Ctl::tr("server stopped, 50 threads waiting")});
    table.addRow({Ctl::tr("connecting each time"), number(bench.connect.ratio()), QStringLiteral("x"),
                  Ctl::tr("what a statement then takes, to one through the pool")});
    context.print(table.text(terminalWidth()));
}

Exit bench(Context& context, double seconds, bool quick)
{
    if (!context.globals().dsn.empty() || !context.globals().profile.empty() ||
        qEnvironmentVariableIsSet("DATABASE_URL"))
        context.message(
            Ctl::tr("The bench stops and restarts its server, so it takes one of its own: -d, --profile and "
                    "DATABASE_URL are not used"));
    auto options = quick ? service::PoolBenchOptions::quick() : service::PoolBenchOptions();
    if (seconds > 0)
        options.budget = std::chrono::duration_cast<base::Nanoseconds>(std::chrono::duration<double>(seconds));
    options.stop = context.stop();
    options.onStep = [&context](const base::Text& step) {
        context.message(Ctl::tr("bench: %1").arg(service::translated(step)));
    };
    context.message(Ctl::tr("bench: starting a server"));
    const auto server = service::startBenchServer(false, context.stop());
    if (!server)
        return context.fail(server.error());
    const auto figures = service::measurePool(**server, options);
    if (!figures)
        return context.fail(figures.error());
    if (context.globals().json)
        context.document(toJson(*figures));
    else
        show(context, *figures);
    return Exit::Done;
}

} // namespace

void addPoolBench(Verbs& verbs, CLI::App* pool)
{
    const auto seconds = std::make_shared<double>(0);
    const auto quick = std::make_shared<bool>(false);
    CLI::App* verb = verbs.add(pool, "bench", Ctl::tr("Measure the pool on a server of its own, never on yours"),
                               [seconds, quick](Context& context) { return bench(context, *seconds, *quick); });
    verb->add_option("--seconds", *seconds, Ctl::tr("For each of the longer measurements (3)").toStdString())
        ->check(CLI::Range(0.01, 3600.0));
    verb->add_flag("--quick", *quick, Ctl::tr("Short: good for trying it, not for figures").toStdString());
}

} // namespace howdah::ctl
