// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/advice.h"
#include "core/plan/statistics.h"
#include "core/plan/treelayout.h"
#include "ui/models/planindex.h"
#include "ui/models/plansearch.h"
#include "ui/models/plantext.h"

#include <memory>
#include <string>
#include <vector>

namespace howdah::models {

/// Measures of the graph, in device-independent pixels at full size.
inline constexpr double graphBoxWidth = 208, graphBoxHeight = 68, graphGapX = 24, graphGapY = 40;

/// The text that plans were read from.
struct PlanSource {
    std::shared_ptr<const std::string> text; ///< null: the plan's own; our rendering where it has none
    int nodesBefore = 0;                     ///< nodes of the plans before it in the same text
};

/// One plan with all that its views show, reckoned once and off the UI thread where it is large. Immutable.
struct PlanDocument {
    PlanIndexPtr index;
    plan::PlanStatistics statistics;
    std::vector<plan::Finding> findings; ///< worth most first
    plan::TreeLayout layout;
    /// The graph's boxes that stand on one line, from left to right; the lines from top to bottom.
    struct BoxLine {
        double y = 0;
        std::vector<int> nodes;
    };
    std::vector<BoxLine> boxLines;
    PlanSearch search;
    std::shared_ptr<const std::string> text; ///< never null
    bool textAsRead = false;                 ///< false: as Howdah writes it
    std::vector<std::size_t> lines;          ///< where each line of the text begins
    int widestLine = 0;                      ///< bytes
    std::vector<TextRange> parts;            ///< of the text, by Node::id; empty when not sure

    [[nodiscard]] const plan::Plan& plan() const { return *index->plan; }
};
using PlanDocumentPtr = std::shared_ptr<const PlanDocument>;

/// Null for a plan without nodes. Any thread; linear in the nodes.
[[nodiscard]] PlanDocumentPtr makePlanDocument(const plan::PlanPtr& plan, const PlanSource& source = {},
                                               const plan::AdviceFacts& facts = {});

/// Plans of up to so many nodes are reckoned in a few milliseconds: on the UI thread, so that nothing flickers.
inline constexpr int mostNodesAtOnce = 1500;

} // namespace howdah::models
