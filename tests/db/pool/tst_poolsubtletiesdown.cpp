// SPDX-License-Identifier: GPL-3.0-or-later
// What pools get wrong when servers and connections go away, one test each, numbered as in tst_poolsubtleties.cpp. The
// server is stopped, restarted and reconfigured here, so it is one of these tests' own.
#include "core/base/poller.h"
#include "core/server/privatecluster.h"
#include "poolfixture.h"

#include <gmock/gmock.h>

#include <set>
#include <sys/wait.h>
#include <unistd.h>

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

class PoolSubtletiesDown : public PoolFixture {
protected:
    static void SetUpTestSuite()
    {
        auto installation = server::chooseInstallation();
        ASSERT_TRUE(installation) << installation.error().english();
        server::ClusterOptions options;
        options.installation = *installation;
        options.throwAway = true;
        options.tcpPort = 0;
        auto started = server::PrivateCluster::start(std::move(options));
        ASSERT_TRUE(started) << started.error().english();
        cluster = std::make_unique<server::PrivateCluster>(std::move(*started));
    }
    static void TearDownTestSuite() { cluster.reset(); }

    [[nodiscard]] pg::ConnectParams params() const override { return cluster->params(); }
    [[nodiscard]] pg::ConnectParams tcpParams() const override { return cluster->tcpParams(); }
    static void restart()
    {
        const auto restarted = cluster->restart();
        ASSERT_TRUE(restarted) << restarted.error().english();
    }
    void setReadOnly(bool on)
    {
        ASSERT_TRUE(
            m_admin->execute(std::string("alter system set default_transaction_read_only = ") + (on ? "on" : "off")));
        ASSERT_TRUE(m_admin->execute("select pg_reload_conf()"));
        // A new session is what the server says for sure; those there are see it at their next statement.
        ASSERT_TRUE(eventually([&] {
            return connectAdmin()->query("show default_transaction_read_only")->text(0, 0) == (on ? "on" : "off");
        }));
    }

    static inline std::unique_ptr<server::PrivateCluster> cluster;
};

} // namespace

// 7
TEST_F(PoolSubtletiesDown, oneThatIsLostHasTheOthersTestedAndCondemnsNoneThatLives)
{
    open(options(6, 0));
    std::set<int> living;
    {
        std::vector<Lease> leases;
        for (int i = 0; i < 6; ++i) {
            leases.push_back(take());
            living.insert(pidOf(leases.back()));
        }
    }
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.idle == 6; }));
    terminate(*living.begin());
    living.erase(living.begin());
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.idle == 5 && stats.cleaning == 0; }));
    std::vector<Lease> leases;
    for (int i = 0; i < 5; ++i) {
        leases.push_back(take());
        EXPECT_EQ(living.count(pidOf(leases.back())), 1U);
        EXPECT_TRUE(leases.back().query("select 1"));
    }
    EXPECT_EQ(closedBy(CloseReason::Broken, 1), 1U);
    leases.clear();
    EXPECT_EQ(serve(), "");
}

// 7
TEST_F(PoolSubtletiesDown, connectionsThatWentSilentAreFoundOutTogetherNotOneAfterTheOther)
{
    auto wanted = gatedOptions(8, 0);
    wanted.aliveWindow = Nanoseconds::zero();
    wanted.pingTimeout = Milliseconds(300);
    open(std::move(wanted));
    fill(8);
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.idle == 8; }));
    growOlderThanWhatIsTrusted();
    m_gate->setFault({.blackHole = true});
    Asking asking(*m_pool);
    // All of them and no more: what is new must not be taken for one of them.
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) {
        return stats.closed[static_cast<std::size_t>(CloseReason::Broken)] == 8;
    })) << "with one caller, who asked once";
    m_gate->heal();
    const auto lease = asking.get();
    ASSERT_TRUE(lease) << lease.error().english();
    EXPECT_EQ(stats().timeouts, 0U);
}

// 8
TEST_F(PoolSubtletiesDown, connectionsHeldAcrossARestartAreNotUsedAgainInsideTheAliveWindow)
{
    auto wanted = options(20, 0);
    wanted.aliveWindow = Seconds(60);
    open(std::move(wanted));
    {
        std::vector<Lease> held;
        for (int i = 0; i < 20; ++i)
            held.push_back(take());
        restart();
    }
    for (int i = 0; i < 60; ++i)
        ASSERT_EQ(serve(), "") << "query " << i;
    EXPECT_EQ(closedBy(CloseReason::Broken, 20), 20U);
}

// 8
TEST_F(PoolSubtletiesDown, connectionsResetByTheNetworkAreNotUsedAgainInsideTheAliveWindow)
{
    auto wanted = gatedOptions(10, 0);
    wanted.aliveWindow = Seconds(60);
    open(std::move(wanted));
    for (const bool reset : {true, false}) {
        {
            std::vector<Lease> held;
            for (int i = 0; i < 10; ++i)
                held.push_back(take());
            growOlderThanWhatIsTrusted();
            m_gate->dropAll(reset);
        }
        for (int i = 0; i < 30; ++i)
            ASSERT_EQ(serve(), "") << (reset ? "reset" : "ended") << ", query " << i;
        fill(10);
        growOlderThanWhatIsTrusted();
        m_gate->dropAll(reset); // and those that lie idle
        // One whose turn to be dropped came last may just have been found alive.
        growOlderThanWhatIsTrusted();
        for (int i = 0; i < 30; ++i)
            ASSERT_EQ(serve(), "") << (reset ? "reset" : "ended") << ", query " << i;
    }
}

// 9
TEST_F(PoolSubtletiesDown, aConnectionWithSomethingToReadIsNotDeadAndOneThatDiedIsNotAlive)
{
    for (const bool tcp : {false, true}) {
        auto wanted = tcp ? gatedOptions(1, 0) : options(1, 0);
        wanted.aliveWindow = Seconds(60);
        open(std::move(wanted));
        Lease lease = take();
        const int pid = pidOf(lease);
        ASSERT_TRUE(lease.execute("listen news"));
        ASSERT_TRUE(m_admin->execute("notify news, 'hello'"));
        ASSERT_TRUE(eventually(
            [&] { return base::readyNow(lease.connection().socket(), base::Ready::Read) != base::Ready::None; }));
        lease.release();
        growOlderThanWhatIsTrusted();
        Lease again = take();
        EXPECT_EQ(pidOf(again), pid);
        const auto notifications = again.connection().takeNotifications();
        ASSERT_EQ(notifications.size(), 1U) << "it survived the look";
        EXPECT_EQ(notifications[0].payload, "hello");
        again.release();

        // libpq reads the server's farewell first and finds the end only then.
        terminate(pid);
        EXPECT_EQ(serve(), "");
        EXPECT_EQ(stats().opened, 2U);
        closePool();
    }
}

// 19
TEST_F(PoolSubtletiesDown, aServerThatTakesNoWritesAnyMoreIsLeftByAllItsConnections)
{
    ASSERT_TRUE(m_admin->execute("create table if not exists written (id int)"));
    open(options(3, 0));
    fill(3);
    Lease writer = take();
    std::set<int> old;
    {
        Lease a = take(), b = take();
        old = {pidOf(writer), pidOf(a), pidOf(b)};
    }
    ASSERT_TRUE(writer.execute("insert into written values (1)"));
    setReadOnly(true);
    const auto refused = eventually([&] {
        const auto written = writer.execute("insert into written values (2)");
        return !written && written.error().sqlState() == "25006";
    });
    ASSERT_TRUE(refused);
    setReadOnly(false); // here the same server is what the name leads to after a failover
    // What it says by itself counts; so it has to be refused once more for the pool to ask.
    setReadOnly(true);
    writer.release();
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.total() == 0; })) << "the siblings, too";
    EXPECT_EQ(closedBy(CloseReason::ReadOnly, 1), 1U);
    EXPECT_EQ(closedBy(CloseReason::Stale, 2), 2U);

    // Opened while it refuses writes: it is what there is, and not left again and again.
    Lease reader = take();
    const int pid = pidOf(reader);
    EXPECT_EQ(reader.execute("insert into written values (3)").error().sqlState(), "25006");
    reader.release();
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.idle == 1; }));
    Lease again = take();
    EXPECT_EQ(pidOf(again), pid);
    again.release();

    setReadOnly(false);
    m_pool->recycleAll();
    Lease fresh = take();
    EXPECT_EQ(old.count(pidOf(fresh)), 0U);
    EXPECT_TRUE(fresh.execute("insert into written values (4)"));
}

// 19
TEST_F(PoolSubtletiesDown, aTransactionThatWasBegunReadOnlySaysNothingOfTheServer)
{
    ASSERT_TRUE(m_admin->execute("create table if not exists written (id int)"));
    open(options(2, 0));
    fill(2);
    Lease lease = take();
    const int pid = pidOf(lease);
    ASSERT_TRUE(lease.execute("begin read only"));
    EXPECT_EQ(lease.execute("insert into written values (1)").error().sqlState(), "25006");
    lease.release();
    ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.idle == 2; }));
    Lease again = take();
    EXPECT_EQ(pidOf(again), pid);
    EXPECT_TRUE(again.execute("insert into written values (1)"));
    EXPECT_EQ(stats().opened, 2U);
}

// 19
TEST_F(PoolSubtletiesDown, anErrorThatEndsTheSessionEvictsAndAnyOtherDoesNot)
{
    open(options(1, 0));
    Lease lease = take();
    const int pid = pidOf(lease);
    EXPECT_EQ(lease.execute("select 1/0").error().sqlState(), "22012");
    EXPECT_EQ(lease.execute("nonsense").error().sqlState(), "42601");
    lease.release();
    lease = take();
    EXPECT_EQ(pidOf(lease), pid);
    auto running = std::async(std::launch::async, [&lease] { return lease.query("select pg_sleep(600)"); });
    ASSERT_TRUE(eventually([&] { return m_pool->leases().at(0).statementRunning; }));
    terminate(pid);
    const auto ended = running.get();
    ASSERT_FALSE(ended);
    EXPECT_TRUE(ended.error().sqlState() == "57P01" || ended.error().code() == ErrorCode::ConnectionLost)
        << ended.error().english();
    lease.release();
    EXPECT_EQ(serve(), "");
    EXPECT_EQ(closedBy(CloseReason::Broken, 1), 1U);
}

// 22
TEST_F(PoolSubtletiesDown, theChildOfAForkIsRefusedAndItsEndLeavesTheParentsBackendsAlive)
{
    open(options(2, 0));
    auto lease = std::make_unique<Lease>(take());
    const int leased = pidOf(*lease);
    Lease idle = take();
    const int resting = pidOf(idle);
    idle.release();
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        // No assertion of GoogleTest here: its results belong to the parent.
        const auto refused = m_pool->checkout("child");
        const bool right = !refused && refused.error().code() == ErrorCode::Closed;
        lease.reset();
        m_core.reset();
        m_pool.reset();
        ::_exit(right ? 0 : 1);
    }
    int status = -1;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << "status " << status;
    EXPECT_TRUE(lease->query("select 1"));
    EXPECT_EQ(pidOf(*lease), leased);
    Lease other = take();
    EXPECT_EQ(pidOf(other), resting);
    EXPECT_TRUE(other.query("select 1"));
    EXPECT_EQ(stats().opened, 2U);
}

// 22
TEST_F(PoolSubtletiesDown, theChildOfAForkMayMakeAPoolOfItsOwn)
{
#ifdef __SANITIZE_THREAD__
    GTEST_SKIP() << "ThreadSanitizer starts no threads in the child of a process with several";
#else
    open(options(1, 0));
    Lease lease = take();
    const int parents = pidOf(lease);
    const auto wanted = options(1, 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        bool right = false;
        {
            auto own = pool::ConnectionPool::create(wanted);
            auto taken = own ? own->checkout("child") : base::Result<Lease>(own.error());
            right = taken && taken->query("select 1") && pidOf(*taken) != parents;
        }
        ::_exit(right ? 0 : 1);
    }
    int status = -1;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << "status " << status;
    EXPECT_TRUE(lease.query("select 1"));
#endif
}

// 23
TEST_F(PoolSubtletiesDown, thePoolGrowsAgainAfterEachOutageForWhoeverStillWaits)
{
    open(gatedOptions(3, 1));
    for (int outage = 0; outage < 3; ++outage) {
        growOlderThanWhatIsTrusted();
        m_gate->setFault({.cutAfterServerBytes = outage == 0 ? 0 : 20 * outage, .resetOnCut = outage % 2 == 0});
        m_gate->dropAll(true);
        growOlderThanWhatIsTrusted(); // one dropped last may just have been found alive
        Asking first(*m_pool);        // for whom the connects begin
        ASSERT_TRUE(eventuallyWaiting(1));
        std::vector<std::future<std::string>> line;
        for (int i = 0; i < 9; ++i)
            line.push_back(std::async(std::launch::async, [this] { return serve(); }));
        std::vector<std::unique_ptr<Asking>> impatient;
        for (int i = 0; i < 3; ++i)
            impatient.push_back(std::make_unique<Asking>(*m_pool, Milliseconds(20)));
        const auto before = stats().connectFailures;
        ASSERT_TRUE(eventuallyStats([before](const PoolStats& stats) { return stats.connectFailures >= before + 2; }));
        first.cancel();
        EXPECT_FALSE(first.get());
        for (const auto& one : impatient)
            EXPECT_EQ(one->get().error().code(), ErrorCode::Timeout);
        m_gate->heal();
        for (auto& one : line)
            EXPECT_EQ(one.get(), "") << "outage " << outage;
        ASSERT_TRUE(eventuallyStats([](const PoolStats& stats) { return stats.idle == stats.total(); }));
        EXPECT_EQ(stats().waiting, 0);
        EXPECT_EQ(stats().lastConnectError, "");
    }
    EXPECT_EQ(serve(), "");
}

// 23
TEST_F(PoolSubtletiesDown, aServerThatWasDownForAWhileIsServedFromAgainWithoutARestartOfTheProgram)
{
    open(options(2, 0));
    fill(2);
    ASSERT_TRUE(cluster->stop());
    const auto down = m_pool->checkout(CheckoutOptions{.tag = "down", .stop = {}, .timeout = Milliseconds(300)});
    ASSERT_FALSE(down);
    EXPECT_EQ(down.error().code(), ErrorCode::Timeout);
    const auto fast = Asking(*m_pool, {}, pool::WhenDown::FailFast).get();
    ASSERT_FALSE(fast);
    EXPECT_EQ(fast.error().code(), ErrorCode::Unreachable) << fast.error().english();
    Asking patient(*m_pool, Seconds(60));
    restart();
    EXPECT_TRUE(patient.get());
    EXPECT_EQ(serve(), "");
}
