// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/statistics.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace howdah::plan {

namespace {

/// How often a parent's estimate counts that of this child: a nested loop asks its inner side once a row of the outer
/// one. Materialize and Memoize keep what they read, which the planner counts as nearly nothing.
double expectedPasses(const Node& parent, const Node& child)
{
    if (parent.type != "Nested Loop" || child.relationship != "Inner" || child.type == "Materialize" ||
        child.type == "Memoize")
        return 1;
    for (const auto& sibling : parent.children) {
        if (sibling->relationship == "Outer")
            return std::max(1.0, sibling->planRows);
    }
    return 1;
}

struct Entry {
    const Node* node = nullptr;
    int parent = -1;
    double cost = 0;    ///< what the parent's estimate holds of this node and those beneath
    double ownCost = 0; ///< of this what is its own
};

/// The nodes in preorder. The root's cost is handed down, so that own costs sum to it: a child that is to be cut short
/// (LIMIT) counts for no more than its parent.
std::vector<Entry> costsOf(const Node& root)
{
    std::vector<Entry> entries;
    struct Step {
        const Node* node;
        int parent;
    };
    std::vector<Step> stack{{&root, -1}};
    while (!stack.empty()) {
        const Step step = stack.back();
        stack.pop_back();
        const int index = static_cast<int>(entries.size());
        entries.push_back({step.node, step.parent, 0, 0});
        for (auto child = step.node->children.rbegin(); child != step.node->children.rend(); ++child)
            stack.push_back({child->get(), index});
    }
    entries.front().cost = root.totalCost;
    // What the children of each node would take, and then what they get.
    std::vector<double> wanted(entries.size());
    for (std::size_t i = 1; i < entries.size(); ++i) {
        const auto parent = static_cast<std::size_t>(entries[i].parent);
        wanted[parent] += entries[i].node->totalCost * expectedPasses(*entries[parent].node, *entries[i].node);
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        Entry& entry = entries[i];
        if (entry.parent >= 0) {
            const auto parent = static_cast<std::size_t>(entry.parent);
            const Entry& above = entries[parent];
            const double most = std::max(above.node->totalCost, wanted[parent]);
            const double part = entry.node->totalCost * expectedPasses(*above.node, *entry.node);
            entry.cost = most > 0 ? above.cost * (part / most) : 0;
        }
        const double all = std::max(entry.node->totalCost, wanted[i]);
        entry.ownCost = all > 0 ? entry.cost * std::max(0.0, all - wanted[i]) / all : 0;
    }
    return entries;
}

class Sums {
public:
    void add(const std::string& name, const Entry& entry)
    {
        const auto [place, added] = m_places.try_emplace(name, m_list.size());
        if (added)
            m_list.emplace_back().name = name;
        Usage& usage = m_list[place->second];
        const Node& node = *entry.node;
        ++usage.nodes;
        usage.neverExecuted += node.loops && *node.loops <= 0 ? 1 : 0;
        usage.exclusiveMs += node.exclusiveMs.value_or(0);
        usage.ownCost += entry.ownCost;
        usage.rows += node.loops ? node.totalRows.value_or(0) : node.planRows;
        if (const auto& own = node.exclusiveBuffers ? node.exclusiveBuffers : node.buffers) {
            usage.blocks += own->sharedHit + own->sharedRead + own->localHit + own->localRead;
            usage.readBlocks += own->sharedRead + own->localRead;
        }
    }

    std::vector<Usage> take(bool analyzed, double whole)
    {
        for (Usage& usage : m_list) {
            const double part = analyzed ? usage.exclusiveMs : usage.ownCost;
            usage.share = whole > 0 ? std::clamp(part / whole, 0.0, 1.0) : 0;
        }
        std::sort(m_list.begin(), m_list.end(), [](const Usage& a, const Usage& b) {
            if (a.exclusiveMs != b.exclusiveMs)
                return a.exclusiveMs > b.exclusiveMs;
            return a.ownCost != b.ownCost ? a.ownCost > b.ownCost : a.name < b.name;
        });
        return std::move(m_list);
    }

private:
    std::vector<Usage> m_list;
    std::unordered_map<std::string, std::size_t> m_places;
};

std::string qualified(const Node& node)
{
    return node.schema.empty() ? node.relation : node.schema + '.' + node.relation;
}

bool isBitmap(const Node& node)
{
    return node.type == "Bitmap Index Scan" || node.type == "BitmapAnd" || node.type == "BitmapOr";
}

} // namespace

std::vector<double> ownCostsOf(const Plan& plan)
{
    std::vector<double> costs;
    if (!plan.root)
        return costs;
    for (const Entry& entry : costsOf(*plan.root))
        costs.push_back(entry.ownCost);
    return costs;
}

PlanStatistics statisticsOf(const Plan& plan)
{
    PlanStatistics statistics;
    if (!plan.root)
        return statistics;
    const std::vector<Entry> entries = costsOf(*plan.root);
    const double whole = plan.analyzed
                             ? plan.executionMs.value_or(plan.root->inclusiveMs.value_or(0) + plan.afterRootMs)
                             : plan.root->totalCost;
    Sums types, relations, indexes;
    std::vector<std::string> relationAbove(entries.size()); // of the Bitmap Heap Scan, for what stands beneath
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Node& node = *entries[i].node;
        types.add(node.type, entries[i]);
        std::string relation;
        if (!node.relation.empty())
            relation = qualified(node);
        else if (isBitmap(node) && entries[i].parent >= 0)
            relation = relationAbove[static_cast<std::size_t>(entries[i].parent)];
        if (!relation.empty())
            relations.add(relation, entries[i]);
        if (node.type == "Bitmap Heap Scan" || isBitmap(node))
            relationAbove[i] = std::move(relation);
        if (!node.index.empty())
            indexes.add(node.index, entries[i]);
    }
    statistics.byType = types.take(plan.analyzed, whole);
    statistics.byRelation = relations.take(plan.analyzed, whole);
    statistics.byIndex = indexes.take(plan.analyzed, whole);
    return statistics;
}

} // namespace howdah::plan
