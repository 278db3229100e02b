// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/searchvariants.h"

#include <algorithm>
#include <set>
#include <utility>

namespace howdah::advise {

namespace {

constexpr std::size_t mostKeys = 5;

bool sameRows(const IndexDefinition& a, const IndexDefinition& b)
{
    return a.schema == b.schema && a.table == b.table && a.method == "btree" && b.method == "btree" &&
           a.where == b.where;
}

bool holdsColumn(const std::vector<IndexKey>& keys, const std::string& column)
{
    return std::ranges::any_of(keys, [&](const IndexKey& key) { return key.column == column; });
}

/// The same column in both, but compared or sorted in another way: one index cannot be both.
bool conflict(const IndexDefinition& first, const IndexDefinition& second)
{
    return std::ranges::any_of(first.keys, [&](const IndexKey& mine) {
        return std::ranges::any_of(second.keys, [&](const IndexKey& other) {
            return mine.column == other.column && mine.expression == other.expression &&
                   (mine.opclass != other.opclass || mine.collation != other.collation);
        });
    });
}

/// Whether a column stands behind an expression of it that `alone` does not have before it.
bool behindItself(const IndexKey& key, const std::vector<IndexKey>& keys, const std::vector<IndexKey>& alone)
{
    return !key.column.empty() && std::ranges::any_of(keys, [&](const IndexKey& before) {
        return std::ranges::count(before.columnsRead(), key.column) > 0 && std::ranges::count(alone, before) == 0;
    });
}

/// The first's keys, then those of the second that are not among them. An expression and its column, of two statements,
/// tell nothing apart together that one of them does not alone; the planner would reckon that they do. So the column is
/// only carried along, and the expression left out where its columns come first.
IndexDefinition appended(const IndexDefinition& first, const IndexDefinition& second)
{
    IndexDefinition merged = first;
    std::vector<std::string> carried;
    for (const IndexKey& key : second.keys) {
        const bool there = std::ranges::any_of(merged.keys, [&](const IndexKey& mine) {
            return mine.column == key.column && mine.expression == key.expression;
        });
        if (there)
            continue;
        if (behindItself(key, first.keys, second.keys))
            carried.push_back(key.column);
        else
            merged.keys.push_back(key);
    }
    merged.keys = withoutFollowing(merged.keys);
    merged.include.clear();
    for (const auto* include : {&first.include, &second.include, &std::as_const(carried)})
        for (const std::string& column : *include)
            if (!holdsColumn(merged.keys, column) && std::ranges::find(merged.include, column) == merged.include.end())
                merged.include.push_back(column);
    std::sort(merged.include.begin(), merged.include.end());
    return merged;
}

} // namespace

bool covers(const IndexDefinition& wide, const IndexDefinition& narrow)
{
    if (!sameRows(wide, narrow) || narrow.unique || wide.keys.size() < narrow.keys.size() ||
        !std::equal(narrow.keys.begin(), narrow.keys.end(), wide.keys.begin()))
        return false;
    return std::ranges::all_of(narrow.include, [&](const std::string& column) {
        return holdsColumn(wide.keys, column) || std::ranges::find(wide.include, column) != wide.include.end();
    });
}

std::vector<IndexDefinition> mergedOf(const IndexDefinition& first, const IndexDefinition& second)
{
    std::vector<IndexDefinition> result;
    if (!sameRows(first, second) || first.unique || second.unique || conflict(first, second))
        return result;
    for (IndexDefinition merged : {appended(first, second), appended(second, first)}) {
        const bool known = merged == first || merged == second || merged.keys.size() > mostKeys ||
                           std::ranges::find(result, merged) != result.end();
        if (!known)
            result.push_back(std::move(merged));
    }
    return result;
}

std::vector<IndexDefinition> smallerOf(const IndexDefinition& index)
{
    std::vector<IndexDefinition> result;
    if (index.method != "btree" || index.unique)
        return result;
    IndexDefinition bare = index;
    bare.include.clear();
    if (!index.include.empty())
        result.push_back(bare);
    if (bare.keys.size() > 1) {
        bare.keys.pop_back();
        result.push_back(bare);
    }
    return result;
}

std::vector<IndexDefinition> singleColumns(const std::vector<IndexDefinition>& indexes)
{
    std::set<IndexDefinition> result;
    for (const IndexDefinition& index : indexes) {
        if (index.method != "btree")
            continue;
        for (const IndexKey& key : index.keys) {
            if (key.column.empty())
                continue;
            IndexDefinition single;
            single.schema = index.schema;
            single.table = index.table;
            single.keys.emplace_back();
            single.keys.front().column = key.column;
            result.insert(std::move(single));
        }
    }
    return {result.begin(), result.end()};
}

} // namespace howdah::advise
