// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/statementledger.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

using namespace howdah::monitor;
using howdah::base::Seconds;
using howdah::base::WallTime;

namespace {

const WallTime start = WallTime(Seconds(1'700'000'000));

StatementKey key(std::int64_t id)
{
    return {5, 10, {id}, true};
}

StatementCounters counters(std::int64_t id, std::int64_t calls, double ms)
{
    StatementCounters row;
    row.key = key(id);
    row.total.calls = calls;
    row.total.rows = calls;
    row.total.executionMs = ms;
    row.maxMs = ms;
    return row;
}

/// A reading `second` seconds after the start, as of a server 15.
StatementReading reading(int second, std::vector<StatementCounters> rows)
{
    StatementReading result;
    result.at = start + Seconds(second);
    result.postmasterStart = start - Seconds(3600);
    result.evictions = 0;
    result.reset = start - Seconds(3600);
    result.rows = std::move(rows);
    return result;
}

/// The same as of a server 17: every row says since when it counts.
StatementCounters since(StatementCounters row, int second)
{
    row.since = start + Seconds(second);
    return row;
}

StatementRow only(const StatementLedger& ledger, std::int64_t id)
{
    const auto rows = ledger.leaders(100);
    const auto found = std::ranges::find(rows, key(id), &StatementRow::key);
    if (found == rows.end()) {
        ADD_FAILURE() << "statement " << id << " is not among the leaders";
        return {};
    }
    return *found;
}

} // namespace

TEST(StatementLedger, theFirstReadingHasTotalsAndNoInterval)
{
    StatementLedger ledger;
    ledger.apply(reading(0, {counters(1, 1000, 90'000)}));
    const StatementRow row = only(ledger, 1);
    EXPECT_EQ(row.total.calls, 1000);
    EXPECT_EQ(row.interval.calls, 0);
    EXPECT_FALSE(row.lowerBound);
    EXPECT_EQ(ledger.seconds(), 0);
    EXPECT_FALSE(ledger.intervalMs());
}

TEST(StatementLedger, theSecondReadingHasTheDifference)
{
    StatementLedger ledger;
    ledger.apply(reading(0, {counters(1, 1000, 90'000), counters(2, 10, 10)}));
    ledger.apply(reading(5, {counters(1, 1010, 92'500), counters(2, 10, 10)}));
    const StatementRow row = only(ledger, 1);
    EXPECT_EQ(row.interval.calls, 10);
    EXPECT_DOUBLE_EQ(row.interval.executionMs, 2500);
    EXPECT_DOUBLE_EQ(row.interval.meanMs(), 250);
    EXPECT_FALSE(row.lowerBound);
    EXPECT_DOUBLE_EQ(row.intervalShare, 1);
    EXPECT_DOUBLE_EQ(ledger.seconds(), 5);
    EXPECT_DOUBLE_EQ(ledger.intervalMs().value(), 2500);
    EXPECT_EQ(only(ledger, 2).interval.calls, 0);
}

TEST(StatementLedger, aNewStatementCountsInFull)
{
    StatementLedger ledger;
    ledger.apply(reading(0, {counters(1, 1, 1)}));
    ledger.apply(reading(5, {counters(1, 1, 1), counters(2, 3, 300)}));
    EXPECT_EQ(only(ledger, 2).interval.calls, 3);
    EXPECT_FALSE(only(ledger, 2).lowerBound);
}

TEST(StatementLedger, aResetGivesWhatWasCountedSinceAsALowerBound)
{
    StatementLedger ledger;
    ledger.apply(reading(0, {counters(1, 1000, 90'000)}));
    auto after = reading(5, {counters(1, 2, 180)});
    after.reset = start + Seconds(3);
    ledger.apply(after);
    EXPECT_EQ(only(ledger, 1).interval.calls, 2);
    EXPECT_TRUE(only(ledger, 1).lowerBound);
    EXPECT_FALSE(ledger.intervalMs());
}

TEST(StatementLedger, aResetAfterWhichMoreWasCountedThanBeforeIsStillSeen)
{
    StatementLedger ledger;
    ledger.apply(reading(0, {counters(1, 10, 100)}));
    auto after = reading(5, {counters(1, 500, 5000)});
    after.reset = start + Seconds(1);
    ledger.apply(after);
    EXPECT_EQ(only(ledger, 1).interval.calls, 500);
    EXPECT_TRUE(only(ledger, 1).lowerBound);
}

TEST(StatementLedger, anyCounterThatFellTellsOfTheResetOfOneStatement)
{
    StatementLedger ledger;
    auto before = counters(1, 10, 100);
    before.total.walBytes = 5000;
    ledger.apply(reading(0, {before, counters(2, 10, 100)}));
    auto after = counters(1, 12, 120);
    after.total.walBytes = 10;
    ledger.apply(reading(5, {after, counters(2, 11, 110)}));
    EXPECT_EQ(only(ledger, 1).interval.calls, 12);
    EXPECT_EQ(only(ledger, 1).interval.walBytes, 10);
    EXPECT_TRUE(only(ledger, 1).lowerBound);
    EXPECT_EQ(only(ledger, 2).interval.calls, 1);
    EXPECT_FALSE(only(ledger, 2).lowerBound);
}

TEST(StatementLedger, whereEntriesTellTheirAgeTheyAreBelieved)
{
    StatementLedger ledger;
    ledger.apply(reading(0, {since(counters(1, 1000, 90'000), -900), since(counters(2, 5, 5), -900)}));
    ledger.apply(reading(
        5, {since(counters(1, 1001, 90'100), -900), since(counters(2, 700, 7000), 2), since(counters(3, 4, 40), 3)}));
    EXPECT_EQ(only(ledger, 1).interval.calls, 1);
    EXPECT_FALSE(only(ledger, 1).lowerBound);
    EXPECT_EQ(only(ledger, 2).interval.calls, 700);
    EXPECT_TRUE(only(ledger, 2).lowerBound);
    EXPECT_EQ(only(ledger, 3).interval.calls, 4);
    EXPECT_FALSE(only(ledger, 3).lowerBound);
}

TEST(StatementLedger, anOldEntryThatComesIntoSightIsNoSpike)
{
    StatementLedger ledger;
    ledger.apply(reading(0, {since(counters(1, 1, 1), -900)}));
    ledger.apply(reading(5, {since(counters(1, 1, 1), -900), since(counters(2, 1'000'000, 9e9), -900)}));
    EXPECT_EQ(only(ledger, 2).interval.calls, 0);
    EXPECT_TRUE(only(ledger, 2).lowerBound);
}

TEST(StatementLedger, aRightThatWasGrantedInBetweenIsNoSpike)
{
    StatementLedger ledger;
    auto before = reading(0, {counters(1, 1, 1)});
    before.hidden = 40;
    ledger.apply(before);
    ledger.apply(reading(5, {counters(1, 1, 1), counters(2, 1'000'000, 9e9)}));
    EXPECT_EQ(only(ledger, 2).interval.calls, 0);
    EXPECT_TRUE(only(ledger, 2).lowerBound);
}

TEST(StatementLedger, aKeyThatComesBackAfterAnEvictionIsALowerBound)
{
    StatementLedger ledger;
    ledger.apply(reading(0, {counters(1, 10, 100)}));
    auto evicted = reading(5, {counters(2, 1, 1)});
    evicted.evictions = 1;
    ledger.apply(evicted);
    EXPECT_TRUE(only(ledger, 2).lowerBound);
    auto back = reading(10, {counters(1, 3, 30), counters(2, 2, 2)});
    back.evictions = 2;
    ledger.apply(back);
    EXPECT_EQ(only(ledger, 1).interval.calls, 3);
    EXPECT_TRUE(only(ledger, 1).lowerBound);
    EXPECT_EQ(only(ledger, 2).interval.calls, 1);
    EXPECT_FALSE(only(ledger, 2).lowerBound);
    EXPECT_FALSE(ledger.intervalMs());
}

TEST(StatementLedger, aRestartStartsAnewWithoutASpike)
{
    StatementLedger ledger;
    ledger.apply(reading(0, {counters(1, 10, 100)}));
    auto restarted = reading(60, {counters(1, 900, 9000)});
    restarted.postmasterStart = start + Seconds(30);
    ledger.apply(restarted);
    EXPECT_EQ(only(ledger, 1).interval.calls, 0);
    EXPECT_TRUE(only(ledger, 1).lowerBound);
    EXPECT_EQ(ledger.seconds(), 0);
    auto next = reading(65, {counters(1, 905, 9050)});
    next.postmasterStart = restarted.postmasterStart;
    ledger.apply(next);
    EXPECT_EQ(only(ledger, 1).interval.calls, 5);
    EXPECT_FALSE(only(ledger, 1).lowerBound);
}

TEST(StatementLedger, theSameStatementInsideAFunctionIsAnotherKey)
{
    StatementLedger ledger;
    auto nested = counters(1, 5, 50);
    nested.key.topLevel = false;
    ledger.apply(reading(0, {counters(1, 5, 50), nested}));
    nested.total.calls = 9;
    nested.total.executionMs = 90;
    ledger.apply(reading(5, {counters(1, 6, 60), nested}));
    ASSERT_EQ(ledger.leaders(10).size(), 2U);
    EXPECT_EQ(only(ledger, 1).interval.calls, 1);
    EXPECT_DOUBLE_EQ(ledger.intervalMs().value(), 10) << "time inside a function counts once";
}

TEST(StatementLedger, theMonitorsOwnStatementsAreLeftOut)
{
    StatementLedger ledger;
    ledger.apply(reading(0, {counters(1, 1, 75), counters(2, 1, 25), counters(3, 1, 900)}));
    EXPECT_EQ(ledger.withoutText(10).size(), 3U);
    ledger.setText(key(1), "select 1", "shop", "anna");
    ledger.setText(key(2), "select 2", "shop", "anna");
    ledger.setText(key(3), "SELECT /* howdah/monitor */ 1", "shop", "monitor");
    EXPECT_TRUE(ledger.withoutText(10).empty());
    const auto rows = ledger.leaders(10);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].text, "select 1");
    EXPECT_EQ(rows[0].databaseName, "shop");
    EXPECT_EQ(rows[0].userName, "anna");
    EXPECT_DOUBLE_EQ(rows[0].share, 0.75);
    EXPECT_DOUBLE_EQ(rows[1].share, 0.25);
}

TEST(StatementLedger, theSlowestOfAnIntervalIsFoundHoweverSmallItsTotal)
{
    StatementLedger ledger;
    std::vector<StatementCounters> rows;
    for (int i = 1; i <= 500; ++i)
        rows.push_back(counters(i, 1000, 1'000'000.0 + i));
    rows.push_back(counters(999, 1'000'000, 10));
    ledger.apply(reading(0, rows));
    rows.back() = counters(999, 1'000'001, 60);
    ledger.apply(reading(5, rows));
    const auto leaders = ledger.leaders(3);
    EXPECT_LT(leaders.size(), 40U);
    EXPECT_EQ(leaders.front().key, key(500)) << "longest in total first";
    EXPECT_TRUE(std::ranges::any_of(leaders, [](const StatementRow& row) { return row.key == key(999); }));
}

TEST(StatementLedger, theSparkLineHoldsTheLastSixtyIntervalsAndItsGaps)
{
    StatementLedger ledger;
    ledger.apply(reading(0, {counters(1, 1, 0)}));
    ledger.apply(reading(10, {counters(1, 1, 0)}));
    ledger.apply(reading(20, {counters(1, 2, 500)}));
    auto line = only(ledger, 1).recentMsPerSecond;
    ASSERT_EQ(line.size(), 3U);
    EXPECT_TRUE(std::isnan(line[0]));
    EXPECT_EQ(line[1], 0.0F);
    EXPECT_EQ(line[2], 50.0F);
    for (int i = 3; i < 100; ++i)
        ledger.apply(reading(i * 10, {counters(1, 2, 500), counters(2, 1, 1)}));
    line = only(ledger, 1).recentMsPerSecond;
    EXPECT_EQ(line.size(), StatementLedger::historyLength);
    EXPECT_EQ(line.back(), 0.0F);
    EXPECT_EQ(only(ledger, 2).recentMsPerSecond.size(), StatementLedger::historyLength);
}

TEST(StatementLedger, noIntervalIsEverNegative)
{
    StatementLedger ledger;
    unsigned seed = 4711;
    const auto random = [&seed](unsigned below) {
        seed = seed * 1'103'515'245U + 12'345U;
        return (seed >> 8) % below;
    };
    std::vector<StatementCounters> rows;
    for (int i = 1; i <= 20; ++i)
        rows.push_back(counters(i, 1, 1));
    for (int second = 0; second < 300; ++second) {
        for (auto& row : rows) {
            const unsigned what = random(10);
            if (what == 0)
                row = counters(row.key.queryId.value, random(5), static_cast<double>(random(50)));
            else if (what < 6)
                row.total.calls += random(100), row.total.executionMs += static_cast<double>(random(1000)) / 7;
        }
        ledger.apply(reading(second, rows));
        for (const StatementRow& row : ledger.leaders(100)) {
            ASSERT_GE(row.interval.calls, 0);
            ASSERT_GE(row.interval.executionMs, 0);
            ASSERT_LE(row.interval.calls, row.total.calls);
        }
    }
}
