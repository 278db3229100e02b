// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of random operations with faults on many threads; the invariants are checked all the while. The seed is
// printed with a failure: HOWDAH_TEST_SEED repeats a run's choices (not the scheduler's).
#include "fakeserver.h"

#include "core/base/numbers.h"

#include <cstdlib>
#include <future>
#include <random>

using namespace howdah;
using namespace howdah::test;
using base::ErrorCode;
using base::Milliseconds;
using pool::Lease;

namespace {

std::uint32_t testSeed()
{
    if (const char* given = std::getenv("HOWDAH_TEST_SEED"))
        return base::parseNumber<std::uint32_t>(given).value_or(1);
    return std::random_device()();
}

/// One thread of callers: takes, uses, spoils and returns in every manner there is.
class Caller {
public:
    Caller(pool::ConnectionPool& pool, FakeServer& server, std::uint32_t seed, std::atomic<int>& operations)
        : m_pool(pool)
        , m_server(server)
        , m_random(seed)
        , m_operations(operations)
    {}

    /// So many times served; a refusal, which takes no time, does not count. Ends early at `until`: on a machine that
    /// is busy otherwise each turn waits for the scheduler.
    std::string run(int rounds, std::chrono::steady_clock::time_point until)
    {
        for (int i = 0; i < rounds && m_complaint.empty() && std::chrono::steady_clock::now() < until;) {
            i += step() ? 1 : 0;
            ++m_operations;
        }
        return m_complaint;
    }

private:
    int draw(int most) { return std::uniform_int_distribution<int>(0, most)(m_random); }

    /// True when it was served.
    bool step()
    {
        base::StopSource stop;
        if (draw(50) == 0)
            stop.request_stop();
        const auto timeout = draw(20) == 0 ? Milliseconds(draw(2)) : Milliseconds(30'000);
        const auto asked = std::chrono::steady_clock::now();
        const auto whenDown = draw(4) == 0 ? pool::WhenDown::FailFast : pool::WhenDown::Wait;
        auto lease =
            m_pool.checkout({.tag = "random", .stop = stop.get_token(), .timeout = timeout, .whenDown = whenDown});
        const auto took = std::chrono::steady_clock::now() - asked;
        if (took > timeout + std::chrono::seconds(30))
            m_complaint = "4: a checkout ended long after its deadline";
        if (!lease) {
            const auto code = lease.error().code();
            const bool cause = code == ErrorCode::Unreachable && whenDown == pool::WhenDown::FailFast;
            if (code != ErrorCode::Timeout && code != ErrorCode::Cancelled && code != ErrorCode::LoginRefused && !cause)
                m_complaint = lease.error().english();
            if (code == ErrorCode::Timeout && timeout > Milliseconds(1000))
                m_complaint = "4: starved: " + lease.error().english();
            return false;
        }
        use(*lease);
        return true;
    }

    void use(Lease& lease)
    {
        FakeBackend* const backend = backendOf(lease);
        if (backend == nullptr) {
            m_complaint = "3: a lease without a backend";
            return;
        }
        if (backend->state != pg::TransactionState::Idle)
            m_complaint = "5: granted in a transaction";
        if (backend->noticed)
            m_complaint = "5: granted although known to be dead";
        if (draw(2) == 0)
            static_cast<void>(lease.connection()); // used, so that it needs cleaning
        if (draw(20) == 0 && !m_pool.recycleLease(lease.id()))
            m_complaint = "3: a lease that nobody knows";
        // One owner: whoever else got it would find it in this state.
        backend->state = pg::TransactionState::InTransaction;
        if (draw(3) == 0)
            std::this_thread::yield();
        if (draw(30) == 0)
            std::this_thread::sleep_for(std::chrono::microseconds(draw(2000)));
        switch (draw(40)) {
        case 0:
            backend->state = pg::TransactionState::Active;
            break;
        case 1:
            backend->state = pg::TransactionState::InFailedTransaction;
            break;
        case 2:
            backend->rollbackFails = true;
            break;
        case 3:
            backend->dead = true;
            backend->noticed = true;
            break;
        case 4:
            backend->dead = true; // found later
            backend->state = pg::TransactionState::Idle;
            break;
        case 5:
            lease.invalidate();
            lease.release(); // stale: counted, nothing else
            return;
        case 6:
            backend->state = pg::TransactionState::Idle;
            backend->leave();
            if (lease.detach() != nullptr)
                m_complaint = "a fake cannot be detached";
            return;
        case 7:
        case 8:
            break; // an open transaction
        default:
            backend->state = pg::TransactionState::Idle;
            break;
        }
        if (draw(2) == 0) {
            Lease moved = std::move(lease);
        } else {
            lease.release();
        }
    }

    FakeBackend* backendOf(const Lease& lease)
    {
        for (const pool::LeaseInfo& info : m_pool.leases()) {
            if (info.id == lease.id())
                return m_server.backend(info.backend.value);
        }
        return nullptr;
    }

    pool::ConnectionPool& m_pool;
    FakeServer& m_server;
    std::mt19937 m_random;
    std::atomic<int>& m_operations;
    std::string m_complaint;
};

} // namespace

class PoolInvariants : public FakePool {
protected:
    void disturb(std::mt19937& random, bool quiet)
    {
        const int what = std::uniform_int_distribution<int>(0, 11)(random);
        const bool failing = m_server.down || m_server.refusing;
        m_server.down = !quiet && what == 0;
        m_server.refusing = !quiet && what == 1;
        // Somebody who mended it says so, and the pool need not sit out its pause.
        if (what == 2 || (failing && what > 1))
            m_pool->recycleAll();
        if (what == 3)
            m_server.killAll();
        if (!quiet && what == 4)
            m_pool->suspend();
        else
            m_pool->resume();
        if (what == 5)
            m_pool->setLeakThreshold(Milliseconds(std::uniform_int_distribution<int>(0, 2)(random)));
    }
    void holdThroughRandomOperations(pool::OnReturn onReturn);
};

void PoolInvariants::holdThroughRandomOperations(pool::OnReturn onReturn)
{
    const std::uint32_t seed = testSeed();
    SCOPED_TRACE("HOWDAH_TEST_SEED=" + std::to_string(seed));
    RecordProperty("seed", std::to_string(seed));
    auto wanted = options(5, 4);
    wanted.clock = base::Clock::system();
    wanted.recycle = Milliseconds(40);
    wanted.aliveWindow = Milliseconds(3);
    wanted.overflowGrace = Milliseconds(2);
    wanted.onReturn = onReturn;
    wanted.minimum = 2;
    wanted.shrinkPeriod = Milliseconds(5);
    wanted.keepalive = Milliseconds(10);
    wanted.leakThreshold = Milliseconds(1);
    std::atomic<std::uint64_t> leaks{0};
    wanted.onEvent = [&leaks](const pool::PoolEvent& event) {
        leaks += event.kind == pool::PoolEvent::Kind::Leak ? event.leases.size() : 0;
    };
    pool::detail::Tuning tuning;
    tuning.seed = seed | 1U;
    open(wanted, tuning);

    constexpr int threads = 24;
    constexpr int rounds = 400;
    std::atomic<int> operations{0};
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(8);
    std::vector<std::future<std::string>> callers;
    for (std::uint32_t i = 0; i < threads; ++i)
        callers.push_back(std::async(std::launch::async, [&, i] {
            return Caller(*m_pool, m_server, seed + 1000 * (i + 1), operations).run(rounds, until);
        }));
    std::mt19937 random(seed);
    const auto running = [&] {
        return std::any_of(callers.begin(), callers.end(), [](const auto& caller) {
            return caller.wait_for(std::chrono::milliseconds(0)) != std::future_status::ready;
        });
    };
    int checks = 0;
    while (running()) {
        const std::string violations = m_core->violations();
        ASSERT_EQ(violations, "") << "after " << operations << " operations";
        ++checks;
        if (checks % 8 == 0)
            disturb(random, false);
        std::this_thread::sleep_for(std::chrono::microseconds(300));
    }
    m_server.down = m_server.refusing = false;
    m_pool->resume();
    for (auto& caller : callers)
        EXPECT_EQ(caller.get(), "");
    EXPECT_GT(operations, 1000);
    EXPECT_GT(m_pool->stats().checkouts, 1000U);
    RecordProperty("operations", operations);
    EXPECT_LE(m_server.mostLive, 9);
    EXPECT_LE(m_server.mostUnderWay, 4);
    const pool::PoolStats stats = m_pool->stats();
    EXPECT_EQ(stats.checkouts, stats.returns);
    EXPECT_EQ(stats.inUse, 0);
    EXPECT_EQ(stats.waiting, 0);
    EXPECT_GT(stats.staleReturns, 0U);
    EXPECT_EQ(stats.recoveries, stats.leaks) << "every lease has ended";
    EXPECT_LE(leaks, stats.leaks);
    EXPECT_EQ(m_server.cleanings > 0, onReturn == pool::OnReturn::Clean);
    m_pool->close();
    EXPECT_EQ(m_pool->stats().total(), 0);
    EXPECT_EQ(m_server.live, 0);
}

TEST_F(PoolInvariants, holdThroughThousandsOfRandomOperationsWithFaults)
{
    holdThroughRandomOperations(pool::OnReturn::Rollback);
}

TEST_F(PoolInvariants, holdWhenReturnsAreCleaned)
{
    holdThroughRandomOperations(pool::OnReturn::Clean);
}

TEST_F(PoolInvariants, closingUnderLoadEndsEveryCheckoutOnce)
{
    const std::uint32_t seed = testSeed();
    SCOPED_TRACE("HOWDAH_TEST_SEED=" + std::to_string(seed));
    for (int round = 0; round < 10; ++round) {
        auto wanted = options(3, 2);
        wanted.clock = base::Clock::system();
        open(wanted);
        std::atomic<int> closed{0};
        std::vector<std::future<std::string>> callers;
        for (int i = 0; i < 12; ++i)
            callers.push_back(std::async(std::launch::async, [&] {
                for (;;) {
                    auto lease = m_pool->checkout("closing");
                    if (lease)
                        continue;
                    ++closed;
                    return lease.error().code() == ErrorCode::Closed ? std::string() : lease.error().english();
                }
            }));
        EXPECT_TRUE(eventuallyStats([](const pool::PoolStats& stats) { return stats.checkouts > 50; }));
        m_pool->close();
        for (auto& caller : callers)
            EXPECT_EQ(caller.get(), "");
        EXPECT_EQ(closed, 12);
        EXPECT_TRUE(eventually([&] { return m_server.live == 0; }));
        EXPECT_EQ(m_core->violations(), "");
        m_pool.reset();
        m_core.reset();
    }
}
