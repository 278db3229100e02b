// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/activityworkload.h"

#include "core/base/pause.h"
#include "core/base/units.h"
#include "core/monitor/sql.h"
#include "core/monitor/sqltemplate.h"

#include <algorithm>
#include <cmath>

namespace howdah::monitor {

using base::Error;
using base::ErrorCode;
using base::Nanoseconds;
using base::Text;
using pool::Workload;

namespace {

/// The moment a transaction began is reckoned from two readings of the clock; so far apart it still is the same.
constexpr double sameStart = 0.005; // seconds
/// Windows in which the rate of arrivals is taken to be steady hold so many transactions, or their number says nothing.
constexpr double seenPerWindow = 50;
/// As many meetings at least make a distribution of holds.
constexpr std::size_t fewestAges = 100;
constexpr double youngest = 1e-6; // seconds
/// Servers count what a session did once a second at most: half of that behind on average.
constexpr Nanoseconds countedBehind = base::Milliseconds(500);

Nanoseconds span(double seconds)
{
    return Nanoseconds(std::llround(seconds * 1e9));
}

} // namespace

namespace detail {

double endsPerSecond(std::span<const double> ages)
{
    // The share of ages in the youngest fifth, over its width; carried on to age zero along the fall from there to the
    // next width, for the density falls.
    const std::size_t count = std::max<std::size_t>(ages.size() / 5, 1);
    const double width = ages[count - 1];
    if (width <= 0)
        return 0;
    const auto all = static_cast<double>(ages.size());
    const double first = static_cast<double>(count) / all / width;
    const auto next = std::ranges::upper_bound(ages, 2 * width) - ages.begin() - static_cast<std::ptrdiff_t>(count);
    return std::max(first, 1.5 * first - 0.5 * (static_cast<double>(next) / all / width));
}

std::vector<Nanoseconds> holdsFromAges(std::vector<double> ages, std::optional<double> meanHold)
{
    if (ages.empty())
        return {};
    std::ranges::sort(ages);
    const double rate = meanHold && *meanHold > 0 ? 1 / *meanHold : endsPerSecond(ages);

    // The density of ages as steps that fall: neighbours are put together until they do (least concave majorant of
    // their distribution).
    struct Step {
        double from, to, mass;
        [[nodiscard]] double density() const { return mass / (to - from); }
    };
    std::vector<Step> steps;
    const double each = 1 / static_cast<double>(ages.size());
    double edge = 0;
    for (const double age : ages) {
        if (age <= edge && !steps.empty()) {
            steps.back().mass += each;
        } else {
            steps.push_back({edge, age, each});
            edge = age;
        }
        while (steps.size() > 1 && steps[steps.size() - 2].density() <= steps.back().density()) {
            steps[steps.size() - 2].to = steps.back().to;
            steps[steps.size() - 2].mass += steps.back().mass;
            steps.pop_back();
        }
    }

    // What the density falls by at an age is the share of holds that end there. Nowhere is it more than the rate of
    // ends; what it lacks of that at the beginning are holds too short to have been met.
    struct Mass {
        double hold, share;
    };
    std::vector<Mass> masses;
    double level = std::min(rate, steps.front().density());
    masses.push_back({steps.front().to / 2, (rate - level) / rate});
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const double below = i + 1 < steps.size() ? std::min(rate, steps[i + 1].density()) : 0;
        masses.push_back({steps[i].to, (level - below) / rate});
        level = below;
    }
    constexpr std::size_t wanted = 2000;
    std::vector<double> seconds;
    double upTo = 0;
    double sum = 0;
    for (const Mass& mass : masses) {
        upTo += mass.share;
        const auto until = static_cast<std::size_t>(std::llround(std::min(upTo, 1.0) * wanted));
        for (; seconds.size() < until; sum += mass.hold)
            seconds.push_back(mass.hold);
    }
    // The mean is what is known best, and it is that of the rate.
    const double stretch = sum > 0 ? static_cast<double>(seconds.size()) / rate / sum : 1;
    std::vector<Nanoseconds> holds;
    holds.reserve(seconds.size());
    for (const double hold : seconds)
        holds.push_back(span(hold * stretch));
    return holds;
}

} // namespace detail

bool ActivityRecorder::inScope(const Session& session) const
{
    return m_application.empty() ? !session.ours : session.application == m_application;
}

void ActivityRecorder::add(base::WallTime at, std::span<const Session> sessions,
                           std::span<const DatabaseTransactions> transactions)
{
    const std::size_t look = m_looks.size();
    m_looks.push_back(at);
    const double now = std::chrono::duration<double>(at - m_looks.front()).count();
    int mine = 0;
    int others = 0;
    for (const Session& session : sessions) {
        if (session.backendType != "client backend")
            continue;
        m_hidden = m_hidden || session.hidden;
        if (!inScope(session)) {
            ++others;
            m_databasesOfOthers.insert(session.database);
            continue;
        }
        ++mine;
        m_databases.insert(session.database);
        if (!session.transactionSeconds)
            continue;
        const double started = now - *session.transactionSeconds;
        const auto current = m_current.find(session.pid.value);
        if (current == m_current.end() || std::fabs(m_transactions[current->second].started - started) > sameStart) {
            m_current[session.pid.value] = m_transactions.size();
            m_transactions.push_back({.started = started, .ages = {}});
        }
        Transaction& transaction = m_transactions[m_current[session.pid.value]];
        transaction.last = look;
        ++transaction.looks;
        transaction.active += session.state == "active" ? 1U : 0U;
        // The clock may have been read a moment before the transaction began.
        transaction.ages.push_back(std::max(*session.transactionSeconds, youngest));
    }
    m_peakSessions = std::max(m_peakSessions, mine);
    m_peakOthers = std::max(m_peakOthers, others);
    Counted counted{at, {}};
    for (const DatabaseTransactions& one : transactions)
        counted.byDatabase[one.database] = one.count;
    m_counted.push_back(std::move(counted));
}

/// Whether it was there at the first look and still at the last: such a one does not come and go as others do.
bool ActivityRecorder::throughout(const Transaction& transaction) const
{
    return transaction.started <= 0 && transaction.last + 1 == m_looks.size();
}

/// What the server counted, when it is the application's alone.
std::optional<pool::ArrivalCounts> ActivityRecorder::countedArrivals() const
{
    const bool shared = std::ranges::any_of(
        m_databases, [this](const std::string& database) { return m_databasesOfOthers.contains(database); });
    if (shared || m_hidden || m_databases.empty())
        return std::nullopt;
    pool::ArrivalCounts counts(m_looks.front(), base::Seconds(1));
    base::WallTime from = m_looks.front();
    double pending = 0;
    for (std::size_t i = 1; i < m_counted.size(); ++i) {
        for (const std::string& database : m_databases) {
            const auto before = m_counted[i - 1].byDatabase.find(database);
            const auto after = m_counted[i].byDatabase.find(database);
            if (before == m_counted[i - 1].byDatabase.end() || after == m_counted[i].byDatabase.end() ||
                after->second < before->second - 100)
                return std::nullopt; // unknown, or its statistics were reset
            // May fall: the reader's own are taken off at their time, and not when the server counts them.
            pending += static_cast<double>(after->second - before->second);
        }
        // Servers count a session's transactions once a second at most, so that shorter intervals say nothing.
        if (m_looks[i] - from >= base::Milliseconds(950) || i + 1 == m_counted.size()) {
            const double whole = std::max(0.0, pending);
            counts.add(from, m_looks[i], whole);
            pending -= whole;
            from = m_looks[i];
        }
    }
    return counts;
}

/// Arrivals at `rate` per second on average, more where more transactions were first seen.
void ActivityRecorder::estimateArrivals(Workload& workload, double rate, std::size_t seen) const
{
    const double length = std::chrono::duration<double>(m_looks.back() - m_looks.front()).count();
    const auto windows =
        static_cast<std::size_t>(std::clamp(static_cast<double>(seen) / seenPerWindow, 1.0, std::max(1.0, length)));
    const double width = length / static_cast<double>(windows);
    std::vector<double> perWindow(windows);
    double all = 0;
    for (const Transaction& transaction : m_transactions) {
        if (transaction.started <= 0)
            continue;
        ++perWindow[std::min(windows - 1, static_cast<std::size_t>(transaction.started / width))];
        ++all;
    }
    workload.ratesEstimated = true;
    workload.arrivals.assign(static_cast<std::size_t>(std::max(1.0, std::round(length))), rate);
    for (std::size_t i = 0; i < workload.arrivals.size() && all > 0; ++i) {
        const auto window = static_cast<std::size_t>((static_cast<double>(i) + 0.5) / width);
        workload.arrivals[i] *= perWindow[std::min(windows - 1, window)] * static_cast<double>(windows) / all;
    }
    workload.notes.push_back(
        Text(HOWDAH_TEXT("monitor",
                         "The server's own count of transactions is not this application's alone, or lags behind: "
                         "their rate was estimated from the ages at which they were met, and bursts shorter "
                         "than %1 are not seen"),
             {base::human::duration(span(width))}));
}

base::Result<Workload> ActivityRecorder::workload() const
{
    const auto failure = [](ErrorCode code, base::TextSource why, std::vector<std::string> arguments = {}) {
        return Error(code, Text(HOWDAH_TEXT("monitor", "The pool's size cannot be reckoned")),
                     Text(why, std::move(arguments)));
    };
    if (m_looks.size() < 2 || m_looks.back() <= m_looks.front())
        return failure(ErrorCode::InvalidInput, HOWDAH_TEXT("monitor", "the sessions were looked at only once"));
    if (m_peakSessions == 0) {
        if (m_application.empty())
            return failure(ErrorCode::NotFound, HOWDAH_TEXT("monitor", "no client is connected"));
        return failure(ErrorCode::NotFound, HOWDAH_TEXT("monitor", "no session has the application name %1"),
                       {m_application});
    }

    Workload workload;
    workload.source = Workload::Source::Activity;
    workload.application = m_application;
    workload.begun = m_looks.front();
    const double length = std::chrono::duration<double>(m_looks.back() - m_looks.front()).count();
    std::vector<double> ages;
    double looks = 0;
    double active = 0;
    std::size_t seen = 0;
    for (const Transaction& transaction : m_transactions) {
        if (throughout(transaction)) {
            ++workload.heldThroughout;
            continue;
        }
        ages.insert(ages.end(), transaction.ages.begin(), transaction.ages.end());
        looks += static_cast<double>(transaction.looks);
        active += static_cast<double>(transaction.active);
        seen += transaction.started > 0 ? 1U : 0U;
    }
    const double busy = looks / static_cast<double>(m_looks.size()); // in use on average
    if (looks > 0)
        workload.activeShare = active / looks;

    const auto counted = countedArrivals();
    double total = 0;
    if (counted) {
        workload.arrivals = counted->perBucket();
        total = workload.checkouts();
    }
    std::vector<double> ascending = ages;
    std::ranges::sort(ascending);
    // A session's transactions are counted when it next reads a table: there may be fewer than were seen.
    if (counted && total >= static_cast<double>(seen) && total > 0) {
        // However many were counted, holds are known from those that were met.
        workload.observed = ages.size() >= fewestAges ? static_cast<std::uint64_t>(total) : ages.size();
        workload.hold = pool::SpanDistribution::of(detail::holdsFromAges(std::move(ages), busy * length / total));
    } else {
        workload.arrivals.clear();
        workload.observed = seen;
        const double rate = ascending.empty() ? 0 : busy * detail::endsPerSecond(ascending);
        workload.hold = pool::SpanDistribution::of(detail::holdsFromAges(std::move(ages), std::nullopt));
        estimateArrivals(workload, rate, seen);
    }
    workload.notes.push_back(
        Text(HOWDAH_TEXT("monitor", "Seen from the server, by %1 looks at pg_stat_activity: a checkout was taken to be "
                                    "one transaction. What an application does with a connection before the first and "
                                    "after the last statement of a transaction is not seen, so that holds are at least "
                                    "as long as shown"),
             {base::human::integer(static_cast<std::int64_t>(m_looks.size()))}));
    workload.notes.push_back(
        Text(HOWDAH_TEXT("monitor", "Transactions shorter than the %1 between two looks are met by chance; their "
                                    "number and length were corrected for that, and are estimates"),
             {base::human::duration(span(length / static_cast<double>(m_looks.size() - 1)))}));
    if (m_hidden)
        workload.notes.push_back(Text(
            HOWDAH_TEXT("monitor", "Sessions of other roles are hidden from this role, which lacks pg_monitor: what "
                                   "they do is not counted"),
            {}));
    return workload;
}

base::Result<ActivityRecording> recordActivity(pg::Connection& connection, const ActivityRecordingOptions& options)
{
    constexpr base::Nanoseconds patience = base::Seconds(10);
    const auto asked = [&] { return pg::QueryOptions{base::Deadline::after(patience), options.stop}; };
    ActivityRecording recording;
    HOWDAH_ASSIGN(const pg::ResultSet limits, connection.query(expandTemplate(sql::pool_limits, {}), {}, asked()));
    recording.server.maxConnections = limits.value<int>(0, "max_connections");
    recording.server.reserved = limits.value<int>(0, "reserved_connections");
    const std::string ownDatabase = limits.value<std::string>(0, "database").value_or("");

    ActivityRecorder recorder(options.application);
    const std::vector<pg::PipelineQuery> batch{{expandTemplate(sql::pool_sessions, {}), {}},
                                               {expandTemplate(sql::pool_transactions, {}), {}}};
    const base::MonotonicTime begun = base::Clock::system()->now();
    std::int64_t own = 0;
    const auto ownBehind = static_cast<std::int64_t>(batch.size()) * (countedBehind / options.interval);
    double told = 0;
    for (base::MonotonicTime due = begun;;) {
        HOWDAH_ASSIGN(const auto answers, connection.pipeline(batch, asked()));
        if (answers.size() != batch.size())
            return Error(ErrorCode::Internal, Text(HOWDAH_TEXT("monitor", "The server left a question unanswered")));
        if (!answers[0])
            return answers[0].error();
        const pg::ResultSet& rows = *answers[0];
        std::vector<Session> sessions;
        sessions.reserve(static_cast<std::size_t>(rows.rowCount()));
        base::WallTime at{};
        for (int row = 0; row < rows.rowCount(); ++row) {
            at = base::WallTime(std::chrono::microseconds(rows.value<std::int64_t>(row, "now_us").value_or(0)));
            Session session;
            session.pid = rows.value<base::BackendPid>(row, "pid").value_or(base::BackendPid{});
            session.database = rows.value<std::string>(row, "datname").value_or("");
            session.application = rows.value<std::string>(row, "application_name").value_or("");
            session.backendType = "client backend";
            session.state = rows.value<std::string>(row, "state").value_or("");
            session.transactionSeconds = rows.value<double>(row, "xact_s");
            if (session.pid == connection.backendPid())
                continue;
            session.ours = isOurs(session.application);
            session.hidden = rows.value<bool>(row, "hidden").value_or(false);
            sessions.push_back(std::move(session));
        }
        std::vector<DatabaseTransactions> transactions;
        if (answers[1]) {
            for (int row = 0; row < answers[1]->rowCount(); ++row) {
                const auto database = answers[1]->value<std::string>(row, "datname").value_or("");
                const auto count = answers[1]->value<std::int64_t>(row, "transactions").value_or(0);
                transactions.push_back(
                    {database, count - (database == ownDatabase ? std::max<std::int64_t>(0, own - ownBehind) : 0)});
            }
        }
        own += static_cast<std::int64_t>(batch.size());
        recorder.add(at, sessions, transactions);

        const base::MonotonicTime now = base::Clock::system()->now();
        const double share = std::chrono::duration<double>(now - begun) / std::chrono::duration<double>(options.length);
        if (options.onProgress && (share - told) * std::chrono::duration<double>(options.length).count() >= 1) {
            told = share;
            options.onProgress(std::min(share, 1.0));
        }
        if (now - begun >= options.length)
            break;
        due = std::max(due + options.interval, now);
        if (base::pauseFor(std::min(due, begun + options.length) - now, options.stop))
            return Error(ErrorCode::Cancelled, Text(HOWDAH_TEXT("monitor", "The recording was cancelled")));
    }
    recording.peakSessions = recorder.peakSessions();
    recording.server.usedByOthers = recorder.peakOthers();
    HOWDAH_ASSIGN(recording.workload, recorder.workload());
    return recording;
}

} // namespace howdah::monitor
