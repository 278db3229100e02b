// SPDX-License-Identifier: GPL-3.0-or-later
// Sorts, hashes and limits: rules 14 to 16, 19 to 21.
#include "core/base/numbers.h"
#include "core/base/quoting.h"
#include "core/plan/rules/rule.h"

#include <algorithm>

namespace howdah::plan::rules {

namespace {

using base::Text;
using P = Predicate::Kind;

/// Rows take two to three times as much in memory as on disk, where they are packed (tuplesort.c).
constexpr double memoryPerDisk = 3;
constexpr double deepFrom = 1'000;
constexpr double topNFrom = 100'000;
constexpr double leastLookups = 1'000;
constexpr double evictedShare = 0.10;

/// The largest "Name: 123" among the workers of a detail like "Worker Number: 0, Sort Space Used: 12, ...; Worker ...".
double mostOfWorkers(std::string_view workers, std::string_view name)
{
    double most = 0;
    const std::string wanted = std::string(name) + ": ";
    for (std::size_t at = workers.find(wanted); at != std::string_view::npos; at = workers.find(wanted, at + 1)) {
        const std::size_t begin = at + wanted.size();
        std::size_t end = begin;
        while (end < workers.size() && ((workers[end] >= '0' && workers[end] <= '9') || workers[end] == '.'))
            ++end;
        most = std::max(most, base::parseDouble(workers.substr(begin, end - begin)).value_or(0));
    }
    return most;
}

/// Kilobytes one process wrote to disk while sorting; 0: none did.
double sortedOnDisk(const Context& context, int id)
{
    double most = 0;
    if (context.text(id, "Sort Space Type") == "Disk")
        most = context.figure(id, "Sort Space Used");
    const std::string_view workers = context.text(id, "Workers");
    if (workers.find("Sort Space Type: Disk") != std::string_view::npos)
        most = std::max(most, mostOfWorkers(workers, "Sort Space Used"));
    for (const std::string_view groups : {"Full-sort Groups", "Pre-sorted Groups"}) {
        const std::string_view text = context.text(id, groups);
        if (const std::size_t disk = text.find("Sort Space Disk: "); disk != std::string_view::npos)
            most = std::max(most, mostOfWorkers(text.substr(disk), "Peak Sort Space Used"));
    }
    return most;
}

/// An index in the order of the sort over the one relation below it; nothing where the order cannot be read.
std::optional<Action> orderedIndex(const Context& context, int sort)
{
    const int scan = context.child(sort);
    if (scan < 0 || context.node(scan).relation.empty() || !context.indexable(scan))
        return std::nullopt;
    auto order = orderKeys(context, scan, context.text(sort, "Sort Key"));
    if (!order)
        return std::nullopt;
    std::vector<Predicate> predicates;
    for (const std::string_view field : {"Index Cond", "Recheck Cond", "Filter"}) {
        const std::string_view text = context.text(scan, field);
        if (text.empty())
            continue;
        for (Predicate& predicate : predicatesOf(text)) {
            if (predicate.kind == P::Equality || predicate.kind == P::Boolean || predicate.kind == P::IsNull)
                predicates.push_back(std::move(predicate));
        }
    }
    std::vector<std::string> keys = quotedKeys(keyColumns(context, scan, predicates));
    for (const std::string& key : *order) {
        const std::string bare = key.substr(0, key.rfind('"') + 1);
        if (std::find(keys.begin(), keys.end(), bare) == keys.end())
            keys.push_back(key);
    }
    return statement(
        Action::Kind::Index,
        Text(HOWDAH_TEXT("advice", "An index in this order, which spares the sort where few rows are wanted")),
        createIndex(context, scan, keys));
}

} // namespace

void sortSpilled(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    if ((node.type != "Sort" && node.type != "Incremental Sort") || !context.executed(id) || !context.worthOwn(id))
        return;
    const double disk = sortedOnDisk(context, id);
    if (disk <= 0)
        return;
    Finding result =
        finding(context, id, Text(HOWDAH_TEXT("advice", "A sort wrote %1 to disk"), {kilobytes(disk)}),
                Text(HOWDAH_TEXT("advice", "%1 rows were sorted by %2 in %3; with the memory allowed they did not fit"),
                     {count(node.totalRows.value_or(0)), shown(context.text(id, "Sort Key")), ms(*node.exclusiveMs)}),
                *node.exclusiveMs, {"Sort Key", "Sort Method", "Sort Space Used", "Sort Space Type"});
    if (context.text(id, "Sort Space Type") != "Disk") {
        addEvidence(result, "Workers", std::string(context.text(id, "Workers")));
        addEvidence(result, "Full-sort Groups", std::string(context.text(id, "Full-sort Groups")));
        addEvidence(result, "Pre-sorted Groups", std::string(context.text(id, "Pre-sorted Groups")));
    }
    addEvidence(result, "work_mem", context.setting("work_mem"));
    result.actions.push_back(raiseWorkMem(memoryPerDisk * disk));
    if (auto index = orderedIndex(context, id))
        result.actions.push_back(std::move(*index));
    findings.push_back(std::move(result));
}

void hashSpilled(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    const double batches = context.figure(id, "Hash Batches");
    const int join = context.parent(id);
    if (node.type != "Hash" || batches <= 1 || join < 0 || !context.executed(id))
        return;
    // Both sides go to disk and come back: the join's own time and that of filling the hash table.
    const double spent = node.exclusiveMs.value_or(0) + context.node(join).exclusiveMs.value_or(0);
    if (!context.worth(spent))
        return;
    const double original = context.figure(id, "Original Hash Batches");
    const double peak = context.figure(id, "Peak Memory Usage");
    Finding result = finding(
        context, id, Text(HOWDAH_TEXT("advice", "A hash join went to disk in %1 batches"), {count(batches)}),
        Text(HOWDAH_TEXT("advice", "%1 rows did not fit into the hash table's %2; filling it and joining took %3"),
             {count(node.totalRows.value_or(0)), kilobytes(peak), ms(spent)}),
        spent,
        {"Hash Batches", "Original Hash Batches", "Hash Buckets", "Peak Memory Usage", "Plan Rows", "Actual Rows"});
    addEvidence(result, "work_mem", context.setting("work_mem"));
    addEvidence(result, "hash_mem_multiplier", context.setting("hash_mem_multiplier"));
    // One shared table of a parallel hash may take every process's share.
    const int gather = context.gather(id);
    const double sharers = node.parallelAware && gather >= 0 ? context.figure(gather, "Workers Planned") + 1 : 1;
    const double needed = peak * batches;
    const double multiplier = context.hashMemMultiplier();
    result.actions.push_back(raiseWorkMem(needed / multiplier / sharers));
    if (result.actions.back().kind == Action::Kind::Setting)
        result.actions.push_back(statement(
            Action::Kind::Setting,
            Text(HOWDAH_TEXT("advice", "Or only for hashes: a larger multiple of work_mem, never a smaller one")),
            "SET hash_mem_multiplier = " + base::toChars(std::min(1000.0, multiplier * 4), 0) + ";"));
    if (original > 0 && original < batches) {
        const int scan = context.worstScan(id);
        result.actions.push_back(
            scan >= 0 ? analyze(context, scan)
                      : words(Text(HOWDAH_TEXT("advice",
                                               "It was planned with fewer batches: more rows came than expected, or "
                                               "one value is so common that its rows cannot be divided"))));
    }
    findings.push_back(std::move(result));
}

void aggregateSpilled(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    if (node.type != "Aggregate" || !context.executed(id) || !context.worthOwn(id))
        return;
    const std::string_view workers = context.text(id, "Workers");
    const double disk = std::max(context.figure(id, "Disk Usage"), mostOfWorkers(workers, "Disk Usage"));
    if (disk <= 0)
        return;
    const double peak = std::max(context.figure(id, "Peak Memory Usage"), mostOfWorkers(workers, "Peak Memory Usage"));
    Finding result =
        finding(context, id, Text(HOWDAH_TEXT("advice", "Grouping wrote %1 to disk"), {kilobytes(disk)}),
                Text(HOWDAH_TEXT("advice", "%1 groups by %2 did not fit into memory; grouping took %3"),
                     {count(node.totalRows.value_or(0)), shown(context.text(id, "Group Key")), ms(*node.exclusiveMs)}),
                *node.exclusiveMs,
                {"Group Key", "HashAgg Batches", "Disk Usage", "Peak Memory Usage", "Planned Partitions", "Plan Rows",
                 "Actual Rows"});
    addEvidence(result, "work_mem", context.setting("work_mem"));
    result.actions.push_back(raiseWorkMem((peak + memoryPerDisk * disk) / context.hashMemMultiplier()));
    result.actions.push_back(words(
        Text(HOWDAH_TEXT("advice", "Group by fewer or narrower columns: other columns of the same row can be joined "
                                   "to the groups afterwards"))));
    findings.push_back(std::move(result));
}

void memoizeMisses(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    if (node.type != "Memoize" || !context.executed(id) || !context.worthWhole(id))
        return;
    const double hits = context.figure(id, "Cache Hits");
    const double misses = context.figure(id, "Cache Misses");
    const double evictions = context.figure(id, "Cache Evictions");
    const double lookups = hits + misses;
    const bool thrown = evictions > 0 && misses > evictedShare * lookups;
    const bool useless = hits < misses;
    if (lookups < leastLookups || (!thrown && !useless))
        return;
    const double again = node.inclusiveMs.value_or(0) - node.exclusiveMs.value_or(0);
    const double saving = thrown ? again * std::min(1.0, evictions / misses) : node.exclusiveMs.value_or(0);
    Finding result = finding(
        context, id, Text(HOWDAH_TEXT("advice", "Memoize found %1 of %2 lookups"), {count(hits), count(lookups)}),
        thrown ? Text(HOWDAH_TEXT("advice", "It threw %1 results away to make room for others; the lookups took %2"),
                      {count(evictions), ms(*node.inclusiveMs)})
               : Text(HOWDAH_TEXT("advice",
                                  "Most values came once, so that keeping results paid little; the lookups took %1"),
                      {ms(*node.inclusiveMs)}),
        saving, {"Cache Key", "Cache Hits", "Cache Misses", "Cache Evictions", "Cache Overflows", "Peak Memory Usage"});
    addEvidence(result, "work_mem", context.setting("work_mem"));
    if (thrown) {
        // At most as many results as there were misses, each as large as those that were kept.
        const double kept = std::max(1.0, misses - evictions);
        result.actions.push_back(
            raiseWorkMem(context.figure(id, "Peak Memory Usage") * misses / kept / context.hashMemMultiplier()));
    }
    if (useless)
        result.actions.push_back(words(Text(HOWDAH_TEXT(
            "advice", "The planner expected fewer different values: ANALYZE the table they come from, or set "
                      "n_distinct of its column (ALTER TABLE … ALTER COLUMN … SET (n_distinct = …))"))));
    findings.push_back(std::move(result));
}

void deepOffset(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    if (node.type != "Limit" || !context.executed(id) || !context.worthWhole(id))
        return;
    const int below = context.child(id);
    if (below < 0)
        return;
    const double read = context.node(below).totalRows.value_or(0);
    const double rows = node.totalRows.value_or(0);
    const double skipped = read - rows;
    if (skipped / *node.loops < deepFrom)
        return;
    Finding result =
        finding(context, id, Text(HOWDAH_TEXT("advice", "OFFSET: %1 rows were made and left out"), {count(skipped)}),
                Text(HOWDAH_TEXT("advice", "For %1 rows that were shown, in %2; every further page takes longer"),
                     {count(rows), ms(*node.inclusiveMs)}),
                *node.inclusiveMs * skipped / read, {"Actual Rows", "Actual Loops"});
    addEvidence(result, "Actual Rows (child)", base::toChars(context.node(below).actualRows.value_or(0)));
    result.actions.push_back(rewrite(Text(
        HOWDAH_TEXT("advice", "Page by key: WHERE (order columns) > (those of the last row shown) ORDER BY … LIMIT …, "
                              "with an index on the order's columns and a unique one last"))));
    findings.push_back(std::move(result));
}

void topNOverMany(const Context& context, int id, Findings& findings)
{
    const Node& node = context.node(id);
    if (node.type != "Sort" || !context.executed(id) || !context.worthWhole(id))
        return;
    const bool topN = context.text(id, "Sort Method") == "top-N heapsort" ||
                      context.text(id, "Workers").find("top-N heapsort") != std::string_view::npos;
    const int below = context.child(id);
    if (!topN || below < 0)
        return;
    const double read = context.node(below).totalRows.value_or(0);
    if (read < topNFrom)
        return;
    Finding result =
        finding(context, id,
                Text(HOWDAH_TEXT("advice", "%1 rows were read to find the first %2"),
                     {count(read), count(node.totalRows.value_or(0))}),
                Text(HOWDAH_TEXT("advice", "In the order of %1, which nothing provides; reading and sorting took %2"),
                     {shown(context.text(id, "Sort Key")), ms(*node.inclusiveMs)}),
                node.inclusiveMs, {"Sort Key", "Sort Method", "Actual Rows", "Actual Loops"});
    addEvidence(result, "Actual Rows (child)", base::toChars(context.node(below).actualRows.value_or(0)));
    if (auto index = orderedIndex(context, id))
        result.actions.push_back(std::move(*index));
    else
        result.actions.push_back(words(Text(
            HOWDAH_TEXT("advice", "An index in the order of ORDER BY, on one table; behind a join or an expression it "
                                  "takes a column that holds the value"))));
    findings.push_back(std::move(result));
}

} // namespace howdah::plan::rules
