// SPDX-License-Identifier: GPL-3.0-or-later
// What keeps a private cluster from starting is one clear line, and leaves nothing running and nothing half made.
#include "core/base/durablefile.h"
#include "core/base/socket.h"
#include "core/server/privatecluster.h"
#include "tests/db/server/clusterroot.h"

#include <filesystem>
#include <gtest/gtest.h>

using namespace howdah;
using base::ErrorCode;
using server::PrivateCluster;
using test::quickOptions;
namespace fs = std::filesystem;

namespace {

class ClusterFailures : public ::testing::Test {
protected:
    ~ClusterFailures() override
    {
        EXPECT_EQ(m_root.boundClusters(), 0) << "a cluster that did not start left its folder";
    }

    static base::Error failureOf(server::ClusterOptions options)
    {
        auto cluster = PrivateCluster::start(std::move(options));
        EXPECT_FALSE(cluster) << "it started";
        return cluster ? base::Error(ErrorCode::Internal, base::Text::verbatim("it started")) : cluster.error();
    }
    static bool contains(const base::Error& error, std::string_view words)
    {
        return error.english().find(words) != std::string::npos;
    }
    /// An installation whose programs do what a script says; `initdb` and `postgres` may call the real ones as "$real".
    server::Installation scripted(const std::string& initdb, const std::string& postgres)
    {
        server::Installation installation = server::chooseInstallation().value();
        const std::string real = installation.binDirectory;
        const std::string bin = m_root.path() + "/bin";
        EXPECT_TRUE(base::makeFolders(bin, 0755));
        for (const auto& [name, script] : {std::pair("initdb", initdb), std::pair("postgres", postgres)})
            EXPECT_TRUE(base::writeDurably(bin + "/" + name, "#!/bin/sh\nreal=" + real + "\n" + script + "\n", 0755));
        installation.binDirectory = bin;
        return installation;
    }

    test::ClusterRoot m_root;
};

} // namespace

TEST_F(ClusterFailures, aFolderThatHoldsSomethingElseIsRefused)
{
    server::ClusterOptions options = quickOptions();
    options.directory = m_root.path() + "/mine";
    ASSERT_TRUE(base::makeFolder(options.directory, 0755));
    ASSERT_TRUE(base::writeDurably(options.directory + "/thesis.txt", "precious"));
    const base::Error error = failureOf(options);
    EXPECT_EQ(error.code(), ErrorCode::Refused);
    EXPECT_TRUE(contains(error, options.directory + " is not empty and was not made by Howdah")) << error.english();
    EXPECT_EQ(fs::status(options.directory).permissions(), static_cast<fs::perms>(0755));
    EXPECT_FALSE(fs::exists(options.directory + "/cluster.json"));
}

TEST_F(ClusterFailures, aServerThatRunsThereAlreadyIsSaidSo)
{
    server::ClusterOptions options = quickOptions();
    options.directory = m_root.path() + "/busy";
    options.life = server::ClusterLife::Detached;
    auto first = PrivateCluster::start(options);
    ASSERT_TRUE(first) << first.error().english();
    const base::Error error = failureOf(options);
    EXPECT_EQ(error.code(), ErrorCode::Refused);
    EXPECT_TRUE(contains(error, "is running in " + options.directory)) << error.english();
    EXPECT_TRUE(first->running()) << "and it was left alone";
    EXPECT_TRUE(first->stop());
}

TEST_F(ClusterFailures, aFolderThatAnotherProgramUsesIsRefused)
{
    server::ClusterOptions options = quickOptions();
    options.directory = m_root.path() + "/shared";
    auto first = PrivateCluster::start(options);
    ASSERT_TRUE(first) << first.error().english();
    const base::Error error = failureOf(options);
    EXPECT_EQ(error.code(), ErrorCode::Refused);
    EXPECT_TRUE(contains(error, "another program is using")) << error.english();
}

TEST_F(ClusterFailures, aPortThatIsTakenIsNamed)
{
    const auto taken = base::Socket::listenOnLoopback();
    ASSERT_TRUE(taken);
    server::ClusterOptions options = quickOptions();
    options.tcpPort = taken->localPort().value();
    const base::Error error = failureOf(options);
    EXPECT_EQ(error.code(), ErrorCode::Refused);
    EXPECT_TRUE(contains(error, "port " + std::to_string(*options.tcpPort) + " is taken")) << error.english();
    EXPECT_TRUE(contains(error, "Address already in use")) << error.english();
}

TEST_F(ClusterFailures, aSettingTheServerDoesNotKnowComesWithItsOwnWords)
{
    server::ClusterOptions options = quickOptions();
    options.settings["no_such_setting"] = "1";
    const base::Error error = failureOf(options);
    EXPECT_EQ(error.code(), ErrorCode::Io);
    EXPECT_TRUE(contains(error, "unrecognized configuration parameter \"no_such_setting\"")) << error.english();
    EXPECT_EQ(error.english().find('\n'), std::string::npos);
}

TEST_F(ClusterFailures, aLibraryThatIsNotInstalledComesWithTheServersWords)
{
    server::ClusterOptions options = quickOptions();
    options.settings["shared_preload_libraries"] = "no_such_library";
    EXPECT_TRUE(contains(failureOf(options), "no_such_library"));
}

TEST_F(ClusterFailures, anInstallationThatIsGoneIsNotFound)
{
    server::ClusterOptions options = quickOptions();
    options.installation = server::chooseInstallation().value();
    options.installation.binDirectory = "/no/such/postgresql";
    const base::Error error = failureOf(options);
    EXPECT_EQ(error.code(), ErrorCode::NotFound);
    EXPECT_TRUE(contains(error, "/no/such/postgresql/initdb")) << error.english();
}

TEST_F(ClusterFailures, aDiskThatIsFullAtInitdbIsSaidSo)
{
    server::ClusterOptions options = quickOptions();
    options.installation =
        scripted("echo 'initdb: error: could not write file \"x\": No space left on device' >&2; exit 1", "exit 1");
    const base::Error error = failureOf(options);
    EXPECT_EQ(error.code(), ErrorCode::DiskFull);
    EXPECT_TRUE(contains(error, "No space left on device")) << error.english();
    EXPECT_TRUE(contains(error, "free some space")) << error.english();
}

TEST_F(ClusterFailures, aDiskThatIsFullAtTheStartIsSaidSo)
{
    server::ClusterOptions options = quickOptions();
    options.installation =
        scripted("exec $real/initdb \"$@\"",
                 "[ \"$1\" = -V ] && exec $real/postgres \"$@\"\n"
                 "case \"$*\" in *' -k '*) echo 'FATAL:  could not write lock file \"postmaster.pid\": "
                 "No space left on device'; exit 1;; esac\nexec $real/postgres \"$@\"");
    // initdb looks for the postgres beside itself; the real one was called under its own name.
    const base::Error error = failureOf(options);
    EXPECT_EQ(error.code(), ErrorCode::DiskFull) << error.english();
}

TEST_F(ClusterFailures, aServerThatNeverGetsReadyIsATimeoutAndIsEnded)
{
    server::ClusterOptions options = quickOptions();
    options.directory = m_root.path() + "/hangs";
    // Made beforehand, so that the deadline below is spent on the start alone.
    ASSERT_TRUE(PrivateCluster::start(options));
    const std::string pidFile = options.directory + "/pid";
    options.installation = scripted("exit 1", "echo $$ >" + pidFile + "; exec sleep 600");
    options.deadline = base::Deadline::after(base::Seconds(3));
    const base::Error error = failureOf(options);
    EXPECT_EQ(error.code(), ErrorCode::Timeout) << error.english();
    const auto noted = base::readFile(pidFile);
    ASSERT_TRUE(noted) << noted.error().english();
    const auto pid = base::parseNumber<std::int64_t>(noted->substr(0, noted->find('\n')));
    ASSERT_TRUE(pid.has_value());
    EXPECT_FALSE(base::processIsAlive(*pid));
}

TEST_F(ClusterFailures, aStartCanBeCancelled)
{
    base::StopSource source;
    server::ClusterOptions options = quickOptions();
    options.stop = source.get_token();
    options.onStep = [&](std::string_view) { source.request_stop(); };
    EXPECT_EQ(failureOf(options).code(), ErrorCode::Cancelled);
}

TEST_F(ClusterFailures, whatAnInterruptedStartLeftIsMadeGood)
{
    server::ClusterOptions options = quickOptions();
    options.directory = m_root.path() + "/twice";
    base::StopSource source;
    options.stop = source.get_token();
    options.onStep = [&](std::string_view) { source.request_stop(); };
    EXPECT_EQ(failureOf(options).code(), ErrorCode::Cancelled);
    options.stop = {};
    options.onStep = {};
    // As after a power cut in the middle of initdb.
    const auto account = server::serverAccount();
    ASSERT_TRUE(account);
    ASSERT_TRUE(base::makeFolders(options.directory + "/data.partial/base", 0700, *account));
    const auto cluster = PrivateCluster::start(options);
    ASSERT_TRUE(cluster) << cluster.error().english();
    EXPECT_EQ(test::scalar(cluster->params(), "select 1"), "1");
}

TEST_F(ClusterFailures, aFolderTheServersAccountCannotReachIsNamedBeforeAnythingIsMade)
{
    const std::string closed = m_root.path() + "/closed";
    ASSERT_TRUE(base::makeFolder(closed, 0700));
    // As root the server drops to an account that may not pass; otherwise nobody may.
    if (!base::runningAsRoot())
        fs::permissions(closed, fs::perms::none);
    server::ClusterOptions options = quickOptions();
    options.directory = closed + "/cluster";
    const base::Error error = failureOf(options);
    fs::permissions(closed, fs::perms::owner_all);
    EXPECT_EQ(error.code(), ErrorCode::Permission) << error.english();
    EXPECT_TRUE(contains(error, closed)) << error.english();
    EXPECT_TRUE(fs::is_empty(closed));
}

TEST_F(ClusterFailures, aClusterThatOutlivesUsNeedsAFolder)
{
    server::ClusterOptions options = quickOptions();
    options.life = server::ClusterLife::Detached;
    EXPECT_EQ(failureOf(options).code(), ErrorCode::Usage);
}
