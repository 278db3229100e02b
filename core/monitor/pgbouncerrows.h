// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/pgbouncer.h"
#include "core/pg/resultset.h"

#include <map>

namespace howdah::monitor {

/// Reads what SHOW ... answers. Columns are found by name; rows of the console's own database are left out. Rows of one
/// pool or database that come more than once (a PgBouncer with several threads) are added up.

/// "1.18.0" of "PgBouncer 1.18.0" (SHOW VERSION) or "1.18.0/bouncer" (the server_version it reports); nothing when it
/// is not PgBouncer's.
[[nodiscard]] std::optional<std::string> readPgBouncerVersion(std::string_view text);
/// 11800 of "1.18.0", 12401 of "1.24.1"; 0 when it does not read as a version.
[[nodiscard]] int pgBouncerVersionNumber(std::string_view version);

/// SHOW POOLS.
[[nodiscard]] std::vector<PgBouncerPool> readPgBouncerPools(const pg::ResultSet& rows);
/// SHOW DATABASES.
[[nodiscard]] std::vector<PgBouncerDatabase> readPgBouncerDatabases(const pg::ResultSet& rows);
/// SHOW STATS, into the databases of that name; one that is missing is added.
void readPgBouncerStats(const pg::ResultSet& rows, std::vector<PgBouncerDatabase>& databases);
/// SHOW LISTS.
[[nodiscard]] PgBouncerLists readPgBouncerLists(const pg::ResultSet& rows);
/// SHOW CONFIG.
[[nodiscard]] PgBouncerConfig readPgBouncerConfig(const pg::ResultSet& rows);
/// SHOW STATE.
[[nodiscard]] std::optional<PgBouncerState> readPgBouncerState(const pg::ResultSet& rows);
/// pool_size by user, of those that have their own, from SHOW USERS; nothing when this version has none (before 1.24).
[[nodiscard]] std::optional<std::map<std::string, std::int64_t, std::less<>>>
readPgBouncerUserSlots(const pg::ResultSet& rows);
/// The longest waiting client of each pool, from SHOW CLIENTS.
void readPgBouncerWaiters(const pg::ResultSet& rows, std::vector<PgBouncerPool>& pools);

} // namespace howdah::monitor
