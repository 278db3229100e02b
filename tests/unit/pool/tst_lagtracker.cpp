// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/lagtracker.h"

#include <gtest/gtest.h>

using namespace howdah;
using base::Lsn;
using base::MonotonicTime;
using base::Nanoseconds;
using base::Seconds;
using pool::detail::LagTracker;

namespace {
constexpr MonotonicTime start{std::chrono::hours(1)};
}

TEST(LagTracker, knowsNothingBeforeThePrimaryWasRead)
{
    EXPECT_EQ(LagTracker().lag(Lsn{100}, start), std::nullopt);
}

TEST(LagTracker, aReplicaThatHasEverythingIsNotBehindHoweverIdleThePrimaryIs)
{
    LagTracker tracker;
    tracker.primaryAt(Lsn{100}, start);
    tracker.primaryAt(Lsn{100}, start + std::chrono::hours(5));
    EXPECT_EQ(tracker.lag(Lsn{100}, start + std::chrono::hours(5)), Nanoseconds::zero());
    EXPECT_EQ(tracker.lag(Lsn{170}, start + std::chrono::hours(5)), Nanoseconds::zero())
        << "read after the primary was";
}

TEST(LagTracker, theLagIsTheTimeSinceThePrimaryStoodWhereTheReplicaIs)
{
    LagTracker tracker;
    for (std::uint64_t second = 0; second <= 60; ++second)
        tracker.primaryAt(Lsn{1000 + 10 * second}, start + Seconds(second));
    EXPECT_EQ(tracker.lag(Lsn{1000 + 10 * 57}, start + Seconds(60)), Seconds(3));
    EXPECT_EQ(tracker.lag(Lsn{1000 + 10 * 57 + 9}, start + Seconds(60)), Seconds(3)) << "at most";
}

TEST(LagTracker, theTimeThatThePrimaryWasIdleIsNotHeldAgainstTheReplica)
{
    LagTracker tracker;
    tracker.primaryAt(Lsn{100}, start);
    tracker.primaryAt(Lsn{100}, start + Seconds(100));
    tracker.primaryAt(Lsn{200}, start + Seconds(101));
    EXPECT_EQ(tracker.lag(Lsn{100}, start + Seconds(102)), Seconds(2));
}

TEST(LagTracker, aReplicaBehindAllThatIsRememberedIsBehindByAnUnknownTime)
{
    LagTracker tracker;
    tracker.primaryAt(Lsn{100}, start);
    EXPECT_EQ(tracker.lag(Lsn{99}, start), std::nullopt);
}

TEST(LagTracker, aNewTimelineThatBeginsEarlierReplacesTheEndOfTheOld)
{
    LagTracker tracker;
    tracker.primaryAt(Lsn{100}, start);
    tracker.primaryAt(Lsn{300}, start + Seconds(1));
    tracker.primaryAt(Lsn{200}, start + Seconds(2));
    EXPECT_EQ(tracker.lag(Lsn{200}, start + Seconds(9)), Nanoseconds::zero());
    EXPECT_EQ(tracker.lag(Lsn{150}, start + Seconds(9)), Seconds(9));
}
