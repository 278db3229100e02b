// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/pg/connectparams.h"
#include "core/service/job.h"

#include <string>
#include <string_view>

namespace howdah::service {

/// A statement that mends what plans are made from: ANALYZE, VACUUM, CREATE STATISTICS, ALTER TABLE … SET.
struct Maintenance {
    std::string sql;
    std::string then; ///< runs after it, for it to take effect; empty: nothing
    /// How long it may wait for a lock before it gives up: whoever comes after it waits too.
    base::Nanoseconds lockTimeout = base::Seconds(10);
};

/// The table that such a statement names, as it stands there; empty where it names none, or is another statement.
[[nodiscard]] std::string maintainedTable(std::string_view sql);

/// Runs it on a connection of its own, outside of any transaction, as work for Console::startJob(). Refused: a standby,
/// a read-only session, a table that the role may not analyze or vacuum (the server would skip it with a warning and
/// call that done). NotFound: the table. Timeout: it did not get its lock. Server, Cancelled, ConnectionLost.
[[nodiscard]] Job::Work maintenanceWork(const pg::ConnectParams& params, const Maintenance& maintenance);

} // namespace howdah::service
