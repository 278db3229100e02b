// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/plan.h"

#include <memory>
#include <vector>

namespace howdah::models {

/// The nodes of one plan by their id, with what every view of it asks again and again. Immutable; shared by the views.
struct PlanIndex {
    struct Entry {
        const plan::Node* node = nullptr;
        int parent = -1;    ///< id; -1: the root
        int row = 0;        ///< among its parent's children
        int end = 0;        ///< one past the last id of its subtree
        int depth = 0;      ///< 0: the root
        double ownCost = 0; ///< estimated cost without the children's
        double own = 0;     ///< what the plan is weighed by: ms of its own; ownCost where there are no times
        double weight = 0;  ///< own of the whole subtree
        double start = 0;   ///< left edge among its siblings, in units of weight from the root's left edge
    };

    plan::PlanPtr plan; ///< keeps the nodes alive; never null
    std::vector<Entry> entries;
    bool timed = false;                    ///< nodes have times: run, and with TIMING
    double whole = 0;                      ///< own of all nodes
    int hottest = -1;                      ///< id of the node with the most of its own; the first of equals
    int levels = 0;                        ///< depth of the deepest node, and 1
    std::vector<std::vector<int>> byDepth; ///< ids by depth, ascending

    [[nodiscard]] int size() const { return static_cast<int>(entries.size()); }
    [[nodiscard]] bool has(int id) const { return id >= 0 && id < size(); }
    [[nodiscard]] const Entry& at(int id) const { return entries[static_cast<std::size_t>(id)]; }
    /// Share of the whole, 0 to 1.
    [[nodiscard]] double share(int id) const { return whole > 0 ? at(id).own / whole : 0; }
    /// Whether `id` is `ancestor` or below it.
    [[nodiscard]] bool contains(int ancestor, int id) const { return id >= ancestor && id < at(ancestor).end; }
};
using PlanIndexPtr = std::shared_ptr<const PlanIndex>;

/// Null for a plan without nodes. Any thread; walks iteratively.
[[nodiscard]] PlanIndexPtr indexOf(const plan::PlanPtr& plan);

/// How much a node stands out by its share of the whole.
enum class Heat { Cool, Warm, Hot };
[[nodiscard]] Heat heatOf(double share);
/// The colour of the chart's series that stands for it.
[[nodiscard]] int seriesOf(Heat heat);

/// 8 kB blocks found in the cache or read, shared and local.
[[nodiscard]] std::int64_t blocksTouched(const plan::Buffers& buffers);

} // namespace howdah::models
