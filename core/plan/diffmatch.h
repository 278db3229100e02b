// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/plan.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace howdah::plan {

/// What a node does, as far as another node may do it in its stead.
enum class Work { Scan, Bitmap, Join, Gather, Aggregate, Sort, Append, Hash, Other };

/// A node of one of two plans that are compared.
struct DiffItem {
    const Node* node = nullptr;
    int parent = -1;
    int end = 0; ///< one past the last of the subtree; items are in preorder
    Work work = Work::Other;
    bool subplan = false;      ///< an InitPlan, SubPlan or CTE: no part of what its parent joins
    std::string source;        ///< what a scan reads: "orders", "cte recent"; empty elsewhere
    std::uint64_t scope = 0;   ///< the kind of subplan it belongs to, and a CTE's name
    std::uint64_t named = 0;   ///< the sources beneath and their aliases, in any order
    std::uint64_t unnamed = 0; ///< the sources beneath without their aliases
    int match = -1;            ///< its counterpart in the other plan
    /// The first scans beneath that are no subplan's, to tell the node by; -1: no more.
    std::array<int, 4> scans{-1, -1, -1, -1};
};

using DiffItems = std::vector<DiffItem>;

[[nodiscard]] DiffItems diffItems(const Plan& plan);

/// Sets `match` on both sides: scans by what they read and its alias, then by what they read; other nodes by the set of
/// sources beneath and the work they do, those of the same type first. Linear.
void matchItems(DiffItems& before, DiffItems& after);

} // namespace howdah::plan
