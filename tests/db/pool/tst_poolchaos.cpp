// SPDX-License-Identifier: GPL-3.0-or-later
// Random operations of many threads on a real server whose backends are killed meanwhile; the invariants are checked
// all the time. HOWDAH_TEST_SEED repeats a run's choices (not the scheduler's).
#include "core/base/numbers.h"
#include "core/pool/pgbackend.h"
#include "core/pool/poolcore.h"

#include "tests/support/cluster.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <future>
#include <random>
#include <thread>

using namespace howdah;
using base::ErrorCode;
using base::Milliseconds;
using base::Seconds;

namespace {

std::uint32_t testSeed()
{
    if (const char* given = std::getenv("HOWDAH_TEST_SEED"))
        return base::parseNumber<std::uint32_t>(given).value_or(1);
    return std::random_device()();
}

/// What one thread of callers found wrong; empty when nothing.
std::string work(pool::ConnectionPool& pool, std::uint32_t seed, int rounds, std::atomic<std::uint64_t>& granted)
{
    std::mt19937 random(seed);
    const auto draw = [&random](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    for (int i = 0; i < rounds && std::chrono::steady_clock::now() < until; ++i) {
        auto lease = pool.checkout("chaos");
        if (!lease)
            return lease.error().english();
        ++granted;
        if (lease->connection().transactionState() != pg::TransactionState::Idle)
            return "5: granted in a transaction";
        // A kill may strike while a statement runs: that one fails, and nothing else may follow from it.
        const auto own = lease->query("select pg_backend_pid(), pg_current_xact_id_if_assigned() is null");
        if (own && own->value<std::int32_t>(0, 0) != lease->connection().backendPid().value)
            return "3: another backend answered";
        switch (draw(9)) {
        case 0:
            static_cast<void>(lease->execute("begin"));
            break;
        case 1:
            static_cast<void>(lease->execute("begin"));
            static_cast<void>(lease->execute("select 1/0"));
            break;
        case 2:
            lease->invalidate();
            break;
        case 3:
            static_cast<void>(lease->query("select pg_sleep(0.002)"));
            break;
        case 4:
            if (draw(3) == 0)
                static_cast<void>(lease->detach());
            break;
        case 5: {
            base::StopSource stop;
            stop.request_stop();
            static_cast<void>(lease->query("select pg_sleep(5)", {}, {.deadline = {}, .stop = stop.get_token()}));
            break;
        }
        default:
            break;
        }
    }
    return {};
}

} // namespace

TEST(PoolChaos, invariantsHoldWhileBackendsAreKilled)
{
    const std::uint32_t seed = testSeed();
    SCOPED_TRACE("HOWDAH_TEST_SEED=" + std::to_string(seed));
    const test::Database database("chaos");
    const auto admin = database.connect();

    pool::PoolOptions options;
    options.params = database.params();
    options.applicationName = "pool chaos";
    options.size = 4;
    options.maxOverflow = 3;
    options.recycle = Milliseconds(300);
    options.overflowGrace = Milliseconds(5);
    options.aliveWindow = Milliseconds(5);
    options.checkoutTimeout = Seconds(60);
    auto connector = pool::detail::makePgConnector(options);
    auto made = pool::detail::PoolCore::create(options, std::move(connector));
    ASSERT_TRUE(made) << made.error().english();
    const auto core = *made;
    auto pool = pool::detail::PoolCore::wrap(core);

    constexpr int threads = 16;
    constexpr int rounds = 150;
    std::atomic<std::uint64_t> granted{0};
    std::vector<std::future<std::string>> callers;
    for (std::uint32_t i = 0; i < threads; ++i)
        callers.push_back(std::async(std::launch::async, [&pool, &granted, seed, i] {
            return work(pool, seed + 1000 * (i + 1), rounds, granted);
        }));
    std::mt19937 random(seed);
    const auto running = [&callers] {
        return std::any_of(callers.begin(), callers.end(), [](const auto& caller) {
            return caller.wait_for(std::chrono::milliseconds(0)) != std::future_status::ready;
        });
    };
    while (running()) {
        EXPECT_EQ(core->violations(), "");
        if (std::uniform_int_distribution<int>(0, 3)(random) == 0) {
            EXPECT_TRUE(admin->query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = "
                                     "'pool chaos' order by random() limit 1"));
        } else if (std::uniform_int_distribution<int>(0, 30)(random) == 0) {
            pool.recycleAll();
        }
        std::this_thread::sleep_for(Milliseconds(3));
    }
    for (auto& caller : callers)
        EXPECT_EQ(caller.get(), "");
    const pool::PoolStats stats = pool.stats();
    EXPECT_EQ(stats.checkouts, granted);
    EXPECT_GT(granted, 0U);
    EXPECT_EQ(stats.returns, stats.checkouts);
    EXPECT_EQ(stats.inUse, 0);
    EXPECT_EQ(stats.timeouts, 0U);
    EXPECT_EQ(core->violations(), "");
    pool.close();
    EXPECT_EQ(pool.stats().total(), 0);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    std::int32_t left = -1;
    while (left != 0 && std::chrono::steady_clock::now() < end)
        left = admin->query("select count(*)::int from pg_stat_activity where application_name = 'pool chaos'")
                   ->value<std::int32_t>(0, 0)
                   .value_or(-1);
    EXPECT_EQ(left, 0) << "close leaves no backend";
}
