// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/btreeheight.h"

#include "core/base/quoting.h"
#include "core/plan/plan.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace howdah::advise {

using base::Result;
using base::Status;

namespace {

constexpr double pageOverhead = 24 + 16; // header and BTPageOpaqueData
constexpr std::size_t mostQuestions = 500;

/// ORDER BY that only this index serves, as far as its keys can tell.
std::string question(const TableInfo& table, const IndexInfo& index)
{
    std::string order;
    for (const IndexKey& key : index.definition.keys) {
        order += order.empty() ? "" : ", ";
        order += key.column.empty() ? "(" + key.expression + ")" : base::quoteIdentifier(key.column);
        if (!key.collation.empty())
            order += " COLLATE " + base::quoteIdentifier(key.collation);
        order += key.descending ? " DESC" : " ASC";
        order += key.nullsFirst ? " NULLS FIRST" : " NULLS LAST";
    }
    return "EXPLAIN (FORMAT JSON) SELECT FROM ONLY " + base::quoteQualified({table.schema, table.name}) +
           (index.definition.where.empty() ? "" : " WHERE " + index.definition.where) + " ORDER BY " + order;
}

/// Out of the cost before the first row, with cpu_operator_cost 1: 50 for each level and the root, and the logarithm of
/// the entries.
std::optional<int> heightIn(const pg::ResultSet& answer, const IndexInfo& index)
{
    const auto plans = plan::parsePlans(answer.text(0, 0));
    if (!plans || plans->empty() || !plans->front()->root || plans->front()->root->index != index.name)
        return std::nullopt;
    const double comparisons = std::ceil(std::log2(std::max(2.0, index.tuples)));
    const double levels = (plans->front()->root->startupCost - comparisons) / 50;
    return std::max(0, static_cast<int>(std::lround(levels)) - 1);
}

} // namespace

int btreeHeight(std::int64_t pages, double keyBytes, int blockSize, double fill)
{
    const double entry = std::ceil((8 + std::max(keyBytes, 1.0)) / 8) * 8 + 4;
    const double fanOut = std::max(2.0, std::floor((blockSize - pageOverhead) * fill / entry));
    // Without the metapage. Inner pages are few enough to count as leaves.
    double level = static_cast<double>(pages) - 1;
    int height = 0;
    for (; level > 1; ++height)
        level = std::ceil(level / fanOut);
    return height;
}

double innerKeyBytes(const IndexDefinition& index, const TableInfo* table, std::int64_t pages)
{
    double bytes = 0;
    double distinct = 1;
    for (const IndexKey& key : index.keys) {
        const ColumnInfo* const column = table != nullptr ? table->column(key.column) : nullptr;
        bytes += column != nullptr && column->averageWidth > 0 ? column->averageWidth : 8;
        distinct *= column != nullptr && column->distinct > 0 ? column->distinct : 100;
        // Leaves are split where the leading columns change, and the others are cut off (_bt_truncate, nbtutils.c).
        if (distinct >= 2 * static_cast<double>(pages))
            return bytes;
    }
    // Equal keys are told apart by where their rows stand.
    return bytes + 8;
}

Result<std::map<std::pair<std::string, std::string>, int>>
findHeights(pg::Connection& connection, const Catalog& catalog,
            const std::set<std::pair<std::string, std::string>>& without, const pg::QueryOptions& options)
{
    std::map<std::pair<std::string, std::string>, int> heights;
    std::vector<const IndexInfo*> asked;
    std::vector<pg::PipelineQuery> questions;
    for (const TableInfo& table : catalog.tables) {
        if (without.contains({table.schema, table.name}))
            continue;
        for (const IndexInfo& index : table.indexes) {
            if (index.definition.method != "btree" || table.kind == 'p')
                continue;
            const std::int64_t pages = index.bytes.value / catalog.blockSize;
            const double key = innerKeyBytes(index.definition, &table, pages);
            heights[{table.schema, index.name}] = btreeHeight(pages, key, catalog.blockSize);
            // One that grew has inner pages half full or full, and its keys may be longer or shorter.
            const bool open = btreeHeight(pages, key * 0.8, catalog.blockSize, 1.0) !=
                              btreeHeight(pages, key * 1.25 + 8, catalog.blockSize, 0.5);
            if (open && index.valid && questions.size() < mostQuestions) {
                asked.push_back(&index);
                questions.push_back({question(table, index), {}});
            }
        }
    }
    if (questions.empty())
        return heights;
    HOWDAH_TRY(connection.execute(
        "BEGIN READ ONLY; SET LOCAL lock_timeout = '200ms'; SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = "
        "off; "
        "SET LOCAL enable_bitmapscan = off; SET LOCAL enable_indexscan = on; SET LOCAL enable_indexonlyscan = on; "
        "SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL cpu_operator_cost = 1",
        options));
    // A question that fails ends the transaction, and those behind it fail with it: each has a savepoint.
    std::vector<pg::PipelineQuery> guarded;
    for (pg::PipelineQuery& one : questions) {
        guarded.push_back({"SAVEPOINT question", {}});
        guarded.push_back(std::move(one));
        guarded.push_back({"ROLLBACK TO SAVEPOINT question", {}});
    }
    const auto answers = connection.pipeline(guarded, options);
    pg::QueryOptions last;
    last.deadline = base::Deadline::after(base::Seconds(5));
    const Status ended = connection.broken() ? Status() : connection.execute("ROLLBACK", last);
    if (!answers)
        return answers.error();
    HOWDAH_TRY(ended);
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const auto& answer = (*answers)[3 * i + 1];
        // The role may not read the table, or it is locked: then the size has to do.
        const auto height = answer ? heightIn(*answer, *asked[i]) : std::nullopt;
        if (height)
            heights[{asked[i]->definition.schema, asked[i]->name}] = *height;
    }
    return heights;
}

} // namespace howdah::advise
