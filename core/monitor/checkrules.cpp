// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/checkrules.h"

#include "core/base/numbers.h"
#include "core/base/quoting.h"
#include "core/base/units.h"
#include "core/monitor/poolcheck.h"
#include "core/monitor/sql.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace howdah::monitor {

using base::Text;
namespace human = base::human;

namespace {

constexpr double minimumBlocks = 10'000;
constexpr std::size_t mostEvidence = 20;

std::string seconds(double value)
{
    return human::duration(base::Nanoseconds(static_cast<std::int64_t>(std::clamp(value * 1e9, -9e18, 9e18))));
}

std::string textOf(const pg::ResultSet& rows, int row, std::string_view column)
{
    return rows.value<std::string>(row, column).value_or("");
}

double numberOf(const pg::ResultSet& rows, int row, std::string_view column)
{
    return rows.value<double>(row, column).value_or(0);
}

std::optional<base::BackendPid> pidOf(const pg::ResultSet& rows, int row)
{
    const auto pid = rows.value<std::int32_t>(row, "pid");
    return pid ? std::optional(base::BackendPid{*pid}) : std::nullopt;
}

Severity judged(double value, std::optional<double> warnAt, std::optional<double> criticalAt, bool lowIsBad = false)
{
    const auto reached = [&](std::optional<double> limit) {
        return limit && (lowIsBad ? value < *limit : value >= *limit);
    };
    return reached(criticalAt) ? Severity::Critical : reached(warnAt) ? Severity::Warn : Severity::Ok;
}

/// "user@database (application)" of a session row, as far as it is known.
std::string who(const pg::ResultSet& rows, int row)
{
    std::string text = textOf(rows, row, "role") + '@' + textOf(rows, row, "database");
    if (const std::string application = textOf(rows, row, "application"); !application.empty())
        text += " (" + application + ')';
    return text;
}

/// Judges sessions by age, each by the thresholds of its own database. Returns how many are found fault with; the
/// result then has the worst one's value and thresholds, and the evidence.
template <class Words>
std::size_t judgeAges(const pg::ResultSet& rows, const CheckContext& context, CheckResult& result, Words words)
{
    const auto own = context.thresholds.find(result.id);
    std::size_t found = 0;
    result.severity = Severity::Ok;
    result.value = 0;
    struct Candidate {
        int row;
        Severity severity;
        double value;
        std::optional<double> warnAt, criticalAt;
        std::string from;
    };
    std::vector<Candidate> candidates;
    const CheckResult defaults = result;
    for (int i = 0; i < rows.rowCount(); ++i) {
        Candidate candidate{i,
                            Severity::Ok,
                            std::max(0.0, numberOf(rows, i, "value")),
                            defaults.warnAt,
                            defaults.criticalAt,
                            defaults.thresholdFrom};
        const std::string database = textOf(rows, i, "database");
        if (database != context.ownDatabase) {
            const auto rule = std::ranges::find(checks(), std::string_view(result.id), &CheckInfo::id);
            candidate.warnAt = rule->warnAt;
            candidate.criticalAt = rule->criticalAt;
            candidate.from.clear();
            if (own != context.thresholds.end()) {
                if (const auto other = own->second.find(database); other != own->second.end()) {
                    candidate.warnAt = other->second.warnAt;
                    candidate.criticalAt = other->second.criticalAt;
                    candidate.from = database;
                }
            }
        }
        candidate.severity = judged(candidate.value, candidate.warnAt, candidate.criticalAt);
        candidates.push_back(std::move(candidate));
    }
    std::ranges::stable_sort(candidates, [](const Candidate& a, const Candidate& b) {
        return a.severity != b.severity ? a.severity > b.severity : a.value > b.value;
    });
    for (const Candidate& candidate : candidates) {
        if (candidate.severity == Severity::Ok)
            continue;
        ++found;
        if (result.evidence.size() == mostEvidence)
            continue;
        Evidence evidence;
        evidence.pid = pidOf(rows, candidate.row);
        evidence.object = textOf(rows, candidate.row, "database");
        evidence.value = candidate.value;
        evidence.text = words(candidate.row, candidate.value);
        result.evidence.push_back(std::move(evidence));
    }
    if (!candidates.empty()) {
        const Candidate& worst = candidates.front();
        result.severity = worst.severity;
        result.value = worst.value;
        result.warnAt = worst.warnAt;
        result.criticalAt = worst.criticalAt;
        result.thresholdFrom = worst.from;
    }
    return found;
}

/// What hidden sessions leave of a verdict: nothing found among those in sight is not "nothing".
void mindHidden(const CheckContext& context, CheckResult& result)
{
    if (context.hiddenSessions <= 0 || result.severity != Severity::Ok)
        return;
    result.severity = Severity::Unknown;
    result.value.reset();
    result.summary = Text::counted(HOWDAH_TEXT_N("check", "%n session(s) of other roles cannot be seen into"),
                                   context.hiddenSessions);
    result.unknownBecause = result.summary.english();
    result.remedy = Text::verbatim("GRANT pg_read_all_stats TO " + context.role + ';');
}

/// "(warning from 10 s, critical from 30 s)", with the database that says so.
Text withThresholds(base::TextSource sentence, base::TextSource sentenceOfDatabase, long long count,
                    const std::string& value, const CheckResult& result)
{
    std::vector<std::string> arguments{value, seconds(result.warnAt.value_or(0)),
                                       seconds(result.criticalAt.value_or(0))};
    if (result.thresholdFrom.empty())
        return Text::counted(sentence, count, std::move(arguments));
    arguments.push_back(result.thresholdFrom);
    return Text::counted(sentenceOfDatabase, count, std::move(arguments));
}

void judgeConnections(const pg::ResultSet& rows, const CheckContext&, CheckResult& result)
{
    const double used = numberOf(rows, 0, "used"), room = numberOf(rows, 0, "free_to_all");
    if (rows.rowCount() == 0 || room <= 0) {
        result.summary = Text(HOWDAH_TEXT("check", "The sessions could not be counted"));
        result.unknownBecause = result.summary.english();
        return;
    }
    result.value = used / room;
    result.severity = judged(*result.value, result.warnAt, result.criticalAt);
    result.summary = Text(HOWDAH_TEXT("check", "%1 of %2 connections are in use (%3)"),
                          {human::number(used), human::number(room), human::percent(*result.value)});
    for (int i = 0; i < rows.rowCount(); ++i) {
        Evidence evidence;
        evidence.object = textOf(rows, i, "application");
        evidence.value = numberOf(rows, i, "value");
        evidence.text = Text(HOWDAH_TEXT("check", "%1 as %2: %3 sessions, %4 of them idle"),
                             {evidence.object.empty() ? std::string("–") : evidence.object, textOf(rows, i, "role"),
                              human::number(*evidence.value), human::number(numberOf(rows, i, "idle"))});
        result.evidence.push_back(std::move(evidence));
    }
    if (result.severity != Severity::Ok)
        result.remedy = Text(HOWDAH_TEXT("check", "Let applications share connections through a pool and close idle "
                                                  "ones; raise max_connections last"));
}

void judgeIdleInTransaction(const pg::ResultSet& rows, const CheckContext& context, CheckResult& result)
{
    const auto found = judgeAges(rows, context, result, [&](int row, double age) {
        return Text(HOWDAH_TEXT("check", "%1 has been idle in its transaction for %2; its last statement: %3"),
                    {who(rows, row), seconds(age), textOf(rows, row, "query")});
    });
    if (found == 0) {
        result.summary = Text(HOWDAH_TEXT("check", "No session has been idle in a transaction for %1 or longer"),
                              {seconds(result.warnAt.value_or(0))});
        mindHidden(context, result);
        return;
    }
    result.summary = withThresholds(
        HOWDAH_TEXT_N("check", "%n session(s) idle in transaction, the longest for %1 (warning from %2, critical "
                               "from %3)"),
        HOWDAH_TEXT_N("check", "%n session(s) idle in transaction, the longest for %1 (warning from %2, critical "
                               "from %3, as set for database %4)"),
        static_cast<long long>(found), seconds(*result.value), result);
    result.remedy = Text(HOWDAH_TEXT("check", "End the session with SELECT pg_terminate_backend(%1); and set "
                                              "idle_in_transaction_session_timeout for its role"),
                         {std::to_string(result.evidence.front().pid.value_or(base::BackendPid{}).value)});
}

void judgeLongQueries(const pg::ResultSet& rows, const CheckContext& context, CheckResult& result)
{
    const auto found = judgeAges(rows, context, result, [&](int row, double age) {
        return Text(HOWDAH_TEXT("check", "%1 has been running this for %2: %3"),
                    {who(rows, row), seconds(age), textOf(rows, row, "query")});
    });
    if (found == 0) {
        result.summary = Text(HOWDAH_TEXT("check", "No statement has been running for %1 or longer"),
                              {seconds(result.warnAt.value_or(0))});
        mindHidden(context, result);
        return;
    }
    result.summary =
        withThresholds(HOWDAH_TEXT_N("check", "%n statement(s) running for long, the longest for %1 (warning from %2, "
                                              "critical from %3)"),
                       HOWDAH_TEXT_N("check", "%n statement(s) running for long, the longest for %1 (warning from %2, "
                                              "critical from %3, as set for database %4)"),
                       static_cast<long long>(found), seconds(*result.value), result);
    result.remedy = Text(HOWDAH_TEXT("check", "Look at its plan; stop it with SELECT pg_cancel_backend(%1);"),
                         {std::to_string(result.evidence.front().pid.value_or(base::BackendPid{}).value)});
}

/// Whom each waiter waits for in the end: along the first blocker until one that waits for nobody.
base::BackendPid rootOf(base::BackendPid waiter, const std::map<base::BackendPid, base::BackendPid>& blockers)
{
    base::BackendPid at = waiter;
    // A deadlock is a circle for up to deadlock_timeout; its length bounds the walk.
    for (std::size_t steps = 0; steps <= blockers.size(); ++steps) {
        const auto next = blockers.find(at);
        if (next == blockers.end())
            return at;
        at = next->second;
    }
    return at;
}

void judgeLockWaits(const pg::ResultSet& rows, const CheckContext& context, CheckResult& result)
{
    std::map<base::BackendPid, base::BackendPid> blockers;
    for (int i = 0; i < rows.rowCount(); ++i) {
        const std::string list = textOf(rows, i, "blocked_by");
        const auto blocker = base::parseNumber<std::int32_t>(std::string_view(list).substr(0, list.find(' ')));
        const auto pid = pidOf(rows, i);
        if (pid && blocker && *blocker != pid->value)
            blockers[*pid] = {*blocker};
    }
    const auto found = judgeAges(rows, context, result, [&](int row, double age) {
        const base::BackendPid root = rootOf(pidOf(rows, row).value_or(base::BackendPid{}), blockers);
        const std::string relation = textOf(rows, row, "relation");
        return Text(HOWDAH_TEXT("check", "%1 has waited %2 for %3 on %4, behind session %5"),
                    {who(rows, row), seconds(age), textOf(rows, row, "mode"),
                     relation.empty() ? std::string("–") : relation, std::to_string(root.value)});
    });
    if (found == 0) {
        result.summary = Text(HOWDAH_TEXT("check", "No session has waited for a lock for %1 or longer"),
                              {seconds(result.warnAt.value_or(0))});
        mindHidden(context, result);
        return;
    }
    const base::BackendPid root = rootOf(result.evidence.front().pid.value_or(base::BackendPid{}), blockers);
    result.summary =
        withThresholds(HOWDAH_TEXT_N("check", "%n session(s) waiting for locks, the longest for %1 (warning from %2, "
                                              "critical from %3)"),
                       HOWDAH_TEXT_N("check", "%n session(s) waiting for locks, the longest for %1 (warning from %2, "
                                              "critical from %3, as set for database %4)"),
                       static_cast<long long>(found), seconds(*result.value), result);
    result.remedy = Text(HOWDAH_TEXT("check", "End the root of the queue: SELECT pg_terminate_backend(%1);"),
                         {std::to_string(root.value)});
}

void judgeOldestXmin(const pg::ResultSet& rows, const CheckContext& context, CheckResult& result)
{
    result.value = rows.rowCount() > 0 ? numberOf(rows, 0, "value") : 0;
    result.severity = judged(*result.value, result.warnAt, result.criticalAt);
    if (result.severity == Severity::Ok) {
        result.summary = Text(HOWDAH_TEXT("check", "Vacuum is held back by %1 transactions at most"),
                              {human::number(*result.value)});
        mindHidden(context, result);
        return;
    }
    for (int i = 0; i < rows.rowCount(); ++i) {
        Evidence evidence;
        evidence.value = numberOf(rows, i, "value");
        if (judged(*evidence.value, result.warnAt, result.criticalAt) == Severity::Ok)
            break;
        evidence.pid = pidOf(rows, i);
        evidence.object = textOf(rows, i, "object");
        const std::string holder = textOf(rows, i, "holder");
        const std::vector<std::string> arguments{evidence.object, human::number(*evidence.value),
                                                 textOf(rows, i, "detail")};
        if (holder == "slot")
            evidence.text =
                Text(HOWDAH_TEXT("check", "Replication slot %1 (%3) holds back %2 transactions"), arguments);
        else if (holder == "prepared")
            evidence.text =
                Text(HOWDAH_TEXT("check", "Prepared transaction %1 of %3 holds back %2 transactions"), arguments);
        else if (holder == "standby")
            evidence.text =
                Text(HOWDAH_TEXT("check", "Standby %1 holds back %2 transactions by its feedback"), arguments);
        else
            evidence.text = Text(HOWDAH_TEXT("check", "Session %1 (%3) holds back %2 transactions"), arguments);
        if (i == 0) {
            if (holder == "slot")
                result.remedy =
                    Text(HOWDAH_TEXT("check", "Revive its consumer, or SELECT pg_drop_replication_slot(%1);"),
                         {base::quoteLiteral(evidence.object)});
            else if (holder == "prepared")
                result.remedy = Text(HOWDAH_TEXT("check", "COMMIT PREPARED %1; or ROLLBACK PREPARED %1;"),
                                     {base::quoteLiteral(evidence.object)});
            else if (holder == "standby")
                result.remedy = Text(HOWDAH_TEXT("check", "End the long query on the standby, or turn "
                                                          "hot_standby_feedback off there"));
            else
                result.remedy = Text(HOWDAH_TEXT("check", "End that session: SELECT pg_terminate_backend(%1);"),
                                     {std::to_string(evidence.pid.value_or(base::BackendPid{}).value)});
        }
        result.evidence.push_back(std::move(evidence));
    }
    result.summary = Text(HOWDAH_TEXT("check", "Vacuum cannot clean up what the last %1 transactions left"),
                          {human::number(*result.value)});
}

void judgeXidAge(const pg::ResultSet& rows, const CheckContext&, CheckResult& result)
{
    result.value = rows.rowCount() > 0 ? numberOf(rows, 0, "value") : 0;
    result.severity = judged(*result.value, result.warnAt, result.criticalAt);
    const std::string oldest = rows.rowCount() > 0 ? textOf(rows, 0, "object") : std::string();
    result.summary = Text(HOWDAH_TEXT("check", "The oldest unfrozen transaction, in database %1, is %2 transactions "
                                               "old; the server stops at about 2.1 billion"),
                          {oldest, human::number(*result.value)});
    for (int i = 0; i < rows.rowCount(); ++i) {
        Evidence evidence;
        evidence.object = textOf(rows, i, "object");
        evidence.value = numberOf(rows, i, "value");
        if (judged(*evidence.value, result.warnAt, result.criticalAt) == Severity::Ok)
            break;
        evidence.text = Text(HOWDAH_TEXT("check", "Database %1: %2 transactions"),
                             {evidence.object, human::number(*evidence.value)});
        result.evidence.push_back(std::move(evidence));
    }
    if (result.severity != Severity::Ok)
        result.remedy = Text(HOWDAH_TEXT("check", "Find what keeps autovacuum from the oldest tables of database %1 "
                                                  "and run VACUUM (FREEZE) on them"),
                             {oldest});
}

void judgeSequences(const pg::ResultSet& rows, const CheckContext& context, CheckResult& result)
{
    result.value = rows.rowCount() > 0 ? numberOf(rows, 0, "value") : 0;
    result.severity = judged(*result.value, result.warnAt, result.criticalAt);
    const auto unreadable = rows.value<std::int64_t>(0, "unreadable").value_or(0);
    if (result.severity == Severity::Ok) {
        if (unreadable > 0) {
            result.severity = Severity::Unknown;
            result.value.reset();
            result.summary = Text::counted(HOWDAH_TEXT_N("check", "%n sequence(s) may not be read"), unreadable);
            result.unknownBecause = result.summary.english();
            result.remedy = Text(HOWDAH_TEXT("check", "Grant %1 SELECT on the sequences"), {context.role});
            return;
        }
        result.summary = Text(HOWDAH_TEXT("check", "No sequence has used up more than %1 of its range"),
                              {human::percent(*result.value)});
        return;
    }
    for (int i = 0; i < rows.rowCount(); ++i) {
        Evidence evidence;
        evidence.object = textOf(rows, i, "object");
        evidence.value = numberOf(rows, i, "value");
        if (judged(*evidence.value, result.warnAt, result.criticalAt) == Severity::Ok)
            break;
        evidence.text = Text(HOWDAH_TEXT("check", "Sequence %1 stands at %2 of %3"),
                             {evidence.object, textOf(rows, i, "last_value"), textOf(rows, i, "max_value")});
        result.evidence.push_back(std::move(evidence));
    }
    result.summary = Text(HOWDAH_TEXT("check", "Sequence %1 has used up %2 of its range"),
                          {result.evidence.front().object, human::percent(*result.value)});
    result.remedy = Text(HOWDAH_TEXT("check", "Move the column to bigint, then ALTER SEQUENCE %1 AS bigint;"),
                         {result.evidence.front().object});
}

void judgeCacheHits(const pg::ResultSet& before, const CheckContext& context, CheckResult& result)
{
    if (!context.laterCache) {
        result.summary = Text(HOWDAH_TEXT("check", "There was no time to watch what the server reads"));
        result.unknownBecause = result.summary.english();
        return;
    }
    const pg::ResultSet& after = *context.laterCache;
    double hits = 0, reads = 0;
    bool reset = false;
    for (int i = 0; i < after.rowCount(); ++i) {
        int then = 0;
        while (then < before.rowCount() && textOf(before, then, "datid") != textOf(after, i, "datid"))
            ++then;
        if (then == before.rowCount())
            continue;
        const double hit = numberOf(after, i, "blks_hit") - numberOf(before, then, "blks_hit");
        const double read = numberOf(after, i, "blks_read") - numberOf(before, then, "blks_read");
        if (hit < 0 || read < 0 || textOf(before, then, "reset_us") != textOf(after, i, "reset_us")) {
            reset = true;
            continue;
        }
        hits += hit;
        reads += read;
        if (hit + read < minimumBlocks)
            continue;
        Evidence evidence;
        evidence.object = textOf(after, i, "object");
        evidence.value = hit / (hit + read);
        evidence.text = Text(HOWDAH_TEXT("check", "Database %1: %2 of %3 blocks came from memory"),
                             {evidence.object, human::percent(*evidence.value), human::number(hit + read)});
        if (judged(*evidence.value, result.warnAt, result.criticalAt, true) != Severity::Ok)
            result.evidence.push_back(std::move(evidence));
    }
    if (reset && hits + reads < minimumBlocks) {
        result.summary = Text(HOWDAH_TEXT("check", "The statistics were reset while the server was watched"));
        result.unknownBecause = result.summary.english();
        return;
    }
    const std::string span = seconds((numberOf(after, 0, "now_us") - numberOf(before, 0, "now_us")) / 1e6);
    if (hits + reads < minimumBlocks) {
        result.severity = Severity::Ok;
        result.summary = Text(HOWDAH_TEXT("check", "Too little was read in %1 to judge the cache by (%2 blocks)"),
                              {span, human::number(hits + reads)});
        return;
    }
    result.value = hits / (hits + reads);
    result.severity = judged(*result.value, result.warnAt, result.criticalAt, true);
    result.summary = Text(HOWDAH_TEXT("check", "In %1, %2 of %3 blocks came from shared memory"),
                          {span, human::percent(*result.value), human::number(hits + reads)});
    std::ranges::stable_sort(result.evidence, {}, [](const Evidence& evidence) { return evidence.value.value_or(1); });
    if (result.severity != Severity::Ok)
        result.remedy =
            Text(HOWDAH_TEXT("check", "Find the statements that read most and give them an index; then look "
                                      "at shared_buffers"));
    else
        result.evidence.clear();
}

void judgeInvalidIndexes(const pg::ResultSet& rows, const CheckContext&, CheckResult& result)
{
    result.value = rows.rowCount();
    result.severity = judged(*result.value, result.warnAt, result.criticalAt);
    if (rows.rowCount() == 0) {
        result.summary = Text(HOWDAH_TEXT("check", "Every index is valid"));
        return;
    }
    for (int i = 0; i < rows.rowCount(); ++i) {
        Evidence evidence;
        evidence.object = textOf(rows, i, "object");
        evidence.value = numberOf(rows, i, "value");
        evidence.text = Text(
            HOWDAH_TEXT("check", "Index %1 on %2 costs writes and %3 and answers no query"),
            {evidence.object, textOf(rows, i, "relation"), human::bytes({static_cast<std::int64_t>(*evidence.value)})});
        result.evidence.push_back(std::move(evidence));
    }
    result.summary = Text(HOWDAH_TEXT("check", "Invalid indexes: %1; the largest is %2"),
                          {human::integer(rows.rowCount()), result.evidence.front().object});
    result.remedy = Text(HOWDAH_TEXT("check", "REINDEX INDEX CONCURRENTLY %1; or DROP INDEX CONCURRENTLY %1;"),
                         {result.evidence.front().object});
}

void judgeSettings(const pg::ResultSet& rows, const CheckContext&, CheckResult& result)
{
    result.value = rows.rowCount();
    result.severity = judged(*result.value, result.warnAt, result.criticalAt);
    if (rows.rowCount() == 0) {
        result.summary = Text(HOWDAH_TEXT("check", "No setting endangers the data, none waits for a restart"));
        return;
    }
    for (int i = 0; i < rows.rowCount(); ++i) {
        Evidence evidence;
        evidence.object = textOf(rows, i, "object");
        const bool unsafe = rows.value<bool>(i, "unsafe").value_or(false);
        if (unsafe) {
            // A crash with one of these off loses data that was committed: no count makes that worse or better.
            result.severity = Severity::Critical;
            evidence.text =
                Text(HOWDAH_TEXT("check", "%1 is off: a crash can destroy the database"), {evidence.object});
        } else {
            evidence.text = Text(HOWDAH_TEXT("check", "%1 was changed and waits for a restart; it still is %2"),
                                 {evidence.object, textOf(rows, i, "setting")});
        }
        result.evidence.push_back(std::move(evidence));
    }
    const std::string worst = result.evidence.front().object;
    if (result.severity == Severity::Critical) {
        result.summary = Text(HOWDAH_TEXT("check", "%1 is off: a crash can destroy the database"), {worst});
        result.remedy = Text(HOWDAH_TEXT("check", "ALTER SYSTEM SET %1 = on; SELECT pg_reload_conf();"), {worst});
    } else {
        result.summary = Text::counted(HOWDAH_TEXT_N("check", "%n setting(s) waiting for a restart, among them %1"),
                                       rows.rowCount(), {worst});
        result.remedy = Text(HOWDAH_TEXT("check", "Restart the server when it suits"));
    }
}

} // namespace

CheckContext readContext(const pg::ResultSet& rows)
{
    CheckContext context;
    constexpr std::string_view prefix = "howdah.check_";
    for (int i = 0; i < rows.rowCount(); ++i) {
        context.ownDatabase = textOf(rows, i, "own");
        const bool own = rows.isNull(i, rows.column("database").value_or(-1));
        if (own) {
            context.role = textOf(rows, i, "role");
            context.hiddenSessions = rows.value<std::int64_t>(i, "hidden").value_or(0);
        }
        const std::string setting = textOf(rows, i, "name"), value = textOf(rows, i, "value");
        // A setting that was set once and is set no more reads as an empty string.
        if (!setting.starts_with(prefix) || value.empty())
            continue;
        const std::string id = setting.substr(prefix.size());
        if (const auto threshold = parseThreshold(value))
            context.thresholds[id][own ? context.ownDatabase : textOf(rows, i, "database")] = *threshold;
        else
            context.unreadable[id] = value;
    }
    return context;
}

CheckResult blankResult(const CheckRule& rule, const CheckContext& context)
{
    CheckResult result;
    result.id = std::string(rule.info.id);
    result.title = Text(rule.info.title);
    result.unit = std::string(rule.info.unit);
    result.warnAt = rule.info.warnAt;
    result.criticalAt = rule.info.criticalAt;
    result.page = std::string(rule.page);
    if (const auto own = context.thresholds.find(rule.info.id); own != context.thresholds.end()) {
        if (const auto ours = own->second.find(context.ownDatabase); ours != own->second.end()) {
            result.warnAt = ours->second.warnAt;
            result.criticalAt = ours->second.criticalAt;
            result.thresholdFrom = context.ownDatabase;
        }
    }
    return result;
}

const std::vector<CheckRule>& checkRules()
{
    static const std::vector<CheckRule> rules{
        {{"conn_used", HOWDAH_TEXT("check", "Connections in use"), "ratio", 0.80, 0.95},
         sql::check_conn_used,
         "pool",
         judgeConnections},
        {{"idle_in_xact", HOWDAH_TEXT("check", "Sessions idle in transaction"), "s", 60, 300},
         sql::check_idle_in_xact,
         "pool",
         judgeIdleInTransaction},
        {{"pool_leak", HOWDAH_TEXT("check", "Connections that programs leak"), "count", 1, std::nullopt},
         sql::check_pool_leak,
         "pool",
         judgePoolLeaks},
        {{"lock_wait", HOWDAH_TEXT("check", "Sessions waiting for locks"), "s", 60, 120},
         sql::check_lock_wait,
         "pool",
         judgeLockWaits},
        {{"long_query", HOWDAH_TEXT("check", "Long running statements"), "s", 60, 300},
         sql::check_long_query,
         "slow",
         judgeLongQueries},
        {{"oldest_xmin", HOWDAH_TEXT("check", "Vacuum held back"), "transactions", 1e7, 1e8},
         sql::check_oldest_xmin,
         "pool",
         judgeOldestXmin},
        {{"xid_age", HOWDAH_TEXT("check", "Transaction numbers used up"), "transactions", 1.0e9, 1.3e9},
         sql::check_xid_age,
         "",
         judgeXidAge},
        {{"sequence_used", HOWDAH_TEXT("check", "Sequences used up"), "ratio", 0.85, 0.95},
         sql::check_sequence_used,
         "",
         judgeSequences},
        {{"invalid_index", HOWDAH_TEXT("check", "Invalid indexes"), "count", 1, std::nullopt},
         sql::check_invalid_index,
         "",
         judgeInvalidIndexes},
        {{"unsafe_settings", HOWDAH_TEXT("check", "Unsafe or pending settings"), "count", 1, std::nullopt},
         sql::check_unsafe_settings,
         "",
         judgeSettings},
        {{"cache_hit", HOWDAH_TEXT("check", "Blocks found in memory"), "ratio", 0.98, 0.90, true},
         sql::check_cache_hit,
         "slow",
         judgeCacheHits},
    };
    return rules;
}

} // namespace howdah::monitor
