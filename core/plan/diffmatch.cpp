// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/diffmatch.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace howdah::plan {

namespace {

/// FNV-1a, then the finaliser of SplitMix64, so that sums of hashes tell sets apart.
std::uint64_t hashed(std::string_view text)
{
    std::uint64_t hash = 14695981039346656037U;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9U;
    hash = (hash ^ (hash >> 27U)) * 0x94d049bb133111ebU;
    return hash ^ (hash >> 31U);
}

std::uint64_t mixed(std::uint64_t a, std::uint64_t b)
{
    std::uint64_t hash = a ^ (b + 0x9e3779b97f4a7c15U + (a << 6U) + (a >> 2U));
    hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9U;
    return hash ^ (hash >> 27U);
}

Work workOf(const Node& node)
{
    const std::string_view type = node.type;
    if (type == "Bitmap Index Scan" || type == "BitmapAnd" || type == "BitmapOr")
        return Work::Bitmap;
    if (type.ends_with(" Scan"))
        return Work::Scan;
    if (type == "Nested Loop" || type.ends_with(" Join"))
        return Work::Join;
    if (type.starts_with("Gather"))
        return Work::Gather;
    if (type == "Aggregate" || type == "Group" || type == "Unique")
        return Work::Aggregate;
    if (type == "Sort" || type == "Incremental Sort")
        return Work::Sort;
    if (type == "Append" || type == "Merge Append")
        return Work::Append;
    return type == "Hash" ? Work::Hash : Work::Other;
}

std::string sourceOf(const Node& node)
{
    if (!node.relation.empty())
        return node.relation;
    if (!node.functionName.empty())
        return "function " + node.functionName;
    if (!node.cteName.empty())
        return "cte " + node.cteName;
    return node.alias.empty() ? node.type : node.type + ' ' + node.alias;
}

/// "InitPlan 3 (returns $1)" and "InitPlan 1" do the same kind of work; a CTE has a name.
std::uint64_t scopeOf(const Node& node)
{
    const std::string_view name = node.subplanName;
    return hashed(name.starts_with("CTE ") ? name : std::string_view(node.relationship));
}

bool isScan(const DiffItem& item)
{
    return item.work == Work::Scan || (item.work == Work::Other && !item.node->relation.empty());
}

/// Puts one item's scans before those that its parent has from the children behind it.
void prepend(std::array<int, 4>& list, const std::array<int, 4>& first)
{
    std::array<int, 4> joined{-1, -1, -1, -1};
    std::size_t size = 0;
    for (const std::array<int, 4>* part : {&first, static_cast<const std::array<int, 4>*>(&list)}) {
        for (const int scan : *part) {
            if (scan >= 0 && size < joined.size())
                joined[size++] = scan;
        }
    }
    list = joined;
}

class Matcher {
public:
    Matcher(DiffItems& before, DiffItems& after)
        : m_before(before)
        , m_after(after)
    {}

    /// Pairs what has the same key, in the order of the plans. `key`: 0 takes no part.
    template <class Key> void pairBy(Key&& key)
    {
        std::unordered_map<std::uint64_t, std::vector<int>> waiting;
        for (std::size_t i = m_before.size(); i-- > 0;) {
            if (m_before[i].match < 0) {
                if (const std::uint64_t k = key(m_before[i]))
                    waiting[k].push_back(static_cast<int>(i));
            }
        }
        for (std::size_t i = 0; i < m_after.size(); ++i) {
            if (m_after[i].match >= 0)
                continue;
            const std::uint64_t k = key(m_after[i]);
            const auto found = k == 0 ? waiting.end() : waiting.find(k);
            if (found == waiting.end() || found->second.empty())
                continue;
            const int other = found->second.back();
            found->second.pop_back();
            m_after[i].match = other;
            m_before[static_cast<std::size_t>(other)].match = static_cast<int>(i);
        }
    }

private:
    DiffItems& m_before;
    DiffItems& m_after;
};

/// An Append of other partitions is the same Append, and so is what stands on it: pairs what has a pair beneath. Joins
/// of other sets stay as they are, because their order is another.
void pairFromBelow(DiffItems& before, DiffItems& after)
{
    const auto alike = [](const DiffItem& a, const DiffItem& b) {
        return a.match < 0 && b.match < 0 && a.work == b.work && a.work != Work::Join && a.node->type == b.node->type;
    };
    for (std::size_t i = after.size(); i-- > 1;) {
        const DiffItem& child = after[i];
        if (child.match < 0 || child.parent < 0)
            continue;
        const int other = before[static_cast<std::size_t>(child.match)].parent;
        DiffItem& parent = after[static_cast<std::size_t>(child.parent)];
        if (other < 0 || child.subplan || !alike(before[static_cast<std::size_t>(other)], parent))
            continue;
        parent.match = other;
        before[static_cast<std::size_t>(other)].match = child.parent;
    }
}

std::uint64_t workKey(const DiffItem& item)
{
    // What does other work has nothing but its type to be known by.
    return mixed(static_cast<std::uint64_t>(item.work) + 1, item.work == Work::Other ? hashed(item.node->type) : 0);
}

std::uint64_t typeKey(const DiffItem& item)
{
    return mixed(hashed(item.node->type), mixed(hashed(item.node->strategy), hashed(item.node->partialMode)));
}

} // namespace

DiffItems diffItems(const Plan& plan)
{
    DiffItems items;
    if (!plan.root)
        return items;
    struct Step {
        const Node* node;
        int parent;
    };
    std::vector<Step> stack{{plan.root.get(), -1}};
    while (!stack.empty()) {
        const Step step = stack.back();
        stack.pop_back();
        const int index = static_cast<int>(items.size());
        DiffItem item;
        item.node = step.node;
        item.parent = step.parent;
        item.end = index + 1;
        item.work = workOf(*step.node);
        const DiffItem* parent = step.parent < 0 ? nullptr : &items[static_cast<std::size_t>(step.parent)];
        item.subplan = step.node->relationship == "InitPlan" || step.node->relationship == "SubPlan";
        item.scope = item.subplan ? scopeOf(*step.node) : parent ? parent->scope : 1;
        if (isScan(item))
            item.source = sourceOf(*step.node);
        else if (item.work == Work::Bitmap && parent)
            item.source = parent->source; // of the Bitmap Heap Scan
        items.push_back(std::move(item));
        for (auto child = step.node->children.rbegin(); child != step.node->children.rend(); ++child)
            stack.push_back({child->get(), index});
    }
    for (std::size_t i = items.size(); i-- > 0;) {
        DiffItem& item = items[i];
        if (isScan(item)) {
            item.named += hashed(item.source + '\n' + item.node->alias);
            item.unnamed += hashed(item.source);
            prepend(item.scans, {static_cast<int>(i), -1, -1, -1});
        }
        if (item.parent < 0)
            continue;
        DiffItem& parent = items[static_cast<std::size_t>(item.parent)];
        parent.end = std::max(parent.end, item.end);
        if (!item.subplan) {
            parent.named += item.named;
            parent.unnamed += item.unnamed;
            prepend(parent.scans, item.scans);
        }
    }
    return items;
}

void matchItems(DiffItems& before, DiffItems& after)
{
    Matcher matcher(before, after);
    const auto scanKey = [](const DiffItem& item, bool alias) -> std::uint64_t {
        if (!isScan(item))
            return 0;
        return mixed(mixed(hashed(item.source), alias ? hashed(item.node->alias) : 0),
                     item.work == Work::Other ? hashed(item.node->type) : 0);
    };
    matcher.pairBy([&](const DiffItem& item) {
        const std::uint64_t key = scanKey(item, true);
        return key == 0 ? 0 : mixed(key, item.scope);
    });
    matcher.pairBy([&](const DiffItem& item) { return scanKey(item, true); });
    // Aliases are numbered anew when something is read once more or less.
    matcher.pairBy([&](const DiffItem& item) { return scanKey(item, false); });
    const auto others = [](const DiffItem& item, std::uint64_t key) { return isScan(item) ? 0 : key; };
    const auto bitmapKey = [](const DiffItem& item) {
        return item.work == Work::Bitmap ? mixed(hashed(item.source), hashed(item.node->index)) : 0;
    };
    for (const bool alias : {true, false}) {
        for (const bool scope : {true, false}) {
            for (const bool type : {true, false})
                matcher.pairBy([&](const DiffItem& item) {
                    std::uint64_t key = mixed(workKey(item), alias ? item.named : item.unnamed);
                    key = mixed(key, scope ? item.scope : 0);
                    key = mixed(key, type ? typeKey(item) : 0);
                    return others(item, item.work == Work::Bitmap ? mixed(key, bitmapKey(item)) : key);
                });
        }
    }
    matcher.pairBy([&](const DiffItem& item) {
        return item.work == Work::Bitmap ? mixed(hashed(item.source), hashed(item.node->type)) : 0;
    });
    pairFromBelow(before, after);
}

} // namespace howdah::plan
