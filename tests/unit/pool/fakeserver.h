// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pool/connectionpool.h"
#include "core/pool/poolcore.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace howdah::test {

/// Waits on a condition, with a deadline instead of a blind pause.
inline bool eventually(const std::function<bool()>& condition,
                       std::chrono::milliseconds limit = std::chrono::seconds(20))
{
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    return true;
}

class FakeServer;

/// A connection that has no server behind it: what a test tells it, it answers.
class FakeBackend final : public pool::detail::Backend {
public:
    FakeBackend(FakeServer& server, int pid);
    ~FakeBackend() override;

    [[nodiscard]] pg::TransactionState transactionState() const override { return state; }
    [[nodiscard]] bool broken() const override { return noticed; }
    [[nodiscard]] base::BackendPid pid() const override { return {m_pid}; }
    [[nodiscard]] int socket() const override { return -1; }
    base::Status peek() override;
    base::Status ping(base::Nanoseconds, const base::StopToken&) override;
    base::Status rollback(base::Nanoseconds, const base::StopToken&) override;
    base::Status clean(base::Nanoseconds, const base::StopToken&) override;
    base::Result<bool> writable(base::Nanoseconds, const base::StopToken&) override;
    [[nodiscard]] bool openedWritable() const override { return m_openedWritable; }
    std::vector<pg::Notification> takeNotifications() override { return std::exchange(notifications, {}); }
    [[nodiscard]] pool::detail::StatementCache* statements() override { return nullptr; }
    void cancelRunning(base::Nanoseconds) override;
    /// A place and nothing in it: asking for the connection is all that can be done with it.
    [[nodiscard]] pg::Connection* connection() override { return reinterpret_cast<pg::Connection*>(m_place.data()); }
    [[nodiscard]] std::unique_ptr<pg::Connection> takeConnection() override { return nullptr; }

    std::atomic<pg::TransactionState> state{pg::TransactionState::Idle};
    std::atomic<bool> dead{false};    ///< the server hung up
    std::atomic<bool> noticed{false}; ///< and the client knows
    std::atomic<bool> rollbackFails{false};
    std::vector<pg::Notification> notifications; ///< touched by whoever has the connection

    /// Its holder is about to detach it: from then on it is none of the pool's.
    void leave();

private:
    base::Status answer();
    bool m_leaving = false;
    alignas(std::max_align_t) std::array<std::byte, 64> m_place{};
    FakeServer& m_server;
    int m_pid;
    bool m_openedWritable;
};

/// Where fake connections come from, and what became of them. Outlives the pool.
class FakeServer {
public:
    std::atomic<bool> down{false};
    std::atomic<bool> refusing{false};
    std::atomic<bool> readOnly{false};
    std::atomic<int> refusalsForgotten{0};
    std::atomic<int> cleanings{0};
    std::atomic<int> attempts{0};
    std::atomic<int> underWay{0};
    std::atomic<int> mostUnderWay{0};
    std::atomic<int> opened{0};
    std::atomic<int> live{0};
    std::atomic<int> mostLive{0};
    std::atomic<int> pings{0};
    std::atomic<int> rollbacks{0};
    std::atomic<int> cancels{0};
    std::atomic<int> misuses{0};  ///< roll-backs sent into a running statement
    std::function<void()> onPeek; ///< to be set before the pool is opened

    /// Connects begin and do not end until resumeConnects().
    void holdConnects() { m_held = true; }
    void resumeConnects()
    {
        const std::lock_guard lock(m_mutex);
        m_held = false;
        m_change.notify_all();
    }

    base::Result<std::unique_ptr<pool::detail::Backend>> connect(const base::StopToken& stop)
    {
        ++attempts;
        raise(mostUnderWay, ++underWay);
        {
            std::unique_lock lock(m_mutex);
            while (m_held && !stop.stop_requested())
                m_change.wait_for(lock, std::chrono::milliseconds(1));
        }
        --underWay;
        if (stop.stop_requested())
            return base::Error(base::ErrorCode::Cancelled, base::Text::verbatim("stopped"));
        if (refusing) {
            base::ServerMessage message;
            message.severity = "FATAL";
            message.sqlState = "28P01";
            message.message = "password authentication failed for user \"shop\"";
            return base::Error::fromServer(base::ErrorCode::LoginRefused, base::Text::verbatim("Cannot log in"),
                                           message);
        }
        if (down)
            return base::Error(base::ErrorCode::Unreachable, base::Text::verbatim("Cannot reach the server"),
                               base::Text::verbatim("connection refused"));
        const int pid = ++opened;
        raise(mostLive, ++live);
        auto backend = std::make_unique<FakeBackend>(*this, pid);
        const std::lock_guard lock(m_mutex);
        m_backends[pid] = backend.get();
        return std::unique_ptr<pool::detail::Backend>(std::move(backend));
    }

    /// Null when it is closed.
    FakeBackend* backend(int pid)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_backends.find(pid);
        return found != m_backends.end() ? found->second : nullptr;
    }
    void forget(int pid, bool counted)
    {
        live -= counted ? 1 : 0;
        const std::lock_guard lock(m_mutex);
        m_backends.erase(pid);
    }
    void killAll()
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& [pid, backend] : m_backends)
            backend->dead = true;
    }

private:
    static void raise(std::atomic<int>& most, int value)
    {
        int seen = most;
        while (seen < value && !most.compare_exchange_weak(seen, value)) {
        }
    }
    std::mutex m_mutex;
    std::condition_variable m_change;
    std::atomic<bool> m_held{false};
    std::map<int, FakeBackend*> m_backends;
};

inline FakeBackend::FakeBackend(FakeServer& server, int pid)
    : m_server(server)
    , m_pid(pid)
    , m_openedWritable(!server.readOnly)
{}

inline FakeBackend::~FakeBackend()
{
    m_server.forget(m_pid, !m_leaving);
}

inline void FakeBackend::leave()
{
    m_leaving = true;
    --m_server.live;
}

inline base::Status FakeBackend::answer()
{
    if (!dead)
        return {};
    noticed = true;
    return base::Error(base::ErrorCode::ConnectionLost, base::Text::verbatim("server closed the connection"));
}

inline base::Status FakeBackend::peek()
{
    if (m_server.onPeek)
        m_server.onPeek();
    return answer();
}

inline base::Status FakeBackend::ping(base::Nanoseconds, const base::StopToken&)
{
    ++m_server.pings;
    return answer();
}

inline base::Status FakeBackend::rollback(base::Nanoseconds, const base::StopToken&)
{
    ++m_server.rollbacks;
    if (state == pg::TransactionState::Active)
        ++m_server.misuses;
    if (rollbackFails)
        return base::Error(base::ErrorCode::Timeout, base::Text::verbatim("no answer"));
    HOWDAH_TRY(answer());
    state = pg::TransactionState::Idle;
    return {};
}

inline base::Status FakeBackend::clean(base::Nanoseconds, const base::StopToken&)
{
    ++m_server.cleanings;
    if (state != pg::TransactionState::Idle)
        ++m_server.misuses;
    return answer();
}

inline base::Result<bool> FakeBackend::writable(base::Nanoseconds, const base::StopToken&)
{
    HOWDAH_TRY(answer());
    return !m_server.readOnly;
}

inline void FakeBackend::cancelRunning(base::Nanoseconds)
{
    ++m_server.cancels;
}

class FakeConnector final : public pool::detail::Connector {
public:
    explicit FakeConnector(FakeServer& server)
        : m_server(server)
    {}
    base::Result<std::unique_ptr<pool::detail::Backend>> connect(base::Nanoseconds,
                                                                 const base::StopToken& stop) override
    {
        return m_server.connect(stop);
    }
    void forgetRefusal() override { ++m_server.refusalsForgotten; }

private:
    FakeServer& m_server;
};

/// A pool on a fake server, on a clock that stands still unless a test moves it.
class FakePool : public testing::Test {
protected:
    std::shared_ptr<base::FakeClock> m_clock = std::make_shared<base::FakeClock>();
    FakeServer m_server;
    std::shared_ptr<pool::detail::PoolCore> m_core;
    std::optional<pool::ConnectionPool> m_pool;

    pool::PoolOptions options(int size, int overflow) const
    {
        pool::PoolOptions made;
        made.name = "fake";
        made.size = size;
        made.maxOverflow = overflow;
        made.clock = m_clock;
        return made;
    }
    void open(pool::PoolOptions wanted, pool::detail::Tuning tuning = {})
    {
        tuning.seed = tuning.seed != 0 ? tuning.seed : 4711;
        auto core =
            pool::detail::PoolCore::create(std::move(wanted), std::make_unique<FakeConnector>(m_server), tuning);
        ASSERT_TRUE(core) << core.error().english();
        m_core = *core;
        m_pool = pool::detail::PoolCore::wrap(*core);
    }
    void open(int size, int overflow) { open(options(size, overflow)); }

    pool::Lease take(std::string_view tag = "test")
    {
        auto lease = m_pool->checkout(tag);
        if (!lease) {
            ADD_FAILURE() << lease.error().english();
            return {};
        }
        return std::move(*lease);
    }
    int pidOf(const pool::Lease& lease) const
    {
        for (const pool::LeaseInfo& info : m_pool->leases()) {
            if (info.id == lease.id())
                return info.backend.value;
        }
        ADD_FAILURE() << "no such lease";
        return 0;
    }
    FakeBackend& backendOf(const pool::Lease& lease) { return *m_server.backend(pidOf(lease)); }
    /// How many were closed for this reason, as soon as it is `awaited` of them: the pool's thread closes on its own
    /// time.
    std::uint64_t closedBy(pool::CloseReason reason, std::uint64_t awaited = 0) const
    {
        const auto count = [&] { return m_pool->stats().closed[static_cast<std::size_t>(reason)]; };
        eventually([&] { return count() >= awaited; });
        return count();
    }
    bool eventuallyStats(const std::function<bool(const pool::PoolStats&)>& condition)
    {
        return eventually([&] { return condition(m_pool->stats()); });
    }
    void TearDown() override
    {
        if (m_core != nullptr) {
            EXPECT_EQ(m_core->violations(), "");
        }
        m_pool.reset();
        m_core.reset();
        EXPECT_EQ(m_server.live, 0) << "a closed pool leaves no backend";
        EXPECT_EQ(m_server.misuses, 0);
    }
};

/// A checkout on a thread of its own.
struct Asking {
    base::StopSource stop;
    std::future<base::Result<pool::Lease>> answer;

    Asking(pool::ConnectionPool& pool, std::optional<base::Nanoseconds> timeout = {})
        : answer(std::async(std::launch::async, [&pool, timeout, token = stop.get_token()] {
            return pool.checkout(pool::CheckoutOptions{.tag = "asking", .stop = token, .timeout = timeout});
        }))
    {}
    base::Result<pool::Lease> get()
    {
        if (answer.wait_for(std::chrono::seconds(20)) != std::future_status::ready)
            return base::Error(base::ErrorCode::Internal, base::Text::verbatim("the checkout did not end"));
        return answer.get();
    }
    bool ready() { return answer.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }
};

} // namespace howdah::test
