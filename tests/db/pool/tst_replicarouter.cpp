// SPDX-License-Identifier: GPL-3.0-or-later
// The router on a real primary and a real standby.
#include "core/pool/replicarouter.h"

#include "core/base/childprocess.h"
#include "core/base/files.h"
#include "core/base/pause.h"
#include "core/server/privatecluster.h"
#include "tests/support/standby.h"

#include <filesystem>
#include <functional>
#include <gtest/gtest.h>

using namespace howdah;
using base::Milliseconds;
using base::Seconds;
using pool::ReplicaRouter;
using test::Standby;

namespace {

bool eventually(const std::function<bool()>& condition)
{
    const auto deadline = base::Deadline::after(Seconds(30));
    while (!condition()) {
        if (deadline.passed())
            return false;
        base::pauseFor(Milliseconds(5));
    }
    return true;
}

class Router : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        auto installation = server::chooseInstallation();
        ASSERT_TRUE(installation) << installation.error().english();
        server::ClusterOptions options;
        options.installation = *installation;
        options.throwAway = true;
        auto started = server::PrivateCluster::start(std::move(options));
        ASSERT_TRUE(started) << started.error().english();
        primary = std::make_unique<server::PrivateCluster>(std::move(*started));
        standby = std::make_unique<Standby>(*primary);
        write("create table t (i int)");
    }
    static void TearDownTestSuite()
    {
        standby.reset();
        primary.reset();
    }
    static void write(const std::string& sql)
    {
        auto made =
            pg::Connection::connect(primary->params(), {.deadline = base::Deadline::after(Seconds(20)), .stop = {}});
        ASSERT_TRUE(made) << made.error().english();
        const auto done = (*made)->execute(sql);
        ASSERT_TRUE(done) << done.error().english();
    }
    static pool::PoolOptions optionsFor(const pg::ConnectParams& params)
    {
        pool::PoolOptions options;
        options.params = params;
        options.size = 2;
        options.maxOverflow = 1;
        return options;
    }
    static ReplicaRouter open(const pg::ConnectParams& replica, base::Nanoseconds limit = Seconds(5))
    {
        pool::RouterOptions options;
        options.primary = optionsFor(primary->params());
        options.replica = optionsFor(replica);
        options.lagLimit = limit;
        options.interval = Milliseconds(50);
        auto router = ReplicaRouter::create(std::move(options));
        EXPECT_TRUE(router) << router.error().english();
        return std::move(*router);
    }
    /// Where a lease for reading is: asked of the server itself.
    static std::string placeOf(ReplicaRouter& router)
    {
        bool onReplica = false;
        auto lease = router.checkoutReadOnly({.tag = "read", .stop = {}, .timeout = {}}, &onReplica);
        if (!lease)
            return lease.error().english();
        const auto recovering = lease->query("select pg_is_in_recovery()");
        if (!recovering)
            return recovering.error().english();
        const bool replica = recovering->value<bool>(0, 0).value_or(false);
        EXPECT_EQ(replica, onReplica);
        return replica ? "replica" : "primary";
    }

    static inline std::unique_ptr<server::PrivateCluster> primary;
    static inline std::unique_ptr<Standby> standby;
};

} // namespace

TEST_F(Router, readsGoToTheReplicaWhileItKeepsUpAndWritesToThePrimary)
{
    ReplicaRouter router = open(standby->params());
    ASSERT_TRUE(eventually([&] { return router.replicaState().usable; })) << router.replicaState().reason.english();
    EXPECT_EQ(placeOf(router), "replica");
    auto lease = router.checkout();
    ASSERT_TRUE(lease) << lease.error().english();
    EXPECT_TRUE(lease->query("insert into t values (1)"));
}

TEST_F(Router, anIdlePrimaryIsNoLag)
{
    ReplicaRouter router = open(standby->params(), Milliseconds(200));
    ASSERT_TRUE(eventually([&] { return router.replicaState().usable; })) << router.replicaState().reason.english();
    // Longer without a transaction than the limit.
    const auto later = base::Deadline::after(Milliseconds(600));
    while (!later.passed()) {
        ASSERT_TRUE(router.replicaState().usable) << router.replicaState().reason.english();
        base::pauseFor(Milliseconds(10));
    }
    EXPECT_EQ(router.replicaState().lag, base::Nanoseconds::zero());
}

TEST_F(Router, aReplicaThatIsTooFarBehindGetsNoReadsUntilItHasCaughtUp)
{
    ReplicaRouter router = open(standby->params(), Milliseconds(300));
    ASSERT_TRUE(eventually([&] { return router.replicaState().usable; })) << router.replicaState().reason.english();
    const auto replica = standby->connect();
    ASSERT_NE(replica, nullptr);
    ASSERT_TRUE(replica->execute("select pg_wal_replay_pause()"));
    write("insert into t select generate_series(1, 1000)");
    EXPECT_TRUE(eventually([&] { return !router.replicaState().usable; }));
    const auto state = router.replicaState();
    EXPECT_GT(state.lag.value_or(Seconds(0)), Milliseconds(300));
    EXPECT_NE(state.reason.english().find("behind"), std::string::npos) << state.reason.english();
    EXPECT_EQ(placeOf(router), "primary");
    ASSERT_TRUE(replica->execute("select pg_wal_replay_resume()"));
    EXPECT_TRUE(eventually([&] { return router.replicaState().usable; })) << router.replicaState().reason.english();
    EXPECT_EQ(placeOf(router), "replica");
}

TEST_F(Router, aReplicaThatIsGoneCostsTheCallersNoError)
{
    ReplicaRouter router = open(standby->params());
    ASSERT_TRUE(eventually([&] { return router.replicaState().usable; })) << router.replicaState().reason.english();
    EXPECT_EQ(placeOf(router), "replica");
    standby->stop();
    // Also before the router has noticed.
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(placeOf(router), "primary");
    EXPECT_TRUE(eventually([&] { return !router.replicaState().usable; }));
    standby->start();
    EXPECT_TRUE(eventually([&] { return placeOf(router) == "replica"; })) << router.replicaState().reason.english();
}

TEST_F(Router, aServerThatTakesWritesIsNoReplica)
{
    ReplicaRouter router = open(primary->params());
    EXPECT_TRUE(
        eventually([&] { return router.replicaState().reason.english().find("takes writes") != std::string::npos; }));
    EXPECT_EQ(placeOf(router), "primary");
}

TEST_F(Router, aReplicasRefusalToWriteIsNoReasonToLeaveIt)
{
    ReplicaRouter router = open(standby->params());
    ASSERT_TRUE(eventually([&] { return router.replicaState().usable; })) << router.replicaState().reason.english();
    {
        auto lease = router.checkoutReadOnly();
        ASSERT_TRUE(lease);
        const auto refused = lease->query("insert into t values (1)");
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().sqlState(), "25006");
    }
    EXPECT_TRUE(eventually([&] { return router.replica()->stats().idle == 1; }));
    EXPECT_EQ(router.replica()->stats().opened, 1U);
}

TEST_F(Router, ofSeveralHostsTheOneThatFitsIsTaken)
{
    pg::ConnectParams both = primary->params();
    both.set("host", standby->params().get("host").value_or("") + "," + primary->params().get("host").value_or(""));
    for (const auto& [attribute, recovering] : {std::pair("read-write", false), std::pair("standby", true)}) {
        pg::ConnectParams wanted = both;
        wanted.set("target_session_attrs", attribute);
        auto pool = pool::ConnectionPool::create(optionsFor(wanted));
        ASSERT_TRUE(pool);
        auto lease = pool->checkout("hosts");
        ASSERT_TRUE(lease) << lease.error().english();
        EXPECT_EQ((*lease->query("select pg_is_in_recovery()")).value<bool>(0, 0), recovering) << attribute;
    }
}
