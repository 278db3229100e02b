// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/service/task.h"

#include <QPromise>
#include <functional>
#include <memory>
#include <utility>

namespace howdah::service {

/// Eight threads for calls that wait on a server for a moment. Its own and not QThreadPool::globalInstance, which has
/// as many threads as the machine has cores: two waits on two cores, and everything stands still. Threads start when
/// they are first needed. All members: any thread.
class Executor {
public:
    explicit Executor(int threads = 8);
    /// Asks running calls to stop, answers waiting ones with Cancelled, and waits until the last has ended.
    ~Executor();
    Executor(const Executor&) = delete;
    Executor& operator=(const Executor&) = delete;

    /// Runs `work` on one of the threads. Its token is asked to stop by Task::cancel() and by the destructor.
    template <class T> Task<T> run(std::function<base::Result<T>(const base::StopToken&)> work)
    {
        Task<T> task;
        auto promise = std::make_shared<QPromise<base::Result<T>>>();
        promise->start();
        task.future = promise->future();
        post(
            [promise, work = std::move(work), stop = task.stop.get_token()] {
                if (stop.stop_requested())
                    promise->addResult(base::Result<T>(
                        base::Error(base::ErrorCode::Cancelled, base::Text(HOWDAH_TEXT("service", "Cancelled")))));
                else
                    promise->addResult(work(stop));
                promise->finish();
            },
            task.stop);
        return task;
    }

    /// Runs `work` on one of the threads, even when the executor is going away. `stop` is asked in the destructor.
    void post(std::function<void()> work, base::StopSource stop = base::StopSource(std::nostopstate));

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace howdah::service
