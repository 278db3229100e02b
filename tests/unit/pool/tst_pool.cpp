// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeserver.h"

using namespace howdah;
using namespace howdah::test;
using base::ErrorCode;
using base::Milliseconds;
using base::Seconds;
using pool::CheckoutOptions;
using pool::CloseReason;
using pool::Lease;
using pool::PoolStats;

using Pool = FakePool;

TEST_F(Pool, connectsNothingBeforeTheFirstCheckout)
{
    open(2, 0);
    EXPECT_EQ(m_server.attempts, 0);
    EXPECT_EQ(m_pool->stats().total(), 0);
    const Lease lease = take();
    EXPECT_TRUE(lease);
    EXPECT_EQ(m_server.opened, 1);
}

TEST_F(Pool, theConnectionUsedLastIsUsedNext)
{
    open(2, 0);
    Lease first = take();
    Lease second = take();
    const int last = pidOf(first);
    second.release();
    first.release();
    EXPECT_EQ(pidOf(take()), last);
    EXPECT_EQ(m_server.opened, 2);
}

TEST_F(Pool, opensSizeAndOverflowAndNotOneMore)
{
    open(2, 3);
    std::vector<Lease> leases;
    for (int i = 0; i < 5; ++i)
        leases.push_back(take());
    EXPECT_EQ(m_pool->stats().total(), 5);
    EXPECT_EQ(m_pool->stats().overflow(), 3);
    Asking sixth(*m_pool);
    EXPECT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.waiting == 1; }));
    EXPECT_EQ(m_core->violations(), "");
    leases.pop_back();
    EXPECT_TRUE(sixth.get());
    EXPECT_EQ(m_server.mostLive, 5);
    EXPECT_EQ(m_server.opened, 5);
}

TEST_F(Pool, aTimeoutTellsTheCountsAndWhatToDo)
{
    open(1, 1);
    const Lease first = take();
    const Lease second = take();
    Asking third(*m_pool);
    EXPECT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.waiting == 1; }));
    m_clock->advance(Seconds(29));
    EXPECT_FALSE(third.ready());
    m_clock->advance(Seconds(1));
    const auto answer = third.get();
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code(), ErrorCode::Timeout);
    EXPECT_EQ(answer.error().english(),
              "No connection became free within 30 s: in use 2, size 1, overflow 1 of 1, waiting 1, connecting 0; "
              "held by test (2, longest 30 s); see who holds the connections, or allow more of them");
    EXPECT_EQ(m_pool->stats().timeouts, 1U);
    EXPECT_EQ(m_pool->stats().waiting, 0);
}

TEST_F(Pool, aTimeoutWhileTheServerIsDownTellsTheLastCause)
{
    m_server.down = true;
    open(1, 0);
    Asking asking(*m_pool);
    EXPECT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.connectFailures > 0; }));
    m_clock->advance(Seconds(30));
    const auto answer = asking.get();
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code(), ErrorCode::Timeout);
    EXPECT_NE(answer.error().english().find("the last connect failed: Cannot reach the server: connection refused"),
              std::string::npos)
        << answer.error().english();
    EXPECT_NE(m_pool->stats().lastConnectError, "");
}

TEST_F(Pool, aTimeoutOfZeroTakesWhatIsFreeAndWaitsForNothing)
{
    open(1, 0);
    take().release();
    EXPECT_TRUE(m_pool->checkout(CheckoutOptions{.tag = {}, .stop = {}, .timeout = Seconds(0)}));
    const Lease held = take();
    const auto answer = m_pool->checkout(CheckoutOptions{.tag = {}, .stop = {}, .timeout = Seconds(0)});
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code(), ErrorCode::Timeout);
}

TEST_F(Pool, waitersAreServedInTheOrderTheyCame)
{
    open(1, 0);
    Lease held = take();
    std::vector<std::unique_ptr<Asking>> line;
    for (int i = 0; i < 5; ++i) {
        line.push_back(std::make_unique<Asking>(*m_pool));
        ASSERT_TRUE(eventuallyStats([&](const PoolStats& stats) { return stats.waiting == i + 1; }));
    }
    m_clock->advance(Milliseconds(5));
    for (int i = 0; i < 5; ++i) {
        held.release();
        auto next = line[static_cast<std::size_t>(i)]->get();
        ASSERT_TRUE(next) << next.error().english();
        held = std::move(*next);
        EXPECT_EQ(m_pool->stats().waiting, 4 - i);
        EXPECT_EQ(m_core->violations(), "");
    }
}

TEST_F(Pool, aNewcomerCannotOvertakeAWaiterOlderThanAMillisecond)
{
    open(1, 0);
    Lease held = take();
    Asking waiting(*m_pool);
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.waiting == 1; }));
    m_clock->advance(Milliseconds(2));
    held.release();
    // Whether the waiter's thread runs yet or not, the connection is its own.
    const auto newcomer = m_pool->checkout(CheckoutOptions{.tag = {}, .stop = {}, .timeout = Seconds(0)});
    EXPECT_FALSE(newcomer);
    EXPECT_TRUE(waiting.get());
}

TEST_F(Pool, aWaiterThatWakesLateStillGetsWhatItWasOffered)
{
    auto wanted = options(1, 0);
    wanted.recycle = base::Nanoseconds::zero(); // no timer of the pool's comes to the waiter's help
    open(wanted);
    for (int i = 0; i < 100; ++i) {
        Lease held = take();
        Asking waiting(*m_pool);
        ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.waiting == 1; }));
        held.release();                    // younger than a millisecond: offered, not handed over
        m_clock->advance(Milliseconds(2)); // and no longer trusted, if the waiter has not run yet
        const auto lease = waiting.get();
        ASSERT_TRUE(lease) << "round " << i << ": " << lease.error().english();
    }
}

TEST_F(Pool, aCancelledCheckoutLeavesItsConnectToTheNext)
{
    m_server.holdConnects();
    open(1, 0);
    Asking first(*m_pool);
    ASSERT_TRUE(eventually([&] { return m_server.underWay == 1; }));
    first.stop.request_stop();
    const auto answer = first.get();
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code(), ErrorCode::Cancelled);
    EXPECT_EQ(m_pool->stats().cancelled, 1U);
    m_server.resumeConnects();
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.idle == 1; }));
    EXPECT_TRUE(take());
    EXPECT_EQ(m_server.attempts, 1);
}

TEST_F(Pool, aCheckoutStoppedBeforeItBeganIsCancelled)
{
    open(1, 0);
    const Lease held = take();
    base::StopSource stop;
    stop.request_stop();
    const auto answer = m_pool->checkout(CheckoutOptions{.tag = {}, .stop = stop.get_token(), .timeout = {}});
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code(), ErrorCode::Cancelled);
}

TEST_F(Pool, aWaiterThatTimedOutTakesNoConnectionWithIt)
{
    open(1, 0);
    Lease held = take();
    Asking late(*m_pool, Milliseconds(10));
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.waiting == 1; }));
    m_clock->advance(Milliseconds(10));
    EXPECT_FALSE(late.get());
    held.release();
    EXPECT_EQ(m_pool->stats().idle, 1);
    EXPECT_TRUE(take());
}

TEST_F(Pool, waitersTakeAReturnOrANewConnectionWhicheverComesFirst)
{
    open(2, 0);
    Lease held = take();
    m_server.holdConnects();
    Asking waiting(*m_pool);
    ASSERT_TRUE(eventually([&] { return m_server.underWay == 1; }));
    held.release();
    EXPECT_TRUE(waiting.get());
    m_server.resumeConnects();
    EXPECT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.idle == 2; })) << "the surplus is kept";
}

TEST_F(Pool, anIdleConnectionThatMustBeProvedServesItsCallerWhileAConnectHangs)
{
    open(3, 0);
    Lease first = take();
    Lease second = take();
    m_server.holdConnects();
    Asking asking(*m_pool);
    ASSERT_TRUE(eventually([&] { return m_server.underWay == 1; }));
    m_clock->advance(Milliseconds(5));
    first.release();
    const auto served = asking.get();
    ASSERT_TRUE(served) << served.error().english();
    second.release();
    m_clock->advance(Seconds(1)); // beyond the alive window: a ping is due
    Asking next(*m_pool);
    const auto answer = next.get();
    EXPECT_TRUE(answer) << answer.error().english();
    EXPECT_EQ(m_server.pings, 1);
    EXPECT_EQ(m_server.underWay, 1);
    m_server.resumeConnects();
}

TEST_F(Pool, aBurstThatReturnsServeOpensOneConnectionAtATime)
{
    open(1, 20);
    Lease held = take();
    m_server.holdConnects();
    std::vector<std::unique_ptr<Asking>> burst;
    for (int i = 0; i < 10; ++i)
        burst.push_back(std::make_unique<Asking>(*m_pool));
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.waiting == 10; }));
    ASSERT_TRUE(eventually([&] { return m_server.underWay == 1; }));
    EXPECT_EQ(m_pool->stats().opening, 1);
    // Somebody has waited long: now it hurries, within the limit of connects at the same time.
    m_clock->advance(Milliseconds(50));
    EXPECT_TRUE(eventually([&] { return m_server.underWay == 4; }));
    EXPECT_EQ(m_pool->stats().opening, 4);
    EXPECT_EQ(m_core->violations(), "");
    m_server.resumeConnects();
    for (const auto& one : burst)
        EXPECT_TRUE(one->get());
    EXPECT_EQ(m_server.mostUnderWay, 4);
}

TEST_F(Pool, aFailedConnectIsTriedAgainForThoseWhoStillWait)
{
    m_server.down = true;
    open(2, 0);
    Asking first(*m_pool), second(*m_pool);
    ASSERT_TRUE(
        eventuallyStats([](const PoolStats& stats) { return stats.connectFailures >= 1 && stats.waiting == 2; }));
    m_server.down = false;
    ASSERT_TRUE(eventually([&] {
        m_clock->advance(Milliseconds(50));
        return m_server.opened > 0;
    }));
    EXPECT_TRUE(first.get());
    EXPECT_TRUE(second.get());
    EXPECT_EQ(m_pool->stats().lastConnectError, "");
}

TEST_F(Pool, aServerThatIsDownMeetsOneProbeAtATimeWhateverTheNumberOfWaiters)
{
    m_server.down = true;
    open(options(20, 30));
    Asking first(*m_pool, Seconds(600));
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.connectFailures == 1; }));
    std::vector<std::unique_ptr<Asking>> line;
    for (int i = 0; i < 40; ++i)
        line.push_back(std::make_unique<Asking>(*m_pool, Seconds(600)));
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.waiting == 41; }));
    const int before = m_server.attempts;
    const auto start = m_clock->now();
    for (int i = 0; i < 2000 && m_server.attempts < before + 10; ++i) {
        m_clock->advance(Milliseconds(100));
        const int seen = m_server.attempts;
        // The time the pool needs to look at the clock, and no longer when it acts at once.
        eventually([&] { return m_server.attempts > seen; }, Milliseconds(5));
    }
    const double seconds = std::chrono::duration<double>(m_clock->now() - start).count();
    EXPECT_GE(m_server.attempts, before + 10) << "it never stops trying";
    EXPECT_LE((m_server.attempts - before) / seconds, 2) << "two a second at most";
    EXPECT_EQ(m_server.mostUnderWay, 1) << "one at a time, from the first failure on";
    m_clock->advance(Seconds(600));
    EXPECT_EQ(first.get().error().code(), ErrorCode::Timeout);
    for (const auto& one : line)
        EXPECT_EQ(one->get().error().code(), ErrorCode::Timeout);
}

TEST_F(Pool, aRefusedLoginFailsAtOnceAndIsNotRepeatedForEachCaller)
{
    m_server.refusing = true;
    open(5, 0);
    const auto first = m_pool->checkout("first");
    ASSERT_FALSE(first);
    EXPECT_EQ(first.error().code(), ErrorCode::LoginRefused);
    EXPECT_EQ(first.error().sqlState(), "28P01");
    const int attempts = m_server.attempts;
    for (int i = 0; i < 50; ++i)
        EXPECT_EQ(m_pool->checkout("again").error().code(), ErrorCode::LoginRefused);
    EXPECT_EQ(m_server.attempts, attempts);
    m_server.refusing = false;
    m_clock->advance(Seconds(5));
    EXPECT_TRUE(take());
}

TEST_F(Pool, untilALoginHasWorkedConnectsAreMadeOneAtATime)
{
    m_server.holdConnects();
    open(20, 0);
    std::vector<std::unique_ptr<Asking>> burst;
    for (int i = 0; i < 20; ++i)
        burst.push_back(std::make_unique<Asking>(*m_pool));
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.waiting == 20; }));
    m_clock->advance(Milliseconds(100));
    ASSERT_TRUE(eventually([&] { return m_server.underWay == 1; }));
    EXPECT_EQ(m_pool->stats().opening, 1);
    m_server.resumeConnects();
    for (const auto& one : burst)
        EXPECT_TRUE(one->get());
}

TEST_F(Pool, recyclingAllTriesARefusedLoginAgainAtOnce)
{
    m_server.refusing = true;
    open(5, 0);
    EXPECT_FALSE(m_pool->checkout("refused"));
    m_server.refusing = false;
    m_pool->recycleAll();
    EXPECT_TRUE(take());
}

TEST_F(Pool, aRefusedLoginLetsWaitersHaveWhatIsReturned)
{
    open(2, 0);
    Lease held = take();
    m_server.refusing = true;
    Asking waiting(*m_pool);
    ASSERT_TRUE(
        eventuallyStats([](const PoolStats& stats) { return stats.connectFailures == 1 && stats.waiting == 1; }));
    held.release();
    EXPECT_TRUE(waiting.get());
}

TEST_F(Pool, returnsInOpenTransactionAreRolledBackAndKeepTheBackend)
{
    open(1, 0);
    for (const auto state : {pg::TransactionState::InTransaction, pg::TransactionState::InFailedTransaction}) {
        Lease lease = take();
        const int pid = pidOf(lease);
        backendOf(lease).state = state;
        lease.release();
        const Lease again = take();
        EXPECT_EQ(pidOf(again), pid);
        EXPECT_EQ(m_server.backend(pid)->state, pg::TransactionState::Idle);
    }
    EXPECT_EQ(m_server.rollbacks, 2);
}

TEST_F(Pool, aCleanReturnSendsNothing)
{
    open(1, 0);
    take().release();
    take().release();
    EXPECT_EQ(m_server.rollbacks, 0);
    EXPECT_EQ(m_server.pings, 0);
}

TEST_F(Pool, aConnectionThatCannotBeRolledBackIsReplaced)
{
    open(1, 0);
    Lease lease = take();
    const int pid = pidOf(lease);
    backendOf(lease).state = pg::TransactionState::InTransaction;
    backendOf(lease).rollbackFails = true;
    lease.release();
    EXPECT_NE(pidOf(take()), pid);
    EXPECT_EQ(closedBy(CloseReason::Broken, 1), 1U);
}

TEST_F(Pool, returnsWhileAStatementRunsAreCancelledAndClosedNeverRolledBack)
{
    open(1, 0);
    Lease lease = take();
    const int pid = pidOf(lease);
    backendOf(lease).state = pg::TransactionState::Active;
    lease.release();
    EXPECT_NE(pidOf(take()), pid);
    EXPECT_EQ(m_server.rollbacks, 0);
    EXPECT_EQ(m_server.cancels, 1);
    EXPECT_EQ(closedBy(CloseReason::Dirty, 1), 1U);
}

TEST_F(Pool, anInvalidatedLeaseIsClosed)
{
    open(1, 0);
    Lease lease = take();
    const int pid = pidOf(lease);
    lease.invalidate();
    EXPECT_NE(pidOf(take()), pid);
    EXPECT_EQ(closedBy(CloseReason::Invalidated, 1), 1U);
}

TEST_F(Pool, aDetachedConnectionFreesItsPlaceAtOnce)
{
    open(1, 0);
    Lease lease = take();
    EXPECT_EQ(lease.detach(), nullptr) << "a fake has no libpq connection to give";
    EXPECT_FALSE(lease);
    EXPECT_EQ(m_pool->stats().total(), 0);
    EXPECT_TRUE(take());
}

TEST_F(Pool, aSecondReleaseOnlyCounts)
{
    open(1, 0);
    Lease lease = take();
    lease.release();
    const Lease other = take();
    lease.release();
    lease.invalidate();
    EXPECT_EQ(m_pool->stats().staleReturns, 2U);
    EXPECT_EQ(m_pool->stats().inUse, 1);
    EXPECT_EQ(m_pool->stats().returns, 1U);
}

TEST_F(Pool, aMovedLeaseHasOneOwner)
{
    open(2, 0);
    Lease first = take();
    Lease second = std::move(first);
    EXPECT_FALSE(first);
    EXPECT_TRUE(second);
    first.release();
    EXPECT_EQ(m_pool->stats().inUse, 1);
    second = take();
    EXPECT_EQ(m_pool->stats().inUse, 1) << "what was assigned over is returned";
}

TEST_F(Pool, statementsThroughAReturnedLeaseFailWithClosed)
{
    open(1, 0);
    Lease lease = take();
    lease.release();
    EXPECT_EQ(lease.query("select 1").error().code(), ErrorCode::Closed);
    EXPECT_EQ(lease.execute("select 1").error().code(), ErrorCode::Closed);
}

TEST_F(Pool, closeWakesEveryWaiterAndClosesWhatIsIdle)
{
    open(2, 0);
    Lease held = take();
    take().release();
    const Lease both = take();
    Asking first(*m_pool), second(*m_pool);
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.waiting == 2; }));
    held.release();
    m_pool->close();
    const auto one = first.get();
    const auto other = second.get();
    // One of them may have been served by the return just before.
    EXPECT_TRUE(one || one.error().code() == ErrorCode::Closed);
    EXPECT_TRUE(other || other.error().code() == ErrorCode::Closed);
    EXPECT_FALSE(one && other);
    EXPECT_EQ(m_pool->checkout("late").error().code(), ErrorCode::Closed);
    EXPECT_TRUE(m_pool->stats().closedForGood);
}

TEST_F(Pool, closeEndsAConnectUnderWay)
{
    m_server.holdConnects();
    open(1, 0);
    Asking asking(*m_pool);
    ASSERT_TRUE(eventually([&] { return m_server.underWay == 1; }));
    m_pool->close();
    EXPECT_EQ(asking.get().error().code(), ErrorCode::Closed);
    EXPECT_EQ(m_pool->stats().total(), 0);
    EXPECT_EQ(m_pool->stats().connectFailures, 0U);
}

TEST_F(Pool, aLeaseReturnedAfterCloseIsClosed)
{
    open(1, 0);
    Lease lease = take();
    m_pool->close();
    EXPECT_EQ(m_server.live, 1);
    lease.release();
    EXPECT_TRUE(eventually([&] { return m_server.live == 0; }));
    EXPECT_TRUE(eventuallyStats(
        [](const PoolStats& stats) { return stats.closed[static_cast<std::size_t>(CloseReason::PoolClosed)] == 1; }));
}

TEST_F(Pool, aLeaseMayOutliveItsPool)
{
    open(1, 0);
    Lease lease = take();
    m_core.reset();
    m_pool.reset();
    EXPECT_TRUE(lease);
    EXPECT_EQ(m_server.live, 1);
    lease.release();
    EXPECT_EQ(m_server.live, 0);
    lease.release();
    EXPECT_FALSE(lease);
}

TEST_F(Pool, leasesTellWhoHoldsThem)
{
    open(2, 0);
    const Lease lease = take("Cart::load");
    m_clock->advance(Seconds(3));
    const auto leases = m_pool->leases();
    ASSERT_EQ(leases.size(), 1U);
    EXPECT_EQ(leases[0].id, lease.id());
    EXPECT_EQ(leases[0].tag, "Cart::load");
    EXPECT_EQ(leases[0].file, "fakeserver.h");
    EXPECT_NE(leases[0].function.find("take"), std::string::npos);
    EXPECT_GT(leases[0].line, 0U);
    EXPECT_GT(leases[0].thread, 0U);
    EXPECT_EQ(leases[0].backend.value, 1);
    EXPECT_EQ(leases[0].heldFor, Seconds(3));
    EXPECT_EQ(leases[0].idleFor, Seconds(3));
    EXPECT_FALSE(leases[0].statementRunning);
    EXPECT_EQ(leases[0].lastStatement, "");
}

TEST_F(Pool, aLongTagIsCutNotRefused)
{
    open(1, 0);
    const Lease lease = take(std::string(500, 'x'));
    EXPECT_EQ(m_pool->leases().at(0).tag, std::string(pool::detail::Slot::tagCapacity, 'x'));
}

TEST_F(Pool, theFiguresAddUp)
{
    open(2, 0);
    for (int i = 0; i < 10; ++i) {
        const Lease lease = take();
        m_clock->advance(base::Nanoseconds(1000));
    }
    const PoolStats stats = m_pool->stats();
    EXPECT_EQ(stats.checkouts, 10U);
    EXPECT_EQ(stats.returns, 10U);
    EXPECT_EQ(stats.opened, 1U);
    EXPECT_EQ(stats.wait.count, 10U);
    EXPECT_EQ(stats.use.count, 10U);
    EXPECT_EQ(stats.use.sum, base::Nanoseconds(10'000));
    EXPECT_EQ(stats.create.count, 1U);
    EXPECT_EQ(stats.poolName, "fake");
}

TEST_F(Pool, manyPoolsOpenAndCloseWithoutATrace)
{
    for (int i = 0; i < 30; ++i) {
        open(3, 2);
        {
            const Lease a = take(), b = take();
        }
        m_pool.reset();
        m_core.reset();
        ASSERT_EQ(m_server.live, 0);
    }
}
