// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/table.h"
#include "app/ctl/verbs.h"
#include "core/base/units.h"
#include "core/monitor/json.h"
#include "core/monitor/sampler.h"

namespace howdah::ctl {

namespace {

QString human(const std::string& text)
{
    return QString::fromStdString(text);
}

/// Why there are no statements to show: a probe that said so.
std::optional<base::Error> whyNone(const monitor::Sample& sample)
{
    if (sample.statementsFresh)
        return std::nullopt;
    for (const monitor::ProbeState& probe : sample.probes) {
        if (probe.probe == "statements" && probe.kind != monitor::ProbeState::Kind::Ok)
            return base::Error(base::ErrorCode::Unsupported,
                               base::Text(HOWDAH_TEXT("ctl", "Slow statements cannot be read")), probe.explanation,
                               base::Text::verbatim(probe.remedySql));
    }
    return base::Error(base::ErrorCode::Unsupported, base::Text(HOWDAH_TEXT("ctl", "Slow statements cannot be read")));
}

void show(const Context& context, const std::vector<monitor::StatementRow>& rows)
{
    Table table;
    for (const QString& title : {Ctl::tr("total"), Ctl::tr("share"), Ctl::tr("mean"), Ctl::tr("longest"),
                                 Ctl::tr("calls"), Ctl::tr("rows"), Ctl::tr("reads")})
        table.addColumn(title, Table::Align::Right);
    table.addColumn(Ctl::tr("database"));
    table.addColumn(Ctl::tr("statement"));
    constexpr std::int64_t blockSize = 8192;
    for (const monitor::StatementRow& row : rows) {
        table.addRow({human(base::human::milliseconds(row.total.executionMs)), human(base::human::percent(row.share)),
                      human(base::human::milliseconds(row.total.meanMs())), human(base::human::milliseconds(row.maxMs)),
                      human(base::human::integer(row.total.calls)), human(base::human::integer(row.total.rows)),
                      human(base::human::bytes({row.total.blocksRead * blockSize})), human(row.databaseName),
                      human(row.text).simplified()});
    }
    context.print(table.text(terminalWidth()));
}

Exit slow(Context& context, const monitor::SlowOptions& options)
{
    const auto params = context.target();
    if (!params)
        return context.fail(params.error());
    monitor::SamplerOptions sampler;
    sampler.params = *params;
    sampler.connectTimeout = context.timeout();
    sampler.statementRows = std::max(sampler.statementRows, options.limit);
    const auto sample = monitor::sampleOnce(
        sampler, 1, base::Nanoseconds{}, base::Deadline::after(context.timeout() + base::Seconds(30)), context.stop());
    if (!sample)
        return context.fail(Context::unreachable(sample.error()));
    if (const auto why = whyNone(**sample))
        return context.fail(*why);
    if (context.globals().json) {
        context.document(monitor::slowDocument(**sample, monitor::identityOf(*params, **sample), options));
        return Exit::Done;
    }
    const auto rows = monitor::slowest((*sample)->statements, options);
    if (rows.empty())
        context.print(Ctl::tr("No statement was recorded since the statistics began.") + QLatin1Char('\n'));
    else
        show(context, rows);
    return Exit::Done;
}

} // namespace

void addSlow(Verbs& verbs)
{
    const auto options = std::make_shared<monitor::SlowOptions>();
    const auto sort = std::make_shared<std::string>("total");
    CLI::App* verb = verbs.add("slow", Ctl::tr("Statements that take the time, from pg_stat_statements"),
                               [options, sort](Context& context) {
                                   options->sort = *monitor::parseStatementSort(*sort);
                                   return slow(context, *options);
                               });
    verb->add_option("--limit", options->limit, Ctl::tr("How many at the most (10)").toStdString())
        ->check(CLI::Range(std::size_t{1}, std::size_t{100000}));
    verb->add_option("--threshold-ms", options->thresholdMs,
                     Ctl::tr("From which mean or longest run on a statement is marked (1000)").toStdString())
        ->check(CLI::Range(0.0, 1e12));
    verb->add_option("--sort", *sort, Ctl::tr("total, mean, calls, io, temp or wal").toStdString())
        ->check(CLI::IsMember({"total", "mean", "calls", "io", "temp", "wal"}));
}

} // namespace howdah::ctl
