// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/pgbouncer.h"

namespace howdah::monitor {

/// When a wait for a server connection is found fault with. A short queue is what a pool is for: a client that waits
/// for a second is one that a person notices.
inline constexpr base::Nanoseconds pgBouncerWaitWarnAt = base::Seconds(1);
inline constexpr base::Nanoseconds pgBouncerWaitCriticalAt = base::Seconds(10);
/// Share of max_client_conn, as of the server's own connections (check conn_used).
inline constexpr double pgBouncerClientsWarnAt = 0.80;
inline constexpr double pgBouncerClientsCriticalAt = 0.95;

/// The two limits that hold: where query_wait_timeout is short, critical is half of it, so that it is said before
/// clients are thrown out, and a warning at a quarter.
struct PgBouncerWaitLimits {
    base::Nanoseconds warnAt = pgBouncerWaitWarnAt;
    base::Nanoseconds criticalAt = pgBouncerWaitCriticalAt;
};
[[nodiscard]] PgBouncerWaitLimits waitLimits(const PgBouncerConfig& config);

/// Of one pool: by the wait of the client that is next, and warn when as many clients wait as there are server
/// connections and none is free. The sentence names the cause as far as it shows: paused, all connections taken, the
/// database's limit reached, the server not to be reached. `database` may be null. Paused or disabled with nobody
/// waiting is ok, and told.
[[nodiscard]] PgBouncerVerdict judgePool(const PgBouncerPool& pool, const PgBouncerDatabase* database,
                                         const PgBouncerConfig& config, std::optional<PgBouncerState> state);
/// Of the clients of the whole PgBouncer against max_client_conn.
[[nodiscard]] PgBouncerVerdict judgeClients(const PgBouncerLists& lists, const PgBouncerConfig& config);
/// Fills in every verdict of a sample that is otherwise complete.
void judge(PgBouncerSample& sample);

} // namespace howdah::monitor
