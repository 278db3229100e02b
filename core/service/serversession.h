// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/check.h"
#include "core/monitor/ringseries.h"
#include "core/monitor/sample.h"
#include "core/monitor/sampler.h"
#include "core/plan/plan.h"
#include "core/pool/connectionpool.h"
#include "core/service/task.h"

#include <QObject>
#include <QString>
#include <memory>
#include <optional>
#include <vector>

namespace howdah::service {

class Settings;

/// A snapshot of the pool as the session sees it at one tick: the pool's own figures and who holds what.
struct PoolSnapshot {
    base::WallTime at{};
    pool::PoolStats stats;
    std::vector<pool::LeaseInfo> leases;
};

/// The figures that the session keeps as series, by tick.
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

struct ExplainOptions {
    bool analyze = false;
    bool buffers = true;
    bool verbose = false;
    bool settings = true;
    /// With analyze: lets a statement that writes run; it is rolled back all the same. Without it such a statement is
    /// Refused.
    bool allowWrites = false;
    base::Nanoseconds timeout = base::Seconds(60);
};

/// What a statement would do, asked of the server without running it.
struct StatementEffect {
    bool writes = false;          ///< its plan has a ModifyTable, or the server refuses it in a read-only transaction
    std::vector<QString> touches; ///< relations it would modify
};

/// One server that the console is connected to: its sampler, pool, series and checks. Lives on the thread that made it
/// and emits there, at most one queued wake-up at a time whatever the engine does.
class ServerSession : public QObject {
    Q_OBJECT
public:
    ServerSession(pg::ConnectParams params, const Settings& settings, QObject* parent = nullptr);
    ~ServerSession() override;

    [[nodiscard]] const pg::ConnectParams& params() const;
    /// "user@host:port/database".
    [[nodiscard]] QString displayName() const;
    [[nodiscard]] monitor::SamplerState samplerState() const;
    /// The last sample; null before the first.
    [[nodiscard]] monitor::SamplePtr sample() const;
    [[nodiscard]] std::shared_ptr<const PoolSnapshot> poolSnapshot() const;
    [[nodiscard]] const monitor::RingSeries& series(Figure figure) const;
    /// Statements as last read, kept between the ticks that read them.
    [[nodiscard]] std::shared_ptr<const std::vector<monitor::StatementRow>> statements() const;
    [[nodiscard]] const std::vector<monitor::CheckResult>& checks() const;
    [[nodiscard]] std::optional<base::WallTime> checkedAt() const;
    /// Share of one server core that watching costs, 0..1, as far as it can be seen.
    [[nodiscard]] std::optional<double> monitoringCost() const;

    void refresh();                ///< a tick and the checks now (F5)
    void setWatched(bool watched); ///< false while no window shows it: the checks pause, the recorder goes on
    void recycleIdle();            ///< replaces the pool's connections

    Task<plan::PlanPtr> explain(const QString& sql, const ExplainOptions& options);
    Task<StatementEffect> effectOf(const QString& sql);
    Task<std::vector<monitor::CheckResult>> runChecks();

signals:
    void sampled(); ///< sample, pool snapshot and series have moved on
    void statementsRead();
    void checked();
    void stateChanged(); ///< connecting, sampling, lost

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace howdah::service
