// SPDX-License-Identifier: GPL-3.0-or-later
// What pools get wrong, one test each, numbered as in the list the pool was designed from: waiting, connecting,
// returning and growing old. tst_poolsubtletiesdown.cpp has those about servers that are gone.
#include "poolfixture.h"

#include <gmock/gmock.h>

#include <libpq-fe.h>
#include <set>

using namespace howdah;
using namespace howdah::test;
using base::ErrorCode;
using base::Milliseconds;
using base::Nanoseconds;
using base::Seconds;
using pool::CheckoutOptions;
using pool::CloseReason;
using pool::Lease;
using pool::PoolStats;

namespace {

class PoolSubtleties : public PoolFixture {
protected:
    /// A pool whose time moves only when the test says so.
    pool::PoolOptions onFakeTime(int size, int overflow)
    {
        auto made = options(size, overflow);
        made.clock = m_clock;
        return made;
    }
    std::shared_ptr<WatchedClock> m_clock = std::make_shared<WatchedClock>();
};

} // namespace

// 1
TEST_F(PoolSubtleties, callersBlockOnThePoolAloneAndTakeAReturnOrANewConnectionWhicheverIsFirst)
{
    auto wanted = gatedOptions(2, 0);
    wanted.aliveWindow = Seconds(60); // no ping into the hole
    open(std::move(wanted));
    Lease held = take();
    const int pid = pidOf(held);
    const auto logins = m_gate->acceptedConnections();
    m_gate->setFault({.blackHole = true}); // the login stays under way until this is healed
    Asking waiting(*m_pool);
    ASSERT_TRUE(eventually([&] { return m_gate->acceptedConnections() == logins + 1; }));
    held.release();
    auto served = waiting.get();
    ASSERT_TRUE(served) << served.error().english();
    EXPECT_EQ(pidOf(*served), pid) << "the return came first";
    EXPECT_EQ(stats().opening, 1) << "while the login is still under way";
    m_gate->heal();
    EXPECT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.idle == 1; })) << "the surplus is kept";
    served->release();
    EXPECT_EQ(serve(), "");
}

// 1
TEST_F(PoolSubtleties, aBurstThatReturnsServeElidesItsConnects)
{
    auto wanted = gatedOptions(1, 40);
    wanted.aliveWindow = Seconds(60); // no ping into the hole
    open(std::move(wanted));
    take().release();
    const auto logins = m_gate->acceptedConnections();
    m_gate->setFault({.blackHole = true});
    std::vector<std::future<std::string>> burst;
    for (int i = 0; i < 30; ++i)
        burst.push_back(std::async(std::launch::async, [this] {
            auto lease = m_pool->checkout("burst");
            if (!lease)
                return lease.error().english();
            std::this_thread::sleep_for(Milliseconds(2)); // the work
            return std::string();
        }));
    for (auto& one : burst)
        EXPECT_EQ(one.get(), "");
    EXPECT_LE(m_gate->acceptedConnections(), logins + 4) << "no more logins begun than may be under way at once";
    m_gate->heal();
    EXPECT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.opening == 0; }));
    EXPECT_EQ(serve(), "");
}

// 2
TEST_F(PoolSubtleties, theReturningThreadCannotTakeItAgainBeforeTheFirstWhoWaits)
{
    open(options(1, 0));
    for (int round = 0; round < 20; ++round) {
        Lease held = take();
        Asking waiting(*m_pool);
        ASSERT_TRUE(eventuallyWaiting(1));
        growOlderThanWhatIsTrusted();
        held.release();
        const auto again = m_pool->checkout(CheckoutOptions{.tag = "again", .stop = {}, .timeout = Seconds(0)});
        EXPECT_FALSE(again) << "round " << round;
        EXPECT_TRUE(waiting.get());
    }
    EXPECT_EQ(serve(), "");
}

// 3
TEST_F(PoolSubtleties, aWaiterThatTimesOutAtTheMomentOfAReturnLosesNoConnection)
{
    open(options(1, 0));
    Lease held = take();
    const int pid = pidOf(held);
    int granted = 0;
    for (int round = 0; round < 100; ++round) {
        {
            Asking waiting(*m_pool, Milliseconds(1 + round % 3));
            ASSERT_TRUE(eventually([&] { return stats().waiting == 1 || waiting.ready(); }));
            held.release();
            const auto answer = waiting.get();
            granted += answer ? 1 : 0;
            if (!answer) {
                EXPECT_EQ(answer.error().code(), ErrorCode::Timeout);
            }
        }
        ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.idle == 1 && stats.inUse == 0; }));
        held = take();
        ASSERT_EQ(pidOf(held), pid) << "round " << round;
    }
    const PoolStats after = stats();
    EXPECT_EQ(after.timeouts, static_cast<std::uint64_t>(100 - granted));
    EXPECT_EQ(after.opened, 1U);
    held.release();
    EXPECT_EQ(serve(), "");
}

// 4
TEST_F(PoolSubtleties, aCancelledCheckoutLeavesItsConnectToThePool)
{
    open(gatedOptions(1, 0));
    m_gate->setFault({.blackHole = true});
    Asking first(*m_pool);
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.opening == 1; }));
    ASSERT_TRUE(eventually([&] { return m_gate->acceptedConnections() == 1; }));
    first.cancel();
    const auto answer = first.get();
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code(), ErrorCode::Cancelled);
    EXPECT_EQ(stats().opening, 1) << "it was not waited for";
    m_gate->heal();
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.idle == 1; }));
    EXPECT_EQ(serve(), "");
    EXPECT_EQ(m_gate->acceptedConnections(), 1);
}

// 4
TEST_F(PoolSubtleties, aConnectThatNobodyWaitsForAnyMoreStillEndsByItsOwnTimeout)
{
    auto wanted = gatedOptions(1, 0);
    wanted.connectTimeout = Milliseconds(300);
    open(std::move(wanted));
    m_gate->setFault({.blackHole = true});
    Asking first(*m_pool);
    ASSERT_TRUE(eventually([&] { return m_gate->acceptedConnections() == 1; }));
    first.cancel();
    EXPECT_FALSE(first.get());
    EXPECT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.total() == 0; }));
    EXPECT_EQ(static_cast<std::int64_t>(stats().connectFailures), m_gate->acceptedConnections())
        << "each came to an end";
    m_gate->heal();
    EXPECT_EQ(serve(), "");
}

// 5
TEST_F(PoolSubtleties, aFailedConnectFreesItsPlaceForTheNextWhoWaits)
{
    open(gatedOptions(1, 0));
    m_gate->setFault({.cutAfterServerBytes = 10, .resetOnCut = true});
    Asking first(*m_pool), second(*m_pool), third(*m_pool);
    ASSERT_TRUE(
        eventuallyStats([](const PoolStats& stats) { return stats.connectFailures >= 2 && stats.waiting == 3; }));
    EXPECT_LE(stats().total(), 1);
    first.cancel();
    EXPECT_FALSE(first.get());
    m_gate->heal();
    // Whichever is served first: the other gets the connection when it is returned.
    ASSERT_TRUE(eventually([&] { return second.ready() || third.ready(); }));
    Asking& quicker = second.ready() ? second : third;
    Asking& other = &quicker == &second ? third : second;
    EXPECT_TRUE(quicker.get());
    EXPECT_TRUE(other.get());
    EXPECT_EQ(serve(), "");
    EXPECT_EQ(stats().opened, 1U);
}

// 6
TEST_F(PoolSubtleties, drainingReplacesIdleConnectionsNowLeasedOnesOnReturnAndThoseOnTheWayWhenTheyArrive)
{
    open(gatedOptions(4, 0));
    Lease held = take();
    const int pid = pidOf(held);
    fill(2);
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.idle == 2; }));
    Lease a = take(), b = take();
    m_gate->setFault({.blackHole = true});
    Asking onTheWay(*m_pool);
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.opening == 1; }));
    ASSERT_TRUE(eventually([&] { return m_gate->acceptedConnections() == 4; }));
    a.release(); // served to the one who asks, or idle
    m_pool->recycleAll();
    m_gate->heal();
    auto later = onTheWay.get();
    ASSERT_TRUE(later) << later.error().english();
    EXPECT_TRUE(held.query("select 1")) << "whoever is at work is left in peace";
    EXPECT_EQ(pidOf(held), pid);
    later->release();
    b.release();
    held.release();
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) {
        return stats.closed[static_cast<std::size_t>(CloseReason::Stale)] == 4 && stats.opening == 0;
    }));
    EXPECT_EQ(serve(), "");
    EXPECT_EQ(closedBy(CloseReason::Stale, 4), 4U) << "what came after stays";
}

// 10
TEST_F(PoolSubtleties, ageIsCheckedAtCheckoutAtReturnInTheBackgroundAndForThoseWhoWaited)
{
    auto wanted = onFakeTime(2, 0);
    wanted.recycle = Seconds(60);
    open(std::move(wanted));
    fill(2);
    m_clock->advance(Seconds(60));
    EXPECT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.total() == 0; })) << "in the background";
    EXPECT_EQ(closedBy(CloseReason::Recycled, 2), 2U);

    Lease first = take();
    const int old = pidOf(first);
    first.release();
    m_clock->advance(Seconds(60));
    Lease next = take();
    EXPECT_NE(pidOf(next), old) << "at checkout, whether the background was quicker or not";

    Lease second = take();
    const int leased = pidOf(next);
    m_clock->advance(Seconds(60));
    Asking again(*m_pool);
    ASSERT_TRUE(eventuallyWaiting(1));
    m_clock->advance(Milliseconds(5));
    next.release();
    auto served = again.get();
    ASSERT_TRUE(served) << served.error().english();
    EXPECT_NE(pidOf(*served), leased) << "at return, before the one who waited gets it";
    EXPECT_TRUE(served->query("select 1"));
}

// 11
TEST_F(PoolSubtleties, lifetimesDifferByLessThanASecondToo)
{
    auto wanted = onFakeTime(8, 0);
    wanted.recycle = Seconds(1);
    open(std::move(wanted));
    fill(8);
    m_clock->advance(Milliseconds(974));
    EXPECT_EQ(stats().idle, 8);
    bool someButNotAll = false;
    for (int i = 0; i < 6 && !someButNotAll && stats().total() > 0; ++i) {
        EXPECT_TRUE(m_clock->advanceAndLook(Milliseconds(5)));
        const int left = stats().idle;
        someButNotAll = left > 0 && left < 8;
    }
    EXPECT_TRUE(someButNotAll) << "they do not go all at once";
    m_clock->advance(Milliseconds(30));
    EXPECT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.total() == 0; }));
    EXPECT_EQ(serve(), "");
}

// 12
TEST_F(PoolSubtleties, aStepOfTheCalendarAgesNothingAndEndsNoWait)
{
    auto wanted = onFakeTime(1, 0);
    wanted.recycle = Seconds(60);
    open(std::move(wanted));
    Lease held = take();
    const int pid = pidOf(held);
    Asking waiting(*m_pool, Seconds(10));
    ASSERT_TRUE(eventuallyWaiting(1));
    m_clock->stepWall(std::chrono::hours(24));
    m_clock->stepWall(-std::chrono::hours(72));
    m_clock->advance(Milliseconds(5));
    EXPECT_FALSE(waiting.ready());
    held.release();
    auto served = waiting.get();
    ASSERT_TRUE(served) << served.error().english();
    EXPECT_EQ(pidOf(*served), pid);
    EXPECT_LE(m_pool->leases().at(0).heldFor, Seconds(1));
    served->release();
    EXPECT_EQ(serve(), "");
    EXPECT_EQ(stats().opened, 1U);
}

// 13
TEST_F(PoolSubtleties, theFiguresStayRightWhenAllIsReplacedWithConnectionsOut)
{
    open(options(2, 2));
    std::vector<Lease> held;
    for (int round = 0; round < 3; ++round) {
        while (held.size() < 3)
            held.push_back(take());
        EXPECT_EQ(stats().overflow(), 1);
        m_pool->recycleAll();
        EXPECT_EQ(stats().inUse, 3);
        EXPECT_EQ(stats().overflow(), 1);
        EXPECT_EQ(m_core->violations(), "");
        held.push_back(take());
        EXPECT_FALSE(m_pool->checkout(CheckoutOptions{.tag = "fifth", .stop = {}, .timeout = Milliseconds(50)}))
            << "the limit holds";
        held.clear();
        ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.total() <= 1; }))
            << "the three of the old generation are gone";
        EXPECT_EQ(stats().overflow(), 0);
    }
    EXPECT_EQ(closedBy(CloseReason::Stale, 9), 9U);
    EXPECT_EQ(serve(), "");
}

// 14
TEST_F(PoolSubtleties, aPingHasATimeoutOfItsOwnAndOneDeadlineSpansAllAttempts)
{
    auto wanted = gatedOptions(3, 0);
    wanted.aliveWindow = Nanoseconds::zero();
    wanted.pingTimeout = Milliseconds(150);
    wanted.connectTimeout = Milliseconds(300);
    open(std::move(wanted));
    fill(3);
    growOlderThanWhatIsTrusted();
    m_gate->setFault({.blackHole = true});
    const auto begun = std::chrono::steady_clock::now();
    const auto answer = m_pool->checkout(CheckoutOptions{.tag = "late", .stop = {}, .timeout = Seconds(2)});
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code(), ErrorCode::Timeout);
    EXPECT_GE(std::chrono::steady_clock::now() - begun, Seconds(2));
    EXPECT_EQ(closedBy(CloseReason::Broken, 3), 3U) << "each ping gave up by itself, long before the caller";
    EXPECT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.connectFailures >= 1; }))
        << "and so did connects";
    m_gate->heal();
    EXPECT_EQ(serve(), "");
}

// 15
TEST_F(PoolSubtleties, aReturnDoesNotWaitForItsCleanUp)
{
    auto wanted = gatedOptions(2, 0);
    wanted.pingTimeout = Seconds(60);
    open(std::move(wanted));
    Lease open = take(), running = take();
    const int pid = pidOf(open);
    ASSERT_TRUE(open.execute("begin"));
    ASSERT_EQ(PQsendQuery(running.connection().nativeHandle(), "select pg_sleep(600)"), 1);
    ASSERT_TRUE(eventually([&] {
        return ask<std::int32_t>("select count(*)::int from pg_stat_activity where query like 'select pg_sleep(600)%' "
                                 "and application_name = '" +
                                 m_application + "'") == 1;
    }));
    m_gate->setFault({.blackHole = true});
    open.release(); // would not come back if it waited for the server
    running.release();
    EXPECT_EQ(stats().inUse, 0);
    EXPECT_GE(stats().cleaning, 1);
    m_gate->heal();
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.idle == 1 && stats.cleaning == 0; }));
    Lease again = take();
    EXPECT_EQ(pidOf(again), pid) << "rolled back and kept";
    EXPECT_EQ(closedBy(CloseReason::Dirty, 1), 1U);
}

// 15
TEST_F(PoolSubtleties, aBurstOfReturnsWithRunningStatementsLeavesNothingRunning)
{
    open(options(12, 0));
    {
        std::vector<Lease> burst;
        for (int i = 0; i < 12; ++i) {
            burst.push_back(take());
            ASSERT_EQ(PQsendQuery(burst.back().connection().nativeHandle(), "select pg_sleep(600)"), 1);
        }
    }
    EXPECT_EQ(serve(), "");
    EXPECT_TRUE(eventuallyStats(
        [](const PoolStats& stats) { return stats.closed[static_cast<std::size_t>(CloseReason::Dirty)] == 12; }));
    EXPECT_TRUE(eventually([&] {
        return ask<std::int32_t>("select count(*)::int from pg_stat_activity where state = 'active' and "
                                 "application_name = '" +
                                 m_application + "'") == 0;
    })) << "each was cancelled at the server";
}

// 16
TEST_F(PoolSubtleties, aStatementThatStillRunsIsCancelledAndNeverSentARollback)
{
    open(options(1, 0));
    Lease lease = take();
    const int pid = pidOf(lease);
    ASSERT_TRUE(lease.execute("begin"));
    ASSERT_EQ(PQsendQuery(lease.connection().nativeHandle(), "select pg_sleep(600)"), 1);
    lease.release();
    Lease next = take();
    EXPECT_NE(pidOf(next), pid);
    EXPECT_TRUE(next.query("select 1"));
    EXPECT_EQ(closedBy(CloseReason::Dirty, 1), 1U);
    EXPECT_TRUE(eventually([&] {
        return ask<std::int32_t>("select count(*)::int from pg_stat_activity where pid = " + std::to_string(pid)) == 0;
    }));
}

// 17
TEST_F(PoolSubtleties, cleaningKeepsThePreparedStatements)
{
    auto wanted = options(1, 0);
    wanted.onReturn = pool::OnReturn::Clean;
    open(std::move(wanted));
    for (int i = 0; i < 5; ++i) {
        Lease lease = take();
        EXPECT_EQ(lease.query("show work_mem")->text(0, 0), ask<std::string>("show work_mem"));
        ASSERT_TRUE(lease.queryPrepared("select $1::int + 1", {pg::Param(i)}));
        ASSERT_TRUE(lease.execute("set work_mem = '123kB'"));
        EXPECT_EQ(lease.query("select count(*) from pg_prepared_statements")->text(0, 0), "1");
        EXPECT_EQ(lease.query("select generic_plans + custom_plans from pg_prepared_statements")->text(0, 0),
                  std::to_string(i + 1))
            << "one statement for all";
    }
    EXPECT_EQ(stats().opened, 1U);
}

// 18
TEST_F(PoolSubtleties, aSecondReturnIsCountedAndAReturnFindsItsOwnPool)
{
    open(options(1, 0));
    auto wanted = options(1, 0);
    wanted.name = "other";
    auto other = pool::ConnectionPool::create(std::move(wanted));
    ASSERT_TRUE(other) << other.error().english();

    Lease lease = take();
    lease.release();
    Lease owner = take();
    lease.release();
    lease.invalidate();
    EXPECT_EQ(stats().staleReturns, 2U);
    EXPECT_EQ(stats().inUse, 1) << "the one who has it now keeps it";
    EXPECT_TRUE(owner.query("select 1"));

    auto theirs = other->checkout("theirs");
    ASSERT_TRUE(theirs) << theirs.error().english();
    const int ours = pidOf(owner);
    std::swap(owner, *theirs);
    owner.release();
    theirs->release();
    EXPECT_EQ(other->stats().idle, 1);
    EXPECT_EQ(stats().idle, 1);
    Lease again = take();
    EXPECT_EQ(pidOf(again), ours);
}

// 20
TEST_F(PoolSubtleties, thePoolShrinksOneAPeriodByTheFewestThatLayIdleAllTheWhile)
{
    auto wanted = onFakeTime(5, 0);
    wanted.minimum = 2;
    wanted.shrinkPeriod = Seconds(60);
    wanted.keepalive = Nanoseconds::zero();
    open(std::move(wanted));
    fill(5);
    const auto totalAfterAPeriod = [this] {
        EXPECT_TRUE(m_clock->advanceAndLook(Seconds(60)));
        EXPECT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.cleaning == 0; }));
        return stats().total();
    };
    EXPECT_EQ(totalAfterAPeriod(), 5) << "they were all in use at once";
    EXPECT_EQ(totalAfterAPeriod(), 4);
    fill(4);
    EXPECT_EQ(totalAfterAPeriod(), 4) << "none could have been spared";
    EXPECT_EQ(totalAfterAPeriod(), 3);
    EXPECT_EQ(totalAfterAPeriod(), 2);
    EXPECT_EQ(totalAfterAPeriod(), 2) << "not below the minimum";
    EXPECT_EQ(serve(), "");
    EXPECT_EQ(closedBy(CloseReason::Shrunk, 3), 3U);
}

// 21
TEST_F(PoolSubtleties, waitingWhileThePoolIsSuspendedIsNotCharged)
{
    open(onFakeTime(1, 0));
    fill(1);
    m_pool->suspend();
    EXPECT_TRUE(stats().suspended);
    Asking waiting(*m_pool, Seconds(10));
    ASSERT_TRUE(eventuallyWaiting(1));
    EXPECT_EQ(stats().idle, 1) << "although there is one";
    m_clock->advance(std::chrono::hours(1));
    EXPECT_FALSE(waiting.ready());
    m_pool->resume();
    auto served = waiting.get();
    ASSERT_TRUE(served) << served.error().english();
    EXPECT_TRUE(served->query("select 1"));

    // What was waited before is charged, and what is waited after.
    Asking late(*m_pool, Seconds(10));
    ASSERT_TRUE(eventuallyWaiting(1));
    m_clock->advance(Seconds(6));
    m_pool->suspend();
    m_clock->advance(std::chrono::hours(1));
    m_pool->resume();
    m_clock->advance(Seconds(3));
    EXPECT_FALSE(late.ready());
    m_clock->advance(Seconds(1));
    const auto answer = late.get();
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code(), ErrorCode::Timeout);
    served->release();
    EXPECT_EQ(serve(), "");
}

// 24
TEST_F(PoolSubtleties, aTimeoutTellsTheLastCauseOfAFailedConnectAndTheCounts)
{
    open(gatedOptions(2, 1));
    Lease held = take("Cart::load");
    m_gate->setFault({.refuse = true});
    const auto answer = m_pool->checkout(CheckoutOptions{.tag = "late", .stop = {}, .timeout = Milliseconds(500)});
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code(), ErrorCode::Timeout);
    EXPECT_THAT(answer.error().english(),
                testing::MatchesRegex("No connection became free within 500 ms: in use 1, size 2, overflow 0 of 1, "
                                      "waiting 1, connecting [01]; the last connect failed: .+"));
    m_gate->heal();
    EXPECT_EQ(serve(), "");
    const auto full = [&] {
        const Lease second = take("Cart::load"), third = take("Report::run");
        return m_pool->checkout(CheckoutOptions{.tag = "late", .stop = {}, .timeout = Milliseconds(50)});
    }();
    ASSERT_FALSE(full);
    EXPECT_THAT(full.error().english(), testing::HasSubstr("in use 3, size 2, overflow 1 of 1, waiting 1, connecting "
                                                           "0; held by Cart::load (2, longest "));
}

// 25
TEST_F(PoolSubtleties, noAgeEndsAConnectionInUse)
{
    auto wanted = onFakeTime(1, 0);
    wanted.recycle = Seconds(60);
    open(std::move(wanted));
    Lease lease = take();
    const int pid = pidOf(lease);
    for (int i = 0; i < 10; ++i) {
        m_clock->advance(std::chrono::hours(1));
        const auto answer = lease.query("select pg_backend_pid()");
        ASSERT_TRUE(answer) << answer.error().english();
        EXPECT_EQ(answer->value<std::int32_t>(0, 0), pid);
    }
    EXPECT_EQ(closedBy(CloseReason::Recycled), 0U);
    lease.release();
    Lease next = take();
    EXPECT_NE(pidOf(next), pid);
    EXPECT_EQ(closedBy(CloseReason::Recycled, 1), 1U);
}

// 26
TEST_F(PoolSubtleties, jitStaysOffWhateverIsResetBecauseItWasOffAtStartup)
{
    auto wanted = options(1, 0);
    wanted.onReturn = pool::OnReturn::Clean;
    open(std::move(wanted));
    for (const char* const undo : {"reset all", "discard all", "reset jit", ""}) {
        Lease lease = take();
        EXPECT_EQ(lease.query("show jit")->text(0, 0), "off");
        ASSERT_TRUE(lease.execute("set jit = on"));
        ASSERT_TRUE(lease.execute(undo));
        EXPECT_EQ(lease.query("show jit")->text(0, 0), *undo != '\0' ? "off" : "on");
    }
    Lease cleaned = take();
    EXPECT_EQ(cleaned.query("show jit")->text(0, 0), "off");
    EXPECT_EQ(stats().opened, 1U);
}
