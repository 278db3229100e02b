// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/plan.h"

#include <cstdint>
#include <string>
#include <vector>

namespace howdah::plan {

/// What the nodes that share something (their type, their relation, their index) cost together.
struct Usage {
    std::string name;            ///< "Seq Scan", "public.orders", "orders_pkey"
    int nodes = 0;               ///< how many nodes
    int neverExecuted = 0;       ///< of these
    double exclusiveMs = 0;      ///< own time of all of them; 0 without ANALYZE
    double share = 0;            ///< of the execution (of the cost without ANALYZE), 0 to 1
    double ownCost = 0;          ///< estimated cost without the children's
    double rows = 0;             ///< rows these nodes gave, all loops; estimates without ANALYZE
    std::int64_t blocks = 0;     ///< 8 kB blocks touched (hit and read, shared and local) by the nodes themselves
    std::int64_t readBlocks = 0; ///< of these not found in the cache
};

/// A plan summed up. Each list is sorted by own time, then own cost, then name.
struct PlanStatistics {
    std::vector<Usage> byType, byRelation, byIndex;
};
[[nodiscard]] PlanStatistics statisticsOf(const Plan& plan);

/// Estimated cost of each node without its children's, by Node::id; they sum to the root's cost.
[[nodiscard]] std::vector<double> ownCostsOf(const Plan& plan);

} // namespace howdah::plan
