// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/sample.h"

#include <vector>

namespace howdah::monitor {

/// Counters of one row of pg_stat_database. Id 0 is the row of shared relations.
struct DatabaseCounters {
    std::uint32_t id = 0;
    bool own = false; ///< the database connected to
    std::optional<base::WallTime> reset;
    std::int64_t commits = 0, rollbacks = 0, blocksHit = 0, blocksRead = 0;
    std::int64_t rowsReturned = 0, rowsFetched = 0, rowsWritten = 0, tempBytes = 0, deadlocks = 0;
    std::optional<double> activeMs;
    std::string name;                                              ///< empty: shared relations
    std::optional<std::int64_t> sessionsOpened, sessionsAbandoned; ///< server 14 on
};

struct DatabaseReading {
    base::WallTime at{};              ///< by the server's clock
    base::WallTime postmasterStart{}; ///< another one means other counters
    std::vector<DatabaseCounters> databases;
};

struct DatabaseDelta {
    std::optional<DatabaseRates> all, own;
    std::optional<double> activeMs; ///< of all databases in the interval
    std::vector<DatabaseSessions> sessions;
};

/// Rates between two readings. Nothing for a database whose statistics were reset in between (its reset time moved or
/// a counter fell), nor for all of them together when any was; nothing when the server was restarted or its clock did
/// not move forward. A database that is new or gone is left out.
[[nodiscard]] DatabaseDelta differenceOf(const DatabaseReading& before, const DatabaseReading& after);

} // namespace howdah::monitor
