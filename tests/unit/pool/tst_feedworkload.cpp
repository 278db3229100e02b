// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/feedworkload.h"

#include <gtest/gtest.h>

using namespace howdah;
using base::Milliseconds;
using base::Seconds;
using pool::FeedPool;

namespace {

FeedPool worked()
{
    FeedPool pool;
    pool.applicationName = "shop-api";
    pool.arrivals = {3, 0, 7};
    for (int i = 0; i < 10; ++i)
        pool.stats.use.add(Milliseconds(4));
    pool.stats.create.add(Milliseconds(2));
    pool.stats.at = base::WallTime(std::chrono::seconds(1'700'000'000));
    return pool;
}

} // namespace

TEST(FeedWorkload, takesArrivalsAndHoldsAsTheProcessCountedThem)
{
    const auto workload = workloadFromFeed(worked());
    ASSERT_TRUE(workload) << workload.error().english();
    EXPECT_EQ(workload->source, pool::Workload::Source::PoolFeed);
    EXPECT_EQ(workload->application, "shop-api");
    EXPECT_EQ(workload->arrivals, (std::vector<double>{3, 0, 7}));
    EXPECT_EQ(workload->observed, 10U);
    EXPECT_EQ(workload->seconds(), 3);
    EXPECT_EQ(workload->begun, base::WallTime(std::chrono::seconds(1'700'000'000 - 3)));
    EXPECT_EQ(workload->hold.mean(), Milliseconds(4));
    EXPECT_EQ(workload->connect.mean(), Milliseconds(2));
    EXPECT_TRUE(workload->notes.empty());
}

TEST(FeedWorkload, leaksAreLeftOutAndToldLongWorkIsKept)
{
    FeedPool pool = worked();
    pool::LeaseInfo lease;
    lease.heldFor = Seconds(60);
    lease.state = pool::LeaseState::IdleLease;
    pool.leases.push_back(lease);
    lease.state = pool::LeaseState::LongRunning;
    pool.leases.push_back(lease);
    lease.heldFor = Milliseconds(5);
    lease.state = pool::LeaseState::Ok;
    pool.leases.push_back(lease);
    const auto workload = workloadFromFeed(pool);
    ASSERT_TRUE(workload);
    EXPECT_EQ(workload->heldThroughout, 1);
    ASSERT_EQ(workload->notes.size(), 1U);
    EXPECT_NE(workload->notes[0].english().find("1 connection that leak"), std::string::npos);
}

TEST(FeedWorkload, aPoolThatDidNothingYetIsToldAndNotReckoned)
{
    FeedPool pool = worked();
    pool.stats.use = {};
    EXPECT_EQ(workloadFromFeed(pool).error().code(), base::ErrorCode::InvalidInput);
    pool = worked();
    pool.arrivals.clear();
    EXPECT_FALSE(workloadFromFeed(pool));
}
