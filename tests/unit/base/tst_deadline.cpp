// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/deadline.h"

#include <gtest/gtest.h>

using namespace howdah::base;

TEST(Deadline, neverNeverPasses)
{
    FakeClock clock;
    const Deadline never = Deadline::never();
    clock.advance(std::chrono::hours(100'000));
    EXPECT_TRUE(never.isNever());
    EXPECT_FALSE(never.passed(clock));
    EXPECT_EQ(never.left(clock), Nanoseconds::max());
    EXPECT_EQ(never.pollTimeout(clock), -1);
}

TEST(Deadline, passesExactlyAtItsMoment)
{
    FakeClock clock;
    const Deadline deadline = Deadline::after(Seconds(1), clock);
    clock.advance(Seconds(1) - Nanoseconds(1));
    EXPECT_FALSE(deadline.passed(clock));
    clock.advance(Nanoseconds(1));
    EXPECT_TRUE(deadline.passed(clock));
}

TEST(Deadline, timeLeftNeverFallsBelowZero)
{
    FakeClock clock;
    const Deadline deadline = Deadline::after(Seconds(1), clock);
    clock.advance(Milliseconds(400));
    EXPECT_EQ(deadline.left(clock), Milliseconds(600));
    clock.advance(Seconds(9));
    EXPECT_EQ(deadline.left(clock), Nanoseconds::zero());
    EXPECT_EQ(deadline.pollTimeout(clock), 0);
}

TEST(Deadline, aPollNeverEndsEarly)
{
    FakeClock clock;
    EXPECT_EQ(Deadline::after(Nanoseconds(1), clock).pollTimeout(clock), 1);
    EXPECT_EQ(Deadline::after(Milliseconds(5), clock).pollTimeout(clock), 5);
    EXPECT_EQ(Deadline::after(Milliseconds(5) + Nanoseconds(1), clock).pollTimeout(clock), 6);
}

TEST(Deadline, aFarDeadlineFitsIntoAPoll)
{
    FakeClock clock;
    EXPECT_EQ(Deadline::after(std::chrono::hours(24 * 365), clock).pollTimeout(clock), 1'000'000'000);
}

TEST(Deadline, theEarlierOfTwoWins)
{
    FakeClock clock;
    const Deadline soon = Deadline::after(Seconds(1), clock);
    const Deadline late = Deadline::after(Seconds(2), clock);
    EXPECT_EQ(soon.earlier(late), soon);
    EXPECT_EQ(late.earlier(soon), soon);
    EXPECT_EQ(Deadline::never().earlier(soon), soon);
    EXPECT_EQ(soon.earlier(Deadline::never()), soon);
    EXPECT_TRUE(Deadline::never().earlier(Deadline::never()).isNever());
}
