// SPDX-License-Identifier: GPL-3.0-or-later
// Where rows and blocks come from: rules 30 to 33, 35.
#include "core/base/numbers.h"
#include "core/base/quoting.h"
#include "core/plan/rules/rule.h"

#include <algorithm>

namespace howdah::plan::rules {

namespace {

using base::Text;

constexpr int leastPartitions = 3;
constexpr double vainShare = 0.5;
constexpr double readTimeShare = 0.5;
constexpr double readTimesHit = 4;
constexpr double blocksPerRow = 5;
constexpr double blocksPerDescent = 5;
constexpr double leastBlocks = 1'000;
constexpr double leastRowsRemoved = 1'000;
constexpr double manyTimesRows = 10;

/// "parts" for the alias "parts_7" of a partition; empty for what cannot be one.
std::string_view parentAlias(std::string_view alias)
{
    const std::size_t end = alias.find_last_not_of("0123456789");
    if (end == std::string_view::npos || end == 0 || end + 1 == alias.size() || alias[end] != '_')
        return {};
    return alias.substr(0, end);
}

} // namespace

void partitionsReadInVain(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    if ((node.type != "Append" && node.type != "Merge Append") || !context.executed(id) || !context.worthWhole(id) ||
        context.figure(id, "Subplans Removed") > 0 || context.cutShort(id))
        return;
    std::string_view parent;
    double vainMs = 0;
    int vain = 0, partitions = 0, example = -1;
    for (const auto& child : node.children) {
        if (child->relationship != "Member")
            continue;
        const std::string_view base = parentAlias(child->alias);
        // Members of a UNION ALL, or partitions that were left out while running: not this.
        if (base.empty() || (!parent.empty() && base != parent) || child->loops.value_or(0) <= 0)
            return;
        parent = base;
        ++partitions;
        if (child->totalRows.value_or(0) > 0)
            continue;
        ++vain;
        vainMs += child->inclusiveMs.value_or(0);
        if (example < 0 && child->detail("Filter"))
            example = child->id;
    }
    if (partitions < leastPartitions || vain < vainShare * partitions || vain < 2 || example < 0 ||
        !context.worth(vainMs))
        return;
    Finding result = finding(
        context, id,
        Text(HOWDAH_TEXT("advice", "%1: %2 of %3 partitions were read and had nothing"),
             {shown(parent), std::to_string(vain), std::to_string(partitions)}),
        Text(HOWDAH_TEXT("advice",
                         "They took %1; the condition %2 does not say in terms of the partition key where the rows "
                         "are"),
             {ms(vainMs), shown(context.text(example, "Filter"))}),
        vainMs, {"Actual Rows", "Actual Loops"});
    addEvidence(result, "Filter", std::string(context.text(example, "Filter")));
    result.actions.push_back(rewrite(Text(
        HOWDAH_TEXT("advice", "Add a condition on the partition key, compared as it is, without a function or cast "
                              "around it, with a constant or parameter"))));
    findings.push_back(std::move(result));
}

void readsFromDisk(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    if (!node.exclusiveBuffers || !context.executed(id) || !context.worthOwn(id) || node.relation.empty())
        return;
    const Buffers& own = *node.exclusiveBuffers;
    // Each process waits for its own reads.
    const double waited = own.readMs / context.processes(id);
    const auto read = static_cast<double>(own.sharedRead);
    if (waited <= readTimeShare * *node.exclusiveMs || !context.worth(waited) || read < leastBlocks ||
        read < readTimesHit * static_cast<double>(own.sharedHit))
        return;
    Finding result = finding(
        context, id, Text(HOWDAH_TEXT("advice", "%1: waited for storage most of the time"), {context.relationName(id)}),
        Text(HOWDAH_TEXT("advice", "%1 were not in the cache; reading them took %2 of the node's %3"),
             {kilobytes(read * 8), ms(waited), ms(*node.exclusiveMs)}),
        waited, {"Shared Hit Blocks", "Shared Read Blocks"});
    addEvidence(result, "I/O Read Time", base::toChars(own.readMs, 3));
    const bool index = node.type == "Index Scan" || node.type == "Bitmap Heap Scan";
    result.actions.push_back(
        index ? words(Text(HOWDAH_TEXT("advice", "An index that also holds the columns that are only fetched (INCLUDE) "
                                                 "spares the table's pages")))
              : words(Text(HOWDAH_TEXT("advice",
                                       "Read less of it: an index for the condition, fewer or narrower columns in "
                                       "the table"))));
    result.actions.push_back(words(Text(
        HOWDAH_TEXT("advice", "Run it again: if it is fast then, the pages were only cold; if not, shared_buffers and "
                              "memory are too small for what is read often"))));
    findings.push_back(std::move(result));
}

void scatteredRows(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    if ((node.type != "Index Scan" && node.type != "Index Only Scan") || !node.exclusiveBuffers ||
        !context.executed(id) || !context.worthOwn(id))
        return;
    const auto blocks = static_cast<double>(node.exclusiveBuffers->sharedHit + node.exclusiveBuffers->sharedRead);
    const double rows = node.totalRows.value_or(0) + context.removed(id, "Rows Removed by Filter") +
                        context.removed(id, "Rows Removed by Index Recheck");
    // Every loop descends from the index's root, and every row may be on a page of its own.
    const double expected = blocksPerDescent * *node.loops + blocksPerRow * rows;
    if (blocks < leastBlocks || blocks <= expected)
        return;
    Finding result =
        finding(context, id,
                Text(HOWDAH_TEXT("advice", "%1: %2 pages were touched for %3 rows"),
                     {context.relationName(id), count(blocks), count(rows)}),
                Text(HOWDAH_TEXT("advice",
                                 "One page a row is the most that scattered rows need; the rest are dead rows or empty "
                                 "pages of table %1 or index %2"),
                     {context.relationName(id), shown(node.index)}),
                *node.exclusiveMs * (1 - std::min(1.0, (*node.loops + rows) / blocks)),
                {"Index Name", "Shared Hit Blocks", "Shared Read Blocks", "Actual Rows", "Actual Loops"});
    const std::string relation = context.quotedRelation(id);
    result.actions.push_back(
        statement(Action::Kind::Analyze,
                  Text(HOWDAH_TEXT("advice", "Take dead rows away; an old transaction that is still "
                                             "open keeps them")),
                  "VACUUM (ANALYZE) " + relation + ";"));
    const std::string index = context.quotedSibling(id, node.index);
    if (!node.index.empty())
        result.actions.push_back(statement(Action::Kind::Index,
                                           Text(HOWDAH_TEXT("advice", "Then rebuild the index, if it stays as large")),
                                           "REINDEX INDEX CONCURRENTLY " + index + ";"));
    result.actions.push_back(words(
        Text(HOWDAH_TEXT("advice", "CLUSTER brings rows together in the index's order; it locks the table against "
                                   "everybody while it runs"))));
    findings.push_back(std::move(result));
}

void foreignFilterLocal(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    if (node.type != "Foreign Scan" || !context.executed(id) || !context.worthOwn(id))
        return;
    const double removed = context.removed(id, "Rows Removed by Filter");
    const double rows = node.totalRows.value_or(0);
    if (removed < leastRowsRemoved || removed <= manyTimesRows * rows)
        return;
    Finding result =
        finding(context, id,
                Text(HOWDAH_TEXT("advice", "%1: %2 rows came from outside to be thrown away here"),
                     {context.relationName(id), count(removed)}),
                Text(HOWDAH_TEXT("advice", "%1 is tested here, on %2 rows, for %3 that meet it; fetching them took %4"),
                     {shown(context.text(id, "Filter")), count(removed + rows), count(rows), ms(*node.exclusiveMs)}),
                *node.exclusiveMs * removed / (removed + rows),
                {"Filter", "Remote SQL", "Foreign File", "Rows Removed by Filter", "Actual Rows", "Actual Loops"});
    result.actions.push_back(rewrite(Text(
        HOWDAH_TEXT("advice", "Write the condition so that the other server can test it: built-in, immutable functions "
                              "and operators, no type or collation that only this server has"))));
    if (!context.text(id, "Remote SQL").empty())
        result.actions.push_back(statement(
            Action::Kind::Setting,
            Text(HOWDAH_TEXT("advice",
                             "Have the other server estimate rows and costs (SET in place of ADD where the option "
                             "is there already)")),
            "ALTER FOREIGN TABLE " + context.quotedRelation(id) + " OPTIONS (ADD use_remote_estimate 'true');"));
    findings.push_back(std::move(result));
}

void countsEverything(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    if (node.type != "Aggregate" || (node.strategy != "Plain" && !node.strategy.empty()) ||
        node.partialMode == "Partial" || !context.worthEither(id) || context.regularChildren(id) != 1)
        return;
    // From the aggregate down through what parallel counting puts in between.
    constexpr int furthest = 4;
    int below = context.child(id);
    for (int i = 0; i < furthest && below >= 0; ++i) {
        const Node& next = context.node(below);
        const bool between = next.type == "Gather" || (next.type == "Aggregate" && next.partialMode == "Partial");
        if (!between)
            break;
        below = context.regularChildren(below) == 1 ? context.child(below) : -1;
    }
    if (below < 0)
        return;
    const Node& scan = context.node(below);
    // Only count(*) needs no column at all; a count of a column has the column's width.
    const bool whole = (scan.type == "Seq Scan" || scan.type == "Index Only Scan") && scan.planWidth == 0 &&
                       context.text(below, "Filter").empty() && context.text(below, "Index Cond").empty();
    if (!whole || !context.indexable(below) || context.cutShort(below))
        return;
    Finding result =
        finding(context, id, Text(HOWDAH_TEXT("advice", "%1: all rows were counted"), {context.relationName(below)}),
                Text(HOWDAH_TEXT(
                    "advice", "An exact count reads every row that this transaction may see; nothing shortens that")),
                node.inclusiveMs, {"Plan Rows", "Actual Rows"});
    addEvidence(result, "Plan Width", std::to_string(scan.planWidth));
    std::string literal;
    for (const char c : context.quotedRelation(below))
        literal += c == '\'' ? std::string("''") : std::string(1, c);
    result.actions.push_back(
        rewrite(Text(HOWDAH_TEXT("advice", "Where the last ANALYZE's figure is near enough")),
                "SELECT reltuples::bigint FROM pg_class WHERE oid = '" + literal + "'::regclass;"));
    result.actions.push_back(words(Text(
        HOWDAH_TEXT("advice", "To learn whether there are rows at all, or more than a page shows, ask with EXISTS or "
                              "LIMIT"))));
    findings.push_back(std::move(result));
}

} // namespace howdah::plan::rules
