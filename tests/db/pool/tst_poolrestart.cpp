// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/connectionpool.h"
#include "core/server/privatecluster.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <thread>

using namespace howdah;
using base::ErrorCode;
using base::Milliseconds;
using base::Seconds;
using pool::CheckoutOptions;
using pool::ConnectionPool;

namespace {

/// A server of its own, because these tests stop it.
class PoolRestart : public testing::Test {
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
        cluster = std::make_unique<server::PrivateCluster>(std::move(*started));
    }
    static void TearDownTestSuite() { cluster.reset(); }

    static ConnectionPool open(base::Nanoseconds timeout)
    {
        pool::PoolOptions options;
        options.params = cluster->params();
        options.size = 20;
        options.maxOverflow = 0;
        options.checkoutTimeout = timeout;
        auto made = ConnectionPool::create(std::move(options));
        EXPECT_TRUE(made) << made.error().english();
        return std::move(*made);
    }
    static void fill(ConnectionPool& pool, int count)
    {
        std::vector<pool::Lease> leases;
        for (int i = 0; i < count; ++i) {
            auto lease = pool.checkout("fill");
            ASSERT_TRUE(lease) << lease.error().english();
            leases.push_back(std::move(*lease));
        }
    }
    static std::string queryOnce(ConnectionPool& pool)
    {
        auto lease = pool.checkout("query");
        if (!lease)
            return lease.error().english();
        const auto answer = lease->query("select 1");
        return answer ? std::string() : answer.error().english();
    }

    static inline std::unique_ptr<server::PrivateCluster> cluster;
};

} // namespace

TEST_F(PoolRestart, aRestartedServerCostsTheCallersNoError)
{
    auto pool = open(Seconds(30));
    fill(pool, 20);
    ASSERT_EQ(pool.stats().idle, 20);
    const auto restarted = cluster->restart();
    ASSERT_TRUE(restarted) << restarted.error().english();
    for (int i = 0; i < 60; ++i)
        ASSERT_EQ(queryOnce(pool), "") << "query " << i;
    EXPECT_EQ(pool.stats().timeouts, 0U);
}

TEST_F(PoolRestart, waitersAreServedWhenTheServerIsBack)
{
    auto pool = open(Seconds(60));
    fill(pool, 3);
    const auto stopped = cluster->stop();
    ASSERT_TRUE(stopped) << stopped.error().english();
    std::vector<std::future<std::string>> waiting;
    for (int i = 0; i < 30; ++i)
        waiting.push_back(std::async(std::launch::async, [&pool] { return queryOnce(pool); }));
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (pool.stats().connectFailures < 3 && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(Milliseconds(2));
    const auto down = pool.stats();
    EXPECT_GE(down.connectFailures, 3U) << "it goes on trying";
    EXPECT_LE(down.opening, 1) << "one probe at a time";
    EXPECT_NE(down.lastConnectError, "");

    const auto restarted = cluster->restart();
    ASSERT_TRUE(restarted) << restarted.error().english();
    for (auto& one : waiting)
        EXPECT_EQ(one.get(), "");
    EXPECT_EQ(pool.stats().lastConnectError, "");
}

TEST_F(PoolRestart, aPoolMadeWhileTheServerIsDownServesWhenItIsUp)
{
    ASSERT_TRUE(cluster->stop());
    auto pool = open(Seconds(60));
    const auto soon = pool.checkout(CheckoutOptions{.tag = {}, .stop = {}, .timeout = Milliseconds(100)});
    ASSERT_FALSE(soon);
    EXPECT_EQ(soon.error().code(), ErrorCode::Timeout);
    auto later = std::async(std::launch::async, [&pool] { return queryOnce(pool); });
    ASSERT_TRUE(cluster->restart());
    EXPECT_EQ(later.get(), "");
}
