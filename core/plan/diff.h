// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/text.h"
#include "core/plan/plan.h"

#include <optional>
#include <string>
#include <vector>

namespace howdah::plan {

/// How two plans of one statement differ in shape. In the order in which they are told.
enum class ShapeChange {
    Scan,      ///< the same relation is read in another way
    Index,     ///< by another index
    Join,      ///< the same relations are joined by another method
    JoinOrder, ///< relations are joined in another order
    Parallel,  ///< more or fewer processes
    Other,     ///< a node appeared or went (Sort, Materialize, Memoize)
};
[[nodiscard]] std::string_view name(ShapeChange change); ///< "scan", "index", "join", "join_order", "parallel", "other"

struct ShapeDifference {
    ShapeChange change = ShapeChange::Other;
    const Node* before = nullptr; ///< null: only in the plan after
    const Node* after = nullptr;  ///< null: only in the plan before
    base::Text text;              ///< "orders: Seq Scan became Index Scan using orders_customer_id"
};

/// Two nodes that do the same work: matched by relation and alias, then by the base relations beneath them.
struct NodePair {
    const Node* before = nullptr; ///< null: nothing like it before
    const Node* after = nullptr;  ///< null: nothing like it after
    int depth = 0;                ///< in the merged tree, which is in preorder
};

struct Metric {
    std::optional<double> before, after;
    /// after over before; nothing where either is missing or before is 0.
    [[nodiscard]] std::optional<double> ratio() const;
};

struct PlanDiff {
    PlanPtr before, after; ///< kept alive: the nodes above are theirs
    bool sameShape = true;
    std::vector<ShapeDifference> shape;
    std::vector<NodePair> nodes;
    Metric executionMs, planningMs, totalCost, rows, blocks, readBlocks, tempBlocks;
    std::vector<base::Text> doubts; ///< "the plans do not read the same relations"
};

/// Linear in the nodes, but for siblings. Thread-safe, like the plans.
[[nodiscard]] PlanDiff diffPlans(PlanPtr before, PlanPtr after);
/// For a terminal: shape first, then the matched nodes with time, rows and blocks before and after.
[[nodiscard]] std::string renderDiff(const PlanDiff& diff, int width = 100);
/// The document of `plan diff --json` (schema howdah/plan-diff/1).
[[nodiscard]] std::string toJson(const PlanDiff& diff);

} // namespace howdah::plan
