// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/json.h"

#include <gtest/gtest.h>
#include <limits>
#include <nlohmann/json.hpp>

using namespace howdah::monitor;
using howdah::base::BackendPid;
using howdah::base::Seconds;
using howdah::base::Text;
using howdah::base::WallTime;

namespace {

const ServerIdentity server{"anna@db1:5432/shop", "15.18", 150018};
const WallTime noon = WallTime(Seconds(1'700'000'000));

StatementRow statement(std::int64_t id, std::int64_t calls, double totalMs)
{
    StatementRow row;
    row.key = {5, 10, {id}, true};
    row.text = "select " + std::to_string(id);
    row.total.calls = calls;
    row.total.executionMs = totalMs;
    row.maxMs = calls > 0 ? totalMs / static_cast<double>(calls) : 0;
    return row;
}

Sample sampleWith(std::vector<StatementRow> statements)
{
    Sample sample;
    sample.serverTime = noon;
    sample.statements = std::move(statements);
    sample.statementsFresh = true;
    return sample;
}

Session client(std::string state)
{
    Session session;
    session.backendType = "client backend";
    session.state = std::move(state);
    return session;
}

} // namespace

TEST(MonitorJson, healthHoldsWhatWasPromised)
{
    CheckResult result;
    result.id = "idle_in_xact";
    result.title = Text::verbatim("Sessions idle in transaction");
    result.severity = Severity::Critical;
    result.value = 42.5;
    result.unit = "s";
    result.warnAt = 10;
    result.criticalAt = 30;
    result.thresholdFrom = "shop";
    result.summary = Text::verbatim("one session");
    result.remedy = Text::verbatim("end it");
    Evidence evidence;
    evidence.pid = BackendPid{4711};
    evidence.object = "shop";
    evidence.value = 42.5;
    evidence.text = Text::verbatim("web has been idle");
    result.evidence.push_back(evidence);
    CheckResult blind;
    blind.id = "long_query";
    blind.unknownBecause = "no right";
    const auto json = nlohmann::json::parse(toText(healthDocument({result, blind}, server, noon)));
    EXPECT_EQ(json["schema"], "howdah/health/1");
    EXPECT_EQ(json["server"]["version_num"], 150018);
    EXPECT_EQ(json["time"], "2023-11-14T22:13:20.000Z");
    ASSERT_EQ(json["checks"].size(), 2U);
    const auto& check = json["checks"][0];
    EXPECT_EQ(check["id"], "idle_in_xact");
    EXPECT_EQ(check["severity"], "critical");
    EXPECT_EQ(check["value"], 42.5);
    EXPECT_EQ(check["unit"], "s");
    EXPECT_EQ(check["threshold"]["warn"], 10);
    EXPECT_EQ(check["threshold"]["critical"], 30);
    EXPECT_EQ(check["threshold"]["from"], "shop");
    EXPECT_EQ(check["evidence"][0]["pid"], 4711);
    EXPECT_EQ(check["remedy"], "end it");
    EXPECT_EQ(check["summary"], "one session");
    EXPECT_TRUE(json["checks"][1]["value"].is_null());
    EXPECT_EQ(json["checks"][1]["severity"], "unknown");
    EXPECT_EQ(json["checks"][1]["unknown_because"], "no right");
}

TEST(MonitorJson, whatIsNotKnownIsNullAndNeverZero)
{
    Sample sample;
    sample.serverTime = noon;
    const auto json = nlohmann::json::parse(toText(monitorDocument(sample, server)));
    EXPECT_EQ(json["schema"], "howdah/monitor/1");
    EXPECT_TRUE(json["rates"].is_null());
    EXPECT_TRUE(json["database_bytes"].is_null());
    EXPECT_TRUE(json["capture_coverage"].is_null());
    EXPECT_TRUE(json["server_cost_ms"].is_null());
}

TEST(MonitorJson, aLineCountsSessionsByState)
{
    Sample sample;
    sample.maxConnections = 100;
    sample.sessions = {client("active"), client("active"), client("idle"), client("idle in transaction")};
    sample.sessions[1].waitEventType = "Lock";
    sample.sessions[1].blockedBy = {{1}};
    sample.sessions[3].transactionSeconds = 12.5;
    sample.sessions.emplace_back().backendType = "checkpointer";
    sample.sessions.emplace_back().hidden = true;
    sample.rates = DatabaseRates{};
    sample.rates->seconds = 2;
    sample.rates->commitsPerSecond = 10;
    sample.rates->rollbacksPerSecond = 1;
    const std::string line = toText(monitorDocument(sample, server));
    EXPECT_EQ(line.find('\n'), std::string::npos);
    const auto json = nlohmann::json::parse(line);
    EXPECT_EQ(json["connections"]["clients"], 4);
    EXPECT_EQ(json["connections"]["hidden"], 1);
    EXPECT_EQ(json["connections"]["by_state"]["active"], 2);
    EXPECT_EQ(json["connections"]["by_state"]["idle in transaction"], 1);
    EXPECT_EQ(json["connections"]["active_waiting_on"]["Lock"], 1);
    EXPECT_EQ(json["connections"]["blocked"], 1);
    EXPECT_EQ(json["connections"]["longest_transaction_s"], 12.5);
    EXPECT_EQ(json["rates"]["transactions_per_s"], 11);
    EXPECT_TRUE(json["rates"]["cache_hit_ratio"].is_null());
    sample.probes.push_back({ProbeState::Kind::TimedOut, "activity", Text::verbatim("late"), ""});
    const auto blind = nlohmann::json::parse(toText(monitorDocument(sample, server)));
    EXPECT_TRUE(blind["connections"].is_null()) << "sessions that were not read are not no sessions";
    EXPECT_EQ(blind["probes"][0]["state"], "timed_out");
}

TEST(MonitorJson, queryIdsAreStringsBecauseReadersRoundNumbers)
{
    const auto json =
        nlohmann::json::parse(toText(slowDocument(sampleWith({statement(-9'007'199'254'740'993, 2, 10)}), server, {})));
    EXPECT_EQ(json["schema"], "howdah/slow/1");
    const auto& row = json["statements"][0];
    EXPECT_EQ(row["query_id"], "-9007199254740993");
    EXPECT_EQ(row["calls"], 2);
    EXPECT_EQ(row["total_ms"], 10);
    EXPECT_EQ(row["mean_ms"], 5);
    EXPECT_TRUE(row["database"].is_null());
    EXPECT_TRUE(row["interval"].is_null()) << "one reading has no interval";
    for (const char* field :
         {"user", "rows", "shared_hit", "shared_read", "temp_blocks", "wal_bytes", "share", "query"})
        EXPECT_TRUE(row.contains(field)) << field;
}

TEST(MonitorJson, statementsAreSortedByTheFigureAskedForAndCut)
{
    auto often = statement(1, 1000, 100), slow = statement(2, 1, 90), writes = statement(3, 10, 1);
    writes.total.walBytes = 5000;
    writes.total.tempBlocks = 7;
    often.total.blocksRead = 9;
    const auto firstBy = [&](StatementSort sort) {
        SlowOptions options;
        options.sort = sort;
        options.limit = 1;
        const auto rows = slowest({slow, writes, often}, options);
        EXPECT_EQ(rows.size(), 1U);
        return rows.front().key.queryId.value;
    };
    EXPECT_EQ(firstBy(StatementSort::Total), 1);
    EXPECT_EQ(firstBy(StatementSort::Mean), 2);
    EXPECT_EQ(firstBy(StatementSort::Calls), 1);
    EXPECT_EQ(firstBy(StatementSort::Io), 1);
    EXPECT_EQ(firstBy(StatementSort::Temp), 3);
    EXPECT_EQ(firstBy(StatementSort::Wal), 3);
}

TEST(MonitorJson, theThresholdMarksAndLeavesOutOnlyWhenAsked)
{
    SlowOptions options;
    options.thresholdMs = 50;
    const std::vector<StatementRow> rows{statement(1, 1, 60), statement(2, 10, 60)};
    const auto marked = nlohmann::json::parse(toText(slowDocument(sampleWith(rows), server, options)));
    ASSERT_EQ(marked["statements"].size(), 2U);
    EXPECT_EQ(marked["statements"][0]["over_threshold"], true);
    EXPECT_EQ(marked["statements"][1]["over_threshold"], false);
    options.onlyOverThreshold = true;
    EXPECT_EQ(slowest(rows, options).size(), 1U);
}

TEST(MonitorJson, namesOfTheOrdersAreReadBack)
{
    for (const char* word : {"total", "mean", "calls", "io", "temp", "wal"}) {
        const auto sort = parseStatementSort(word);
        ASSERT_TRUE(sort) << word;
        EXPECT_EQ(name(*sort), word);
    }
    EXPECT_FALSE(parseStatementSort("Total"));
    EXPECT_FALSE(parseStatementSort(""));
}

TEST(MonitorJson, brokenTextAndNumbersThatJsonLacksDoNotBreakTheDocument)
{
    auto row = statement(1, 1, std::numeric_limits<double>::infinity());
    row.text = "select '\xff'";
    const auto json = nlohmann::json::parse(toText(slowDocument(sampleWith({row}), server, {})));
    EXPECT_TRUE(json["statements"][0]["total_ms"].is_null());
    EXPECT_EQ(json["statements"][0]["query"], "select '\xef\xbf\xbd'");
}
