// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/numbers.h"
#include "core/pool/pgbackend.h"
#include "core/pool/poolcore.h"
#include "core/server/tcpgate.h"

#include "tests/support/cluster.h"
#include "tests/support/watchedclock.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace howdah::test {

/// Waits on a condition, with a deadline that only a failure meets.
inline bool eventually(const std::function<bool()>& condition,
                       std::chrono::milliseconds limit = std::chrono::seconds(30))
{
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return true;
}

/// A checkout on a thread of its own.
class Asking {
public:
    explicit Asking(pool::ConnectionPool& pool, std::optional<base::Nanoseconds> timeout = {},
                    std::optional<pool::WhenDown> whenDown = {})
        : m_answer(std::async(std::launch::async, [&pool, timeout, whenDown, token = m_stop.get_token()] {
            return pool.checkout({.tag = "asking", .stop = token, .timeout = timeout, .whenDown = whenDown});
        }))
    {}
    base::Result<pool::Lease> get()
    {
        if (m_answer.wait_for(std::chrono::seconds(60)) != std::future_status::ready)
            return base::Error(base::ErrorCode::Internal, base::Text::verbatim("the checkout did not end"));
        return m_answer.get();
    }
    bool ready() { return m_answer.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }
    void cancel() { m_stop.request_stop(); }

private:
    base::StopSource m_stop;
    std::future<base::Result<pool::Lease>> m_answer;
};

/// A pool on a real server, with its invariants in view, directly or through a gate that can spoil the network.
class PoolFixture : public testing::Test {
protected:
    static void SetUpTestSuite() { database = std::make_unique<Database>("pool"); }
    static void TearDownTestSuite() { database.reset(); }

    void SetUp() override
    {
        m_admin = connectAdmin();
        m_application = std::string("pool ") + testing::UnitTest::GetInstance()->current_test_info()->name();
        m_application.resize(std::min<std::size_t>(m_application.size(), 60)); // the server cuts at 63 bytes
    }
    void TearDown() override
    {
        if (m_gate != nullptr)
            m_gate->heal(); // else the server would not hear that the pool is gone
        closePool();
        EXPECT_TRUE(eventually([&] { return backends() == 0; })) << "a closed pool leaves no backend";
    }

    [[nodiscard]] virtual pg::ConnectParams params() const { return database->params(); }
    [[nodiscard]] virtual pg::ConnectParams tcpParams() const { return database->tcpParams(); }
    [[nodiscard]] std::unique_ptr<pg::Connection> connectAdmin() const
    {
        pg::ConnectOptions patient;
        patient.deadline = base::Deadline::after(base::Seconds(30));
        auto connection = pg::Connection::connect(params(), patient);
        EXPECT_TRUE(connection) << connection.error().english();
        return connection ? std::move(*connection) : nullptr;
    }

    pool::PoolOptions options(int size, int overflow)
    {
        pool::PoolOptions made;
        made.params = params();
        made.applicationName = m_application;
        made.size = size;
        made.maxOverflow = overflow;
        made.publish = false;
        return made;
    }
    /// The same by way of the gate, which is opened at the first call.
    pool::PoolOptions gatedOptions(int size, int overflow)
    {
        if (m_gate == nullptr) {
            const auto port = base::parseNumber<int>(tcpParams().get("port").value_or(std::string()));
            auto gate = server::TcpGate::open({"127.0.0.1", port.value_or(0)});
            if (!gate) {
                ADD_FAILURE() << gate.error().english();
                return options(size, overflow);
            }
            m_gate = std::move(*gate);
        }
        auto made = options(size, overflow);
        made.params = tcpParams();
        made.params.set("port", std::to_string(m_gate->port()));
        return made;
    }
    void open(pool::PoolOptions wanted)
    {
        auto connector = pool::detail::makePgConnector(wanted);
        auto core = pool::detail::PoolCore::create(std::move(wanted), std::move(connector));
        ASSERT_TRUE(core) << core.error().english();
        m_core = *core;
        m_pool.emplace(pool::detail::PoolCore::wrap(*core));
    }
    void closePool()
    {
        if (m_core != nullptr) {
            EXPECT_EQ(m_core->violations(), "");
        }
        m_pool.reset();
        m_core.reset();
    }

    pool::Lease take(std::string_view tag = "test")
    {
        auto lease = m_pool->checkout(tag);
        if (!lease) {
            ADD_FAILURE() << lease.error().english();
            return {};
        }
        return std::move(*lease);
    }
    /// Takes that many at once and returns them: the pool then has as many idle.
    void fill(int count)
    {
        std::vector<pool::Lease> leases;
        for (int i = 0; i < count; ++i)
            leases.push_back(take());
    }
    /// What a caller sees of the pool: nothing when a statement went through it, else why not.
    std::string serve()
    {
        auto lease = m_pool->checkout("serve");
        if (!lease)
            return lease.error().english();
        const auto answer = lease->query("select 1");
        return answer ? std::string() : answer.error().english();
    }
    /// So long that a connection just used is no longer trusted without a look, and nobody may overtake who waits: a
    /// millisecond, both.
    static void growOlderThanWhatIsTrusted()
    {
        const auto from = std::chrono::steady_clock::now();
        EXPECT_TRUE(eventually([from] { return std::chrono::steady_clock::now() > from + base::Milliseconds(5); }));
    }
    static int pidOf(pool::Lease& lease) { return lease.connection().backendPid().value; }

    pool::PoolStats stats() const { return m_pool->stats(); }
    bool eventuallyStats(const std::function<bool(const pool::PoolStats&)>& condition)
    {
        return eventually([&] { return condition(m_pool->stats()); });
    }
    bool eventuallyWaiting(int count)
    {
        return eventuallyStats([count](const pool::PoolStats& stats) { return stats.waiting == count; });
    }
    /// How many were closed for this reason, as soon as it is `awaited` of them: the pool's thread closes on its own
    /// time.
    std::uint64_t closedBy(pool::CloseReason reason, std::uint64_t awaited = 0) const
    {
        const auto count = [&] { return m_pool->stats().closed[static_cast<std::size_t>(reason)]; };
        eventually([&] { return count() >= awaited; });
        return count();
    }

    template <class T> T ask(const std::string& sql)
    {
        if (m_admin == nullptr || !m_admin->peek())
            m_admin = connectAdmin(); // the server was restarted
        if (m_admin == nullptr)
            return {};
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
    void terminate(int pid)
    {
        EXPECT_TRUE(ask<bool>("select pg_terminate_backend(" + std::to_string(pid) + ", 10000)"));
        growOlderThanWhatIsTrusted(); // used a moment before, it would be given out without a look
    }

    static inline std::unique_ptr<Database> database;
    std::unique_ptr<pg::Connection> m_admin;
    std::unique_ptr<server::TcpGate> m_gate;
    std::string m_application;
    std::shared_ptr<pool::detail::PoolCore> m_core;
    std::optional<pool::ConnectionPool> m_pool;
};

} // namespace howdah::test
