// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/table.h"

#include <algorithm>

namespace howdah::plan {

namespace {

/// Half of the last digit the server prints ("%.3f" milliseconds per loop; explain.c).
constexpr double halfDigit = 0.0005;

bool isGather(const Node& node)
{
    return node.type == "Gather" || node.type == "Gather Merge";
}

Role roleOf(const Node& node)
{
    if (node.relationship != "InitPlan")
        return Role::Regular;
    return node.subplanName.starts_with("CTE ") ? Role::Cte : Role::InitPlan;
}

void flatten(Table& table, Plan& plan)
{
    struct Step {
        Node* node;
        int parent;
    };
    std::vector<Step> stack{{plan.root.get(), -1}};
    while (!stack.empty()) {
        const Step step = stack.back();
        stack.pop_back();
        const int index = static_cast<int>(table.rows.size());
        step.node->id = index;
        Row row;
        row.node = step.node;
        row.parent = step.parent;
        row.end = index + 1;
        if (step.parent >= 0) {
            const Row& parent = table.at(step.parent);
            row.role = roleOf(*step.node);
            row.depth = parent.depth + 1;
            // Workers run what a Gather reads. Its InitPlans and SubPlans run in the leader.
            const bool below =
                isGather(*parent.node) && row.role == Role::Regular && step.node->relationship != "SubPlan";
            row.gather = below ? step.parent : parent.gather;
            row.divisor = parent.divisor;
            const double gatherLoops = parent.node->loops.value_or(0);
            if (below && gatherLoops > 0)
                row.divisor *= std::max(1.0, step.node->loops.value_or(0) / gatherLoops);
        }
        table.rows.push_back(row);
        for (auto child = step.node->children.rbegin(); child != step.node->children.rend(); ++child)
            stack.push_back({child->get(), index});
    }
    for (std::size_t i = table.rows.size(); i-- > 1;) {
        Row& parent = table.at(table.rows[i].parent);
        parent.end = std::max(parent.end, table.rows[i].end);
    }
}

/// Reported times as intervals: 0.001 ms in each of a million loops may be half a second or one and a half. A node
/// took at least as long as what ran inside it.
void fillTimes(Table& table)
{
    std::vector<double> childrenEstimate(table.rows.size()), childrenLow(table.rows.size());
    for (std::size_t i = table.rows.size(); i-- > 0;) {
        Row& row = table.rows[i];
        const Node& node = *row.node;
        if (row.executed() && node.totalMs) {
            const double passes = *node.loops / row.divisor;
            row.startup = node.startupMs.value_or(0) * passes;
            row.high = (*node.totalMs + halfDigit) * passes;
            row.estimate = std::clamp(childrenEstimate[i], *node.totalMs * passes, row.high);
            row.low = std::clamp(childrenLow[i], std::max(0.0, *node.totalMs - halfDigit) * passes, row.high);
        }
        row.free = std::max(0.0, row.estimate - childrenEstimate[i]);
        if (row.role == Role::Regular && row.parent >= 0) {
            childrenEstimate[static_cast<std::size_t>(row.parent)] += row.estimate;
            childrenLow[static_cast<std::size_t>(row.parent)] += row.low;
        }
    }
}

/// The order in which nodes first do work, as far as the tree tells it: children before their parent's expressions,
/// and a hash join's hash table before its outer side.
void fillOrder(Table& table)
{
    struct Step {
        int row;
        bool leaving;
    };
    std::vector<Step> stack{{0, false}};
    long clock = 0;
    while (!stack.empty()) {
        const Step step = stack.back();
        stack.pop_back();
        Row& row = table.at(step.row);
        if (step.leaving) {
            row.leave = ++clock;
            continue;
        }
        row.enter = ++clock;
        stack.push_back({step.row, true});
        std::vector<int> inner, other;
        for (const auto& child : row.node->children) {
            const bool first = row.node->type == "Hash Join" && child->relationship == "Inner";
            (first || child->relationship == "InitPlan" ? inner : other).push_back(child->id);
        }
        for (auto child = other.rbegin(); child != other.rend(); ++child)
            stack.push_back({*child, false});
        for (auto child = inner.rbegin(); child != inner.rend(); ++child)
            stack.push_back({*child, false});
    }
}

} // namespace

Table makeTable(Plan& plan)
{
    Table table;
    table.rows.reserve(static_cast<std::size_t>(std::max(plan.nodeCount, 0)));
    flatten(table, plan);
    fillTimes(table);
    fillOrder(table);
    return table;
}

} // namespace howdah::plan
