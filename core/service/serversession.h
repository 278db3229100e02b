// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/replicas.h"
#include "core/monitor/activityworkload.h"
#include "core/monitor/check.h"
#include "core/monitor/connectiontrend.h"
#include "core/monitor/ringseries.h"
#include "core/monitor/sample.h"
#include "core/monitor/sampler.h"
#include "core/plan/plan.h"
#include "core/pool/connectionpool.h"
#include "core/pool/poolfeedjson.h"
#include "core/service/explain.h"
#include "core/service/task.h"

#include <QObject>
#include <QString>
#include <memory>
#include <optional>
#include <vector>

namespace howdah::service {

class Executor;
class Settings;

/// A snapshot of the pool as the session sees it at one tick: the pool's own figures and who holds what.
struct PoolSnapshot {
    base::WallTime at{};
    pool::PoolStats stats;
    std::vector<pool::LeaseInfo> leases;
};

/// The figures that the session keeps as series, by tick. While the server cannot be read the server's figures have
/// gaps; those of the pool go on. Points are stamped with the server's clock, as far as it is known.
enum class Figure {
    PoolInUse,
    PoolIdle,
    PoolOverflow,
    PoolWaiting,
    CheckoutP50,
    CheckoutP95,
    CheckoutP99, ///< ms, of the checkouts in the tick
    CheckoutsPerSecond,
    ServerConnections,
    ActiveSessions,
    IdleInTransaction,
    LockWaiters,
    TransactionsPerSecond,
    CacheHitRatio,
    BlocksPerSecond,
    TempBytesPerSecond,
    DatabaseBytes,
    RoundTripMs
};
inline constexpr int figureCount = static_cast<int>(Figure::RoundTripMs) + 1;

/// One server that the console is connected to: its sampler, pool, series and checks. Lives on the thread that made it
/// and emits there, at most one queued wake-up at a time whatever the engine does.
class ServerSession : public QObject {
    Q_OBJECT
public:
    /// Connects by itself, now and after every loss. `executor` runs its short calls; null: one of its own.
    ServerSession(pg::ConnectParams params, const Settings& settings, QObject* parent = nullptr,
                  std::shared_ptr<Executor> executor = {});
    /// Stops calls that run. Waits for nothing when the executor is shared.
    ~ServerSession() override;

    [[nodiscard]] const pg::ConnectParams& params() const;
    /// "user@host:port/database".
    [[nodiscard]] QString displayName() const;
    [[nodiscard]] monitor::SamplerState samplerState() const;
    /// The last sample; null before the first.
    [[nodiscard]] monitor::SamplePtr sample() const;
    /// The server's connections by source, as of the last sample that had them; null before the first.
    [[nodiscard]] std::shared_ptr<const monitor::ConnectionTrends::Report> connections() const;
    [[nodiscard]] std::shared_ptr<const PoolSnapshot> poolSnapshot() const;
    /// What our own pool was asked for since the session began, as the feed would show it. Null before the first
    /// reading.
    [[nodiscard]] std::optional<pool::FeedPool> ownPool() const;
    /// Watches what `application` does on the server for `length`, over the pool: what a pool of its own would be asked
    /// for, as far as the server sees it. Empty: every client.
    Task<monitor::ActivityRecording> recordActivity(const std::string& application, base::Nanoseconds length);
    [[nodiscard]] const monitor::RingSeries& series(Figure figure) const;
    /// Statements as last read, kept between the ticks that read them.
    [[nodiscard]] std::shared_ptr<const std::vector<monitor::StatementRow>> statements() const;
    [[nodiscard]] const std::vector<monitor::CheckResult>& checks() const;
    [[nodiscard]] std::optional<base::WallTime> checkedAt() const;
    /// Why the last run of the checks came to nothing; the results of the one before are kept then.
    [[nodiscard]] const std::optional<base::Error>& checksError() const;
    /// Share of one server core that watching costs, 0..1, as far as it can be seen.
    [[nodiscard]] std::optional<double> monitoringCost() const;

    void refresh();                ///< a tick and the checks now (F5)
    void setWatched(bool watched); ///< false while no window shows it: the checks pause, the recorder goes on
    void recycleIdle();            ///< replaces the pool's connections
    /// The connection of one lease is replaced when it comes back.
    void recycleLease(std::uint64_t lease);
    /// Ends a session of the server (pg_terminate_backend), if it is the one that is meant: of this application and at
    /// least this old, as numbers are given out again. False when it has gone meanwhile; Server when the role may not.
    Task<bool> terminateBackend(base::BackendPid pid, const std::string& application, base::Nanoseconds age);

    /// See explainStatement(); the first plan where a rule makes several. Over the pool, tagged "Explain".
    Task<plan::PlanPtr> explain(const QString& sql, const ExplainOptions& options);
    /// The same with what the server knows of the plan's tables, read after it on the same lease.
    Task<ExplainedPlan> explainWithFacts(const QString& sql, const ExplainOptions& options);
    Task<StatementEffect> effectOf(const QString& sql);
    /// What streams from the server right now. Over the pool, tagged "Replicas".
    Task<advise::Standbys> standbys();
    /// Over the pool, tagged "Health checks"; checks() has the results as well.
    Task<std::vector<monitor::CheckResult>> runChecks();

signals:
    void sampled(); ///< sample, pool snapshot and series have moved on
    void statementsRead();
    void checked();      ///< new results, or a new reason why there are none
    void stateChanged(); ///< connecting, sampling, lost
    /// The pool has something to tell that deserves a line: a leak, one that came back, none left.
    void noticed(const QString& line);

private:
    void readMail();
    void checkIfFree();
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace howdah::service
