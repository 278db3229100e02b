// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/plan.h"
#include "core/plan/reported.h"

namespace howdah::plan {

/// Fills the derived figures of every node (inclusive and exclusive time, rows, exclusive buffers, estimate errors),
/// the pseudo-nodes and the doubts of a plan as read. Holds whatever the figures are: no exclusive time is negative,
/// node times sum to the root's time plus afterRootMs, and with the pseudo-nodes within execution to executionMs.
void derive(Plan& plan, const Reported& reported);

} // namespace howdah::plan
