// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/expressionsample.h"

#include "core/advise/indexsizecolumns.h"
#include "core/advise/rowsample.h"
#include "core/advise/tuplesample.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>
#include <utility>

namespace howdah::advise {

using base::Result;
using base::Status;

namespace {

using Groups = std::vector<std::pair<std::string_view, double>>; ///< a value, and the rows that hold it

/// The values that are clearly more frequent than the others, and a fair sample of these: what pg_stats has of a column
/// (analyze.c, compute_scalar_stats; the bounds here are drawn by rows as there).
void fillValues(ColumnInfo& column, Groups& groups, double rows)
{
    constexpr std::size_t most = 100;
    std::sort(groups.begin(), groups.end(), [](const auto& one, const auto& other) {
        return one.second != other.second ? one.second > other.second : one.first < other.first;
    });
    double present = 0;
    for (const auto& [value, count] : groups)
        present += count;
    constexpr double clearly = 1.25;
    const double average = groups.empty() ? 0 : present / static_cast<double>(groups.size());
    const bool few = groups.size() <= most && !groups.empty() && groups.back().second > 1;
    std::size_t common = 0;
    while (common < groups.size() && common < most &&
           (few || (groups[common].second > 1 && groups[common].second > clearly * average))) {
        column.commonValues.emplace_back(groups[common].first);
        column.commonFrequencies.push_back(groups[common].second / rows);
        present -= groups[common].second;
        ++common;
    }
    if (present <= 0)
        return;
    // In the order of the values, so that the same rows give the same bounds.
    std::sort(groups.begin() + static_cast<std::ptrdiff_t>(common), groups.end());
    double passed = 0;
    const auto bounds = static_cast<double>(most);
    for (std::size_t i = common; i < groups.size(); ++i) {
        const double before = std::floor(passed * bounds / present);
        passed += groups[i].second;
        for (double bound = before; bound < std::floor(passed * bounds / present); ++bound)
            column.histogram.emplace_back(groups[i].first);
    }
}

/// How many rows it read, whose values are then in the table.
Result<std::int64_t> readExpression(pg::Connection& connection, TableInfo& table, const std::string& expression,
                                    const SampleLimits& limits, const base::StopToken& stop)
{
    const ColumnInfo* const source = columnIn(expression, table);
    const std::string sql = "(" + expression + ")";
    TupleCounter counter;
    std::int64_t nulls = 0;
    double bytes = 0;
    auto sampled = std::make_shared<SampledExpression>();
    const auto begin = [&] {
        counter.clear();
        nulls = 0;
        bytes = 0;
    };
    const auto take = [&](const pg::ResultSet& row, bool blockBegins) {
        constexpr int value = BlockReader::firstOutput, size = value + 1;
        if (blockBegins)
            counter.beginBlock();
        sampled->column.typeOid = static_cast<std::uint32_t>(row.columnType(value));
        const bool null = row.isNull(0, value);
        nulls += null ? 1 : 0;
        bytes += row.value<double>(0, size).value_or(0);
        counter.add(row.text(0, value), null);
        return true;
    };
    HOWDAH_ASSIGN(const std::int64_t count,
                  BlockReader(connection, table, limits, stop)
                      .read({{sql, source}, {"pg_column_size(" + sql + ")", source}}, begin, take));
    if (count < 1)
        return count;
    const auto rows = static_cast<double>(count), present = rows - static_cast<double>(nulls);
    auto tuples = std::make_shared<SampledTuples>();
    tuples->keys = {expression};
    tuples->rows = rows;
    counter.pour(*tuples);

    sampled->expression = expression;
    sampled->rows = rows;
    ColumnInfo& column = sampled->column;
    column.hasStatistics = true;
    column.nullFraction = static_cast<double>(nulls) / rows;
    column.distinct = std::max(1.0, tuples->whole.keysIn(std::max(1.0, table.rows / rows)).keys);
    // A value that is computed has a header of four bytes, one that is stored a short one where that is enough.
    const double whole = present > 0 ? bytes / present : 0;
    column.averageWidth = layoutOf(column).length > 0 ? whole : varyingBytes(static_cast<int>(std::lround(whole)) - 4);
    Groups groups;
    for (const auto& [value, group] : counter.groups())
        if (!group.nulls)
            groups.emplace_back(value, group.rows);
    fillValues(column, groups, rows);
    table.sampledExpressions.push_back(std::move(sampled));
    table.sampledTuples.push_back(std::move(tuples));
    return count;
}

} // namespace

const SampledExpression* sampledExpression(std::string_view expression, const TableInfo& table)
{
    const auto found = std::ranges::find_if(table.sampledExpressions,
                                            [expression](const auto& one) { return one->expression == expression; });
    return found != table.sampledExpressions.end() ? found->get() : nullptr;
}

Status sampleExpressions(pg::Connection& connection, Catalog& catalog, const std::vector<Candidate>& candidates,
                         const SampleLimits& limits, std::vector<base::Text>& notes, const base::StopToken& stop)
{
    std::set<std::pair<std::ptrdiff_t, std::string>> wishes; // the table's place
    for (const Candidate& candidate : candidates) {
        const TableInfo* const table = catalog.find(candidate.index.schema, candidate.index.table);
        if (table == nullptr || table->rows < 1 || candidate.index.method == "gin")
            continue;
        for (const IndexKey& key : candidate.index.keys)
            if (key.column.empty())
                wishes.emplace(table - catalog.tables.data(), key.expression);
    }
    for (const auto& [place, expression] : wishes) {
        TableInfo& table = catalog.tables[static_cast<std::size_t>(place)];
        const std::string name = table.schema + "." + table.name + " (" + expression + ")";
        const auto rows = readExpression(connection, table, expression, limits, stop);
        if (rows) {
            notes.push_back(wereRead(name, *rows));
            continue;
        }
        if (endsReading(rows.error(), connection))
            return rows.error();
        notes.push_back(notRead(name, rows.error()));
    }
    return {};
}

} // namespace howdah::advise
