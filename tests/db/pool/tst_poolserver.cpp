// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/connectionpool.h"

#include "tests/support/cluster.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <latch>
#include <libpq-fe.h>
#include <mutex>
#include <numeric>
#include <set>
#include <thread>

using namespace howdah;
using base::ErrorCode;
using base::Milliseconds;
using base::Seconds;
using pool::CheckoutOptions;
using pool::CloseReason;
using pool::ConnectionPool;
using pool::Lease;
using pool::PoolOptions;

namespace {

class PoolServer : public testing::Test {
protected:
    static void SetUpTestSuite() { database = std::make_unique<test::Database>("pool"); }
    static void TearDownTestSuite() { database.reset(); }
    void SetUp() override
    {
        m_admin = database->connect();
        m_application = std::string("pool ") + testing::UnitTest::GetInstance()->current_test_info()->name();
        m_application.resize(std::min<std::size_t>(m_application.size(), 60)); // the server cuts at 63 bytes
    }
    void TearDown() override
    {
        m_pool.reset();
        EXPECT_TRUE(eventually([&] { return backends() == 0; })) << "a closed pool leaves no backend";
    }

    PoolOptions options(int size, int overflow)
    {
        PoolOptions made;
        made.params = database->params();
        made.applicationName = m_application;
        made.size = size;
        made.maxOverflow = overflow;
        return made;
    }
    void open(PoolOptions wanted)
    {
        auto made = ConnectionPool::create(std::move(wanted));
        ASSERT_TRUE(made) << made.error().english();
        m_pool = std::make_unique<ConnectionPool>(std::move(*made));
    }
    void open(int size, int overflow) { open(options(size, overflow)); }
    Lease take()
    {
        auto lease = m_pool->checkout("test");
        if (!lease) {
            ADD_FAILURE() << lease.error().english();
            return {};
        }
        return std::move(*lease);
    }
    /// Takes that many at once and returns them: the pool then has as many idle.
    void fill(int count)
    {
        std::vector<Lease> leases;
        for (int i = 0; i < count; ++i)
            leases.push_back(take());
    }
    static int pidOf(Lease& lease)
    {
        const auto answer = lease.query("select pg_backend_pid()");
        if (!answer) {
            ADD_FAILURE() << answer.error().english();
            return 0;
        }
        return answer->value<std::int32_t>(0, 0).value_or(0);
    }
    template <class T> T ask(const std::string& sql)
    {
        const auto answer = m_admin->query(sql);
        if (!answer) {
            ADD_FAILURE() << answer.error().english();
            return {};
        }
        return answer->value<T>(0, 0).value_or(T{});
    }
    int backends()
    {
        return ask<std::int32_t>("select count(*)::int from pg_stat_activity where application_name = '" +
                                 m_application + "'");
    }
    int terminateAll()
    {
        return ask<std::int32_t>("select count(pg_terminate_backend(pid, 10000))::int from pg_stat_activity where "
                                 "application_name = '" +
                                 m_application + "'");
    }
    static bool eventually(const std::function<bool()>& condition)
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (!condition()) {
            if (std::chrono::steady_clock::now() > end)
                return false;
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return true;
    }
    /// How many were closed for this reason, as soon as it is `awaited` of them: the pool's thread closes on its own
    /// time.
    std::uint64_t closedBy(CloseReason reason, std::uint64_t awaited = 0) const
    {
        const auto count = [&] { return m_pool->stats().closed[static_cast<std::size_t>(reason)]; };
        eventually([&] { return count() >= awaited; });
        return count();
    }

    static inline std::unique_ptr<test::Database> database;
    std::unique_ptr<pg::Connection> m_admin;
    std::string m_application;
    std::unique_ptr<ConnectionPool> m_pool;
};

} // namespace

TEST_F(PoolServer, theSameBackendServesOneCallerAfterTheOther)
{
    open(2, 0);
    std::set<int> pids;
    for (int i = 0; i < 20; ++i) {
        Lease lease = take();
        pids.insert(pidOf(lease));
    }
    EXPECT_EQ(pids.size(), 1U);
    EXPECT_EQ(backends(), 1);
}

TEST_F(PoolServer, startupOptionsSurviveAReset)
{
    open(1, 0);
    Lease lease = take();
    ASSERT_TRUE(lease.execute("set jit = on"));
    ASSERT_TRUE(lease.execute("set application_name = 'other'"));
    ASSERT_TRUE(lease.execute("discard all"));
    EXPECT_EQ(lease.query("show jit")->text(0, 0), "off");
    EXPECT_EQ(lease.query("show application_name")->text(0, 0), m_application);
}

TEST_F(PoolServer, aNameInTheConnectionStringIsKept)
{
    auto wanted = options(1, 0);
    wanted.params.set("application_name", "named by its owner");
    open(wanted);
    Lease lease = take();
    EXPECT_EQ(lease.query("show application_name")->text(0, 0), "named by its owner");
}

TEST_F(PoolServer, returnsInOpenTransactionAreRolledBackAndKeepTheBackend)
{
    open(1, 0);
    ASSERT_TRUE(m_admin->execute("create table if not exists kept (id int)"));
    for (const char* const last : {"insert into kept values (1)", "insert into kept values ('not a number')"}) {
        Lease lease = take();
        const int pid = pidOf(lease);
        ASSERT_TRUE(lease.execute("begin"));
        static_cast<void>(lease.execute(last));
        lease.release();
        Lease again = take();
        EXPECT_EQ(pidOf(again), pid);
        EXPECT_EQ(again.connection().transactionState(), pg::TransactionState::Idle);
        EXPECT_EQ(again.query("select count(*) from kept")->text(0, 0), "0");
    }
    EXPECT_EQ(m_pool->stats().opened, 1U);
}

TEST_F(PoolServer, aReturnWhileAStatementRunsIsDiscarded)
{
    open(1, 0);
    Lease lease = take();
    const int pid = pidOf(lease);
    ASSERT_EQ(PQsendQuery(lease.connection().nativeHandle(), "select pg_sleep(1)"), 1);
    ASSERT_EQ(lease.connection().transactionState(), pg::TransactionState::Active);
    lease.release();
    Lease next = take();
    EXPECT_NE(pidOf(next), pid);
    EXPECT_EQ(closedBy(CloseReason::Dirty, 1), 1U);
}

TEST_F(PoolServer, killedBackendsCostTheCallersNoError)
{
    open(5, 0);
    for (int round = 0; round < 5; ++round) {
        fill(5);
        EXPECT_EQ(terminateAll(), 5);
        for (int i = 0; i < 20; ++i) {
            Lease lease = take();
            const auto answer = lease.query("select 1");
            EXPECT_TRUE(answer) << "round " << round << ": " << answer.error().english();
        }
    }
}

TEST_F(PoolServer, theDeathOfAnIdleConnectionIsSeenWithoutACheckout)
{
    open(3, 0);
    fill(3);
    ASSERT_TRUE(eventually([&] { return m_pool->stats().idle == 3; }));
    EXPECT_EQ(terminateAll(), 3);
    EXPECT_TRUE(eventually([&] { return m_pool->stats().total() == 0; }));
    EXPECT_EQ(closedBy(CloseReason::Broken, 3), 3U);
}

TEST_F(PoolServer, aBackendKilledWhileLeasedIsReplacedOnReturn)
{
    open(1, 0);
    Lease lease = take();
    EXPECT_EQ(terminateAll(), 1);
    const auto answer = lease.query("select 1");
    ASSERT_FALSE(answer) << "whoever uses it at that moment must know";
    lease.release();
    Lease next = take();
    EXPECT_TRUE(next.query("select 1"));
    EXPECT_EQ(m_pool->stats().opened, 2U);
}

TEST_F(PoolServer, aNotificationOnAnIdleConnectionIsKeptNotTakenForDeath)
{
    open(1, 0);
    Lease lease = take();
    const int pid = pidOf(lease);
    ASSERT_TRUE(lease.execute("listen news"));
    lease.release();
    ASSERT_TRUE(m_admin->execute("notify news, 'hello'"));
    EXPECT_TRUE(eventually([&] {
        Lease again = take();
        EXPECT_EQ(pidOf(again), pid);
        const auto notifications = again.connection().takeNotifications();
        return !notifications.empty() && notifications.front().payload == "hello";
    }));
    EXPECT_EQ(m_pool->stats().opened, 1U);
}

TEST_F(PoolServer, anIdleConnectionPastTheAliveWindowIsPingedAndKept)
{
    auto wanted = options(1, 0);
    wanted.aliveWindow = base::Nanoseconds::zero();
    open(wanted);
    Lease lease = take();
    const int pid = pidOf(lease);
    lease.release();
    // Beyond the millisecond in which a connection just used is trusted.
    const auto idleFrom = std::chrono::steady_clock::now();
    ASSERT_TRUE(eventually([&] { return std::chrono::steady_clock::now() > idleFrom + Milliseconds(5); }));
    Lease again = take();
    EXPECT_EQ(pidOf(again), pid);
}

TEST_F(PoolServer, anExhaustedPoolTellsItsCountsAndItsHolders)
{
    open(2, 1);
    const Lease a = take(), b = take(), c = take();
    const auto begun = std::chrono::steady_clock::now();
    const auto late = m_pool->checkout(CheckoutOptions{.tag = "late", .stop = {}, .timeout = Milliseconds(150)});
    const auto took = std::chrono::steady_clock::now() - begun;
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code(), ErrorCode::Timeout);
    EXPECT_THAT(
        late.error().english(),
        testing::MatchesRegex("No connection became free within 150 ms: in use 3, size 2, overflow 1 of 1, "
                              "waiting 1, connecting 0; held by test \\(3, longest [0-9.]+ .?s\\); see who holds "
                              "the connections, or allow more of them"));
    EXPECT_GE(took, Milliseconds(150));
    EXPECT_EQ(backends(), 3);
}

TEST_F(PoolServer, aDatabaseThatIsNotThereIsToldAtOnce)
{
    auto wanted = options(2, 0);
    wanted.params.set("dbname", "no_such_database");
    open(wanted);
    const auto lease = m_pool->checkout("nowhere");
    ASSERT_FALSE(lease);
    EXPECT_EQ(lease.error().code(), ErrorCode::LoginRefused) << lease.error().english();
    EXPECT_EQ(lease.error().sqlState(), "3D000");
}

TEST_F(PoolServer, aServerThatIsNotThereIsTheCauseInTheTimeout)
{
    auto wanted = options(2, 0);
    wanted.params.set("host", "127.0.0.1").set("port", "1");
    open(wanted);
    const auto lease = m_pool->checkout(CheckoutOptions{.tag = {}, .stop = {}, .timeout = Milliseconds(400)});
    ASSERT_FALSE(lease);
    EXPECT_EQ(lease.error().code(), ErrorCode::Timeout);
    EXPECT_NE(lease.error().english().find("the last connect failed: "), std::string::npos) << lease.error().english();
    const auto stats = m_pool->stats();
    EXPECT_GE(stats.connectFailures, 1U);
    EXPECT_LE(stats.connectFailures, 4U);
}

TEST_F(PoolServer, connectionsAreReplacedAtTheirAge)
{
    auto wanted = options(2, 0);
    wanted.recycle = Milliseconds(200);
    open(wanted);
    Lease lease = take();
    const int pid = pidOf(lease);
    lease.release();
    ASSERT_TRUE(eventually([&] { return backends() == 0; })) << "in the background, with nobody asking";
    Lease next = take();
    EXPECT_NE(pidOf(next), pid);
    EXPECT_EQ(closedBy(CloseReason::Recycled, 1), 1U);
}

TEST_F(PoolServer, overflowGoesAfterItsGraceAndSizeStays)
{
    auto wanted = options(2, 4);
    wanted.overflowGrace = Milliseconds(100);
    open(wanted);
    fill(6);
    EXPECT_TRUE(eventually([&] { return backends() == 2; }));
    EXPECT_EQ(closedBy(CloseReason::Overflow, 4), 4U);
    EXPECT_EQ(m_pool->stats().idle, 2);
}

TEST_F(PoolServer, aDetachedConnectionLivesOnItsOwn)
{
    open(1, 0);
    Lease lease = take();
    const std::unique_ptr<pg::Connection> own = lease.detach();
    ASSERT_NE(own, nullptr);
    Lease other = take();
    EXPECT_NE(pidOf(other), own->backendPid().value);
    other.release();
    m_pool->close();
    EXPECT_TRUE(own->query("select 1"));
}

TEST_F(PoolServer, closeLeavesNoBackend)
{
    open(4, 4);
    {
        const Lease held = take();
        fill(5);
        m_pool->close();
        EXPECT_TRUE(eventually([&] { return backends() == 1; })) << "only the one in use";
    }
    EXPECT_TRUE(eventually([&] { return backends() == 0; }));
    EXPECT_TRUE(eventually([&] { return m_pool->stats().total() == 0; }));
}

TEST_F(PoolServer, aLeaseTellsItsStatementWhileItRunsAndAfterwards)
{
    open(1, 0);
    Lease lease = take();
    base::StopSource stop;
    auto running = std::async(std::launch::async, [&] {
        return lease.query("select pg_sleep(30) /* where is it? */", {}, {.deadline = {}, .stop = stop.get_token()});
    });
    EXPECT_TRUE(eventually([&] {
        const auto leases = m_pool->leases();
        return leases.size() == 1 && leases[0].statementRunning && leases[0].idleFor == base::Nanoseconds::zero() &&
               leases[0].lastStatement == "select pg_sleep(30) /* where is it? */";
    }));
    stop.request_stop();
    EXPECT_EQ(running.get().error().code(), ErrorCode::Cancelled);
    const auto leases = m_pool->leases();
    EXPECT_FALSE(leases.at(0).statementRunning);
    EXPECT_EQ(leases.at(0).tag, "test");
    EXPECT_EQ(leases.at(0).backend, lease.connection().backendPid());
    ASSERT_TRUE(lease.execute("select '" + std::string(180, 'x') + "ääääääääääääää'"));
    const std::string last = m_pool->leases().at(0).lastStatement;
    EXPECT_LE(last.size(), 200U);
    EXPECT_GE(last.size(), 198U);
    EXPECT_TRUE(last.ends_with("ä")) << "cut between characters, not inside one: " << last;
}

TEST_F(PoolServer, echoTellsEveryStatementAndNoParameter)
{
    std::mutex mutex;
    std::vector<pool::EchoEvent> events;
    auto wanted = options(1, 0);
    wanted.echo = true;
    wanted.echoSink = [&](const pool::EchoEvent& event) {
        const std::lock_guard lock(mutex);
        events.push_back(event);
    };
    open(wanted);
    {
        Lease lease = take();
        EXPECT_TRUE(lease.query("select $1::text", {pg::Param("secret")}));
        EXPECT_FALSE(lease.query("select 1/0"));
        EXPECT_TRUE(lease.simpleQuery("select 1; select 2"));
        EXPECT_TRUE(lease.stream("select generate_series(1, 3)", {}, [](const pg::ResultSet&) { return true; }));
    }
    ASSERT_EQ(events.size(), 4U);
    EXPECT_EQ(events[0].sql, "select $1::text");
    EXPECT_EQ(events[0].tag, "test");
    EXPECT_EQ(events[0].sqlState, "");
    EXPECT_GT(events[0].took, base::Nanoseconds::zero());
    EXPECT_GT(events[0].backend.value, 0);
    EXPECT_EQ(events[1].sqlState, "22012");
}

TEST_F(PoolServer, ofFiftyThreadsOnTwentyConnectionsNoneStarves)
{
    open(20, 0);
    fill(20);
    constexpr int threads = 50;
    std::atomic<bool> stop{false};
    std::vector<int> served(threads);
    std::latch together(threads);
    std::vector<std::thread> callers;
    for (int i = 0; i < threads; ++i)
        callers.emplace_back([&, i] {
            together.arrive_and_wait();
            while (!stop) {
                auto lease = m_pool->checkout("fair");
                if (!lease || !lease->query("select pg_sleep(0.001)")) {
                    ADD_FAILURE() << "a checkout failed";
                    return;
                }
                ++served[static_cast<std::size_t>(i)];
            }
        });
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (m_pool->stats().checkouts < 5000 && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    stop = true;
    for (std::thread& caller : callers)
        caller.join();
    const int least = *std::min_element(served.begin(), served.end());
    const int all = std::accumulate(served.begin(), served.end(), 0);
    // How even it is on a quiet machine is for pool_bench to tell; here the scheduler has its share.
    EXPECT_GE(least * threads * 4, all) << "one was served " << least << " times out of " << all;
    EXPECT_LE(m_pool->stats().opened, 20U);
    EXPECT_EQ(m_pool->stats().timeouts, 0U);
}
