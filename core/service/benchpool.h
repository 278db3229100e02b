// SPDX-License-Identifier: GPL-3.0-or-later
// What the measurements of poolbench.h share.
#pragma once
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/pool/connectionpool.h"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace howdah::service::bench {

using Clock = std::chrono::steady_clock;

[[nodiscard]] inline double nanoseconds(Clock::duration span)
{
    return std::chrono::duration<double, std::nano>(span).count();
}
/// Reorders `values`; zero when there are none.
[[nodiscard]] double quantile(std::vector<double>& values, double q);

[[nodiscard]] base::Error cancelled();
[[nodiscard]] base::Error statementFailed();

base::Result<pool::ConnectionPool> openPool(const pg::ConnectParams& params, int size, int overflow);
/// Has so many connections opened, and leaves them idle.
base::Status warm(pool::ConnectionPool& pool, int connections, const base::StopToken& stop);

/// The first thing that went wrong on any of several threads.
class FirstError {
public:
    void note(const base::Error& error)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_error)
            m_error = error;
    }
    [[nodiscard]] base::Status status() const
    {
        const std::lock_guard lock(m_mutex);
        if (m_error)
            return *m_error;
        return {};
    }

private:
    mutable std::mutex m_mutex;
    std::optional<base::Error> m_error;
};

/// Threads that all begin at the same moment.
class Crew {
public:
    Crew() = default;
    /// Joins; those that were never started end without work.
    ~Crew();
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;

    /// Makes so many threads, each for one call of `work`, and returns when all stand ready. Io when the system has no
    /// more.
    base::Status assemble(std::size_t threads, std::function<void(std::size_t number)> work);
    void start();
    void join();

private:
    void release(bool abandon);
    std::function<void(std::size_t)> m_work;
    std::vector<std::thread> m_threads;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::size_t m_ready = 0;
    bool m_open = false;
    bool m_abandoned = false;
};

} // namespace howdah::service::bench
