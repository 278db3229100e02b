// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/advice.h"

#include "core/plan/rules/rule.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace howdah::plan {

namespace rules {

std::span<const Rule> all()
{
    using On = Rule::On;
    static constexpr std::array<Rule, 37> table{{
        {1, "seq-scan-filtered-most", On::Node, false, seqScanFilteredMost},
        {2, "index-scan-filtered-most", On::Node, false, indexScanFilteredMost},
        {3, "limit-over-filtered-order", On::Node, false, limitOverFilteredOrder},
        {4, "index-only-heap-fetches", On::Node, false, indexOnlyHeapFetches},
        {5, "leaf-misestimated", On::Node, false, leafMisestimated},
        {6, "correlated-columns", On::Node, false, correlatedColumns},
        {7, "group-count-misestimated", On::Node, false, groupCountMisestimated},
        {8, "filter-on-function", On::Node, false, filterOnFunction},
        {9, "filter-on-cast-column", On::Node, false, filterOnCastColumn},
        {10, "nested-loop-underestimated", On::Node, false, nestedLoopUnderestimated},
        {11, "inner-seq-scan-repeated", On::Node, false, innerSeqScanRepeated},
        {12, "join-filter-removes-most", On::Node, false, joinFilterRemovesMost},
        {13, "or-across-tables", On::Node, true, orAcrossTables},
        {14, "sort-spilled", On::Node, false, sortSpilled},
        {15, "hash-spilled", On::Node, false, hashSpilled},
        {16, "aggregate-spilled", On::Node, false, aggregateSpilled},
        {17, "bitmap-lossy", On::Node, false, bitmapLossy},
        {18, "recheck-removes-rows", On::Node, false, recheckRemovesRows},
        {19, "memoize-misses", On::Node, false, memoizeMisses},
        {20, "deep-offset", On::Node, false, deepOffset},
        {21, "top-n-over-many", On::Node, false, topNOverMany},
        {22, "jit-costs-more", On::Statement, false, jitCostsMore},
        {23, "planning-longer", On::Statement, false, planningLonger},
        {24, "workers-missing", On::Node, false, workersMissing},
        {25, "workers-skewed", On::Node, false, workersSkewed},
        {26, "trigger-slow", On::Statement, false, triggerSlow},
        {27, "subplan-repeated", On::Node, false, subplanRepeated},
        {28, "cte-filtered-late", On::Node, false, cteFilteredLate},
        {29, "like-without-prefix", On::Node, false, likeWithoutPrefix},
        {30, "partitions-read-in-vain", On::Node, false, partitionsReadInVain},
        {31, "reads-from-disk", On::Node, false, readsFromDisk},
        {32, "scattered-rows", On::Node, false, scatteredRows},
        {33, "foreign-filter-local", On::Node, false, foreignFilterLocal},
        {34, "planner-method-off", On::Statement, true, plannerMethodOff},
        {35, "counts-everything", On::Node, true, countsEverything},
        {36, "full-page-images", On::Statement, false, fullPageImages},
        {37, "time-outside-nodes", On::Statement, false, timeOutsideNodes},
    }};
    return table;
}

} // namespace rules

std::string_view name(Action::Kind kind)
{
    switch (kind) {
    case Action::Kind::Index:
        return "index";
    case Action::Kind::Analyze:
        return "analyze";
    case Action::Kind::Statistics:
        return "statistics";
    case Action::Kind::Setting:
        return "setting";
    case Action::Kind::Rewrite:
        return "rewrite";
    case Action::Kind::Advice:
        break;
    }
    return "advice";
}

std::vector<Finding> advise(const Plan& plan, const AdviceFacts& facts)
{
    std::vector<Finding> findings;
    if (!plan.root)
        return findings;
    const rules::Context context(plan, facts);
    const std::span<const rules::Rule> all = rules::all();
    std::vector<std::vector<Finding>> found(all.size()); // by rule
    const auto apply = [&](rules::Rule::On on, int node) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].on == on && (plan.analyzed || all[i].estimates))
                all[i].apply(context, node, found[i]);
        }
    };
    apply(rules::Rule::On::Statement, 0);
    // Every rule of a node before the next node: a large plan is then gone through once, not once for each rule.
    for (int node = 0; node < context.size(); ++node)
        apply(rules::Rule::On::Node, node);
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (Finding& finding : found[i]) {
            finding.rule = all[i].number;
            finding.id = std::string(all[i].id);
            findings.push_back(std::move(finding));
        }
    }
    // What saves nothing that the plan tells comes last; rule and node are in order already.
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        return a.savingMs.value_or(-1) > b.savingMs.value_or(-1);
    });
    return findings;
}

} // namespace howdah::plan
