// SPDX-License-Identifier: GPL-3.0-or-later
// What a pool can be asked to do otherwise: suspended, failing fast, cleaning, shrinking, keeping alive.
#include "fakeserver.h"

#include "tests/support/watchedclock.h"

#include <future>
#include <latch>

using namespace howdah;
using namespace howdah::test;
using base::ErrorCode;
using base::Milliseconds;
using base::Nanoseconds;
using base::Seconds;
using pool::CloseReason;
using pool::Lease;
using pool::PoolStats;
using pool::WhenDown;

namespace {

class PoolModes : public FakePool {
protected:
    struct Asking {
        base::StopSource stop;
        std::future<base::Result<Lease>> answer;

        explicit Asking(pool::ConnectionPool& pool, std::optional<Nanoseconds> timeout = {},
                        std::optional<WhenDown> whenDown = {})
            : answer(std::async(std::launch::async, [&pool, timeout, whenDown, token = stop.get_token()] {
                return pool.checkout({.tag = "asking", .stop = token, .timeout = timeout, .whenDown = whenDown});
            }))
        {}
        base::Result<Lease> get()
        {
            if (answer.wait_for(std::chrono::seconds(30)) != std::future_status::ready)
                return base::Error(ErrorCode::Internal, base::Text::verbatim("the checkout did not end"));
            return answer.get();
        }
        bool ready() { return answer.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }
    };

    pool::PoolOptions watched(int size, int overflow)
    {
        auto made = options(size, overflow);
        made.clock = m_watched;
        return made;
    }
    bool eventuallyWaiting(int count)
    {
        return eventuallyStats([count](const PoolStats& stats) { return stats.waiting == count; });
    }
    static void use(Lease& lease) { static_cast<void>(lease.connection()); }

    std::shared_ptr<WatchedClock> m_watched = std::make_shared<WatchedClock>();
    std::atomic<bool> m_hold{false}; ///< the next look at a connection lasts until m_suspended
    std::latch m_looking{1}, m_suspended{1};
};

} // namespace

// ------------------------------------------------------------------ suspend

TEST_F(PoolModes, nothingIsHandedOutWhileSuspendedAndAllOfItAfterwards)
{
    open(2, 0);
    take().release();
    m_pool->suspend();
    m_pool->suspend();
    EXPECT_TRUE(m_pool->stats().suspended);
    Asking first(*m_pool), second(*m_pool);
    ASSERT_TRUE(eventuallyWaiting(2));
    m_clock->advance(std::chrono::hours(1));
    EXPECT_EQ(m_pool->stats().idle, 1);
    EXPECT_EQ(m_server.attempts, 1) << "nor is anything opened";
    EXPECT_FALSE(first.ready() || second.ready());
    m_pool->resume();
    EXPECT_TRUE(first.get());
    EXPECT_TRUE(second.get());
    m_pool->resume();
    EXPECT_FALSE(m_pool->stats().suspended);
}

TEST_F(PoolModes, suspensionMovesTheDeadlinesOnByWhatItTook)
{
    open(1, 0);
    const Lease held = take();
    Asking before(*m_pool, Seconds(10));
    ASSERT_TRUE(eventuallyWaiting(1));
    m_clock->advance(Seconds(4));
    m_pool->suspend();
    Asking during(*m_pool, Seconds(10));
    ASSERT_TRUE(eventuallyWaiting(2));
    m_clock->advance(std::chrono::hours(5));
    m_pool->resume();
    m_clock->advance(Seconds(5));
    EXPECT_FALSE(before.ready() || during.ready());
    m_clock->advance(Seconds(1));
    EXPECT_EQ(before.get().error().code(), ErrorCode::Timeout);
    EXPECT_FALSE(during.ready());
    m_clock->advance(Seconds(4));
    EXPECT_EQ(during.get().error().code(), ErrorCode::Timeout);
}

TEST_F(PoolModes, leasesThatAreOutStaySoAndTheirReturnWaitsForTheResumption)
{
    open(1, 0);
    Lease held = take();
    Asking waiting(*m_pool);
    ASSERT_TRUE(eventuallyWaiting(1));
    m_clock->advance(Milliseconds(5));
    m_pool->suspend();
    held.release();
    EXPECT_EQ(m_pool->stats().idle, 1);
    EXPECT_FALSE(waiting.ready());
    EXPECT_EQ(m_core->violations(), "");
    m_pool->resume();
    EXPECT_TRUE(waiting.get());
    EXPECT_EQ(m_server.opened, 1);
}

TEST_F(PoolModes, aLookAtAConnectionUnderWayWhenSuspendedHandsNothingOut)
{
    m_server.onPeek = [this] {
        if (!m_hold.exchange(false))
            return;
        m_looking.count_down();
        m_suspended.wait();
    };
    open(1, 0);
    take().release();
    m_clock->advance(Milliseconds(100)); // a peek is due
    m_hold = true;
    Asking asking(*m_pool);
    m_looking.wait();
    m_pool->suspend();
    m_suspended.count_down();
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.idle == 1 && stats.waiting == 1; }));
    EXPECT_FALSE(asking.ready());
    m_pool->resume();
    EXPECT_TRUE(asking.get());
    EXPECT_EQ(m_server.opened, 1);
}

TEST_F(PoolModes, cancelAndCloseEndAWaitWhileSuspended)
{
    open(1, 0);
    m_pool->suspend();
    Asking cancelled(*m_pool), closed(*m_pool);
    ASSERT_TRUE(eventuallyWaiting(2));
    cancelled.stop.request_stop();
    EXPECT_EQ(cancelled.get().error().code(), ErrorCode::Cancelled);
    m_pool->close();
    EXPECT_EQ(closed.get().error().code(), ErrorCode::Closed);
    EXPECT_EQ(m_pool->checkout("late").error().code(), ErrorCode::Closed);
}

TEST_F(PoolModes, ageAndLossAreLookedAfterWhileSuspended)
{
    auto wanted = watched(3, 0);
    wanted.recycle = Seconds(60);
    open(std::move(wanted));
    {
        const Lease a = take(), b = take(), c = take();
    }
    m_pool->suspend();
    m_watched->advance(Seconds(60));
    EXPECT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.total() == 0; }));
    m_pool->resume();
    EXPECT_TRUE(take());
}

// ------------------------------------------------------------------ fail fast

TEST_F(PoolModes, whoeverFailsFastIsToldTheCauseAndWhoeverWaitsGoesOnWaiting)
{
    m_server.down = true;
    open(2, 0);
    Asking patient(*m_pool, Seconds(600));
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.connectFailures > 0; }));
    const auto fast = Asking(*m_pool, Seconds(600), WhenDown::FailFast).get();
    ASSERT_FALSE(fast);
    EXPECT_EQ(fast.error().code(), ErrorCode::Unreachable);
    EXPECT_EQ(fast.error().english(), "Cannot reach the server: connection refused");
    EXPECT_FALSE(patient.ready());
    m_server.down = false;
    ASSERT_TRUE(eventually([&] {
        m_clock->advance(Milliseconds(50));
        return patient.ready();
    }));
    EXPECT_TRUE(patient.get());
}

TEST_F(PoolModes, failingFastTakesTheResultOfAnAttemptThatWasNeededAnyway)
{
    auto wanted = options(2, 0);
    wanted.whenDown = WhenDown::FailFast;
    m_server.holdConnects();
    m_server.down = true;
    open(std::move(wanted));
    Asking asking(*m_pool);
    ASSERT_TRUE(eventually([&] { return m_server.underWay == 1; }));
    EXPECT_FALSE(asking.ready()) << "nothing is known yet";
    m_server.resumeConnects();
    EXPECT_EQ(asking.get().error().code(), ErrorCode::Unreachable);
    m_server.down = false;
    m_clock->advance(Seconds(5)); // the pause after a failure
    EXPECT_TRUE(take());
}

TEST_F(PoolModes, failingFastDoesNotGiveUpWhatWillBeReturned)
{
    open(2, 0);
    Lease held = take();
    m_server.down = true;
    Asking asking(*m_pool, Seconds(600), WhenDown::FailFast);
    ASSERT_TRUE(
        eventuallyStats([](const PoolStats& stats) { return stats.connectFailures > 0 && stats.waiting == 1; }));
    EXPECT_FALSE(asking.ready());
    held.release();
    EXPECT_TRUE(asking.get());
}

// ------------------------------------------------------------------ shrinking and keeping alive

TEST_F(PoolModes, oneConnectionAPeriodGoesWhenOneLayIdleAllTheWhile)
{
    auto wanted = watched(4, 0);
    wanted.minimum = 1;
    wanted.shrinkPeriod = Seconds(60);
    wanted.keepalive = Nanoseconds::zero();
    open(std::move(wanted));
    const auto useAtOnce = [this](int count) {
        std::vector<Lease> leases;
        for (int i = 0; i < count; ++i)
            leases.push_back(take());
    };
    const auto totalAfterAPeriod = [this] {
        EXPECT_TRUE(m_watched->advanceAndLook(Seconds(60)));
        EXPECT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.cleaning == 0; }));
        return m_pool->stats().total();
    };
    useAtOnce(4);
    EXPECT_EQ(totalAfterAPeriod(), 4);
    useAtOnce(3);
    EXPECT_EQ(totalAfterAPeriod(), 3) << "the fourth was never needed";
    useAtOnce(3);
    EXPECT_EQ(totalAfterAPeriod(), 3);
    EXPECT_EQ(totalAfterAPeriod(), 2);
    EXPECT_EQ(totalAfterAPeriod(), 1);
    EXPECT_EQ(totalAfterAPeriod(), 1);
    EXPECT_EQ(closedBy(CloseReason::Shrunk, 3), 3U);
}

TEST_F(PoolModes, withoutAMinimumSizeIsKept)
{
    auto wanted = watched(3, 0);
    wanted.shrinkPeriod = Seconds(60);
    wanted.keepalive = Nanoseconds::zero();
    open(std::move(wanted));
    {
        const Lease a = take(), b = take(), c = take();
    }
    for (int i = 0; i < 4; ++i)
        EXPECT_TRUE(m_watched->advanceAndLook(Seconds(60)));
    EXPECT_EQ(m_pool->stats().idle, 3);
    EXPECT_EQ(closedBy(CloseReason::Shrunk), 0U);
}

TEST_F(PoolModes, idleConnectionsAreAskedNowAndThenAndKeepTheirPlace)
{
    auto wanted = watched(3, 0);
    wanted.keepalive = Seconds(30);
    open(std::move(wanted));
    std::vector<int> order;
    {
        Lease a = take(), b = take(), c = take();
        order = {pidOf(c), pidOf(b), pidOf(a)};
        a.release();
        m_watched->advance(Milliseconds(1));
        b.release();
        m_watched->advance(Milliseconds(1));
    }
    for (int round = 1; round <= 3; ++round) {
        EXPECT_TRUE(m_watched->advanceAndLook(Seconds(31)));
        ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.idle == 3; }));
        EXPECT_EQ(m_server.pings, 3 * round);
        EXPECT_EQ(m_core->violations(), "");
    }
    const Lease first = take(), second = take(), third = take();
    EXPECT_EQ((std::vector<int>{pidOf(first), pidOf(second), pidOf(third)}), order) << "last used first";
}

TEST_F(PoolModes, aConnectionThatDoesNotAnswerTheKeepaliveIsReplacedBeforeAnybodyAsks)
{
    auto wanted = watched(2, 0);
    wanted.keepalive = Seconds(30);
    open(std::move(wanted));
    {
        const Lease a = take(), b = take();
    }
    m_server.killAll();
    EXPECT_TRUE(m_watched->advanceAndLook(Seconds(31)));
    EXPECT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.total() == 0; }));
    EXPECT_EQ(closedBy(CloseReason::Broken, 2), 2U);
    EXPECT_EQ(pidOf(take()), 3);
}

TEST_F(PoolModes, withoutAKeepaliveNothingIsAsked)
{
    auto wanted = watched(1, 0);
    wanted.keepalive = Nanoseconds::zero();
    open(std::move(wanted));
    take().release();
    EXPECT_TRUE(m_watched->advanceAndLook(std::chrono::minutes(50)));
    EXPECT_EQ(m_server.pings, 0);
}

// ------------------------------------------------------------------ one lease, and clean returns

TEST_F(PoolModes, oneLeasesConnectionIsClosedOnReturnAndNoOther)
{
    open(2, 0);
    Lease marked = take(), other = take();
    const int kept = pidOf(other);
    EXPECT_TRUE(m_pool->recycleLease(marked.id()));
    EXPECT_FALSE(m_pool->recycleLease(4711));
    const std::uint64_t number = marked.id();
    marked.release();
    other.release();
    EXPECT_FALSE(m_pool->recycleLease(number)) << "it has ended";
    EXPECT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.total() == 1; }));
    EXPECT_EQ(closedBy(CloseReason::Stale, 1), 1U);
    EXPECT_EQ(pidOf(take()), kept);
}

TEST_F(PoolModes, aLeaseThatWasNotUsedNeedsNoCleaning)
{
    auto wanted = options(1, 0);
    wanted.onReturn = pool::OnReturn::Clean;
    open(std::move(wanted));
    Lease lease = take();
    const int pid = pidOf(lease);
    lease.release();
    EXPECT_EQ(pidOf(take()), pid);
    EXPECT_EQ(m_server.cleanings, 0);
    EXPECT_EQ(m_server.rollbacks, 0);
}

TEST_F(PoolModes, aLeaseThatWasUsedIsCleanedAfterItsRollbackAndKept)
{
    auto wanted = options(1, 0);
    wanted.onReturn = pool::OnReturn::Clean;
    open(std::move(wanted));
    Lease lease = take();
    const int pid = pidOf(lease);
    use(lease);
    lease.release();
    lease = take();
    EXPECT_EQ(pidOf(lease), pid);
    EXPECT_EQ(m_server.cleanings, 1);
    EXPECT_EQ(m_server.rollbacks, 0);
    use(lease);
    backendOf(lease).state = pg::TransactionState::InFailedTransaction;
    lease.release();
    lease = take();
    EXPECT_EQ(pidOf(lease), pid);
    EXPECT_EQ(m_server.cleanings, 2);
    EXPECT_EQ(m_server.rollbacks, 1);
    EXPECT_EQ(m_server.opened, 1);
}

TEST_F(PoolModes, aConnectionThatCannotBeCleanedIsReplaced)
{
    auto wanted = options(1, 0);
    wanted.onReturn = pool::OnReturn::Clean;
    open(std::move(wanted));
    Lease lease = take();
    const int pid = pidOf(lease);
    use(lease);
    backendOf(lease).dead = true;
    lease.release();
    EXPECT_NE(pidOf(take()), pid);
    EXPECT_EQ(closedBy(CloseReason::Broken, 1), 1U);
}

TEST_F(PoolModes, theRollbackLevelCleansNothing)
{
    open(1, 0);
    Lease lease = take();
    use(lease);
    lease.release();
    EXPECT_TRUE(take());
    EXPECT_EQ(m_server.cleanings, 0);
}
