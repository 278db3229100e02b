// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/json.h"

#include "core/monitor/jsonparts.h"

#include <algorithm>
#include <array>
#include <map>

namespace howdah::monitor {

using namespace jsonparts;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::array<std::string_view, 6> sortNames{"total", "mean", "calls", "io", "temp", "wal"};

Json checkObject(const CheckResult& result)
{
    Json evidence = Json::array();
    for (const Evidence& one : result.evidence) {
        evidence.push_back({{"pid", one.pid ? Json(one.pid->value) : Json(nullptr)},
                            {"object", textOrNull(one.object)},
                            {"value", orNull(one.value)},
                            {"text", one.text.english()}});
    }
    return {{"id", result.id},
            {"title", result.title.english()},
            {"severity", name(result.severity)},
            {"value", orNull(result.value)},
            {"unit", result.unit},
            {"threshold",
             {{"warn", orNull(result.warnAt)},
              {"critical", orNull(result.criticalAt)},
              {"from", textOrNull(result.thresholdFrom)}}},
            {"summary", result.summary.english()},
            {"evidence", std::move(evidence)},
            {"remedy", textOrNull(result.remedy.english())},
            {"unknown_because", textOrNull(result.unknownBecause)}};
}

Json ratesObject(const std::optional<DatabaseRates>& rates)
{
    if (!rates)
        return nullptr;
    return {{"seconds", number(rates->seconds)},
            {"transactions_per_s", number(rates->transactionsPerSecond())},
            {"commits_per_s", number(rates->commitsPerSecond)},
            {"rollbacks_per_s", number(rates->rollbacksPerSecond)},
            {"blocks_hit_per_s", number(rates->blocksHitPerSecond)},
            {"blocks_read_per_s", number(rates->blocksReadPerSecond)},
            {"cache_hit_ratio", orNull(rates->cacheHitRatio())},
            {"rows_returned_per_s", number(rates->rowsReturnedPerSecond)},
            {"rows_fetched_per_s", number(rates->rowsFetchedPerSecond)},
            {"rows_written_per_s", number(rates->rowsWrittenPerSecond)},
            {"temp_bytes_per_s", number(rates->tempBytesPerSecond)},
            {"deadlocks_per_s", number(rates->deadlocksPerSecond)},
            {"active_sessions", orNull(rates->activeSecondsPerSecond)}};
}

Json connectionsObject(const Sample& sample)
{
    std::map<std::string, std::int64_t> states, waits;
    std::int64_t clients = 0, hidden = 0, blocked = 0;
    std::optional<double> longestTransaction, longestQuery;
    const auto longer = [](std::optional<double>& longest, const std::optional<double>& age) {
        if (age && (!longest || *age > *longest))
            longest = *age;
    };
    for (const Session& session : sample.sessions) {
        if (session.hidden) {
            ++hidden;
            continue;
        }
        if (session.backendType != "client backend")
            continue;
        ++clients;
        ++states[session.state.empty() ? "unknown" : session.state];
        if (session.state == "active" && !session.waitEventType.empty())
            ++waits[session.waitEventType];
        if (!session.blockedBy.empty())
            ++blocked;
        if (!session.ours) {
            longer(longestTransaction, session.transactionSeconds);
            if (session.state == "active")
                longer(longestQuery, session.querySeconds);
        }
    }
    return {{"clients", clients},
            {"hidden", hidden},
            {"max", sample.maxConnections},
            {"reserved", sample.reservedConnections},
            {"by_state", states},
            {"active_waiting_on", waits},
            {"blocked", blocked},
            {"longest_transaction_s", orNull(longestTransaction)},
            {"longest_query_s", orNull(longestQuery)}};
}

double sortValue(const StatementRow& row, StatementSort sort)
{
    switch (sort) {
    case StatementSort::Total:
        return row.total.executionMs;
    case StatementSort::Mean:
        return row.total.meanMs();
    case StatementSort::Calls:
        return static_cast<double>(row.total.calls);
    case StatementSort::Io:
        return static_cast<double>(row.total.blocksRead);
    case StatementSort::Temp:
        return static_cast<double>(row.total.tempBlocks);
    case StatementSort::Wal:
        return static_cast<double>(row.total.walBytes);
    }
    return 0;
}

bool overThreshold(const StatementRow& row, const SlowOptions& options)
{
    return std::max(row.total.meanMs(), row.maxMs) >= options.thresholdMs;
}

Json statementObject(const StatementRow& row, const Sample& sample, const SlowOptions& options)
{
    Json interval = nullptr;
    if (sample.statementSeconds > 0) {
        interval = {{"seconds", number(sample.statementSeconds)},
                    {"calls", row.interval.calls},
                    {"total_ms", number(row.interval.executionMs)},
                    {"share", number(row.intervalShare)},
                    {"lower_bound", row.lowerBound}};
    }
    return {{"query_id", row.key.queryId.toString()},
            {"database", textOrNull(row.databaseName)},
            {"user", textOrNull(row.userName)},
            {"top_level", row.key.topLevel},
            {"calls", row.total.calls},
            {"total_ms", number(row.total.executionMs)},
            {"mean_ms", number(row.total.meanMs())},
            {"max_ms", number(row.maxMs)},
            {"plan_ms", number(row.total.planMs)},
            {"rows", row.total.rows},
            {"shared_hit", row.total.blocksHit},
            {"shared_read", row.total.blocksRead},
            {"temp_blocks", row.total.tempBlocks},
            {"wal_bytes", row.total.walBytes},
            {"io_ms", number(row.total.ioMs)},
            {"share", number(row.share)},
            {"over_threshold", overThreshold(row, options)},
            {"interval", std::move(interval)},
            {"query", textOrNull(row.text)}};
}

} // namespace

ServerIdentity identityOf(const pg::Connection& connection)
{
    return {connection.params().displayName(), connection.serverVersionText(), connection.serverVersion()};
}

ServerIdentity identityOf(const pg::ConnectParams& params, const Sample& sample)
{
    return {params.displayName(), sample.serverVersionText, sample.serverVersion};
}

Json healthDocument(const std::vector<CheckResult>& results, const ServerIdentity& server, base::WallTime time)
{
    Json list = Json::array();
    for (const CheckResult& result : results)
        list.push_back(checkObject(result));
    return {{"schema", "howdah/health/1"},
            {"server", serverObject(server)},
            {"time", base::toIso8601(time)},
            {"sentence", healthSentence(results).english()},
            {"checks", std::move(list)}};
}

Json monitorDocument(const Sample& sample, const ServerIdentity& server)
{
    return {{"schema", "howdah/monitor/1"},
            {"server", serverObject(server)},
            {"time", base::toIso8601(sample.serverTime)},
            {"number", sample.number},
            {"round_trip_ms", milliseconds(sample.roundTrip)},
            {"server_cost_ms", orNull(sample.serverCostMs)},
            {"in_recovery", sample.inRecovery},
            {"server_start", base::toIso8601(sample.postmasterStart)},
            {"connections", activityAnswered(sample) ? connectionsObject(sample) : Json(nullptr)},
            {"rates", ratesObject(sample.rates)},
            {"database_rates", ratesObject(sample.ownRates)},
            {"database_bytes", sample.databaseBytes >= 0 ? Json(sample.databaseBytes) : Json(nullptr)},
            {"capture_coverage", orNull(sample.captureCoverage)},
            {"statement_evictions", orNull(sample.statementEvictions)},
            {"probes", probesArray(sample.probes)}};
}

std::string_view name(StatementSort sort)
{
    return sortNames[static_cast<std::size_t>(sort)];
}

std::optional<StatementSort> parseStatementSort(std::string_view text)
{
    const auto found = std::ranges::find(sortNames, text);
    if (found == sortNames.end())
        return std::nullopt;
    return static_cast<StatementSort>(found - sortNames.begin());
}

std::vector<StatementRow> slowest(std::vector<StatementRow> statements, const SlowOptions& options)
{
    if (options.onlyOverThreshold)
        std::erase_if(statements, [&](const StatementRow& row) { return !overThreshold(row, options); });
    std::ranges::sort(statements, [&](const StatementRow& a, const StatementRow& b) {
        const double left = sortValue(a, options.sort), right = sortValue(b, options.sort);
        return left > right || (left == right && a.key < b.key);
    });
    if (statements.size() > options.limit)
        statements.resize(options.limit);
    return statements;
}

Json slowDocument(const Sample& sample, const ServerIdentity& server, const SlowOptions& options)
{
    Json list = Json::array();
    for (const StatementRow& row : slowest(sample.statements, options))
        list.push_back(statementObject(row, sample, options));
    return {{"schema", "howdah/slow/1"},
            {"server", serverObject(server)},
            {"time", base::toIso8601(sample.serverTime)},
            {"sort", name(options.sort)},
            {"threshold_ms", number(options.thresholdMs)},
            {"statements", std::move(list)},
            {"capture_coverage", orNull(sample.captureCoverage)},
            {"statement_evictions", orNull(sample.statementEvictions)},
            {"probes", probesArray(sample.probes)}};
}

std::string toText(const Json& document, int indent)
{
    return document.dump(indent, ' ', false, Json::error_handler_t::replace);
}

} // namespace howdah::monitor
