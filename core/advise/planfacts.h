// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/pg/connection.h"
#include "core/plan/advice.h"
#include "core/plan/plan.h"

#include <vector>

namespace howdah::advise {

/// What the server that made these plans knows of their relations, for plan::advise(): rows, changes since the last
/// ANALYZE, indexes, columns' types, settings. Two statements on the catalogue in a read-only transaction of their own,
/// five seconds each at most. Relations that are gone, or whose name several schemas have where the plan names none,
/// are left out; of very many those that took most. On the session that explained, or temporary tables are not seen.
/// Timeout, Cancelled, Server, ConnectionLost. Blocks; not on the UI thread.
base::Result<plan::AdviceFacts> readPlanFacts(pg::Connection& connection, const std::vector<plan::PlanPtr>& plans,
                                              const base::StopToken& stop = {});

} // namespace howdah::advise
