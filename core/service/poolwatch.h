// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/ringseries.h"
#include "core/pool/poolfeed.h"
#include "core/service/serversession.h"
#include "core/service/task.h"

#include <QObject>
#include <QString>
#include <memory>
#include <vector>

namespace howdah::service {

class Executor;

/// A pool of another process of this account, as long as it is there.
class WatchedPool {
public:
    WatchedPool(const WatchedPool&) = delete;
    WatchedPool& operator=(const WatchedPool&) = delete;
    ~WatchedPool();

    /// Process and pool: the same as long as both live.
    [[nodiscard]] QString key() const;
    [[nodiscard]] std::int64_t process() const { return m_process; }
    [[nodiscard]] const QString& program() const { return m_program; }
    /// What it said last.
    [[nodiscard]] const pool::FeedPool& pool() const { return m_pool; }
    [[nodiscard]] base::WallTime at() const { return m_at; }
    /// The pool's figures since it is watched, by this machine's clock.
    [[nodiscard]] const monitor::RingSeries& series(Figure figure) const;

private:
    friend class PoolWatch;
    WatchedPool();
    std::int64_t m_process = 0;
    QString m_program;
    pool::FeedPool m_pool;
    base::WallTime m_at{};
    struct Recorded;
    std::unique_ptr<Recorded> m_recorded;
};

/// The pools of the other processes of this account, by the pool feed, with their figures as series from when the watch
/// began. Lives on the thread that made it and emits there.
class PoolWatch : public QObject {
    Q_OBJECT
public:
    /// `executor` runs its commands.
    explicit PoolWatch(std::shared_ptr<Executor> executor, QObject* parent = nullptr);
    ~PoolWatch() override;

    /// By process, then pool. Valid until changed() is emitted again.
    [[nodiscard]] const std::vector<std::unique_ptr<WatchedPool>>& pools() const { return m_pools; }
    /// Null when it is gone.
    [[nodiscard]] const WatchedPool* find(const QString& key) const;
    /// Why some processes are not among them.
    [[nodiscard]] const std::vector<base::Error>& problems() const { return m_problems; }

    /// Has connections replaced: all of a pool, or that of one lease (not 0) when it is returned.
    Task<bool> recycle(std::int64_t process, std::uint64_t pool, std::uint64_t lease = 0);

signals:
    void changed(); ///< about once a second while there are pools, and when the last has gone

private:
    void take(const pool::feed::Survey& survey);
    struct Inbox;
    std::shared_ptr<Executor> m_executor;
    std::shared_ptr<Inbox> m_inbox;
    std::unique_ptr<pool::feed::Watch> m_watch;
    std::vector<std::unique_ptr<WatchedPool>> m_pools;
    std::vector<base::Error> m_problems;
};

} // namespace howdah::service
