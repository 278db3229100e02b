// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/executor.h"

#include <condition_variable>
#include <deque>
#include <list>
#include <mutex>
#include <thread>
#include <vector>

namespace howdah::service {

struct Executor::State {
    struct Call {
        std::function<void()> work;
        base::StopSource stop;
    };

    std::mutex mutex;
    std::condition_variable wake;
    std::deque<Call> queue;
    std::list<base::StopSource> running;
    std::vector<std::thread> threads;
    std::size_t most = 0;
    std::size_t idle = 0;
    bool ending = false;

    void serve()
    {
        std::unique_lock lock(mutex);
        for (;;) {
            ++idle;
            wake.wait(lock, [this] { return ending || !queue.empty(); });
            --idle;
            if (queue.empty())
                return;
            Call call = std::move(queue.front());
            queue.pop_front();
            const auto entry = running.insert(running.end(), call.stop);
            lock.unlock();
            call.work();
            // What the call holds may be large or slow to let go of: not under the lock.
            call.work = nullptr;
            lock.lock();
            running.erase(entry);
        }
    }
};

Executor::Executor(int threads)
    : m_state(std::make_unique<State>())
{
    m_state->most = static_cast<std::size_t>(threads);
}

Executor::~Executor()
{
    std::vector<base::StopSource> stops;
    {
        const std::scoped_lock lock(m_state->mutex);
        m_state->ending = true;
        stops.assign(m_state->running.begin(), m_state->running.end());
        for (const State::Call& call : m_state->queue)
            stops.push_back(call.stop);
    }
    // Stop callbacks run here and may take locks of their own.
    for (base::StopSource& stop : stops)
        stop.request_stop();
    m_state->wake.notify_all();
    for (std::thread& thread : m_state->threads)
        thread.join();
}

void Executor::post(std::function<void()> work, base::StopSource stop)
{
    {
        const std::scoped_lock lock(m_state->mutex);
        m_state->queue.push_back({std::move(work), std::move(stop)});
        if (m_state->queue.size() > m_state->idle && m_state->threads.size() < m_state->most)
            m_state->threads.emplace_back([state = m_state.get()] { state->serve(); });
    }
    m_state->wake.notify_one();
}

} // namespace howdah::service
