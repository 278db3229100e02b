// SPDX-License-Identifier: GPL-3.0-or-later
// A bound cluster ends with its owner, however that ends; what no guard could take away is swept.
#include "core/base/durablefile.h"
#include "core/base/filelock.h"
#include "core/base/pause.h"
#include "core/server/privatecluster.h"
#include "tests/db/server/clusterroot.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

using namespace howdah;
using base::Deadline;
using base::ProcessSignal;
using base::Seconds;
namespace fs = std::filesystem;

namespace {

struct Owned {
    std::int64_t postmaster = 0;
    std::int64_t guard = 0;
    std::string sockets;
    std::string home;
};

class AbandonedClusters : public ::testing::Test {
protected:
    /// Another program that owns `count` clusters.
    base::ChildProcess owner(int count, std::vector<Owned>& clusters) const
    {
        base::ChildOptions options;
        options.program = base::programDirectory().value() + "/clusterowner";
        options.arguments = {std::to_string(count)};
        auto child = base::ChildProcess::start(options);
        EXPECT_TRUE(child) << child.error().english();
        std::string line;
        std::string complaints;
        while (line.find('\n') == std::string::npos) {
            const auto chunk = child->read(Deadline::after(Seconds(120)), {});
            if (!chunk || chunk->end) {
                ADD_FAILURE() << "the owner did not start: " << complaints;
                break;
            }
            (chunk->stream == base::ChildProcess::Stream::Output ? line : complaints) += chunk->bytes;
        }
        for (const auto& one : nlohmann::json::parse(line, nullptr, false)) {
            Owned owned;
            owned.postmaster = one.value("postmaster", std::int64_t{0});
            owned.sockets = one.value("sockets", "");
            owned.home = fs::path(one.value("data", "")).parent_path();
            const auto note =
                nlohmann::json::parse(base::readFile(owned.home + "/cluster.json").value(), nullptr, false);
            owned.guard = note["guard"].value("pid", std::int64_t{0});
            EXPECT_TRUE(base::processIsAlive(owned.postmaster));
            EXPECT_TRUE(base::processIsAlive(owned.guard));
            clusters.push_back(owned);
        }
        EXPECT_EQ(clusters.size(), static_cast<std::size_t>(count));
        return std::move(*child);
    }
    static void end(std::int64_t pid, ProcessSignal signal)
    {
        EXPECT_TRUE(base::signalProcess(pid, {}, signal));
        EXPECT_TRUE(base::waitForProcessEnd(pid, {}, Deadline::after(Seconds(30))));
    }
    static bool goneSoon(const Owned& cluster)
    {
        const Deadline deadline = Deadline::after(Seconds(30));
        const auto there = [&] {
            return base::processIsAlive(cluster.postmaster) || base::processIsAlive(cluster.guard) ||
                   fs::exists(cluster.home) || fs::exists(cluster.sockets);
        };
        while (there() && !deadline.passed())
            base::pauseFor(base::Milliseconds(5));
        return !there();
    }

    test::ClusterRoot m_root;
};

} // namespace

TEST_F(AbandonedClusters, killingTheOwnerEndsAllItsClusters)
{
    std::vector<Owned> clusters;
    auto program = owner(2, clusters);
    program.kill();
    ASSERT_TRUE(program.wait(Deadline::after(Seconds(30)), {}));
    for (const Owned& cluster : clusters)
        EXPECT_TRUE(goneSoon(cluster)) << cluster.home;
    EXPECT_EQ(server::sweepAbandonedClusters().value_or(-1), 0) << "the guards have done it all";
}

TEST_F(AbandonedClusters, theGuardDoesNotMindSignals)
{
    std::vector<Owned> clusters;
    auto program = owner(1, clusters);
    for (const auto signal :
         {ProcessSignal::Interrupt, ProcessSignal::Terminate, ProcessSignal::Quit, ProcessSignal::Reload})
        ASSERT_TRUE(base::signalProcess(clusters[0].guard, {}, signal));
    EXPECT_TRUE(base::processIsAlive(clusters[0].guard));
    EXPECT_TRUE(base::processIsAlive(clusters[0].postmaster));
    program.kill();
    EXPECT_TRUE(goneSoon(clusters[0]));
}

TEST_F(AbandonedClusters, aServerThatDiedFirstDoesNotStopTheGuard)
{
    std::vector<Owned> clusters;
    auto program = owner(1, clusters);
    end(clusters[0].postmaster, ProcessSignal::Kill);
    EXPECT_TRUE(base::processIsAlive(clusters[0].guard));
    program.kill();
    EXPECT_TRUE(goneSoon(clusters[0]));
}

TEST_F(AbandonedClusters, withoutAGuardTheSweepEndsAndRemovesThem)
{
    std::vector<Owned> clusters;
    auto program = owner(1, clusters);
    end(clusters[0].guard, ProcessSignal::Kill);
    program.kill();
    ASSERT_TRUE(program.wait(Deadline::after(Seconds(30)), {}));
    EXPECT_TRUE(base::processIsAlive(clusters[0].postmaster)) << "nobody was left to end it";
    EXPECT_EQ(server::sweepAbandonedClusters().value_or(-1), 1);
    EXPECT_TRUE(goneSoon(clusters[0]));
    EXPECT_EQ(server::sweepAbandonedClusters().value_or(-1), 0);
}

TEST_F(AbandonedClusters, theSweepLeavesLivingOwnersAlone)
{
    std::vector<Owned> clusters;
    auto program = owner(1, clusters);
    auto own = server::PrivateCluster::start(test::quickOptions());
    ASSERT_TRUE(own) << own.error().english();
    EXPECT_EQ(server::sweepAbandonedClusters().value_or(-1), 0);
    EXPECT_TRUE(base::processIsAlive(clusters[0].postmaster));
    EXPECT_EQ(test::scalar(own->params(), "select 1"), "1");
    program.kill();
    EXPECT_TRUE(goneSoon(clusters[0]));
}

TEST_F(AbandonedClusters, aReusedPidIsNotKilled)
{
    std::vector<Owned> clusters;
    auto program = owner(1, clusters);
    end(clusters[0].guard, ProcessSignal::Kill);
    end(clusters[0].postmaster, ProcessSignal::Kill);
    program.kill();
    ASSERT_TRUE(program.wait(Deadline::after(Seconds(30)), {}));
    // The note's pid belongs to somebody else now, who started at another time and may even be of the server's account.
    base::ChildOptions options;
    options.program = "sleep";
    options.arguments = {"600"};
    options.runAs = server::serverAccount().value();
    const auto bystander = base::ChildProcess::start(options);
    ASSERT_TRUE(bystander);
    const std::string path = clusters[0].home + "/cluster.json";
    auto note = nlohmann::json::parse(base::readFile(path).value(), nullptr, false);
    note["postmaster"]["pid"] = bystander->pid();
    ASSERT_TRUE(base::writeDurably(path, note.dump()));
    EXPECT_EQ(server::sweepAbandonedClusters().value_or(-1), 1);
    EXPECT_TRUE(base::processIsAlive(bystander->pid()));
}

TEST_F(AbandonedClusters, aSocketFolderThatIsNotOursIsNotRemoved)
{
    std::vector<Owned> clusters;
    auto program = owner(1, clusters);
    end(clusters[0].guard, ProcessSignal::Kill);
    program.kill();
    ASSERT_TRUE(program.wait(Deadline::after(Seconds(30)), {}));
    const std::string victim = m_root.path() + "/victim";
    ASSERT_TRUE(base::makeFolder(victim, 0777, server::serverAccount().value()));
    const std::string path = clusters[0].home + "/cluster.json";
    auto note = nlohmann::json::parse(base::readFile(path).value(), nullptr, false);
    note["socket_directory"] = victim;
    ASSERT_TRUE(base::writeDurably(path, note.dump()));
    EXPECT_EQ(server::sweepAbandonedClusters().value_or(-1), 1);
    EXPECT_TRUE(fs::exists(victim));
    ASSERT_TRUE(base::removeTree(clusters[0].sockets, server::serverAccount().value()));
}

TEST_F(AbandonedClusters, anOwnerThatDiedDuringInitdbIsSweptToo)
{
    // No note yet, and nobody holds the lock.
    const auto account = server::serverAccount().value();
    const std::string home = m_root.path() + "/bound/halfmade";
    ASSERT_TRUE(base::makeFolders(home, 0700, account));
    ASSERT_TRUE(base::makeFolders(home + "/data.partial", 0700, account));
    EXPECT_EQ(server::sweepAbandonedClusters().value_or(-1), 1);
    EXPECT_FALSE(fs::exists(home));
}

TEST_F(AbandonedClusters, anOwnerIsOneWhoHoldsTheLockEvenWithoutANote)
{
    const auto account = server::serverAccount().value();
    const std::string home = m_root.path() + "/bound/beginning";
    ASSERT_TRUE(base::makeFolders(home, 0700, account));
    const auto lock = base::FileLock::tryAcquire(home + "/owner.lock");
    ASSERT_TRUE(lock && *lock);
    EXPECT_EQ(server::sweepAbandonedClusters().value_or(-1), 0);
    EXPECT_TRUE(fs::exists(home));
}

TEST_F(AbandonedClusters, theOwnersEndOfFileIsSeenThoughOtherChildrenLive)
{
    // A child of the owner that outlives it must not hold the guard's pipe open.
    auto cluster = server::PrivateCluster::start(test::quickOptions());
    ASSERT_TRUE(cluster);
    base::ChildOptions options;
    options.program = "sleep";
    options.arguments = {"600"};
    const auto child = base::ChildProcess::start(options);
    ASSERT_TRUE(child);
    const std::int64_t postmaster = cluster->postmasterPid();
    cluster = base::Error(base::ErrorCode::Closed, base::Text::verbatim("let go"));
    EXPECT_FALSE(base::processIsAlive(postmaster));
    EXPECT_TRUE(base::processIsAlive(child->pid()));
    EXPECT_EQ(m_root.boundClusters(), 0);
}
