// SPDX-License-Identifier: GPL-3.0-or-later
// How connections grow old, and how those that died are found.
#include "fakeserver.h"

using namespace howdah;
using namespace howdah::test;
using base::Milliseconds;
using base::Seconds;
using pool::CloseReason;
using pool::Lease;
using pool::PoolStats;

using Pool = FakePool;

TEST_F(Pool, ageIsCheckedAtCheckout)
{
    auto wanted = options(1, 0);
    wanted.recycle = Seconds(60);
    open(wanted);
    Lease lease = take();
    const int pid = pidOf(lease);
    lease.release();
    m_clock->advance(Seconds(60));
    EXPECT_NE(pidOf(take()), pid);
    EXPECT_EQ(closedBy(CloseReason::Recycled, 1), 1U);
}

TEST_F(Pool, ageIsCheckedAtReturnAndNeverEndsAConnectionInUse)
{
    auto wanted = options(1, 0);
    wanted.recycle = Seconds(60);
    open(wanted);
    Lease lease = take();
    const int pid = pidOf(lease);
    m_clock->advance(Seconds(600));
    EXPECT_NE(m_server.backend(pid), nullptr);
    lease.release();
    EXPECT_TRUE(eventually([&] { return m_server.backend(pid) == nullptr; }));
    EXPECT_EQ(m_pool->stats().idle, 0);
}

TEST_F(Pool, ageIsCheckedInTheBackground)
{
    auto wanted = options(3, 0);
    wanted.recycle = Seconds(60);
    open(wanted);
    {
        const Lease a = take(), b = take(), c = take();
    }
    EXPECT_EQ(m_pool->stats().idle, 3);
    m_clock->advance(Seconds(60));
    EXPECT_TRUE(eventually([&] { return m_server.live == 0; }));
    EXPECT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.total() == 0; }));
    EXPECT_EQ(closedBy(CloseReason::Recycled, 3), 3U);
}

TEST_F(Pool, agesAreNotAllTheSame)
{
    auto wanted = options(4, 0);
    wanted.recycle = Seconds(1000);
    open(wanted);
    {
        const Lease a = take(), b = take(), c = take(), d = take();
    }
    // Between 975 s and 1000 s they go one after the other.
    bool someButNotAll = false;
    m_clock->advance(Seconds(974));
    EXPECT_EQ(m_pool->stats().total(), 4); // some may be asked just now whether they live
    for (int i = 0; i < 52 && !someButNotAll; ++i) {
        m_clock->advance(Milliseconds(500));
        someButNotAll = eventually(
            [&] {
                const int left = m_pool->stats().total();
                return left > 0 && left < 4;
            },
            Milliseconds(5));
    }
    EXPECT_TRUE(someButNotAll);
}

TEST_F(Pool, aStepOfTheCalendarAgesNothing)
{
    auto wanted = options(1, 0);
    wanted.recycle = Seconds(60);
    open(wanted);
    Lease lease = take();
    const int pid = pidOf(lease);
    lease.release();
    m_clock->stepWall(std::chrono::hours(24));
    EXPECT_EQ(pidOf(take()), pid);
    m_clock->stepWall(-std::chrono::hours(48));
    EXPECT_EQ(pidOf(take()), pid);
}

TEST_F(Pool, aRecycleOfZeroKeepsConnectionsForever)
{
    auto wanted = options(1, 0);
    wanted.recycle = base::Nanoseconds::zero();
    open(wanted);
    Lease lease = take();
    const int pid = pidOf(lease);
    lease.release();
    m_clock->advance(std::chrono::hours(10'000));
    EXPECT_EQ(pidOf(take()), pid);
}

TEST_F(Pool, overflowClosesAfterItsGraceAndSizeStays)
{
    open(2, 3);
    {
        std::vector<Lease> leases;
        for (int i = 0; i < 5; ++i)
            leases.push_back(take());
    }
    EXPECT_EQ(m_pool->stats().idle, 5);
    m_clock->advance(Milliseconds(4900));
    EXPECT_EQ(m_pool->stats().idle, 5) << "a burst a moment later finds them";
    m_clock->advance(Milliseconds(200));
    EXPECT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.total() == 2; }));
    EXPECT_EQ(closedBy(CloseReason::Overflow, 3), 3U);
    m_clock->advance(Seconds(60));
    EXPECT_EQ(m_pool->stats().total(), 2);
}

TEST_F(Pool, overflowInUseIsUsedAgainInsteadOfClosed)
{
    open(1, 1);
    Lease first = take();
    Lease second = take();
    Asking waiting(*m_pool);
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.waiting == 1; }));
    m_clock->advance(Seconds(10));
    second.release();
    EXPECT_TRUE(waiting.get()) << "a waiter comes first";
    EXPECT_EQ(closedBy(CloseReason::Overflow), 0U);
}

TEST_F(Pool, recyclingAllReplacesIdleNowAndLeasedOnReturn)
{
    open(3, 0);
    Lease kept = take();
    const int keptPid = pidOf(kept);
    {
        const Lease a = take(), b = take();
    }
    m_pool->recycleAll();
    EXPECT_TRUE(eventually([&] { return m_server.live == 1; }));
    EXPECT_NE(m_server.backend(keptPid), nullptr);
    kept.release();
    EXPECT_TRUE(eventually([&] { return m_server.live == 0; }));
    EXPECT_GT(pidOf(take()), 3);
    EXPECT_EQ(closedBy(CloseReason::Stale, 3), 3U);
}

TEST_F(Pool, aConnectThatBeganBeforeRecyclingAllIsOfTheOldGeneration)
{
    m_server.holdConnects();
    open(1, 0);
    Asking asking(*m_pool);
    ASSERT_TRUE(eventually([&] { return m_server.underWay == 1; }));
    m_pool->recycleAll();
    m_server.resumeConnects();
    const auto lease = asking.get();
    ASSERT_TRUE(lease) << lease.error().english();
    EXPECT_EQ(pidOf(*lease), 2);
}

TEST_F(Pool, aDeadConnectionFoundByThePeekCostsTheCallerNoError)
{
    open(2, 0);
    take().release();
    m_server.killAll();
    m_clock->advance(Milliseconds(100)); // inside the alive window: no ping
    EXPECT_EQ(pidOf(take()), 2);
    EXPECT_EQ(m_server.pings, 0);
    EXPECT_EQ(closedBy(CloseReason::Broken, 1), 1U);
}

TEST_F(Pool, aDeadConnectionFoundByThePingCostsTheCallerNoError)
{
    open(2, 0);
    take().release();
    m_server.killAll();
    m_clock->advance(Seconds(30));
    EXPECT_EQ(pidOf(take()), 2);
    EXPECT_EQ(m_server.pings, 1);
}

TEST_F(Pool, oneLossMakesThePoolTestAllSiblings)
{
    open(5, 0);
    {
        const Lease a = take(), b = take(), c = take(), d = take(), e = take();
    }
    m_server.killAll();
    m_clock->advance(Milliseconds(100));
    EXPECT_GT(pidOf(take()), 5);
    EXPECT_TRUE(eventuallyStats([](const PoolStats& stats) {
        return stats.closed[static_cast<std::size_t>(CloseReason::Broken)] == 5;
    })) << "all five were found dead, though only one was asked for";
}

TEST_F(Pool, siblingsThatLiveSurviveTheTest)
{
    open(3, 0);
    Lease bad = take();
    {
        const Lease b = take(), c = take();
    }
    backendOf(bad).noticed = true;
    bad.release();
    EXPECT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.idle == 2 && stats.cleaning == 0; }));
    EXPECT_EQ(closedBy(CloseReason::Broken, 1), 1U);
}

TEST_F(Pool, withoutPrePingNothingIsAsked)
{
    auto wanted = options(1, 0);
    wanted.prePing = false;
    wanted.keepalive = base::Nanoseconds::zero(); // which asks in the background, whatever the checkout does
    open(wanted);
    take().release();
    m_clock->advance(Seconds(600));
    take().release();
    EXPECT_EQ(m_server.pings, 0);
    EXPECT_EQ(m_server.opened, 1);
}
