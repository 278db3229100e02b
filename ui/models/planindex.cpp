// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/planindex.h"

#include <algorithm>

namespace howdah::models {

namespace {

constexpr double hotShare = 0.3;
constexpr double warmShare = 0.05;

} // namespace

PlanIndexPtr indexOf(const plan::PlanPtr& plan)
{
    if (!plan || !plan->root)
        return {};
    auto index = std::make_shared<PlanIndex>();
    index->plan = plan;
    std::vector<PlanIndex::Entry>& entries = index->entries;
    entries.reserve(static_cast<std::size_t>(plan->nodeCount));
    plan::forEachNode(*plan->root, [&](const plan::Node& node, int) {
        index->timed = index->timed || (plan->analyzed && node.totalMs.has_value());
    });

    // By id of the node that stands last at each depth: the parent of what follows one level deeper.
    std::vector<int> path;
    std::vector<int> childrenSeen;
    plan::forEachNode(*plan->root, [&](const plan::Node& node, int depth) {
        const int id = static_cast<int>(entries.size());
        const auto level = static_cast<std::size_t>(depth);
        path.resize(level);
        PlanIndex::Entry entry;
        entry.node = &node;
        entry.parent = path.empty() ? -1 : path.back();
        entry.row = path.empty() ? 0 : childrenSeen[static_cast<std::size_t>(entry.parent)]++;
        entry.depth = depth;
        entry.end = id + 1;
        double below = 0;
        for (const auto& child : node.children)
            below += child->totalCost;
        entry.ownCost = std::max(0.0, node.totalCost - below);
        entry.own = index->timed ? node.exclusiveMs.value_or(0) : entry.ownCost;
        entry.weight = entry.own;
        path.push_back(id);
        childrenSeen.push_back(0);
        entries.push_back(entry);
        index->levels = std::max(index->levels, depth + 1);
        if (index->byDepth.size() <= level)
            index->byDepth.resize(level + 1);
        index->byDepth[level].push_back(id);
        if (index->hottest < 0 || entry.own > index->at(index->hottest).own)
            index->hottest = id;
        index->whole += entry.own;
    });

    for (std::size_t id = entries.size(); id-- > 1;) {
        PlanIndex::Entry& parent = entries[static_cast<std::size_t>(entries[id].parent)];
        parent.weight += entries[id].weight;
        parent.end = std::max(parent.end, entries[id].end);
    }
    // Children stand side by side from their parent's left edge; its own time is what is left at the right.
    std::vector<double> next(entries.size(), 0);
    for (std::size_t id = 1; id < entries.size(); ++id) {
        PlanIndex::Entry& entry = entries[id];
        const auto parent = static_cast<std::size_t>(entry.parent);
        entry.start = entries[parent].start + next[parent];
        next[parent] += entry.weight;
    }
    return index;
}

Heat heatOf(double share)
{
    return share >= hotShare ? Heat::Hot : share >= warmShare ? Heat::Warm : Heat::Cool;
}

int seriesOf(Heat heat)
{
    return heat == Heat::Hot ? 3 : heat == Heat::Warm ? 1 : 5;
}

std::int64_t blocksTouched(const plan::Buffers& buffers)
{
    return buffers.sharedHit + buffers.sharedRead + buffers.localHit + buffers.localRead;
}

} // namespace howdah::models
