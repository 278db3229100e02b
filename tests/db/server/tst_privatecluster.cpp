// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/privatecluster.h"

#include "core/base/durablefile.h"
#include "tests/db/server/clusterroot.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <vector>

using namespace howdah;
using base::ErrorCode;
using server::ClusterLife;
using server::PrivateCluster;
using test::quickOptions;
using test::scalar;
namespace fs = std::filesystem;

namespace {

class PrivateClusterTest : public ::testing::Test {
protected:
    static PrivateCluster start(server::ClusterOptions options)
    {
        auto cluster = PrivateCluster::start(std::move(options));
        if (!cluster) {
            ADD_FAILURE() << cluster.error().english();
            std::abort();
        }
        return std::move(*cluster);
    }
    static server::ClusterOptions detachedIn(const std::string& directory)
    {
        server::ClusterOptions options = quickOptions();
        options.life = ClusterLife::Detached;
        options.directory = directory;
        return options;
    }

    test::ClusterRoot m_root;
};

} // namespace

TEST_F(PrivateClusterTest, aBoundClusterServesAndLeavesNothingBehind)
{
    std::int64_t postmaster = 0;
    std::string sockets;
    std::string data;
    {
        std::vector<std::string> steps;
        server::ClusterOptions options = quickOptions();
        options.settings["work_mem"] = "1234kB";
        options.settings["application_name"] = "it's quoted";
        options.onStep = [&](std::string_view step) { steps.emplace_back(step); };
        const PrivateCluster cluster = start(std::move(options));
        postmaster = cluster.postmasterPid();
        sockets = cluster.socketDirectory();
        data = cluster.dataDirectory();
        EXPECT_EQ(steps, (std::vector<std::string>{"initdb", "starting"}));
        EXPECT_TRUE(cluster.running());
        EXPECT_EQ(scalar(cluster.params(), "show work_mem"), "1234kB");
        EXPECT_EQ(scalar(cluster.params(), "show fsync"), "off");
        EXPECT_EQ(scalar(cluster.params(), "select current_user"), "howdah");
        EXPECT_EQ(scalar(cluster.params("template1"), "select current_database()"), "template1");
        EXPECT_EQ(cluster.params().get("host"), sockets);
        EXPECT_EQ(base::processOwner(postmaster), server::serverAccount()->uid);
        EXPECT_NE(base::processOwner(postmaster), 0U) << "a server never runs as root";
    }
    EXPECT_FALSE(base::processIsAlive(postmaster));
    EXPECT_FALSE(fs::exists(sockets));
    EXPECT_FALSE(fs::exists(data));
    EXPECT_EQ(m_root.boundClusters(), 0);
}

TEST_F(PrivateClusterTest, encodingAndLocaleDoNotDependOnTheEnvironment)
{
    ::setenv("LC_ALL", "C", 1);
    const PrivateCluster cluster = start(quickOptions());
    ::setenv("LC_ALL", "C.UTF-8", 1);
    EXPECT_EQ(scalar(cluster.params(), "show server_encoding"), "UTF8");
    EXPECT_EQ(scalar(cluster.params(), "select datcollate from pg_database where datname = 'postgres'"), "C.UTF-8");
}

TEST_F(PrivateClusterTest, theSocketIsShortAndBehindAClosedFolder)
{
    const PrivateCluster cluster = start(quickOptions());
    const std::string socket = cluster.socketDirectory() + "/.s.PGSQL." + std::to_string(cluster.port());
    EXPECT_LT(socket.size(), 60U);
    EXPECT_TRUE(fs::is_socket(socket));
    EXPECT_EQ(fs::status(cluster.socketDirectory()).permissions(), fs::perms::owner_all);
    EXPECT_EQ(scalar(cluster.params(), "show listen_addresses"), "");
    EXPECT_EQ(fs::status(fs::path(cluster.dataDirectory()).parent_path()).permissions(), fs::perms::owner_all);
}

TEST_F(PrivateClusterTest, throughTcpItAsksForItsPassword)
{
    server::ClusterOptions options = quickOptions();
    options.tcpPort = 0;
    const PrivateCluster cluster = start(std::move(options));
    EXPECT_GT(cluster.port(), 1023);
    EXPECT_EQ(scalar(cluster.tcpParams(), "select inet_server_addr()"), "127.0.0.1");
    pg::ConnectParams wrong = cluster.tcpParams();
    wrong.setPassword(base::SecretString("guessed"));
    const auto refused = test::connect(wrong);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code(), ErrorCode::LoginRefused);
}

TEST_F(PrivateClusterTest, aRestartKeepsDataPortAndSocket)
{
    server::ClusterOptions options = quickOptions();
    options.tcpPort = 0;
    PrivateCluster cluster = start(std::move(options));
    const int port = cluster.port();
    const std::string sockets = cluster.socketDirectory();
    const std::int64_t before = cluster.postmasterPid();
    ASSERT_TRUE((*test::connect(cluster.params()))->execute("create table t as select 42 as answer"));

    const auto restarted = cluster.restart();
    ASSERT_TRUE(restarted) << restarted.error().english();
    EXPECT_NE(cluster.postmasterPid(), before);
    EXPECT_EQ(cluster.port(), port);
    EXPECT_EQ(cluster.socketDirectory(), sockets);
    EXPECT_EQ(scalar(cluster.params(), "select answer from t"), "42");

    ASSERT_TRUE(cluster.stop(PrivateCluster::StopMode::Immediate));
    EXPECT_FALSE(cluster.running());
    EXPECT_FALSE(test::connect(cluster.params()));
    EXPECT_TRUE(cluster.stop()) << "stopping twice is harmless";
    ASSERT_TRUE(cluster.restart());
    EXPECT_EQ(scalar(cluster.tcpParams(), "select answer from t"), "42");
}

TEST_F(PrivateClusterTest, aServerThatWasKilledCanBeStartedAgain)
{
    PrivateCluster cluster = start(quickOptions());
    const auto held = test::connect(cluster.params());
    ASSERT_TRUE(held);
    ASSERT_TRUE(base::signalProcess(cluster.postmasterPid(), {}, base::ProcessSignal::Kill));
    ASSERT_TRUE(base::waitForProcessEnd(cluster.postmasterPid(), {}, base::Deadline::after(base::Seconds(20))));
    EXPECT_FALSE(cluster.running());
    const auto restarted = cluster.restart();
    ASSERT_TRUE(restarted) << restarted.error().english();
    EXPECT_EQ(scalar(cluster.params(), "select 1"), "1");
}

TEST_F(PrivateClusterTest, aBoundClusterInAFolderOfSomeonesKeepsItsData)
{
    server::ClusterOptions options = quickOptions();
    options.directory = m_root.path() + "/kept";
    options.checksums = true;
    {
        const PrivateCluster cluster = start(options);
        EXPECT_EQ(scalar(cluster.params(), "show data_checksums"), "on");
        ASSERT_TRUE((*test::connect(cluster.params()))->execute("create table t as select 7 as n"));
    }
    EXPECT_TRUE(fs::exists(options.directory + "/data/PG_VERSION"));
    EXPECT_FALSE(fs::exists(options.directory + "/data/postmaster.pid")) << "it was shut down properly";
    const PrivateCluster again = start(options);
    EXPECT_EQ(scalar(again.params(), "select n from t"), "7");
}

TEST_F(PrivateClusterTest, aDetachedClusterOutlivesItsObjectAndIsFoundAgain)
{
    const std::string directory = m_root.path() + "/demo";
    std::int64_t postmaster = 0;
    std::string sockets;
    {
        server::ClusterOptions options = detachedIn(directory);
        options.tcpPort = 0;
        const PrivateCluster cluster = start(std::move(options));
        postmaster = cluster.postmasterPid();
        sockets = cluster.socketDirectory();
    }
    EXPECT_TRUE(base::processIsAlive(postmaster));

    auto attached = PrivateCluster::attach(directory + "/");
    ASSERT_TRUE(attached) << attached.error().english();
    EXPECT_EQ(attached->postmasterPid(), postmaster);
    EXPECT_EQ(attached->socketDirectory(), sockets);
    EXPECT_EQ(scalar(attached->params(), "select 1"), "1");
    EXPECT_EQ(scalar(attached->tcpParams(), "select 1"), "1");
    EXPECT_GE(attached->installation().major(), 13);

    ASSERT_TRUE(attached->restart());
    EXPECT_EQ(scalar(attached->params(), "select 1"), "1");

    ASSERT_TRUE(attached->stop());
    EXPECT_FALSE(base::processIsAlive(attached->postmasterPid()));
    EXPECT_FALSE(fs::exists(sockets));
    EXPECT_TRUE(fs::exists(directory + "/data"));
    EXPECT_EQ(PrivateCluster::attach(directory).error().code(), ErrorCode::NotFound);

    // Started again it is reached where it was.
    PrivateCluster again = start(detachedIn(directory));
    EXPECT_EQ(again.socketDirectory(), sockets);
    EXPECT_TRUE(again.stop());
}

TEST_F(PrivateClusterTest, whatSomeoneElseStartedByHandIsFoundToo)
{
    const std::string directory = m_root.path() + "/demo";
    PrivateCluster first = start(detachedIn(directory));
    ASSERT_TRUE(first.stop());
    const auto installation = first.installation();
    base::ChildOptions pgCtl;
    pgCtl.program = installation.program("pg_ctl");
    pgCtl.arguments = {"start",
                       "-w",
                       "-s",
                       "-D",
                       first.dataDirectory(),
                       "-l",
                       directory + "/by-hand.log",
                       "-o",
                       "-h '' -k " + directory};
    pgCtl.runAs = *server::serverAccount();
    pgCtl.workingDirectory = "/";
    pgCtl.captureOutput = false;
    ASSERT_TRUE(base::run(pgCtl, base::Deadline::after(base::Seconds(60))));
    auto attached = PrivateCluster::attach(directory);
    ASSERT_TRUE(attached) << attached.error().english();
    EXPECT_EQ(attached->socketDirectory(), directory);
    EXPECT_EQ(scalar(attached->params(), "select 1"), "1");
    EXPECT_TRUE(attached->stop());
}

TEST_F(PrivateClusterTest, aStalePidFileIsNotTakenForAServer)
{
    const std::string directory = m_root.path() + "/demo";
    PrivateCluster cluster = start(detachedIn(directory));
    ASSERT_TRUE(cluster.stop());
    // After a crash of the machine the number may be anybody's: here it is ours.
    const std::string pidFile = cluster.dataDirectory() + "/postmaster.pid";
    ASSERT_TRUE(base::writeDurably(pidFile, std::to_string(base::ownPid()) + "\n" + cluster.dataDirectory() +
                                                "\n1\n5432\n/tmp\n\n0 0\nready\n"));
    EXPECT_EQ(PrivateCluster::attach(directory).error().code(), ErrorCode::NotFound);
    fs::remove(pidFile);
}

TEST_F(PrivateClusterTest, whatWasSettledInTheServerOutranksOurSettings)
{
    const std::string directory = m_root.path() + "/demo";
    PrivateCluster cluster = start(detachedIn(directory));
    ASSERT_TRUE((*test::connect(cluster.params()))->execute("alter system set max_connections = 33"));
    ASSERT_TRUE(cluster.restart());
    EXPECT_EQ(scalar(cluster.params(), "show max_connections"), "33");
    EXPECT_TRUE(cluster.stop());
}
