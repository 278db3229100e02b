// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/service/benchserver.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace howdah::service {

/// How the pool is measured. Each figure stands beside what it is compared with, taken in turns in the same run.
struct PoolBenchOptions {
    base::Nanoseconds budget = base::Seconds(3);     ///< for each of the measurements that go on as long as one likes
    base::Nanoseconds downFor = base::Seconds(5);    ///< how long the server stays away
    base::Nanoseconds restBefore = base::Seconds(1); ///< how long connections have been idle when the server restarts
    int spikes = 5;                                  ///< the median of so many
    base::StopToken stop;
    std::function<void(const base::Text& step)> onStep; ///< on the calling thread

    /// Good for trying whether it works, not for figures.
    [[nodiscard]] static PoolBenchOptions quick();
};

struct CheckoutCost {
    double pooledNs = 0; ///< checkout and return, uncontended, counters and leak context on; the least of many batches
    double floorNs = 0;  ///< two uncontended mutex sections and two clock readings
};

/// Medians in nanoseconds of `select 1` on one and the same backend, operation by operation in turns.
struct StatementCost {
    double bareNs = 0;             ///< PQexecPrepared
    double pooledBareNs = 0;       ///< checkout, PQexecPrepared, return
    double connectionNs = 0;       ///< pg::Connection::queryPrepared
    double pooledConnectionNs = 0; ///< checkout, queryPrepared, return
    double bareTextNs = 0;         ///< PQexecParams
    double leaseTextNs = 0;        ///< checkout, Lease::query, return
    /// Throughput through the pool to throughput without it.
    [[nodiscard]] double pooledToRaw() const { return pooledBareNs > 0 ? bareNs / pooledBareNs : 0; }
};

/// 50 threads on 20 connections, each held for a millisecond.
struct HoldFigures {
    double opsPerS = 0;
    double waitP50Ms = 0;
    double waitP99Ms = 0;
    double waitMaxMs = 0;
    double fairness = 0; ///< operations of the least served thread to those of the most served
};

/// 50 threads at once on a pool with five idle connections, where connecting takes 150 ms; 2 ms of work each.
struct SpikeFigures {
    double ms = 0;  ///< until all are done
    int opened = 0; ///< connections, the most of all spikes; the time is the median
};

/// A restart of the server under 20 connections, then 60 queries one after the other: twice, with the connections idle,
/// and with all of them leased and returned within the window in which a pool trusts them without a look.
struct RestartFigures {
    int idleErrors = 0;
    int heldErrors = 0;
    double firstSuccessMs = 0;        ///< from the server's being back, the worse of the two
    double waitingFirstSuccessMs = 0; ///< the same for a caller who has waited since before it went down
    [[nodiscard]] int errors() const { return idleErrors + heldErrors; }
};

/// The server stopped and 50 threads asking for a connection all the time.
struct DownFigures {
    double connectsPerS = 0;
};

struct ConnectCost {
    double connectNs = 0; ///< connect, one statement, close; median
    double pooledNs = 0;  ///< checkout, one statement, return; median
    [[nodiscard]] double ratio() const { return pooledNs > 0 ? connectNs / pooledNs : 0; }
};

struct PoolBench {
    CheckoutCost checkout;
    StatementCost statements;
    HoldFigures hold;
    SpikeFigures spike;
    RestartFigures restart;
    DownFigures down;
    ConnectCost connect;
};

// One measurement each. They block, and end early with Cancelled when the options' stop is asked; any other error is
// one of the pool or the server that spoils the measurement. The last three do to the server what they are named after.
base::Result<CheckoutCost> measureCheckout(BenchServer& server, const PoolBenchOptions& options);
base::Result<StatementCost> measureStatements(BenchServer& server, const PoolBenchOptions& options);
base::Result<HoldFigures> measureHold(BenchServer& server, const PoolBenchOptions& options);
base::Result<ConnectCost> measureConnect(BenchServer& server, const PoolBenchOptions& options);
base::Result<SpikeFigures> measureSpike(BenchServer& server, const PoolBenchOptions& options);
base::Result<RestartFigures> measureRestart(BenchServer& server, const PoolBenchOptions& options);
base::Result<DownFigures> measureDown(BenchServer& server, const PoolBenchOptions& options);

/// All of them.
base::Result<PoolBench> measurePool(BenchServer& server, const PoolBenchOptions& options);

} // namespace howdah::service
