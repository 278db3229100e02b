// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/databasedelta.h"

#include <gtest/gtest.h>

using namespace howdah::monitor;
using howdah::base::Seconds;
using howdah::base::WallTime;

namespace {

const WallTime start = WallTime(Seconds(1'700'000'000));

DatabaseCounters database(std::uint32_t id, std::int64_t commits, bool own = false)
{
    DatabaseCounters counters;
    counters.id = id;
    counters.own = own;
    counters.commits = commits;
    counters.blocksHit = commits * 10;
    counters.blocksRead = commits;
    counters.activeMs = static_cast<double>(commits) * 2;
    return counters;
}

DatabaseReading reading(int second, std::vector<DatabaseCounters> databases)
{
    return {start + Seconds(second), start - Seconds(3600), std::move(databases)};
}

} // namespace

TEST(DatabaseDelta, ratesDivideByTheTimeThatPassedOnTheServer)
{
    const auto delta = differenceOf(reading(0, {database(1, 100, true), database(2, 50)}),
                                    reading(4, {database(1, 140, true), database(2, 70)}));
    ASSERT_TRUE(delta.all);
    EXPECT_DOUBLE_EQ(delta.all->seconds, 4);
    EXPECT_DOUBLE_EQ(delta.all->commitsPerSecond, 15);
    EXPECT_DOUBLE_EQ(delta.all->cacheHitRatio().value(), 10.0 / 11.0);
    EXPECT_DOUBLE_EQ(delta.all->activeSecondsPerSecond.value(), 0.03);
    EXPECT_DOUBLE_EQ(delta.activeMs.value(), 120);
    ASSERT_TRUE(delta.own);
    EXPECT_DOUBLE_EQ(delta.own->commitsPerSecond, 10);
}

TEST(DatabaseDelta, aCounterThatFellIsAResetAndGivesNoRate)
{
    const auto delta = differenceOf(reading(0, {database(1, 100, true), database(2, 50)}),
                                    reading(1, {database(1, 3, true), database(2, 60)}));
    EXPECT_FALSE(delta.all);
    EXPECT_FALSE(delta.own);
    EXPECT_FALSE(delta.activeMs);
}

TEST(DatabaseDelta, aResetOfAnotherDatabaseLeavesOursItsRate)
{
    const auto delta = differenceOf(reading(0, {database(1, 100, true), database(2, 50)}),
                                    reading(1, {database(1, 110, true), database(2, 5)}));
    EXPECT_FALSE(delta.all);
    ASSERT_TRUE(delta.own);
    EXPECT_DOUBLE_EQ(delta.own->commitsPerSecond, 10);
}

TEST(DatabaseDelta, aResetTimeThatMovedIsAResetThoughNothingFell)
{
    auto after = database(1, 200, true);
    after.reset = start + Seconds(1);
    const auto delta = differenceOf(reading(0, {database(1, 100, true)}), reading(2, {after}));
    EXPECT_FALSE(delta.all);
    EXPECT_FALSE(delta.own);
}

TEST(DatabaseDelta, aDroppedDatabaseMakesNothingNegativeAndANewOneNoSpike)
{
    const auto delta = differenceOf(reading(0, {database(1, 100), database(2, 1'000'000)}),
                                    reading(1, {database(1, 107), database(3, 5'000'000)}));
    ASSERT_TRUE(delta.all);
    EXPECT_DOUBLE_EQ(delta.all->commitsPerSecond, 7);
}

TEST(DatabaseDelta, aRestartOrAClockSetBackGivesNoRate)
{
    auto restarted = reading(5, {database(1, 200)});
    restarted.postmasterStart = start + Seconds(2);
    EXPECT_FALSE(differenceOf(reading(0, {database(1, 100)}), restarted).all);
    EXPECT_FALSE(differenceOf(reading(5, {database(1, 100)}), reading(4, {database(1, 200)})).all);
    EXPECT_FALSE(differenceOf(reading(5, {database(1, 100)}), reading(5, {database(1, 200)})).all);
}

TEST(DatabaseDelta, aServerThatDoesNotCountActiveTimeHasNone)
{
    auto before = database(1, 1), after = database(1, 2);
    before.activeMs.reset();
    after.activeMs.reset();
    const auto delta = differenceOf(reading(0, {before}), reading(1, {after}));
    ASSERT_TRUE(delta.all);
    EXPECT_FALSE(delta.all->activeSecondsPerSecond);
    EXPECT_FALSE(delta.activeMs);
}

TEST(DatabaseDelta, nothingReadHasNoHitRatio)
{
    const auto delta = differenceOf(reading(0, {database(1, 5)}), reading(1, {database(1, 5)}));
    ASSERT_TRUE(delta.all);
    EXPECT_FALSE(delta.all->cacheHitRatio());
}

TEST(DatabaseDelta, sessionsAreCountedByDatabaseWhereTheServerCountsThem)
{
    auto before = database(1, 100, true), after = database(1, 110, true);
    before.name = after.name = "shop";
    EXPECT_TRUE(differenceOf(reading(0, {before}), reading(1, {after})).sessions.empty()) << "server 13";
    before.sessionsOpened = 40;
    before.sessionsAbandoned = 3;
    after.sessionsOpened = 45;
    after.sessionsAbandoned = 4;
    const auto delta = differenceOf(reading(0, {before}), reading(1, {after}));
    ASSERT_EQ(delta.sessions.size(), 1U);
    EXPECT_EQ(delta.sessions[0].database, "shop");
    EXPECT_EQ(delta.sessions[0].opened, 5);
    EXPECT_EQ(delta.sessions[0].abandoned, 1);
    after.sessionsOpened = 2;
    EXPECT_TRUE(differenceOf(reading(0, {before}), reading(1, {after})).sessions.empty()) << "a reset";
}
