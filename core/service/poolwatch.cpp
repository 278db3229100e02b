// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/poolwatch.h"

#include "core/base/childprocess.h"
#include "core/service/executor.h"
#include "core/service/figures.h"
#include "core/service/postbox.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace howdah::service {

struct WatchedPool::Recorded {
    Figures figures;
};

WatchedPool::WatchedPool()
    : m_recorded(std::make_unique<Recorded>())
{}

WatchedPool::~WatchedPool() = default;

QString WatchedPool::key() const
{
    return QStringLiteral("%1/%2").arg(m_process).arg(m_pool.id);
}

const monitor::RingSeries& WatchedPool::series(Figure figure) const
{
    return m_recorded->figures.series(figure);
}

/// What the feed's thread leaves for ours: the newest survey, and at most one wake-up.
struct PoolWatch::Inbox {
    std::mutex mutex;
    std::shared_ptr<const pool::feed::Survey> newest;
    std::shared_ptr<Postbox> postbox;
    std::function<void()> wake;

    void put(std::shared_ptr<const pool::feed::Survey> survey)
    {
        const std::scoped_lock lock(mutex);
        if (std::exchange(newest, std::move(survey)) == nullptr)
            postbox->post(wake);
    }
    std::shared_ptr<const pool::feed::Survey> take()
    {
        const std::scoped_lock lock(mutex);
        return std::exchange(newest, nullptr);
    }
};

PoolWatch::PoolWatch(std::shared_ptr<Executor> executor, QObject* parent)
    : QObject(parent)
    , m_executor(std::move(executor))
    , m_inbox(std::make_shared<Inbox>())
{
    if (pool::feed::folders().empty())
        return; // switched off
    m_inbox->postbox = Postbox::of(this);
    m_inbox->wake = [this] {
        if (const auto survey = m_inbox->take())
            take(*survey);
    };
    m_watch = std::make_unique<pool::feed::Watch>([inbox = m_inbox](auto survey) { inbox->put(std::move(survey)); });
}

PoolWatch::~PoolWatch()
{
    if (m_inbox->postbox != nullptr)
        m_inbox->postbox->close();
    // Joining waits for a round of the watch's thread at most, which waits for nothing but local sockets.
    m_watch.reset();
}

const WatchedPool* PoolWatch::find(const QString& key) const
{
    const auto found = std::ranges::find(m_pools, key, [](const auto& one) { return one->key(); });
    return found != m_pools.end() ? found->get() : nullptr;
}

void PoolWatch::take(const pool::feed::Survey& survey)
{
    std::vector<std::unique_ptr<WatchedPool>> now;
    for (const pool::FeedProcess& process : survey.processes) {
        if (process.pid == base::ownPid())
            continue; // ours are shown first-hand
        for (const pool::FeedPool& pool : process.pools) {
            const auto known = std::ranges::find_if(m_pools, [&](const auto& one) {
                return one != nullptr && one->m_process == process.pid && one->m_pool.id == pool.id;
            });
            auto one = known != m_pools.end() ? std::move(*known) : std::unique_ptr<WatchedPool>(new WatchedPool);
            if (one->m_at == process.at) { // nothing new from it in this round
                now.push_back(std::move(one));
                continue;
            }
            one->m_process = process.pid;
            one->m_program = QString::fromStdString(process.program);
            one->m_pool = pool;
            one->m_at = process.at;
            // The document's own time tells how long it is since the last one, whenever it was read.
            one->m_recorded->figures.addPool(
                pool.stats,
                base::MonotonicTime(std::chrono::duration_cast<base::Nanoseconds>(process.at.time_since_epoch())),
                process.at);
            now.push_back(std::move(one));
        }
    }
    const bool any = !now.empty() || !m_pools.empty() || !survey.problems.empty() || !m_problems.empty();
    m_pools = std::move(now);
    m_problems = survey.problems;
    if (any)
        emit changed();
}

Task<bool> PoolWatch::recycle(std::int64_t process, std::uint64_t pool, std::uint64_t lease)
{
    return m_executor->run<bool>([=](const base::StopToken& stop) -> base::Result<bool> {
        const pool::FeedCommand command{
            lease != 0 ? pool::FeedCommand::Kind::RecycleLease : pool::FeedCommand::Kind::RecycleAll, pool, lease};
        HOWDAH_TRY(pool::feed::command(process, command, base::Deadline::after(base::Seconds(2)), stop));
        return true;
    });
}

} // namespace howdah::service
