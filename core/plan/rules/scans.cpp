// SPDX-License-Identifier: GPL-3.0-or-later
// Scans that read rows or blocks for nothing: rules 1 to 4, 17, 18.
#include "core/base/quoting.h"
#include "core/plan/rules/rule.h"

#include <algorithm>

namespace howdah::plan::rules {

namespace {

using base::Text;

constexpr double mostRemovedShare = 0.90;
constexpr double leastRowsRead = 10'000;
constexpr double manyTimesRows = 10;
constexpr double leastRowsRemoved = 1'000;
constexpr double heapFetchShare = 0.10;
constexpr double repeatedLoops = 100;

/// The conditions an index already answers: of the scan, or of the bitmap below it.
std::vector<Predicate> indexPredicates(const Context& context, int node)
{
    std::string_view condition = context.text(node, "Index Cond");
    if (context.node(node).type == "Bitmap Heap Scan") {
        const int below = context.child(node);
        condition = below >= 0 ? context.text(below, "Index Cond") : std::string_view();
    }
    return condition.empty() ? std::vector<Predicate>() : predicatesOf(condition);
}

/// Conditions that can stand before the keys of an order: one value each.
KeyColumns singleValues(const Context& context, int node, std::vector<Predicate> predicates)
{
    std::erase_if(predicates, [](const Predicate& predicate) {
        return predicate.kind != Predicate::Kind::Equality && predicate.kind != Predicate::Kind::Boolean &&
               predicate.kind != Predicate::Kind::IsNull;
    });
    KeyColumns keys = keyColumns(context, node, predicates);
    keys.range.clear();
    return keys;
}

Action indexAction(Text text, std::string sql)
{
    return statement(Action::Kind::Index, std::move(text), std::move(sql));
}

Action freshIndexWords()
{
    return words(
        Text(HOWDAH_TEXT("advice", "An index on what the condition compares; it cannot be read safely from the "
                                   "plan what that is, so the statement is yours to write")));
}

/// The LIMIT that reads from a scan through nodes that pass rows on as they come; -1: there is none.
int limitAbove(const Context& context, int node)
{
    constexpr int furthest = 8;
    int id = context.parent(node);
    for (int i = 0; i < furthest && id >= 0; ++i, id = context.parent(id)) {
        const std::string& type = context.node(id).type;
        if (type == "Limit")
            return id;
        if (type != "Nested Loop" && type != "LockRows" && type != "Result" && type != "Subquery Scan" &&
            type != "Gather Merge" && type != "Memoize")
            return -1;
    }
    return -1;
}

} // namespace

void seqScanFilteredMost(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    if (node.type != "Seq Scan" || !context.executed(id) || !context.worthOwn(id))
        return;
    // Read again and again: what joins is missing, not what filters (rule 11).
    if (*node.loops / context.processes(id) > repeatedLoops)
        return;
    const double removed = context.removed(id, "Rows Removed by Filter");
    const double rows = node.totalRows.value_or(0);
    const double read = removed + rows;
    if (read < leastRowsRead || removed / read <= mostRemovedShare)
        return;
    const std::vector<Predicate> predicates = predicatesOf(context.text(id, "Filter"));
    const KeyColumns keys = keyColumns(context, id, predicates);
    const bool usable = !keys.equality.empty() || !keys.range.empty();
    const bool pattern = std::any_of(predicates.begin(), predicates.end(), [](const Predicate& predicate) {
        return predicate.kind == Predicate::Kind::Like;
    });
    // A pattern or a wrapped column has a rule of its own, which knows the better remedy.
    if (!usable && (pattern || wrappedColumn(context, id, predicates)))
        return;
    Finding result = finding(context, id,
                             Text(HOWDAH_TEXT("advice", "%1: %2 of %3 rows were read to be thrown away"),
                                  {context.relationName(id), count(removed), count(read)}),
                             Text(HOWDAH_TEXT("advice", "The whole table was read in %1; rows that meet %3: %2"),
                                  {ms(*node.exclusiveMs), count(rows), shown(context.text(id, "Filter"))}),
                             *node.exclusiveMs * removed / read,
                             {"Filter", "Rows Removed by Filter", "Actual Rows", "Actual Loops"});
    const std::vector<std::string> quoted = quotedKeys(keys);
    const std::string& first = !keys.equality.empty() ? keys.equality.front()
                               : !keys.range.empty()  ? keys.range.front()
                                                      : std::string();
    if (!usable || !context.indexable(id)) {
        result.actions.push_back(freshIndexWords());
    } else if (indexBegins(context, id, first).value_or(false)) {
        result.actions.push_back(analyze(context, id));
        result.actions.push_back(words(
            Text(HOWDAH_TEXT("advice", "An index that begins with %1 exists and was not used: the planner expected %2 "
                                       "rows; see whether random_page_cost suits the storage"),
                 {shown(first), count(node.planRows)})));
    } else {
        result.actions.push_back(indexAction(Text(HOWDAH_TEXT("advice", "An index on what the condition compares")),
                                             createIndex(context, id, quoted)));
        if (!keys.constantPredicate.empty()) {
            std::vector<std::string> rest;
            std::copy_if(quoted.begin(), quoted.end(), std::back_inserter(rest),
                         [&](const std::string& key) { return !keys.constantPredicate.starts_with(key + " = "); });
            result.actions.push_back(
                indexAction(Text(HOWDAH_TEXT("advice", "Smaller, where the statement always asks for this one value")),
                            createIndex(context, id, rest.empty() ? quoted : rest, keys.constantPredicate)));
        }
    }
    findings.push_back(std::move(result));
}

void indexScanFilteredMost(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    const bool scan = node.type == "Index Scan" || node.type == "Index Only Scan" || node.type == "Bitmap Heap Scan";
    if (!scan || !context.executed(id) || !context.worthOwn(id))
        return;
    const double removed = context.removed(id, "Rows Removed by Filter");
    const double rows = node.totalRows.value_or(0);
    if (removed < leastRowsRemoved || removed <= manyTimesRows * rows)
        return;
    const std::vector<Predicate> answered = indexPredicates(context, id);
    if (answered.empty() && limitAbove(context, id) >= 0)
        return; // read for its order: rule 3
    Finding result =
        finding(context, id,
                Text(HOWDAH_TEXT("advice", "%1: the index found %2 rows, of which %3 were thrown away"),
                     {context.relationName(id), count(removed + rows), count(removed)}),
                Text(HOWDAH_TEXT("advice", "Each was fetched from the table in %1 to learn that it does not meet %2"),
                     {ms(*node.exclusiveMs), shown(context.text(id, "Filter"))}),
                *node.exclusiveMs * removed / (removed + rows),
                {"Index Name", "Index Cond", "Filter", "Rows Removed by Filter", "Actual Rows", "Actual Loops"});
    KeyColumns keys = keyColumns(context, id, answered);
    const KeyColumns filter = keyColumns(context, id, predicatesOf(context.text(id, "Filter")));
    const bool adds = !filter.equality.empty() || !filter.range.empty();
    mergeKeys(keys, filter);
    if (adds && context.indexable(id))
        result.actions.push_back(
            indexAction(Text(HOWDAH_TEXT("advice", "An index that holds the filtered columns too")),
                        createIndex(context, id, quotedKeys(keys))));
    else
        result.actions.push_back(freshIndexWords());
    findings.push_back(std::move(result));
}

void limitOverFilteredOrder(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    if ((node.type != "Index Scan" && node.type != "Index Only Scan") || !context.executed(id) ||
        !context.worthOwn(id) || !context.text(id, "Index Cond").empty())
        return;
    const double removed = context.removed(id, "Rows Removed by Filter");
    const double rows = node.totalRows.value_or(0);
    if (removed < leastRowsRemoved || removed <= manyTimesRows * rows)
        return;
    const int limit = limitAbove(context, id);
    if (limit < 0)
        return;
    Finding result = finding(
        context, id,
        Text(HOWDAH_TEXT("advice", "%1: %2 rows were read in the order asked for, to find %3"),
             {context.relationName(id), count(removed + rows), count(rows)}),
        Text(HOWDAH_TEXT("advice", "The planner hoped to meet rows with %1 early in the order of index %2; it read on "
                                   "for %3"),
             {shown(context.text(id, "Filter")), shown(node.index), ms(*node.exclusiveMs)}),
        *node.exclusiveMs * removed / (removed + rows),
        {"Index Name", "Scan Direction", "Filter", "Rows Removed by Filter", "Actual Rows", "Actual Loops"});
    const KeyColumns keys = singleValues(context, id, predicatesOf(context.text(id, "Filter")));
    // The order's columns stand in the index that was used; only its definition names them.
    const AdviceFacts::Table* const table = context.table(id);
    std::optional<std::string> order;
    if (table) {
        const std::string named = "INDEX " + node.index + " ON ";
        const std::string quoted = "INDEX " + base::quoteIdentifier(node.index) + " ON ";
        for (const std::string& definition : table->indexDefinitions) {
            if (definition.find(named) == std::string::npos && definition.find(quoted) == std::string::npos)
                continue;
            const std::size_t open = definition.find(" USING btree (");
            if (open != std::string::npos && definition.back() == ')' &&
                definition.find(" INCLUDE ") == std::string::npos && definition.find(" WHERE ") == std::string::npos &&
                definition.find(" NULLS NOT DISTINCT") == std::string::npos)
                order = definition.substr(open + 14, definition.size() - open - 15);
        }
    }
    if (!keys.equality.empty() && order && context.indexable(id)) {
        std::vector<std::string> all = quotedKeys(keys);
        all.push_back(*order);
        result.actions.push_back(indexAction(
            Text(HOWDAH_TEXT("advice", "An index on the filtered columns first, then in the order asked for")),
            createIndex(context, id, all)));
    } else {
        result.actions.push_back(
            words(Text(HOWDAH_TEXT("advice", "An index on the filtered columns first, then on those of ORDER BY"))));
    }
    result.actions.push_back(rewrite(
        Text(HOWDAH_TEXT("advice", "Until then, order by an expression of the same value (id + 0 in place of id): it "
                                   "keeps the planner from reading in that index's order"))));
    findings.push_back(std::move(result));
}

void indexOnlyHeapFetches(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    if (node.type != "Index Only Scan" || !context.executed(id) || !context.worthOwn(id))
        return;
    const double fetches = context.figure(id, "Heap Fetches");
    const double rows = node.totalRows.value_or(0) + context.removed(id, "Rows Removed by Filter");
    if (fetches < leastRowsRemoved || fetches <= heapFetchShare * rows)
        return;
    Finding result = finding(
        context, id,
        Text(HOWDAH_TEXT("advice", "%1: an index-only scan went to the table %2 times"),
             {context.relationName(id), count(fetches)}),
        Text(HOWDAH_TEXT("advice", "For %1 rows; pages changed since the last VACUUM are not known to be visible to "
                                   "everybody"),
             {count(rows)}),
        *node.exclusiveMs * std::min(1.0, fetches / std::max(rows, 1.0)),
        {"Index Name", "Heap Fetches", "Actual Rows", "Actual Loops"});
    const std::string relation = context.quotedRelation(id);
    result.actions.push_back(statement(Action::Kind::Analyze,
                                       Text(HOWDAH_TEXT("advice", "Mark the pages visible; an old transaction that is "
                                                                  "still open can keep this from helping")),
                                       "VACUUM (ANALYZE) " + relation + ";"));
    result.actions.push_back(statement(
        Action::Kind::Setting, Text(HOWDAH_TEXT("advice", "Have autovacuum come by earlier, where it was too rare")),
        "ALTER TABLE " + relation +
            " SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);"));
    findings.push_back(std::move(result));
}

void bitmapLossy(const Context& context, int id, Findings& findings)
{
    // A page that is remembered row by row takes about this much of work_mem (tidbitmap.c, tbm_calculate_entries).
    constexpr double bytesPerPage = 72;
    const Node& node = context.node(id);
    if (node.type != "Bitmap Heap Scan" || !context.executed(id) || !context.worthOwn(id))
        return;
    const double lossy = context.figure(id, "Lossy Heap Blocks");
    if (lossy <= 0)
        return;
    const double exact = context.figure(id, "Exact Heap Blocks");
    const double rechecked = context.removed(id, "Rows Removed by Index Recheck");
    Finding result = finding(
        context, id,
        Text(HOWDAH_TEXT("advice", "%1: the bitmap of rows did not fit into memory"), {context.relationName(id)}),
        Text(HOWDAH_TEXT("advice",
                         "Of %1 pages %2 were remembered as a whole, and %3 rows of them read and thrown away"),
             {count(exact + lossy), count(lossy), count(rechecked)}),
        *node.exclusiveMs * lossy / (exact + lossy),
        {"Exact Heap Blocks", "Lossy Heap Blocks", "Rows Removed by Index Recheck", "Actual Loops"});
    // Tables in memory grow by doubling and are kept half empty.
    result.actions.push_back(raiseWorkMem(2 * (exact + lossy) * bytesPerPage / 1024));
    findings.push_back(std::move(result));
}

void recheckRemovesRows(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    const bool scan = node.type == "Bitmap Heap Scan" || node.type == "Index Scan" || node.type == "Index Only Scan";
    if (!scan || !context.executed(id) || !context.worthOwn(id) || context.figure(id, "Lossy Heap Blocks") > 0)
        return;
    const double removed = context.removed(id, "Rows Removed by Index Recheck");
    const double rows = node.totalRows.value_or(0) + context.removed(id, "Rows Removed by Filter");
    if (removed < leastRowsRemoved || removed <= rows)
        return;
    Finding result = finding(
        context, id,
        Text(HOWDAH_TEXT("advice", "%1: the index could not decide, %2 rows were checked in vain"),
             {context.relationName(id), count(removed)}),
        Text(HOWDAH_TEXT("advice", "The index names rows that may meet %1; only %2 of %3 did"),
             {shown(context.text(id, node.type == "Bitmap Heap Scan" ? "Recheck Cond" : "Index Cond")), count(rows),
              count(rows + removed)}),
        *node.exclusiveMs * removed / (removed + rows),
        {"Index Name", "Recheck Cond", "Index Cond", "Rows Removed by Index Recheck", "Actual Rows", "Actual Loops"});
    result.actions.push_back(words(Text(
        HOWDAH_TEXT("advice", "Another operator class may tell more: jsonb_ops where jsonb_path_ops or a key's "
                              "existence is asked for, gin_trgm_ops with longer patterns, a larger siglen for GiST, "
                              "btree where whole values are compared"))));
    findings.push_back(std::move(result));
}

} // namespace howdah::plan::rules
