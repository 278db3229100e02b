// SPDX-License-Identifier: GPL-3.0-or-later
// Work that is done once for every row of something else: rules 10 to 13, 27, 28.
#include "core/base/quoting.h"
#include "core/plan/rules/rule.h"

#include <algorithm>
#include <set>

namespace howdah::plan::rules {

namespace {

using base::Text;
using P = Predicate::Kind;

constexpr double underestimatedBy = 100;
constexpr double manyLoops = 1'000;
constexpr double repeatedScan = 100;
constexpr double manyTimesRows = 10;
constexpr double leastPairs = 10'000;
constexpr double mostRemovedShare = 0.90;
constexpr double leastRowsRead = 10'000;

/// Loops of one process: a parallel plan's are counted over all of them.
double loopsOf(const Context& context, int id)
{
    return context.node(id).loops.value_or(0) / context.processes(id);
}

/// The scan's own column in an equality with a column of something else.
const ColumnName* joinColumn(const Context& context, int scan, const std::vector<Predicate>& predicates)
{
    for (const Predicate& predicate : predicates) {
        if (predicate.kind != P::Equality || !predicate.column || !predicate.function.empty() ||
            !predicate.castTo.empty())
            continue;
        const bool first = context.owns(scan, *predicate.column);
        if (predicate.other) {
            const bool second = context.owns(scan, *predicate.other);
            if (first != second)
                return first ? &*predicate.column : &*predicate.other;
        } else if (first && !predicate.literal && predicate.constant.starts_with("$")) {
            return &*predicate.column; // from outside, where the server knows no better name
        }
    }
    return nullptr;
}

Action indexOn(const Context& context, int scan, const std::string& column)
{
    return statement(Action::Kind::Index, Text(HOWDAH_TEXT("advice", "An index on the column that joins")),
                     createIndex(context, scan, {base::quoteIdentifier(column)}));
}

/// The scan beneath what only keeps or passes on its rows; -1: something else is there.
int scanBeneath(const Context& context, int id)
{
    constexpr int furthest = 3;
    for (int i = 0; i < furthest && id >= 0; ++i) {
        const std::string& type = context.node(id).type;
        if (type != "Materialize" && type != "Memoize")
            return context.node(id).relation.empty() ? -1 : id;
        id = context.child(id);
    }
    return -1;
}

bool hasTwoQualifiers(const Predicate& predicate)
{
    std::set<std::string> qualifiers;
    for (const Predicate& branch : predicate.branches)
        qualifiers.insert(branch.mentions.begin(), branch.mentions.end());
    return qualifiers.size() > 1;
}

} // namespace

void nestedLoopUnderestimated(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    if (node.type != "Nested Loop" || !context.executed(id) || !context.worthWhole(id))
        return;
    const int outer = context.childBy(id, "Outer");
    const int inner = context.childBy(id, "Inner");
    if (outer < 0 || inner < 0 || !context.executed(inner))
        return;
    const Node& driving = context.node(outer);
    // Per loop, both of them: how often the join itself was run is not the planner's mistake here.
    if (!driving.underestimated || driving.estimateFactor.value_or(1) < underestimatedBy ||
        loopsOf(context, inner) < manyLoops)
        return;
    const double saving = context.node(inner).inclusiveMs.value_or(0);
    if (!context.worth(saving))
        return;
    Finding result = finding(
        context, id,
        Text::counted(HOWDAH_TEXT_N("advice", "A nested loop was chosen for %1 row(s) and had to do %2"),
                      wholeRows(driving.planRows), {count(driving.planRows), count(driving.actualRows.value_or(0))}),
        Text(HOWDAH_TEXT("advice", "Its inner side, %1, ran %2 times and took %3"),
             {shown(context.node(inner).title()), count(loopsOf(context, inner)), ms(saving)}),
        saving, {"Join Type", "Actual Loops"});
    addEvidence(result, "Plan Rows (Outer)", count(driving.planRows));
    addEvidence(result, "Actual Rows (Outer)", count(driving.actualRows.value_or(0)));
    addEvidence(result, "Actual Loops (Inner)", count(*context.node(inner).loops));
    if (const int scan = context.worstScan(outer); scan >= 0)
        result.actions.push_back(analyze(context, scan));
    result.actions.push_back(rewrite(Text(
        HOWDAH_TEXT("advice", "Where no statistics help: put the outer side into WITH … AS MATERIALIZED, which the "
                              "planner takes to be many rows, or try SET enable_nestloop = off in this session to see "
                              "what the other plan takes"))));
    findings.push_back(std::move(result));
}

void innerSeqScanRepeated(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    if (node.type != "Seq Scan" || !context.executed(id) || !context.worthOwn(id) ||
        loopsOf(context, id) <= repeatedScan)
        return;
    std::vector<Predicate> predicates = predicatesOf(context.text(id, "Filter"));
    const int parent = context.parent(id);
    if (parent >= 0 && context.node(parent).type == "Nested Loop") {
        for (Predicate& predicate : predicatesOf(context.text(parent, "Join Filter")))
            predicates.push_back(std::move(predicate));
    }
    Finding result =
        finding(context, id,
                Text(HOWDAH_TEXT("advice", "%1: the whole table was read %2 times"),
                     {context.relationName(id), count(loopsOf(context, id))}),
                Text(HOWDAH_TEXT("advice", "Once for every row of what it is joined with; together it took %1"),
                     {ms(*node.exclusiveMs)}),
                *node.exclusiveMs, {"Filter", "Rows Removed by Filter", "Actual Rows", "Actual Loops"});
    if (parent >= 0)
        addEvidence(result, "Join Filter", std::string(context.text(parent, "Join Filter")));
    const ColumnName* const column = joinColumn(context, id, predicates);
    if (column && context.indexable(id) && !indexBegins(context, id, column->name).value_or(false))
        result.actions.push_back(indexOn(context, id, column->name));
    else if (column)
        result.actions.push_back(analyze(context, id));
    else
        result.actions.push_back(words(Text(
            HOWDAH_TEXT("advice", "An index on the column that joins, or a join by equality, which can be hashed"))));
    findings.push_back(std::move(result));
}

void joinFilterRemovesMost(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    const bool join = node.type == "Nested Loop" || node.type == "Hash Join" || node.type == "Merge Join";
    if (!join || !context.executed(id) || !context.worthWhole(id))
        return;
    const double removed = context.removed(id, "Rows Removed by Join Filter");
    const double rows = node.totalRows.value_or(0);
    if (removed < leastPairs || removed <= manyTimesRows * rows)
        return;
    const std::vector<Predicate> predicates = predicatesOf(context.text(id, "Join Filter"));
    if (std::any_of(predicates.begin(), predicates.end(), [](const Predicate& predicate) {
            return predicate.kind == P::Disjunction && hasTwoQualifiers(predicate);
        }))
        return; // rule 13
    const int inner = context.childBy(id, "Inner");
    if (inner >= 0 && context.node(inner).type == "Seq Scan" && context.executed(inner) && context.worthOwn(inner) &&
        loopsOf(context, inner) > repeatedScan)
        return; // rule 11
    double saving = node.exclusiveMs.value_or(0);
    if (inner >= 0 && node.type == "Nested Loop")
        saving += context.node(inner).exclusiveMs.value_or(0);
    if (!context.worth(saving))
        return;
    Finding result = finding(context, id,
                             Text(HOWDAH_TEXT("advice", "%1 pairs of rows were put together, %2 were kept"),
                                  {count(removed + rows), count(rows)}),
                             Text(HOWDAH_TEXT("advice", "%1 was tested on every pair, in %2"),
                                  {shown(context.text(id, "Join Filter")), ms(saving)}),
                             saving * removed / (removed + rows),
                             {"Join Filter", "Rows Removed by Join Filter", "Actual Rows", "Actual Loops"});
    const int scan = inner >= 0 && node.type == "Nested Loop" ? scanBeneath(context, inner) : -1;
    const ColumnName* const column = scan >= 0 ? joinColumn(context, scan, predicates) : nullptr;
    if (column && context.indexable(scan)) {
        if (!indexBegins(context, scan, column->name).value_or(false))
            result.actions.push_back(indexOn(context, scan, column->name));
        result.actions.push_back(analyze(context, scan));
    } else {
        result.actions.push_back(rewrite(Text(
            HOWDAH_TEXT("advice", "Join by an equality too, so that rows can be hashed or merged; for ranges a GiST "
                                  "index on a range type (&&) finds the few that overlap"))));
    }
    findings.push_back(std::move(result));
}

void orAcrossTables(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    const bool join = node.type == "Nested Loop" || node.type == "Hash Join" || node.type == "Merge Join";
    if (!join || !context.worthEither(id))
        return;
    for (const std::string_view field : {"Join Filter", "Filter"}) {
        const std::string_view text = context.text(id, field);
        if (text.empty())
            continue;
        const std::vector<Predicate> predicates = predicatesOf(text);
        const auto found = std::find_if(predicates.begin(), predicates.end(), [](const Predicate& predicate) {
            return predicate.kind == P::Disjunction && hasTwoQualifiers(predicate);
        });
        if (found == predicates.end())
            continue;
        Finding result = finding(
            context, id, Text(HOWDAH_TEXT("advice", "An OR across tables is tested only after they are joined")),
            Text(HOWDAH_TEXT("advice", "%1 can use no index of either table: all rows are joined first"),
                 {shown(found->text)}),
            node.inclusiveMs, {field, "Rows Removed by Join Filter", "Rows Removed by Filter", "Actual Rows"});
        result.actions.push_back(rewrite(Text(
            HOWDAH_TEXT("advice", "One SELECT for each side of the OR, put together by UNION (which also takes away "
                                  "rows that are the same in all columns: select a key)"))));
        findings.push_back(std::move(result));
        return;
    }
}

void subplanRepeated(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    if (node.relationship != "SubPlan" || !context.executed(id) || !context.worthWhole(id) ||
        loopsOf(context, id) <= manyLoops)
        return;
    const int parent = context.parent(id);
    Finding result =
        finding(context, id, Text(HOWDAH_TEXT("advice", "A subquery ran %1 times"), {count(loopsOf(context, id))}),
                Text(HOWDAH_TEXT("advice", "%1 is asked anew for every row of %2; together that took %3"),
                     {shown(node.subplanName), shown(context.node(parent).title()), ms(*node.inclusiveMs)}),
                node.inclusiveMs, {"Actual Rows", "Actual Loops", "Actual Total Time"});
    addEvidence(result, "Subplan Name", node.subplanName);
    bool negated = false;
    for (const std::string_view field : {"Filter", "Join Filter"}) {
        const std::string_view text = context.text(parent, field);
        negated |= text.find("NOT (" + node.subplanName) != std::string_view::npos ||
                   text.find("NOT (ANY (") != std::string_view::npos;
    }
    if (negated)
        result.actions.push_back(rewrite(Text(
            HOWDAH_TEXT("advice", "Where it is NOT IN (SELECT …): write NOT EXISTS with the columns compared inside, "
                                  "which becomes an anti join; the two differ when the subquery gives NULLs"))));
    result.actions.push_back(rewrite(
        Text(HOWDAH_TEXT("advice", "Join what the subquery reads, grouped by the column it is asked by, or LEFT JOIN "
                                   "LATERAL it"))));
    findings.push_back(std::move(result));
}

void cteFilteredLate(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    if (node.type != "CTE Scan" || !context.executed(id) || context.cteReaders(node.cteName) != 1)
        return;
    const double removed = context.removed(id, "Rows Removed by Filter");
    const double read = removed + node.totalRows.value_or(0);
    if (read < leastRowsRead || removed / read <= mostRemovedShare || *node.loops > 1)
        return;
    const int plan = context.ctePlan(node.cteName);
    // One that writes runs once and to its end, whatever is read of it; one that recurs needs all its rows.
    if (plan < 0 || context.modifiesBelow(plan) || context.node(plan).type == "Recursive Union" ||
        context.node(plan).type == "LockRows" || !context.executed(plan))
        return;
    const double saving = node.exclusiveMs.value_or(0) + context.node(plan).inclusiveMs.value_or(0);
    if (!context.worth(saving))
        return;
    Finding result =
        finding(context, id,
                Text(HOWDAH_TEXT("advice", "WITH %1: %2 rows were made, %3 were used"),
                     {shown(node.cteName), count(read), count(read - removed)}),
                Text(HOWDAH_TEXT("advice",
                                 "It is kept apart from the statement, so that %1 is tested only when all its rows are "
                                 "there; making and reading them took %2"),
                     {shown(context.text(id, "Filter")), ms(saving)}),
                saving * removed / read, {"CTE Name", "Filter", "Rows Removed by Filter", "Actual Rows"});
    result.actions.push_back(rewrite(Text(
        HOWDAH_TEXT("advice", "Write AS NOT MATERIALIZED, so that the condition reaches the tables inside; a volatile "
                              "function in it keeps it apart all the same: then move the condition inside yourself"))));
    findings.push_back(std::move(result));
}

} // namespace howdah::plan::rules
