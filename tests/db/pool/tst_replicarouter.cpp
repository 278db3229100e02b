// SPDX-License-Identifier: GPL-3.0-or-later
// The router on a real primary and a real standby.
#include "core/pool/replicarouter.h"

#include "core/base/childprocess.h"
#include "core/base/files.h"
#include "core/base/pause.h"
#include "core/server/privatecluster.h"

#include <filesystem>
#include <functional>
#include <gtest/gtest.h>

using namespace howdah;
using base::Milliseconds;
using base::Seconds;
using pool::ReplicaRouter;

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

/// A standby of a private cluster, made with pg_basebackup.
class Standby {
public:
    explicit Standby(const server::PrivateCluster& primary)
        : m_primary(primary)
        , m_directory("/tmp/hwd-sby-" + base::randomWord(6))
    {
        const auto account = server::serverAccount();
        EXPECT_TRUE(account) << account.error().english();
        EXPECT_TRUE(base::makeFolder(m_directory, 0700, *account));
        base::ChildOptions copy;
        copy.program = primary.installation().program("pg_basebackup");
        copy.arguments = {"--pgdata=" + data(),
                          "--write-recovery-conf",
                          "--wal-method=stream",
                          "--checkpoint=fast",
                          "--host=" + primary.socketDirectory(),
                          "--port=" + std::to_string(primary.port()),
                          "--username=howdah"};
        copy.runAs = *account;
        copy.workingDirectory = m_directory;
        const auto done = base::run(copy, base::Deadline::after(Seconds(60)));
        EXPECT_TRUE(done && done->status.ok()) << (done ? done->error : done.error().english());
        start();
    }
    ~Standby()
    {
        stop();
        std::error_code ignored;
        std::filesystem::remove_all(m_directory, ignored);
    }
    Standby(const Standby&) = delete;
    Standby& operator=(const Standby&) = delete;

    void start()
    {
        base::ChildOptions run;
        run.program = m_primary.installation().program("postgres");
        run.arguments = {"-D", data(), "-c", "unix_socket_directories=" + m_directory, "-c", "listen_addresses="};
        run.runAs = *server::serverAccount();
        run.workingDirectory = m_directory;
        run.captureOutput = false;
        auto child = base::ChildProcess::start(run);
        ASSERT_TRUE(child) << child.error().english();
        m_child = std::make_unique<base::ChildProcess>(std::move(*child));
        EXPECT_TRUE(eventually([this] { return connect() != nullptr; }));
    }
    void stop() { m_child.reset(); }

    [[nodiscard]] pg::ConnectParams params() const
    {
        pg::ConnectParams params = m_primary.params();
        params.set("host", m_directory);
        return params;
    }
    [[nodiscard]] std::unique_ptr<pg::Connection> connect() const
    {
        auto made = pg::Connection::connect(params(), {.deadline = base::Deadline::after(Seconds(5)), .stop = {}});
        return made ? std::move(*made) : nullptr;
    }

private:
    [[nodiscard]] std::string data() const { return m_directory + "/data"; }
    const server::PrivateCluster& m_primary;
    std::string m_directory;
    std::unique_ptr<base::ChildProcess> m_child;
};

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
