// SPDX-License-Identifier: GPL-3.0-or-later
// Estimates that are wrong: rules 5 to 7.
#include "core/base/numbers.h"
#include "core/base/quoting.h"
#include "core/base/units.h"
#include "core/plan/rules/rule.h"

#include <algorithm>
#include <chrono>

namespace howdah::plan::rules {

namespace {

using base::Text;
using P = Predicate::Kind;

/// Between one row and ten no plan goes wrong.
constexpr double leastRows = 100;
constexpr double staleShare = 0.10;
constexpr int statisticsTarget = 1000;
constexpr double hiddenShare = 0.90;

/// The scan's own conditions, those of the bitmap below it included.
std::vector<Predicate> conditionsOf(const Context& context, int id)
{
    std::vector<Predicate> all;
    const auto add = [&](std::string_view text) {
        if (text.empty())
            return;
        for (Predicate& predicate : predicatesOf(text))
            all.push_back(std::move(predicate));
    };
    if (context.node(id).type == "Bitmap Heap Scan") {
        add(context.text(id, "Recheck Cond"));
    } else {
        add(context.text(id, "Index Cond"));
    }
    add(context.text(id, "Filter"));
    return all;
}

/// Own columns that are compared, as they are, with something from outside.
std::vector<std::string> comparedColumns(const Context& context, int id, const std::vector<Predicate>& predicates,
                                         bool equalitiesOnly)
{
    std::vector<std::string> columns;
    for (const Predicate& predicate : predicates) {
        const bool equal = predicate.kind == P::Equality || predicate.kind == P::In || predicate.kind == P::Boolean;
        if (!predicate.column || predicate.other || !predicate.function.empty() ||
            !context.owns(id, *predicate.column) ||
            !(equal || (!equalitiesOnly && (predicate.kind == P::Range || predicate.kind == P::Like))))
            continue;
        if (std::find(columns.begin(), columns.end(), predicate.column->name) == columns.end())
            columns.push_back(predicate.column->name);
    }
    return columns;
}

/// A scan whose estimate is wrong enough, and time enough hangs on it: its own, or that of the join it feeds.
bool misestimated(const Context& context, int id)
{
    const Node& node = context.node(id);
    if (node.relation.empty() || node.type == "ModifyTable" || node.type == "Foreign Scan" || !context.executed(id) ||
        node.estimateFactor.value_or(1) < wrongFactor ||
        std::max(node.actualRows.value_or(0), node.planRows) < leastRows)
        return false;
    // What a subquery decides nobody estimates; no statistics change that.
    if (context.text(id, "Filter").find("SubPlan") != std::string_view::npos)
        return false;
    // Whoever stopped asking makes any estimate look too high.
    if (!node.underestimated && context.cutShort(id))
        return false;
    const int join = context.join(id);
    return context.worthWhole(id) || (join >= 0 && context.worthWhole(join));
}

std::string age(double seconds)
{
    constexpr double most = 1e9; // thirty years; more does not fit into nanoseconds for long
    return base::human::duration(
        std::chrono::duration_cast<base::Nanoseconds>(std::chrono::duration<double>(std::clamp(seconds, 0.0, most))));
}

bool stale(const AdviceFacts::Table& table)
{
    return table.modifiedSinceAnalyze > staleShare * std::max(table.liveRows, 1.0);
}

Finding describe(const Context& context, int id, Text title)
{
    const Node& node = context.node(id);
    // How much faster a plan made with the right figures would be, this plan does not tell.
    return finding(context, id, std::move(title),
                   node.underestimated
                       ? Text(HOWDAH_TEXT("advice", "Rows a loop: %1 expected, %2 found, too few by %3"),
                              {count(node.planRows), count(node.actualRows.value_or(0)),
                               base::human::factor(*node.estimateFactor)})
                       : Text(HOWDAH_TEXT("advice", "Rows a loop: %1 expected, %2 found, too many by %3"),
                              {count(node.planRows), count(node.actualRows.value_or(0)),
                               base::human::factor(*node.estimateFactor)}),
                   std::nullopt, {"Filter", "Index Cond", "Recheck Cond", "Plan Rows", "Actual Rows", "Actual Loops"});
}

void addFacts(Finding& finding, const AdviceFacts::Table* table)
{
    if (!table)
        return;
    addEvidence(finding, "n_mod_since_analyze", base::toChars(table->modifiedSinceAnalyze, 0));
    addEvidence(finding, "n_live_tup", base::toChars(table->liveRows, 0));
    if (table->secondsSinceAnalyze)
        addEvidence(finding, "Last ANALYZE", age(*table->secondsSinceAnalyze));
}

/// Why ANALYZE is what helps: how much has changed since the last one.
Text staleReason(const Node& node, const AdviceFacts::Table& table)
{
    const std::string expected = count(node.planRows), found = count(node.actualRows.value_or(0));
    const std::string changed = count(table.modifiedSinceAnalyze), rows = count(table.liveRows);
    if (table.secondsSinceAnalyze)
        return Text(HOWDAH_TEXT("advice", "Rows a loop: %1 expected, %2 found; since the last ANALYZE, %5 ago, %3 rows "
                                          "changed in a table of %4"),
                    {expected, found, changed, rows, age(*table.secondsSinceAnalyze)});
    return Text(HOWDAH_TEXT("advice",
                            "Rows a loop: %1 expected, %2 found; %3 rows changed in a table of %4 since it was "
                            "last analyzed, if ever"),
                {expected, found, changed, rows});
}

/// Columns whose combination is what was misjudged: two or more, and together they kept more than they should.
std::vector<std::string> correlated(const Context& context, int id)
{
    if (!context.node(id).underestimated || !context.indexable(id))
        return {};
    std::vector<std::string> columns = comparedColumns(context, id, conditionsOf(context, id), true);
    constexpr std::size_t most = 8; // STATS_MAX_DIMENSIONS
    if (columns.size() < 2 || columns.size() > most)
        return {};
    return columns;
}

} // namespace

void leafMisestimated(const Context& context, int id, Findings& findings)
{
    if (!misestimated(context, id))
        return;
    const AdviceFacts::Table* const table = context.table(id);
    const bool old = table && stale(*table);
    const std::vector<Predicate> predicates = conditionsOf(context, id);
    // Several columns, or an expression: other rules know better, once the statistics are known to be fresh.
    if (!old && !correlated(context, id).empty())
        return;
    const double removed = context.removed(id, "Rows Removed by Filter");
    if (!old && context.worthOwn(id) && removed > hiddenShare * (removed + context.node(id).totalRows.value_or(0)) &&
        std::any_of(predicates.begin(), predicates.end(),
                    [](const Predicate& predicate) { return !predicate.function.empty(); }))
        return; // rule 8
    Finding result =
        describe(context, id,
                 Text(HOWDAH_TEXT("advice", "%1: the planner was wrong about the rows"), {context.relationName(id)}));
    if (old)
        result.reason = staleReason(context.node(id), *table);
    addFacts(result, table);
    const std::vector<std::string> columns = comparedColumns(context, id, predicates, false);
    const std::string relation = context.quotedRelation(id);
    if (!table || old)
        result.actions.push_back(analyze(context, id));
    const Predicate* const wrapped = wrappedColumn(context, id, predicates);
    if (!old && columns.size() == 1 && !wrapped && context.indexable(id))
        result.actions.push_back(statistics(
            context, id,
            Text(HOWDAH_TEXT("advice",
                             "If fresh statistics are as wrong: look at more of the column's values, and ANALYZE "
                             "after it")),
            "ALTER TABLE " + relation + " ALTER COLUMN " + base::quoteIdentifier(columns.front()) + " SET STATISTICS " +
                std::to_string(statisticsTarget) + ";"));
    if (!old && wrapped)
        result.actions.push_back(words(Text(
            HOWDAH_TEXT("advice", "A function or cast around a column hides its values from the planner: statistics or "
                                  "an index on the expression show them"))));
    if (!result.actions.empty() || old) {
        findings.push_back(std::move(result));
        return;
    }
    result.actions.push_back(words(Text(
        HOWDAH_TEXT("advice", "The statistics are fresh: the condition itself is what the planner cannot judge"))));
    findings.push_back(std::move(result));
}

void correlatedColumns(const Context& context, int id, Findings& findings)
{
    if (!misestimated(context, id))
        return;
    const AdviceFacts::Table* const table = context.table(id);
    if (table && stale(*table))
        return; // rule 5 says ANALYZE, and after that is time to look again
    const std::vector<std::string> columns = correlated(context, id);
    if (columns.empty())
        return;
    Finding result = describe(context, id,
                              Text(HOWDAH_TEXT("advice", "%1: columns that go together were taken to be independent"),
                                   {context.relationName(id)}));
    addFacts(result, table);
    // Not both at once: what a list of combinations covers is judged by it alone, the dependencies are not asked then
    // (extended_stats.c, statext_clauselist_selectivity).
    result.actions.push_back(statistics(
        context, id,
        Text(HOWDAH_TEXT("advice",
                         "Where each condition alone is estimated well and one of %1 decides the other: how far "
                         "it does, and ANALYZE after it"),
             {shown(joined(columns))}),
        createStatistics(context, id, "dependencies", columns)));
    result.actions.push_back(statistics(
        context, id,
        Text(HOWDAH_TEXT("advice", "Or, where a few hundred combinations make up most rows: those combinations")),
        createStatistics(context, id, "mcv", columns)));
    findings.push_back(std::move(result));
}

void groupCountMisestimated(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    if ((node.type != "Aggregate" && node.type != "Group") || context.text(id, "Group Key").empty() ||
        node.partialMode == "Partial" || !context.executed(id) || !context.worthWhole(id))
        return;
    if (node.estimateFactor.value_or(1) < wrongFactor ||
        std::max(node.actualRows.value_or(0), node.planRows) < leastRows ||
        (!node.underestimated && context.cutShort(id)))
        return;
    // What comes in was misjudged already: that is where to begin. And HAVING leaves out groups that nobody can
    // foresee.
    const int below = context.child(id);
    if (below < 0 || context.node(below).estimateFactor.value_or(1) >= wrongFactor || node.detail("Filter"))
        return;
    const std::vector<KeyItem> items = keyItemsOf(context.text(id, "Group Key"));
    std::vector<std::string> columns;
    int scan = -1;
    bool one = true;
    for (const KeyItem& item : items) {
        const int of = item.column ? context.scanByAlias(item.column->qualifier) : -1;
        one &= of >= 0 && (scan < 0 || of == scan);
        scan = of;
        if (item.column)
            columns.push_back(item.column->name);
    }
    Finding result = finding(
        context, id,
        Text(HOWDAH_TEXT("advice", "The number of groups by %1 was misjudged"), {shown(context.text(id, "Group Key"))}),
        Text(HOWDAH_TEXT("advice",
                         "Expected were %1, there were %2; how groups are made and joined further on was chosen "
                         "by that"),
             {count(node.planRows), count(node.actualRows.value_or(0))}),
        std::nullopt, {"Group Key", "Plan Rows", "Actual Rows", "Actual Loops"});
    constexpr std::size_t most = 8;
    if (one && scan >= 0 && context.indexable(scan) && columns.size() >= 2 && columns.size() <= most) {
        result.actions.push_back(statistics(
            context, scan, Text(HOWDAH_TEXT("advice", "Count the combinations that there are, and ANALYZE after it")),
            createStatistics(context, scan, "ndistinct", columns)));
        result.actions.push_back(analyze(context, scan));
    } else if (one && scan >= 0 && context.indexable(scan) && columns.size() == 1) {
        result.actions.push_back(analyze(context, scan));
        result.actions.push_back(statistics(
            context, scan,
            Text(HOWDAH_TEXT("advice",
                             "If that is not enough: the column's number of values is hard to sample, look at more "
                             "of them, or set n_distinct to what you know")),
            "ALTER TABLE " + context.quotedRelation(scan) + " ALTER COLUMN " + base::quoteIdentifier(columns.front()) +
                " SET STATISTICS " + std::to_string(statisticsTarget) + ";"));
    } else {
        result.actions.push_back(words(Text(
            HOWDAH_TEXT("advice", "Of an expression the planner knows the number of values only by statistics on it "
                                  "(CREATE STATISTICS, server 14 and later), across tables not at all"))));
    }
    findings.push_back(std::move(result));
}

} // namespace howdah::plan::rules
