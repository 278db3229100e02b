// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/plan.h"
#include "core/plan/reported.h"

namespace howdah::plan {

/// Adds the pseudo-nodes: planning, triggers, serialization, jit, and the executor as what is left of execution.
/// Needs the root's inclusive time and afterRootMs. `parallel`: more than one process ran it.
void addPseudoNodes(Plan& plan, const Reported& reported, bool parallel);

} // namespace howdah::plan
