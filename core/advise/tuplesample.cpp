// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/tuplesample.h"

#include "core/advise/indexsizecolumns.h"
#include "core/base/quoting.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace howdah::advise {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Text;

const SampledTuples* sampledTuples(const IndexDefinition& index, const TableInfo& table)
{
    std::vector<std::string> names;
    for (const IndexKey& key : index.keys)
        names.push_back(nameOf(key));
    std::ranges::sort(names);
    const auto found = std::ranges::find_if(table.sampledTuples, [&](const auto& one) { return one->keys == names; });
    return found != table.sampledTuples.end() ? found->get() : nullptr;
}

const std::string& nameOf(const IndexKey& key)
{
    return key.column.empty() ? key.expression : key.column;
}

std::string nameOfKeys(const IndexDefinition& index)
{
    std::string list;
    for (const IndexKey& key : index.keys)
        list += (list.empty() ? "" : ", ") + nameOf(key);
    return index.schema + "." + index.table + " (" + list + ")";
}

void TupleCounter::clear()
{
    m_groups.clear();
    m_block = 0;
}

void TupleCounter::add(std::string_view values, bool nulls)
{
    Group& group = m_groups[std::string(values)];
    group.nulls = nulls;
    ++group.rows;
    group.blocks += group.lastBlock != m_block ? 1 : 0;
    group.lastBlock = m_block;
}

void TupleCounter::pour(SampledTuples& sampled) const
{
    for (const auto& [values, group] : m_groups)
        (group.nulls ? sampled.withNulls : sampled.whole).add(group.blocks, group.rows, 0);
}

Result<std::int64_t> sampleTuples(pg::Connection& connection, const IndexDefinition& index, TableInfo& table,
                                  const SampleLimits& limits, const base::StopToken& stop)
{
    std::vector<BlockOutput> outputs;
    auto sampled = std::make_shared<SampledTuples>();
    for (const IndexKey& key : index.keys) {
        const bool expression = key.column.empty();
        const ColumnInfo* const column = expression ? columnIn(key.expression, table) : table.column(key.column);
        if (column == nullptr)
            return Error(ErrorCode::NotFound, Text(HOWDAH_TEXT("advise", "it has no such column")));
        outputs.push_back(
            {(expression ? "(" + key.expression + ")" : base::quoteIdentifier(key.column)) + "::text", column});
        sampled->keys.push_back(nameOf(key));
    }
    std::ranges::sort(sampled->keys);
    TupleCounter counter;
    const auto begin = [&counter] { counter.clear(); };
    const auto take = [&counter](const pg::ResultSet& row, bool blockBegins) {
        if (blockBegins)
            counter.beginBlock();
        std::string values;
        bool nulls = false;
        for (int column = BlockReader::firstOutput; column < row.columnCount(); ++column) {
            const std::string_view text = row.text(0, column);
            nulls = nulls || row.isNull(0, column);
            values.append(row.isNull(0, column) ? "-" : std::to_string(text.size())).append(":").append(text);
        }
        counter.add(values, nulls);
        return true;
    };
    HOWDAH_ASSIGN(const std::int64_t rows, BlockReader(connection, table, limits, stop).read(outputs, begin, take));
    sampled->rows = static_cast<double>(rows);
    counter.pour(*sampled);
    if (rows > 0)
        table.sampledTuples.push_back(std::move(sampled));
    return rows;
}

} // namespace howdah::advise
