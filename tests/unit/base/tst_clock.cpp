// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/base/pause.h"
#include "core/base/uithread.h"

#include <gtest/gtest.h>
#include <thread>

using namespace howdah::base;

TEST(Clock, aFakeClockStandsStillUntilItIsMoved)
{
    FakeClock clock;
    const MonotonicTime before = clock.now();
    EXPECT_EQ(clock.now(), before);
    clock.advance(Milliseconds(1500));
    EXPECT_EQ(clock.now() - before, Milliseconds(1500));
}

TEST(Clock, advancingMovesBothClocks)
{
    FakeClock clock(WallTime(Seconds(1'000)));
    clock.advance(Seconds(5));
    EXPECT_EQ(clock.wallNow(), WallTime(Seconds(1'005)));
}

TEST(Clock, aStepOfTheCalendarLeavesDurationsAlone)
{
    FakeClock clock;
    const MonotonicTime before = clock.now();
    const WallTime wall = clock.wallNow();
    clock.stepWall(-std::chrono::hours(1));
    EXPECT_EQ(clock.now(), before);
    EXPECT_EQ(wall - clock.wallNow(), std::chrono::hours(1));
}

TEST(Clock, stepsSmallerThanAMicrosecondAddUp)
{
    FakeClock clock(WallTime(Seconds(0)));
    for (int i = 0; i < 1000; ++i)
        clock.advance(Nanoseconds(1));
    EXPECT_EQ(clock.wallNow(), WallTime(std::chrono::microseconds(1)));
}

TEST(Clock, theMachinesClockNeverRunsBackwards)
{
    const auto& clock = Clock::system();
    MonotonicTime last = clock->now();
    for (int i = 0; i < 1000; ++i) {
        const MonotonicTime now = clock->now();
        ASSERT_GE(now, last);
        last = now;
    }
    EXPECT_GT(clock->wallNow(), WallTime(Seconds(1'700'000'000)));
}

TEST(Clock, momentsAreWrittenInUtcWithMilliseconds)
{
    using namespace std::chrono;
    EXPECT_EQ(toIso8601(WallTime(sys_days(2026y / August / 1) + 14h + 32min + 7s + 123456us)),
              "2026-08-01T14:32:07.123Z");
    EXPECT_EQ(toIso8601(WallTime(seconds(0))), "1970-01-01T00:00:00.000Z");
    // Before the epoch the time of day still counts forwards.
    EXPECT_EQ(toIso8601(WallTime(microseconds(-1))), "1969-12-31T23:59:59.999Z");
    EXPECT_EQ(toIso8601(WallTime(sys_days(2024y / February / 29))), "2024-02-29T00:00:00.000Z");
}

TEST(Clock, aPauseEndsAtOnceWhenAskedToStop)
{
    StopSource source;
    std::thread asker([&] { source.request_stop(); });
    EXPECT_TRUE(pauseFor(Seconds(60), source.get_token()));
    asker.join();
    EXPECT_FALSE(pauseFor(Nanoseconds(1)));
}

TEST(Clock, onlyTheMarkedThreadIsTheOneThatPaints)
{
    EXPECT_FALSE(onUiThread());
    bool inThread = false;
    std::thread painter([&] {
        markUiThread();
        inThread = onUiThread();
    });
    painter.join();
    EXPECT_TRUE(inThread);
    EXPECT_FALSE(onUiThread());
}
