// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/table.h"

#include <unordered_map>
#include <vector>

namespace howdah::plan {

/// A node whose expressions name the result of an InitPlan.
struct Mention {
    int row = 0;
    bool beforeChildren = false; ///< needed before the node asks its children for anything
};

/// By row of the InitPlan; InitPlans that nobody names are absent.
using Mentions = std::unordered_map<int, std::vector<Mention>>;

/// Finds "$3" of an "InitPlan 2 (returns $3)" and, from server 17 on, "(InitPlan 2).col1" in the nodes' texts; "$1" is
/// not part of "$10", and what stands within quotes is no mention.
[[nodiscard]] Mentions findMentions(const Table& table);

} // namespace howdah::plan
