// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/connectiontrend.h"

#include "tests/unit/monitor/world.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>
#include <set>

using namespace howdah;
using monitor::ConnectionVerdict;
using monitor::Severity;
using test::Every;
using test::World;
using testing::HasSubstr;

namespace {

constexpr double minute = 60, hour = 3600;

/// As pg_stat_activity shows a session to a role without pg_read_all_stats.
void hide(monitor::Session& session)
{
    session.hidden = true;
    session.state.clear();
    session.backendType.clear();
    session.clientAddress.clear();
    session.stateSeconds.reset();
    session.backendStart.reset();
}

/// A pool of `size` whose connections are all used every few seconds.
void busyPool(World& world, double seconds)
{
    world.run(seconds, [&] {
        if (static_cast<int>(world.now) % 7 == 0)
            world.use("web");
    });
}

} // namespace

TEST(ConnectionTrends, countsAndAgesAreThoseOfTheSample)
{
    World world;
    world.open("web", 3);
    world.open("web", "active");
    world.open("web", "idle in transaction");
    world.last().transactionSeconds = 5;
    world.open("web", "idle in transaction (aborted)");
    world.open("psql");
    world.last().clientAddress.clear();
    world.advance(12);
    world.read();
    ASSERT_EQ(world.report->sources.size(), 2U);
    const auto* web = world.source("web");
    ASSERT_NE(web, nullptr);
    EXPECT_EQ(web->key, world.report->sources.front().key) << "most connections first";
    EXPECT_EQ(web->total, 6);
    EXPECT_EQ(web->active, 1);
    EXPECT_EQ(web->idle, 3);
    EXPECT_EQ(web->inTransaction, 2);
    EXPECT_EQ(web->aborted, 1);
    EXPECT_DOUBLE_EQ(web->longestIdleSeconds.value(), 12);
    EXPECT_DOUBLE_EQ(web->longestTransactionSeconds.value(), 17);
    EXPECT_DOUBLE_EQ(web->oldestSeconds.value(), 12);
    EXPECT_EQ(web->idleBeyondRecycle, 0);
    EXPECT_EQ(world.report->serverSlots.used, 7);
    EXPECT_EQ(world.report->serverSlots.free(), 90);
    EXPECT_EQ(web->verdict(), ConnectionVerdict::Steady);
    EXPECT_FALSE(web->trend.perHour) << "one sample has no trend";
}

TEST(ConnectionTrends, aPoolThatWarmsUpAndThenStaysIsSteady)
{
    World world;
    world.read();
    Every warmUp(world, "web", 2);
    std::set<ConnectionVerdict> seen;
    const auto look = [&] {
        if (world.report && world.source("web") != nullptr)
            seen.insert(world.source("web")->verdict());
    };
    world.run(minute, [&] {
        warmUp();
        look();
    });
    for (int i = 0; i < 70; ++i) {
        // Nothing touches most of them: a pool that was made too large.
        world.run(minute);
        look();
        EXPECT_EQ(world.source("web")->total, 30);
        if (i >= 3 && i < 55) {
            EXPECT_EQ(world.source("web")->verdict(), ConnectionVerdict::Steady) << world.sentence("web");
        }
    }
    EXPECT_FALSE(seen.contains(ConnectionVerdict::Leaking));
    EXPECT_NEAR(world.source("web")->trend.perHour.value(), 0, 0.5);
    EXPECT_FALSE(world.source("web")->trend.secondsToFull);
}

TEST(ConnectionTrends, aLeakOfOneInFourMinutesIsToldAfterHalfAnHourWithItsRate)
{
    World world;
    world.open("web", 4);
    world.read();
    Every leak(world, "web", 4 * minute);
    const auto step = [&] {
        leak();
        // The pool goes on with its first four.
        for (std::size_t i = 0; i < 4; ++i)
            world.sample.sessions[i].stateSeconds = 0;
    };
    world.run(25 * minute, step);
    EXPECT_NE(world.source("web")->verdict(), ConnectionVerdict::Leaking) << "too early";
    world.run(31.5 * minute, step);
    const auto* web = world.source("web");
    ASSERT_EQ(web->verdict(), ConnectionVerdict::Leaking) << world.sentence("web");
    EXPECT_EQ(web->leaked, 14);
    EXPECT_NEAR(web->trend.perHour.value(), 15, 1.5);
    EXPECT_NEAR(web->trend.secondsToFull.value(), 79 * 4 * minute, 79 * 30);
    EXPECT_EQ(web->severity(), Severity::Warn);
    EXPECT_THAT(world.sentence("web"), HasSubstr("14 connections never returned, one more every 4"));
    EXPECT_THAT(world.sentence("web"), HasSubstr("no slot is left in 5"));
    EXPECT_NEAR(world.report->serverSlots.trend.perHour.value(), 15, 1.5);
}

TEST(ConnectionTrends, aFastLeakIsToldBeforeHalfAnHourAndIsCriticalWhenTheSlotsEnd)
{
    World world;
    world.read();
    Every leak(world, "web", 15);
    world.run(8 * minute, leak);
    const auto* web = world.source("web");
    ASSERT_EQ(web->verdict(), ConnectionVerdict::Leaking) << world.sentence("web");
    EXPECT_NEAR(web->trend.perHour.value(), 240, 20);
    EXPECT_NEAR(web->trend.secondsToFull.value(), world.report->serverSlots.free() * 15.0, 90);
    EXPECT_EQ(web->severity(), Severity::Critical);
}

TEST(ConnectionTrends, aLeakOfOneInFortyMinutesIsToldFromTheDay)
{
    World world;
    world.open("web", 2);
    world.read();
    Every leak(world, "web", 40 * minute);
    world.run(6 * hour, leak, 5);
    const auto* web = world.source("web");
    ASSERT_EQ(web->verdict(), ConnectionVerdict::Leaking) << world.sentence("web");
    EXPECT_NEAR(web->trend.perHour.value(), 1.5, 0.2);
    EXPECT_GT(web->trend.observedSeconds, 5 * hour);
}

TEST(ConnectionTrends, aLeakThatHasFilledItsPoolIsStillOneUntilTheConnectionsComeBack)
{
    World world;
    world.read();
    Every leak(world, "web", 15);
    world.run(8 * minute, leak);
    ASSERT_EQ(world.source("web")->verdict(), ConnectionVerdict::Leaking);
    world.run(20 * minute);
    EXPECT_EQ(world.source("web")->verdict(), ConnectionVerdict::Leaking);
    EXPECT_EQ(world.sentence("web"), "31 connections never returned; 20 min ago there was one more");
    world.close("web", 25);
    world.run(20);
    EXPECT_NE(world.source("web")->verdict(), ConnectionVerdict::Leaking);
    EXPECT_EQ(world.source("web")->leaked, 0);
}

TEST(ConnectionTrends, connectionsThatAreUsedAgainAreNoLeak)
{
    World world;
    world.read();
    Every leak(world, "web", 15);
    world.run(8 * minute, leak);
    ASSERT_EQ(world.source("web")->verdict(), ConnectionVerdict::Leaking);
    world.run(minute, [&] { world.use("web"); });
    EXPECT_NE(world.source("web")->verdict(), ConnectionVerdict::Leaking);
}

TEST(ConnectionTrends, growthWhoseConnectionsAreAllUsedIsGrowingAndNoLeak)
{
    World world;
    world.open("web", 4);
    world.read();
    Every growth(world, "web", 4 * minute);
    world.run(50 * minute, [&] {
        growth();
        if (static_cast<int>(world.now) % 7 == 0)
            world.use("web");
    });
    EXPECT_EQ(world.source("web")->verdict(), ConnectionVerdict::Growing);
    EXPECT_EQ(world.source("web")->severity(), Severity::Ok);
    EXPECT_THAT(world.sentence("web"), HasSubstr("and they are used"));
    EXPECT_FALSE(world.source("web")->trend.secondsToFull);
}

TEST(ConnectionTrends, aSawToothIsNeverALeakHoweverLongItsTeeth)
{
    for (const double tooth : {3 * minute, 12 * minute, 25 * minute}) {
        World world;
        world.open("web", 2);
        world.read();
        Every growth(world, "web", tooth / 12);
        double shrinkAt = tooth;
        bool leaked = false;
        world.run(3 * hour, [&] {
            growth();
            if (world.now >= shrinkAt) {
                world.close("web", 12);
                shrinkAt += tooth;
            }
            // What a tooth gives back it has used before.
            if (static_cast<int>(world.now) % 40 == 0)
                world.use("web");
            leaked = leaked || (world.report && world.source("web")->verdict() == ConnectionVerdict::Leaking);
        });
        EXPECT_FALSE(leaked) << tooth;
        EXPECT_GE(world.source("web")->trend.recoveries, 1) << tooth;
        const auto verdict = world.source("web")->verdict();
        EXPECT_TRUE(verdict == ConnectionVerdict::Steady || verdict == ConnectionVerdict::Growing);
    }
}

TEST(ConnectionTrends, whoUsesConnectionsAgainAfterLongHasNotLeftThem)
{
    World world;
    world.open("web", 2);
    world.read();
    Every growth(world, "web", 4 * minute);
    bool leaked = false;
    // A second process of the same name uses its own only every twenty minutes.
    world.run(3 * hour, [&] {
        growth();
        if (static_cast<int>(world.now) % 1200 == 0)
            world.use("web");
        leaked = leaked || (world.now > 25 * minute && world.source("web")->verdict() == ConnectionVerdict::Leaking);
    });
    EXPECT_FALSE(leaked);
    EXPECT_EQ(world.source("web")->verdict(), ConnectionVerdict::Growing);
}

TEST(ConnectionTrends, aRestartOfTheApplicationEndsItsLeak)
{
    World world;
    world.read();
    Every leak(world, "web", 15);
    world.run(8 * minute, leak);
    ASSERT_EQ(world.source("web")->verdict(), ConnectionVerdict::Leaking);
    world.closeAll("web");
    world.open("web", 31);
    world.run(3);
    const auto* web = world.source("web");
    EXPECT_NE(web->verdict(), ConnectionVerdict::Leaking) << "as many as before, but none of those before";
    EXPECT_EQ(web->trend.restarts, 1);
    world.run(20 * minute);
    EXPECT_EQ(world.source("web")->verdict(), ConnectionVerdict::Steady);
    Every again(world, "web", 15);
    world.run(8 * minute, again);
    EXPECT_EQ(world.source("web")->verdict(), ConnectionVerdict::Leaking) << "told anew";
}

TEST(ConnectionTrends, aPidThatIsUsedAgainIsAnotherConnection)
{
    World world;
    world.open("web", 3);
    world.read();
    world.run(2 * minute);
    EXPECT_DOUBLE_EQ(world.source("web")->trend.openedPerMinute.value(), 0) << "those found there are not new";
    for (auto& session : world.sample.sessions) {
        session.backendStart = world.sample.serverTime;
        session.stateSeconds = 0;
    }
    world.run(1);
    EXPECT_NEAR(world.source("web")->trend.openedPerMinute.value(), 3 / (121.0 / 60), 0.1);
    EXPECT_EQ(world.source("web")->trend.restarts, 1);
    EXPECT_DOUBLE_EQ(world.source("web")->oldestSeconds.value(), 1);
}

TEST(ConnectionTrends, aRestartedServerBeginsAnew)
{
    World world;
    world.read();
    Every leak(world, "web", 15);
    world.run(8 * minute, leak);
    ASSERT_EQ(world.source("web")->verdict(), ConnectionVerdict::Leaking);
    world.advance(5);
    world.sample.postmasterStart = world.sample.serverTime;
    world.read();
    EXPECT_EQ(world.source("web")->verdict(), ConnectionVerdict::Steady);
    EXPECT_DOUBLE_EQ(world.report->observedSeconds, 0);
    EXPECT_TRUE(world.report->history->total.empty());
    EXPECT_FALSE(world.report->serverSlots.trend.perHour);
}

TEST(ConnectionTrends, aSampleWithoutSessionsIsAGapAndNotZero)
{
    World world;
    world.open("web", 5);
    world.run(minute);
    const auto sessions = world.sample.sessions;
    world.sample.sessions.clear();
    world.sample.probes = {{monitor::ProbeState::Kind::TimedOut, "activity", {}, {}}};
    world.run(minute);
    EXPECT_EQ(world.source("web")->total, 5) << "the last that is known";
    world.sample.probes.clear();
    world.sample.sessions = sessions;
    world.run(minute);
    EXPECT_EQ(world.source("web")->trend.recoveries, 0);
    EXPECT_EQ(world.source("web")->trend.restarts, 0);
    EXPECT_DOUBLE_EQ(world.source("web")->trend.openedPerMinute.value(), 0);
    const auto& history = *world.source("web")->history;
    EXPECT_EQ(history.size(), world.report->history->total.size());
    EXPECT_GE(std::ranges::count_if(history, [](float value) { return std::isnan(value); }), 4);
    EXPECT_EQ(std::ranges::count(history, 0.0F), 0);
}

TEST(ConnectionTrends, aServerClockThatIsSetBackDoesNoHarm)
{
    World world;
    world.open("web", 5);
    world.run(2 * minute);
    world.sample.serverTime -= std::chrono::hours(2);
    world.run(2 * minute);
    EXPECT_EQ(world.source("web")->total, 5);
    EXPECT_EQ(world.source("web")->verdict(), ConnectionVerdict::Steady);
    EXPECT_NEAR(world.report->observedSeconds, 239, 2);
}

TEST(ConnectionTrends, idleSessionsOlderThanTheRecycleAgeAreToldByTheirShare)
{
    World world;
    world.open("web", 8);
    world.advance(4000);
    world.open("web", 2);
    world.read();
    const auto* web = world.source("web");
    EXPECT_EQ(web->verdict(), ConnectionVerdict::IdleTooLong);
    EXPECT_EQ(web->severity(), Severity::Warn);
    EXPECT_EQ(web->idleBeyondRecycle, 8);
    EXPECT_DOUBLE_EQ(web->shareBeyondRecycle().value(), 0.8);
    EXPECT_EQ(world.sentence("web"), "8 connections idle for longer than 60 min, the longest for 1 h 06 min");
    world.trends.setRecycle(5000);
    world.run(1);
    EXPECT_EQ(world.source("web")->verdict(), ConnectionVerdict::Steady);
}

TEST(ConnectionTrends, oneForgottenPsqlIsNamedButNotWarnedOf)
{
    World world;
    world.open("psql");
    world.advance(90'000);
    world.read();
    EXPECT_EQ(world.source("psql")->verdict(), ConnectionVerdict::IdleTooLong);
    EXPECT_EQ(world.source("psql")->severity(), Severity::Ok);
    EXPECT_THAT(world.sentence("psql"), HasSubstr("1 connection idle"));
}

TEST(ConnectionTrends, aTransactionLeftOpenIsAWarningAtOneMinuteAndCriticalAtFive)
{
    World world;
    world.open("etl", "idle in transaction");
    world.last().transactionSeconds = 0;
    world.run(50);
    EXPECT_EQ(world.source("etl")->verdict(), ConnectionVerdict::Steady);
    world.run(15);
    EXPECT_EQ(world.source("etl")->verdict(), ConnectionVerdict::IdleInTransaction);
    EXPECT_EQ(world.source("etl")->severity(), Severity::Warn);
    EXPECT_EQ(world.sentence("etl"), "1 session idle in transaction, the longest for 1 min 05 s");
    world.run(4 * minute);
    EXPECT_EQ(world.source("etl")->severity(), Severity::Critical);
}

TEST(ConnectionTrends, hiddenSessionsAreHiddenAndNeverZero)
{
    World world;
    for (int i = 0; i < 4; ++i) {
        world.open("web");
        hide(world.last());
    }
    // The launcher of logical replication has a role and no database.
    world.open("");
    world.last().database.clear();
    hide(world.last());
    world.run(2);
    const auto* web = world.source("web");
    EXPECT_EQ(world.report->sources.size(), 1U);
    EXPECT_TRUE(web->key.hidden);
    EXPECT_EQ(web->total, 4);
    EXPECT_EQ(web->hidden, 4);
    EXPECT_FALSE(web->active || web->idle || web->inTransaction || web->idleBeyondRecycle);
    EXPECT_FALSE(web->oldestSeconds || web->longestIdleSeconds || web->shareBeyondRecycle());
    EXPECT_EQ(web->severity(), Severity::Unknown);
    EXPECT_THAT(world.sentence("web"), HasSubstr("hidden from our role"));
    EXPECT_EQ(world.report->serverSlots.used, 4);
    EXPECT_EQ(world.report->serverSlots.hidden, 4);
}

TEST(ConnectionTrends, aHiddenLeakIsToldAfterHalfAnHourOnly)
{
    World world;
    world.read();
    Every leak(world, "web", minute);
    const auto step = [&] {
        leak();
        std::ranges::for_each(world.sample.sessions, hide);
    };
    world.run(20 * minute, step);
    EXPECT_EQ(world.source("web")->verdict(), ConnectionVerdict::Growing);
    world.run(15 * minute, step);
    EXPECT_EQ(world.source("web")->verdict(), ConnectionVerdict::Leaking);
}

TEST(ConnectionTrends, slotsCountClientsAndNotWalSenders)
{
    World world;
    world.open("web", 10);
    world.open("replica");
    world.last().backendType = "walsender";
    world.open("");
    world.last().backendType = "autovacuum worker";
    world.sample.reservedConnections = 5;
    world.read();
    const auto& slots = world.report->serverSlots;
    EXPECT_EQ(slots.used, 10);
    EXPECT_EQ(slots.walSenders, 1);
    EXPECT_EQ(slots.ordinary(), 95);
    EXPECT_EQ(slots.free(), 85);
    world.open("web", 88);
    world.run(1);
    EXPECT_EQ(world.report->serverSlots.free(), 0) << "superusers are in the reserve";
}

TEST(ConnectionTrends, aSourceThatIsGoneIsForgottenAfterAWhile)
{
    World world;
    world.open("web", 3);
    world.run(30);
    world.closeAll("web");
    world.run(5 * minute);
    EXPECT_EQ(world.source("web"), nullptr);
    world.open("web", 3);
    world.run(1);
    EXPECT_GT(std::ranges::count(*world.source("web")->history, 3.0F), 0) << "back in time, its past is kept";
    world.closeAll("web");
    world.run(15 * minute);
    world.open("web", 3);
    world.run(20);
    EXPECT_LE(std::ranges::count(*world.source("web")->history, 3.0F), 2) << "only what is new";
}

TEST(ConnectionTrends, moreSourcesThanAreKeptAreFoldedIntoTheOthers)
{
    monitor::ConnectionTrendOptions options;
    options.mostSources = 10;
    World world(options);
    for (int i = 0; i < 25; ++i)
        world.open("app" + std::to_string(i), i < 10 ? 2 : 1);
    world.run(20);
    ASSERT_EQ(world.report->sources.size(), 11U);
    const auto& others = world.report->sources.back();
    EXPECT_TRUE(others.key.others);
    EXPECT_EQ(others.total, 15);
    EXPECT_EQ(others.trend.restarts, 0);
    EXPECT_EQ(world.report->serverSlots.used, 35);
    world.open("late", 30);
    world.run(1);
    ASSERT_NE(world.source("late"), nullptr) << "who has clearly more takes the place of the least";
    EXPECT_EQ(world.report->sources.size(), 11U);
    EXPECT_EQ(world.report->sources.back().total, 17);
}

TEST(ConnectionTrends, theVerdictDoesNotDependOnTheSamplingInterval)
{
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    for (int round = 0; round < 5; ++round) {
        const double every = std::uniform_real_distribution<double>(60, 300)(random);
        std::vector<double> slopes;
        for (const double interval : {0.5, 1.0, 2.0, 5.0, 10.0}) {
            World world;
            world.open("web", 3);
            world.read();
            Every leak(world, "web", every);
            world.run(45 * minute, leak, interval);
            EXPECT_EQ(world.source("web")->verdict(), ConnectionVerdict::Leaking) << every << ' ' << interval;
            slopes.push_back(world.source("web")->trend.perHour.value());
        }
        for (const double slope : slopes)
            EXPECT_NEAR(slope / (hour / every), 1, 0.1) << every;
    }
}

TEST(ConnectionTrends, historiesByStateAddUpToTheTotal)
{
    World world;
    world.open("web", 3);
    world.open("web", "active");
    world.open("etl", "idle in transaction");
    busyPool(world, 2 * minute);
    const auto& history = *world.report->history;
    ASSERT_GE(history.total.size(), 11U);
    EXPECT_EQ(history.stepSeconds, 10);
    for (std::size_t i = 0; i < history.total.size(); ++i) {
        EXPECT_EQ(history.total[i], 5);
        EXPECT_EQ(history.active[i] + history.idle[i] + history.inTransaction[i] + history.hidden[i], 5);
    }
    EXPECT_LE(history.end, world.report->at);
    EXPECT_GT(history.end, world.report->at - base::Seconds(10));
}

TEST(ConnectionTrends, sessionsThatTheServerCountedAddUpByDatabaseForAnHour)
{
    World world;
    world.open("web", 1);
    world.read();
    world.run(10 * minute, [&] { world.sample.databaseSessions = {{"shop", 2, 1}, {"crm", 0, 0}}; });
    ASSERT_EQ(world.report->databases.size(), 2U);
    EXPECT_EQ(world.report->databases[1].database, "shop");
    EXPECT_EQ(world.report->databases[1].opened, 1200);
    EXPECT_EQ(world.report->databases[1].abandoned, 600);
    EXPECT_NEAR(world.report->databases[1].observedSeconds, 600, 1);
    world.sample.databaseSessions.clear();
    world.run(62 * minute);
    EXPECT_TRUE(world.report->databases.empty());
}

TEST(ConnectionTrends, fiveThousandSessionsCostLittle)
{
    World world;
    world.sample.maxConnections = 10'000;
    std::mt19937 random(7);
    for (int i = 0; i < 5000; ++i)
        world.open("service" + std::to_string(random() % 400));
    world.read();
    constexpr int ticks = 100;
    const auto begin = std::chrono::steady_clock::now();
    world.run(ticks, [&] {
        world.close("service1", 1);
        world.open("service" + std::to_string(random() % 400));
    });
    const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    RecordProperty("ms_per_tick", std::to_string(ms / ticks));
    EXPECT_EQ(world.report->sources.size(), 201U);
    // Some 2 ms; a sanitiser or a busy machine may take its time.
    EXPECT_LT(ms / ticks, 100);
}
