// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/pgbouncerwatch.h"
#include "core/pool/workload.h"

#include <optional>
#include <string>
#include <vector>

namespace howdah::monitor {

/// The counters that a workload is made of, of one database or (empty) of all. Nothing when this version does not show
/// them or the database is not there.
[[nodiscard]] std::optional<pool::BouncerTotals> totalsOf(const PgBouncerSample& sample, const std::string& database);

struct PgBouncerRecording {
    pool::Workload workload;
    std::optional<int> poolSize, reserve; ///< of the database; of the largest when all are meant
};
/// Watches a PgBouncer for `length` and says what was asked of it. Waits. NotFound when there is no such database.
base::Result<PgBouncerRecording> recordPgBouncer(const PgBouncerOptions& options, const std::string& database,
                                                 base::Nanoseconds length, const base::StopToken& stop);

} // namespace howdah::monitor
