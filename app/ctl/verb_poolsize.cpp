// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/table.h"
#include "app/ctl/verbs.h"
#include "core/base/units.h"
#include "core/monitor/activityworkload.h"
#include "core/monitor/bouncerworkload.h"
#include "core/pool/feedworkload.h"
#include "core/pool/poolfeed.h"
#include "core/pool/sizing.h"
#include "core/service/translate.h"

#include <array>
#include <optional>

namespace howdah::ctl {

namespace {

struct Request {
    std::string source = "activity";
    std::string application;
    double seconds = 30;
    double targetMs = 10;
    int currentSize = 0;      ///< 0: not said
    int currentOverflow = -1; ///< -1: not said
    int cores = 0;            ///< 0: not said
};

/// What a source found out. Sources that know today's pool say so.
struct Recording {
    pool::Workload workload;
    pool::ServerLimits server;
    std::optional<int> currentSize, currentOverflow;
};

base::Nanoseconds span(double seconds)
{
    return std::chrono::duration_cast<base::Nanoseconds>(std::chrono::duration<double>(seconds));
}

base::Result<Recording> recordActivity(const Context& context, const Request& request)
{
    HOWDAH_ASSIGN(pg::ConnectParams params, context.target());
    params.set("application_name", "howdah/pool-size");
    const base::MonotonicTime begun = base::Clock::system()->now();
    HOWDAH_ASSIGN(const auto connection, context.connect(params));
    const base::Nanoseconds connected = base::Clock::system()->now() - begun;
    context.message(
        Ctl::tr("Recording for %1 …").arg(QString::fromStdString(base::human::duration(span(request.seconds)))));
    monitor::ActivityRecordingOptions options;
    options.application = request.application;
    options.length = span(request.seconds);
    options.stop = context.stop();
    HOWDAH_ASSIGN(auto found, monitor::recordActivity(*connection, options));
    Recording recording{std::move(found.workload), found.server, std::nullopt, std::nullopt};
    // The application's own connects may come from farther away; ours is what was measured.
    recording.workload.connect = pool::SpanDistribution::constant(connected);
    recording.workload.notes.emplace_back(HOWDAH_TEXT("ctl", "A connect is taken to last %1, as ours did"),
                                          std::vector<std::string>{base::human::duration(connected)});
    recording.workload.notes.push_back(base::Text::counted(
        HOWDAH_TEXT_N("ctl", "The application had up to %n connection(s) open"), found.peakSessions));
    return recording;
}

/// "a, b": to choose from.
std::string list(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text.append(text.empty() ? "" : ", ").append(name);
    return text;
}

base::Result<Recording> recordFeed(const Context& context, const Request& request)
{
    const pool::feed::Survey survey = pool::feed::survey(base::Deadline::after(base::Seconds(2)), context.stop());
    const pool::FeedPool* chosen = nullptr;
    std::vector<std::string> names;
    int matches = 0;
    for (const pool::FeedProcess& process : survey.processes) {
        for (const pool::FeedPool& one : process.pools) {
            names.push_back(one.applicationName);
            if (!request.application.empty() && one.applicationName != request.application)
                continue;
            ++matches;
            // Of several processes of one application the busiest speaks for all.
            if (chosen == nullptr || one.stats.requests > chosen->stats.requests)
                chosen = &one;
        }
    }
    if (chosen == nullptr)
        return base::Error(base::ErrorCode::NotFound,
                           request.application.empty()
                               ? base::Text(HOWDAH_TEXT("ctl", "No process of this account has a pool open"))
                               : base::Text(HOWDAH_TEXT("ctl", "No process of this account has a pool named %1"),
                                            {request.application}),
                           {},
                           names.empty() ? base::Text(HOWDAH_TEXT("ctl", "use --source activity or pgbouncer"))
                                         : base::Text(HOWDAH_TEXT("ctl", "choose one of: %1"), {list(names)}));
    if (matches > 1 && request.application.empty())
        return base::Error(base::ErrorCode::Usage,
                           base::Text(HOWDAH_TEXT("ctl", "There are several pools: %1"), {list(names)}), {},
                           base::Text(HOWDAH_TEXT("ctl", "name one with --application")));
    HOWDAH_ASSIGN(pool::Workload workload, pool::workloadFromFeed(*chosen));
    Recording recording{std::move(workload), {}, chosen->stats.size, chosen->stats.maxOverflow};
    if (matches > 1)
        recording.workload.notes.push_back(base::Text::counted(
            HOWDAH_TEXT_N("ctl", "%n processes have a pool of this name: the busiest one's is meant"), matches));
    return recording;
}

base::Result<Recording> recordPgBouncer(const Context& context, const Request& request)
{
    HOWDAH_ASSIGN(const pg::ConnectParams params, context.target());
    monitor::PgBouncerOptions options;
    options.params = params;
    options.connectTimeout = context.timeout();
    context.message(
        Ctl::tr("Recording for %1 …").arg(QString::fromStdString(base::human::duration(span(request.seconds)))));
    HOWDAH_ASSIGN(const monitor::PgBouncerRecording found,
                  monitor::recordPgBouncer(options, request.application, span(request.seconds), context.stop()));
    return Recording{found.workload, {}, found.poolSize, found.reserve};
}

/// Where workloads come from.
struct Source {
    const char* word;
    base::Result<Recording> (*record)(const Context&, const Request&);
};
constexpr std::array sources{Source{"feed", recordFeed}, Source{"pgbouncer", recordPgBouncer},
                             Source{"activity", recordActivity}};

void show(const Context& context, const pool::SizingResult& result)
{
    const auto human = [](const std::string& text) { return QString::fromStdString(text); };
    QString text = service::translated(result.answer()) + QLatin1Char('\n');
    if (!result.curve.empty()) {
        Table table;
        for (const QString& title :
             {Ctl::tr("size"), Ctl::tr("overflow"), Ctl::tr("wait p50"), Ctl::tr("p95"), Ctl::tr("p99"),
              Ctl::tr("p99 of replays"), Ctl::tr("in use"), Ctl::tr("connects/s")})
            table.addColumn(title, Table::Align::Right);
        table.addColumn({});
        for (const pool::CurvePoint& point : result.curve) {
            const pool::SimulationResult& row = point.result;
            QStringList marks;
            if (point.recommended)
                marks << Ctl::tr("◀ recommended");
            if (point.today)
                marks << Ctl::tr("◀ today");
            table.addRow({QString::number(row.size), QString::number(row.overflow),
                          human(base::human::duration(row.waitP50)), human(base::human::duration(row.waitP95)),
                          human(base::human::duration(row.waitP99)),
                          human(base::human::duration(row.waitP99Low) + "–" + base::human::duration(row.waitP99High)),
                          human(base::human::percent(row.utilisation())),
                          human(base::human::number(row.connectsPerSecond)), marks.join(QLatin1Char(' '))});
        }
        text += QLatin1Char('\n') + table.text(terminalWidth()) + QLatin1Char('\n');
    }
    const base::Nanoseconds length = span(result.recordedSeconds);
    text += Ctl::tr("Recorded: %1 checkouts in %2.")
                .arg(human(base::human::number(result.recordedCheckouts)), human(base::human::duration(length)));
    if (result.meanHold && result.meanLoad)
        text += QLatin1Char(' ') +
                Ctl::tr("They are held for %1 on average: %2 connections at once.")
                    .arg(human(base::human::duration(*result.meanHold)), human(base::human::number(*result.meanLoad)));
    text += QLatin1Char('\n');
    for (const base::Text& note : result.notes) {
        // Without a recommendation the reason has been said in the first line.
        if (result.recommended || note != result.answer())
            text += QStringLiteral("- ") + service::translated(note) + QLatin1Char('\n');
    }
    context.print(text);
}

Exit poolSize(const Context& context, const Request& request)
{
    const auto source = std::ranges::find_if(sources, [&](const Source& one) { return one.word == request.source; });
    const auto recording = source->record(context, request);
    if (!recording)
        return context.fail(recording.error());
    pool::Constraints constraints;
    constraints.targetP99Wait = span(request.targetMs / 1000);
    constraints.server = recording->server;
    if (request.cores > 0)
        constraints.server.cores = request.cores;
    constraints.currentSize = recording->currentSize;
    constraints.currentOverflow = recording->currentOverflow;
    if (request.currentSize > 0)
        constraints.currentSize = request.currentSize;
    if (request.currentOverflow >= 0)
        constraints.currentOverflow = request.currentOverflow;
    const pool::SizingResult result = pool::recommend(recording->workload, constraints);
    if (context.globals().json)
        context.document(pool::sizingDocument(result));
    else
        show(context, result);
    return Exit::Done;
}

} // namespace

void addPoolSize(Verbs& verbs, CLI::App* pool)
{
    const auto request = std::make_shared<Request>();
    CLI::App* verb =
        verbs.add(pool, "size", Ctl::tr("What size the pool should be, by simulation of what was recorded"),
                  [request](Context& context) { return poolSize(context, *request); });
    std::vector<std::string> words;
    for (const Source& source : sources)
        words.emplace_back(source.word);
    verb->add_option("--source", request->source,
                     Ctl::tr("What is asked: feed (the programs' own pools), pgbouncer (-d leads to it), activity (the "
                             "server's sessions)")
                         .toStdString())
        ->check(CLI::IsMember(words));
    verb->add_option("--application", request->application,
                     Ctl::tr("Only this application; of PgBouncer only this database").toStdString());
    verb->add_option("--seconds", request->seconds, Ctl::tr("How long to record (30)").toStdString())
        ->check(CLI::Range(0.1, 86400.0));
    verb->add_option("--target-ms", request->targetMs,
                     Ctl::tr("99 of 100 checkouts are to wait no longer than this (10)").toStdString())
        ->check(CLI::Range(0.0, 1e6));
    verb->add_option("--current-size", request->currentSize, Ctl::tr("Today's size, to compare").toStdString())
        ->check(CLI::Range(1, 10000));
    verb->add_option("--current-overflow", request->currentOverflow,
                     Ctl::tr("Today's overflow, to compare").toStdString())
        ->check(CLI::Range(0, 10000));
    verb->add_option("--cores", request->cores, Ctl::tr("Cores of the server, which cannot be asked for").toStdString())
        ->check(CLI::Range(1, 100000));
}

} // namespace howdah::ctl
