// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/diff.h"

#include "core/base/numbers.h"
#include "core/plan/diffmatch.h"
#include "core/plan/figures.h"
#include "core/plan/utf8.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace howdah::plan {

namespace {

using base::Text;

constexpr int longestOrder = 160; ///< columns of a join order
constexpr std::size_t mostListed = 5;

const DiffItem& at(const DiffItems& items, int index)
{
    return items[static_cast<std::size_t>(index)];
}

/// "orders o"
std::string sourceLabel(const DiffItem& item)
{
    std::string label = item.source;
    const std::string& alias = item.node->alias;
    if (!alias.empty() && alias != item.source && !item.source.ends_with(' ' + alias))
        label += ' ' + alias;
    return printable(label);
}

/// The sources beneath, "orders o, customers c, …"; empty where nothing is read.
std::string label(const DiffItems& items, int index)
{
    std::string text;
    for (const int scan : at(items, index).scans) {
        if (scan >= 0)
            text += (text.empty() ? "" : ", ") +
                    (scan == at(items, index).scans.back() ? "…" : sourceLabel(at(items, scan)));
    }
    return text;
}

/// The indexes of a scan: its own, or those of the bitmaps beneath.
std::string indexesOf(const DiffItems& items, int index)
{
    const DiffItem& item = at(items, index);
    if (item.node->type != "Bitmap Heap Scan")
        return printable(item.node->index);
    std::string text;
    std::set<std::string> seen;
    for (int i = index + 1; i < item.end && seen.size() <= mostListed; ++i) {
        const DiffItem& below = at(items, i);
        if (below.work != Work::Bitmap)
            i = below.end - 1;
        else if (!below.node->index.empty() && seen.insert(below.node->index).second)
            text += (text.empty() ? "" : ", ") + printable(below.node->index);
    }
    return text;
}

/// "Index Scan Backward using orders_pkey"
std::string scanLabel(const DiffItems& items, int index)
{
    const Node& node = *at(items, index).node;
    std::string text = printable(node.type);
    if (node.scanDirection == "Backward")
        text += " Backward";
    const std::string indexes = indexesOf(items, index);
    return indexes.empty() ? text : text + " using " + indexes;
}

/// What a node is without what it reads: "Hash Left Join", "Partial HashAggregate". Whether processes share the work is
/// told by the Gather above.
std::string kindLabel(const Node& node)
{
    std::string title = printable(node.title());
    title.resize(std::min({title.size(), title.find(" using "), title.find(" on ")}));
    if (node.parallelAware && title.starts_with("Parallel "))
        title.erase(0, 9);
    return title;
}

/// The order of joins in brackets, "((orders, lines), customers)", for every item; empty where nothing is read.
std::vector<std::string> joinOrders(const DiffItems& items)
{
    std::vector<std::string> orders(items.size());
    for (std::size_t i = items.size(); i-- > 0;) {
        const DiffItem& item = items[i];
        std::string own = std::move(orders[i]);
        if (!item.source.empty() && item.work == Work::Scan)
            own = sourceLabel(item);
        else if (item.work == Work::Join)
            own = '(' + own + ')';
        if (columns(own) > longestOrder)
            own = elided(own, longestOrder);
        orders[i] = own;
        if (item.parent < 0 || item.subplan || own.empty())
            continue;
        // Children come from the last to the first.
        std::string& above = orders[static_cast<std::size_t>(item.parent)];
        if (columns(above) <= longestOrder)
            above = above.empty() ? std::move(own) : own + ", " + above;
    }
    return orders;
}

std::string workers(const Node& node)
{
    const std::string* planned = node.detail("Workers Planned");
    return planned ? *planned : "0";
}

class Differ {
public:
    explicit Differ(PlanDiff& diff)
        : m_diff(diff)
        , m_before(diffItems(*diff.before))
        , m_after(diffItems(*diff.after))
    {}

    void run()
    {
        matchItems(m_before, m_after);
        comparePairs();
        compareJoinOrder();
        findAppeared();
        findGone();
        std::stable_sort(m_diff.shape.begin(), m_diff.shape.end(),
                         [](const ShapeDifference& a, const ShapeDifference& b) { return a.change < b.change; });
        m_diff.sameShape = m_diff.shape.empty();
        mergeTrees();
        doubtSources();
    }

private:
    void add(ShapeChange change, const Node* before, const Node* after, Text text)
    {
        m_diff.shape.push_back({change, before, after, std::move(text)});
    }

    void comparePairs()
    {
        for (std::size_t i = 0; i < m_after.size(); ++i) {
            if (m_after[i].match < 0)
                continue;
            const int after = static_cast<int>(i);
            const int before = m_after[i].match;
            const DiffItem &a = at(m_before, before), &b = m_after[i];
            if (b.work == Work::Scan)
                compareScans(a, before, b, after);
            else if (b.work == Work::Join)
                compareJoins(a, before, b, after);
            else if (b.work == Work::Gather && workers(*a.node) != workers(*b.node))
                add(ShapeChange::Parallel, a.node, b.node,
                    Text(HOWDAH_TEXT("plan", "%1: planned for %2 workers, before for %3"),
                         {label(m_after, after), workers(*b.node), workers(*a.node)}));
            else if (b.work != Work::Bitmap && b.work != Work::Hash && kindLabel(*a.node) != kindLabel(*b.node))
                addBecame(b.work == Work::Gather ? ShapeChange::Parallel : ShapeChange::Other, a, b, after);
        }
    }

    void addBecame(ShapeChange change, const DiffItem& a, const DiffItem& b, int after)
    {
        const std::string of = label(m_after, after);
        if (of.empty())
            add(change, a.node, b.node,
                Text(HOWDAH_TEXT("plan", "%1 became %2"), {kindLabel(*a.node), kindLabel(*b.node)}));
        else
            add(change, a.node, b.node,
                Text(HOWDAH_TEXT("plan", "%1: %2 became %3"), {of, kindLabel(*a.node), kindLabel(*b.node)}));
    }

    void compareScans(const DiffItem& a, int before, const DiffItem& b, int after)
    {
        const std::string one = scanLabel(m_before, before), other = scanLabel(m_after, after);
        if (one == other)
            return;
        const bool sameKind = a.node->type == b.node->type && a.node->scanDirection == b.node->scanDirection;
        if (sameKind)
            add(ShapeChange::Index, a.node, b.node,
                Text(
                    HOWDAH_TEXT("plan", "%1: %2 by index %3, before by %4"),
                    {sourceLabel(b), printable(b.node->type), indexesOf(m_after, after), indexesOf(m_before, before)}));
        else
            add(ShapeChange::Scan, a.node, b.node,
                Text(HOWDAH_TEXT("plan", "%1: %2 became %3"), {sourceLabel(b), one, other}));
    }

    /// The first child that is no subplan: the outer side.
    static int outer(const DiffItems& items, int index)
    {
        const DiffItem& item = at(items, index);
        for (int i = index + 1; i < item.end; i = at(items, i).end) {
            if (at(items, i).node->relationship == "Outer" ||
                (!at(items, i).subplan && at(items, i).node->relationship.empty()))
                return i;
        }
        return -1;
    }

    void compareJoins(const DiffItem& a, int before, const DiffItem& b, int after)
    {
        if (kindLabel(*a.node) != kindLabel(*b.node)) {
            addBecame(ShapeChange::Join, a, b, after);
            return;
        }
        const int one = outer(m_before, before), other = outer(m_after, after);
        if (one < 0 || other < 0 || at(m_before, one).unnamed == at(m_after, other).unnamed)
            return;
        // The same two sides the other way round; anything else shows where their own joins have no counterpart.
        if (at(m_before, one).unnamed + at(m_after, other).unnamed == b.unnamed)
            add(ShapeChange::JoinOrder, a.node, b.node,
                Text(HOWDAH_TEXT("plan", "%1: %2 is the outer side now, before it was %3"),
                     {kindLabel(*b.node), label(m_after, other), label(m_before, one)}));
    }

    static int firstUnmatchedJoin(const DiffItems& items, std::size_t from = 0)
    {
        for (std::size_t i = from; i < items.size(); ++i) {
            if (items[i].work == Work::Join && items[i].match < 0)
                return static_cast<int>(i);
        }
        return -1;
    }

    /// Joins of other sets of relations: told once, from the topmost join that holds them all.
    void compareJoinOrder()
    {
        int before = firstUnmatchedJoin(m_before), after = firstUnmatchedJoin(m_after);
        if (before < 0 || after < 0)
            return;
        while (at(m_before, before).parent >= 0 && at(m_before, at(m_before, before).parent).work == Work::Join)
            before = at(m_before, before).parent;
        while (at(m_after, after).parent >= 0 && at(m_after, at(m_after, after).parent).work == Work::Join)
            after = at(m_after, after).parent;
        m_orderTold = true;
        add(ShapeChange::JoinOrder, at(m_before, before).node, at(m_after, after).node,
            Text(HOWDAH_TEXT("plan", "Joined in another order: %1 became %2"),
                 {joinOrders(m_before)[static_cast<std::size_t>(before)],
                  joinOrders(m_after)[static_cast<std::size_t>(after)]}));
    }

    /// Whether the node's coming or going is told by another difference.
    [[nodiscard]] bool isTold(const DiffItem& item) const
    {
        return item.work == Work::Hash || item.work == Work::Bitmap || (item.work == Work::Join && m_orderTold);
    }

    void findAppeared()
    {
        for (std::size_t i = 0; i < m_after.size(); ++i) {
            const DiffItem& item = m_after[i];
            if (item.match >= 0 || isTold(item))
                continue;
            const std::string of = label(m_after, static_cast<int>(i));
            if (item.work == Work::Gather)
                add(ShapeChange::Parallel, nullptr, item.node,
                    Text(HOWDAH_TEXT("plan", "%1: read by %2 parallel workers, before by none"),
                         {of, workers(*item.node)}));
            else if (item.work == Work::Scan)
                add(ShapeChange::Other, nullptr, item.node,
                    Text(HOWDAH_TEXT("plan", "%1: read by %2, before not at all"),
                         {sourceLabel(item), scanLabel(m_after, static_cast<int>(i))}));
            else if (of.empty())
                add(ShapeChange::Other, nullptr, item.node,
                    Text(HOWDAH_TEXT("plan", "%1 is new"), {kindLabel(*item.node)}));
            else
                add(ShapeChange::Other, nullptr, item.node,
                    Text(HOWDAH_TEXT("plan", "%1: %2 is new"), {of, kindLabel(*item.node)}));
        }
    }

    void findGone()
    {
        for (std::size_t i = 0; i < m_before.size(); ++i) {
            const DiffItem& item = m_before[i];
            if (item.match >= 0 || isTold(item))
                continue;
            const std::string of = label(m_before, static_cast<int>(i));
            if (item.work == Work::Gather)
                add(ShapeChange::Parallel, item.node, nullptr,
                    Text(HOWDAH_TEXT("plan", "%1: no longer read by parallel workers, before by %2"),
                         {of, workers(*item.node)}));
            else if (item.work == Work::Scan)
                add(ShapeChange::Other, item.node, nullptr,
                    Text(HOWDAH_TEXT("plan", "%1: no longer read, before by %2"),
                         {sourceLabel(item), scanLabel(m_before, static_cast<int>(i))}));
            else if (of.empty())
                add(ShapeChange::Other, item.node, nullptr,
                    Text(HOWDAH_TEXT("plan", "%1 is gone"), {kindLabel(*item.node)}));
            else
                add(ShapeChange::Other, item.node, nullptr,
                    Text(HOWDAH_TEXT("plan", "%1: %2 is gone"), {of, kindLabel(*item.node)}));
        }
    }

    /// The tree after, with what is gone beneath the nearest node that is left of those above it.
    void mergeTrees()
    {
        std::vector<std::vector<int>> goneUnder(m_after.size() + 1); // the last: above the root
        std::vector<int> anchor(m_before.size(), -1), level(m_before.size(), 0);
        for (std::size_t i = 0; i < m_before.size(); ++i) {
            const DiffItem& item = m_before[i];
            if (item.match >= 0)
                continue;
            if (item.parent >= 0) {
                const auto parent = static_cast<std::size_t>(item.parent);
                const int match = m_before[parent].match;
                anchor[i] = match >= 0 ? match : anchor[parent];
                level[i] = match >= 0 ? 1 : level[parent] + 1;
            }
            goneUnder[anchor[i] < 0 ? m_after.size() : static_cast<std::size_t>(anchor[i])].push_back(
                static_cast<int>(i));
        }
        m_diff.nodes.reserve(m_before.size() + m_after.size());
        for (const int i : goneUnder.back())
            m_diff.nodes.push_back({at(m_before, i).node, nullptr, level[static_cast<std::size_t>(i)]});
        std::vector<int> depth(m_after.size(), 0);
        for (std::size_t i = 0; i < m_after.size(); ++i) {
            const DiffItem& item = m_after[i];
            if (item.parent >= 0)
                depth[i] = depth[static_cast<std::size_t>(item.parent)] + 1;
            m_diff.nodes.push_back({item.match < 0 ? nullptr : at(m_before, item.match).node, item.node, depth[i]});
            for (const int gone : goneUnder[i])
                m_diff.nodes.push_back(
                    {at(m_before, gone).node, nullptr, depth[i] + level[static_cast<std::size_t>(gone)]});
        }
    }

    static std::set<std::string> relations(const DiffItems& items)
    {
        std::set<std::string> names;
        for (const DiffItem& item : items) {
            if (!item.node->relation.empty())
                names.insert(item.node->relation);
        }
        return names;
    }

    static std::string listed(const std::vector<std::string>& names)
    {
        std::string text;
        for (std::size_t i = 0; i < std::min(names.size(), mostListed); ++i)
            text += (text.empty() ? "" : ", ") + printable(names[i]);
        return names.size() > mostListed ? text + ", …" : text;
    }

    void doubtSources()
    {
        const std::set<std::string> before = relations(m_before), after = relations(m_after);
        std::vector<std::string> onlyBefore, onlyAfter;
        std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(onlyBefore));
        std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(onlyAfter));
        if (onlyBefore.empty() && onlyAfter.empty())
            return;
        if (onlyBefore.size() == before.size() && onlyAfter.size() == after.size()) {
            m_diff.doubts.push_back(Text(
                HOWDAH_TEXT("plan", "The plans read no relation in common: they are hardly of the same statement")));
            return;
        }
        if (!onlyBefore.empty())
            m_diff.doubts.push_back(Text(HOWDAH_TEXT("plan", "Only the plan before reads %1"), {listed(onlyBefore)}));
        if (!onlyAfter.empty())
            m_diff.doubts.push_back(Text(HOWDAH_TEXT("plan", "Only the plan after reads %1"), {listed(onlyAfter)}));
    }

    PlanDiff& m_diff;
    DiffItems m_before, m_after;
    bool m_orderTold = false;
};

void fillMetrics(PlanDiff& diff)
{
    const auto fill = [&](Metric& metric, auto&& figure) {
        metric.before = figure(*diff.before);
        metric.after = figure(*diff.after);
    };
    const auto ofBlocks = [&](Metric& metric, auto&& figure) {
        fill(metric, [&](const Plan& plan) -> std::optional<double> {
            if (!plan.root || !plan.root->buffers)
                return std::nullopt;
            return static_cast<double>(figure(*plan.root->buffers));
        });
    };
    fill(diff.executionMs, [](const Plan& plan) -> std::optional<double> {
        if (!plan.analyzed)
            return std::nullopt;
        return wholeOf(plan);
    });
    fill(diff.planningMs, [](const Plan& plan) { return plan.planningMs; });
    fill(diff.totalCost, [](const Plan& plan) -> std::optional<double> {
        return plan.root ? std::optional(plan.root->totalCost) : std::nullopt;
    });
    fill(diff.rows, [](const Plan& plan) -> std::optional<double> {
        if (!plan.root)
            return std::nullopt;
        return plan.analyzed ? plan.root->totalRows : std::optional(plan.root->planRows);
    });
    ofBlocks(diff.blocks, [](const Buffers& b) { return b.sharedHit + b.sharedRead + b.localHit + b.localRead; });
    ofBlocks(diff.readBlocks, [](const Buffers& b) { return b.sharedRead + b.localRead; });
    ofBlocks(diff.tempBlocks, [](const Buffers& b) { return b.tempRead + b.tempWritten; });
}

void doubtStatements(PlanDiff& diff)
{
    const Plan &before = *diff.before, &after = *diff.after;
    if (before.queryId && after.queryId && *before.queryId != *after.queryId)
        diff.doubts.push_back(Text(HOWDAH_TEXT("plan", "The plans are of different statements (query ids %1 and %2)"),
                                   {std::to_string(*before.queryId), std::to_string(*after.queryId)}));
    if (before.analyzed && !after.analyzed)
        diff.doubts.push_back(
            Text(HOWDAH_TEXT("plan", "Only the plan before was measured: costs can be compared, times cannot")));
    else if (!before.analyzed && after.analyzed)
        diff.doubts.push_back(
            Text(HOWDAH_TEXT("plan", "Only the plan after was measured: costs can be compared, times cannot")));
    else if (before.analyzed && diff.rows.before && diff.rows.after && *diff.rows.before != *diff.rows.after)
        diff.doubts.push_back(Text(HOWDAH_TEXT("plan", "The plans gave different numbers of rows (%1 and %2): another "
                                                       "statement, other parameters or other data"),
                                   {figures::count(*diff.rows.before), figures::count(*diff.rows.after)}));
}

} // namespace

std::string_view name(ShapeChange change)
{
    switch (change) {
    case ShapeChange::Scan:
        return "scan";
    case ShapeChange::Index:
        return "index";
    case ShapeChange::Join:
        return "join";
    case ShapeChange::JoinOrder:
        return "join_order";
    case ShapeChange::Parallel:
        return "parallel";
    case ShapeChange::Other:
        break;
    }
    return "other";
}

std::optional<double> Metric::ratio() const
{
    if (!before || !after || *before <= 0)
        return std::nullopt;
    return *after / *before;
}

PlanDiff diffPlans(PlanPtr before, PlanPtr after)
{
    PlanDiff diff;
    diff.before = std::move(before);
    diff.after = std::move(after);
    fillMetrics(diff);
    doubtStatements(diff);
    Differ(diff).run();
    return diff;
}

} // namespace howdah::plan
