// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/check.h"
#include "core/monitor/sample.h"

#include <vector>

namespace howdah::monitor {

/// What the statements themselves give away, judged without asking the server anything: one that takes a large part of
/// all time ("query_dominates", from 30 % on, critical from 60 %), and the worst that is slow and often called
/// ("slow_query": mean from 20 ms and 100 calls on, critical from 1 s on). Only what was found is returned.
[[nodiscard]] std::vector<CheckResult> checkStatements(const std::vector<StatementRow>& statements);

} // namespace howdah::monitor
