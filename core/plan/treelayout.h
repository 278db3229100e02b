// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/plan.h"

#include <vector>

namespace howdah::plan {

/// Where a node's box stands. Lengths are in whatever unit the caller's box is measured in; y grows downwards.
struct NodeBox {
    const Node* node = nullptr;
    double x = 0, y = 0, width = 0, height = 0; ///< left upper corner and size
    int parent = -1;                            ///< place of the parent's box in TreeLayout::boxes; -1: the root
    /// One of many leaves beneath the same node, which stand in a grid. A line to it goes down in the gap at its left
    /// (x - gapX / 2) and enters from there: boxes of the rows above stand between it and its parent.
    bool stacked = false;
};

struct TreeLayout {
    std::vector<NodeBox> boxes; ///< in preorder: the place of a box is its Node::id
    double width = 0, height = 0;
};

/// The tree drawn tidily: the root on top, each level on a line of its own, parents in the middle above their children,
/// subtrees as near as they go without boxes touching. Leaves of one parent, if there are many in a row (partitions),
/// make a grid. Without recursion and linear in the nodes. The layout points into the plan.
[[nodiscard]] TreeLayout layOutTree(const Plan& plan, double boxWidth, double boxHeight, double gapX, double gapY);

} // namespace howdah::plan
