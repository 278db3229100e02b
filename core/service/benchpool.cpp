// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/benchpool.h"

#include <algorithm>
#include <cmath>
#include <system_error>
#include <utility>

namespace howdah::service::bench {

double quantile(std::vector<double>& values, double q)
{
    if (values.empty())
        return 0;
    const double last = static_cast<double>(values.size() - 1);
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(std::lround(std::clamp(q, 0.0, 1.0) * last));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

base::Error cancelled()
{
    return {base::ErrorCode::Cancelled, base::Text(HOWDAH_TEXT("poolbench", "The measurement was cancelled"))};
}

base::Error statementFailed()
{
    return {base::ErrorCode::Server, base::Text(HOWDAH_TEXT("poolbench", "A statement of the measurement failed"))};
}

base::Result<pool::ConnectionPool> openPool(const pg::ConnectParams& params, int size, int overflow)
{
    pool::PoolOptions options;
    options.params = params;
    options.size = size;
    options.maxOverflow = overflow;
    options.applicationName = "Howdah pool bench";
    options.publish = false; // nobody's to look for a leak in
    return pool::ConnectionPool::create(std::move(options));
}

base::Status warm(pool::ConnectionPool& pool, int connections, const base::StopToken& stop)
{
    std::vector<pool::Lease> leases;
    for (int i = 0; i < connections; ++i) {
        HOWDAH_ASSIGN(auto lease, pool.checkout({.tag = "warm", .stop = stop, .timeout = {}}));
        leases.push_back(std::move(lease));
    }
    return {};
}

Crew::~Crew()
{
    release(true);
    join();
}

base::Status Crew::assemble(std::size_t threads, std::function<void(std::size_t)> work)
{
    m_work = std::move(work);
    try {
        for (std::size_t i = 0; i < threads; ++i)
            m_threads.emplace_back([this, i] {
                {
                    std::unique_lock lock(m_mutex);
                    ++m_ready;
                    m_changed.notify_all();
                    m_changed.wait(lock, [this] { return m_open; });
                    if (m_abandoned)
                        return;
                }
                m_work(i);
            });
    } catch (const std::system_error& error) {
        return base::systemError(base::Text(HOWDAH_TEXT("poolbench", "The threads of the measurement did not start")),
                                 error.code().value());
    }
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_ready == threads; });
    return {};
}

void Crew::start()
{
    release(false);
}

void Crew::release(bool abandon)
{
    const std::lock_guard lock(m_mutex);
    m_abandoned = abandon && !m_open;
    m_open = true;
    m_changed.notify_all();
}

void Crew::join()
{
    for (std::thread& thread : m_threads)
        thread.join();
    m_threads.clear();
}

} // namespace howdah::service::bench
