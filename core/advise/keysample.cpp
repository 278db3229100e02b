// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/keysample.h"

#include "core/advise/indexsize.h"
#include "core/advise/rowsample.h"
#include "core/base/quoting.h"

#include <algorithm>
#include <set>
#include <utility>

namespace howdah::advise {

using base::Result;
using base::Status;
using base::Text;

namespace {

/// A column to be read, and what for.
struct Wish {
    TableInfo* table = nullptr;
    const ColumnInfo* column = nullptr;
    std::set<GinKind> kinds;
    bool open = false; ///< the size of one of them is
};

/// The columns of GIN candidates whose size cannot be told well from statistics.
std::vector<Wish> wishes(Catalog& catalog, const std::vector<Candidate>& candidates)
{
    constexpr double small = 10000; // rows
    std::map<std::pair<std::uint32_t, std::string>, Wish> wishes;
    for (const Candidate& candidate : candidates) {
        const auto known = catalog.find(candidate.index.schema, candidate.index.table);
        if (candidate.index.method != "gin" || known == nullptr || known->rows < 1)
            continue;
        for (const IndexKey& key : candidate.index.keys) {
            const ColumnInfo* const column = known->column(key.column);
            IndexDefinition alone = candidate.index;
            alone.keys = {key};
            if (column == nullptr)
                continue;
            Wish& wish = wishes[{known->oid, key.column}];
            wish.table = &catalog.tables[static_cast<std::size_t>(known - catalog.tables.data())];
            wish.column = column;
            const GinKind kind = ginKind(key, column->typeOid, column->type);
            wish.kinds.insert(kind);
            // Arrays, too: a hundred of them show few of the elements. And a small table is read sooner than guessed.
            wish.open = wish.open || sizeFactor(alone, *known) > 1 || kind == GinKind::Elements || known->rows <= small;
        }
    }
    std::vector<Wish> list;
    for (auto& [place, wish] : wishes)
        if (wish.open)
            list.push_back(std::move(wish));
    return list;
}

std::string nameOf(const Wish& wish)
{
    return wish.table->schema + "." + wish.table->name + "." + wish.column->name;
}

/// How many rows it read, whose keys are then in the table's `sampled`.
Result<std::int64_t> readKeys(pg::Connection& connection, const Wish& wish, const SampleLimits& limits,
                              const base::StopToken& stop)
{
    std::vector<KeyCounter> counters;
    std::int64_t nulls = 0;
    const auto begin = [&] {
        nulls = 0;
        counters.clear();
        for (const GinKind kind : wish.kinds)
            counters.emplace_back(kind, wish.column->type);
    };
    const auto take = [&](const pg::ResultSet& row, bool blockBegins) {
        std::size_t occurrences = 0;
        nulls += row.isNull(0, BlockReader::firstOutput) ? 1 : 0;
        for (KeyCounter& counter : counters) {
            if (blockBegins)
                counter.beginBlock();
            if (!row.isNull(0, BlockReader::firstOutput))
                counter.add(row.text(0, BlockReader::firstOutput));
            occurrences += counter.occurrences();
        }
        return occurrences <= limits.occurrences;
    };
    HOWDAH_ASSIGN(const std::int64_t rows,
                  BlockReader(connection, *wish.table, limits, stop)
                      .read({{base::quoteIdentifier(wish.column->name) + "::text", wish.column}}, begin, take));
    if (rows < 1)
        return rows;
    for (const KeyCounter& counter : counters)
        keepKeys(counter, wish.column->name, static_cast<double>(rows), static_cast<double>(nulls), *wish.table);
    return rows;
}

} // namespace

const SampledKeys* sampledKeys(const IndexKey& key, GinKind kind, const TableInfo& table)
{
    const std::string& name = key.column.empty() ? key.expression : key.column;
    const auto found =
        std::ranges::find_if(table.sampled, [&](const auto& one) { return one->kind == kind && one->key == name; });
    return found != table.sampled.end() ? found->get() : nullptr;
}

void keepKeys(const KeyCounter& counter, const std::string& key, double rows, double nulls, TableInfo& table)
{
    auto sampled = std::make_shared<SampledKeys>();
    sampled->key = key;
    sampled->kind = counter.kind();
    sampled->rows = rows;
    sampled->nulls = nulls;
    counter.pour(sampled->families);
    table.sampled.push_back(std::move(sampled));
}

Status sampleKeys(pg::Connection& connection, Catalog& catalog, const std::vector<Candidate>& candidates,
                  const SampleLimits& limits, std::vector<Text>& notes, const base::StopToken& stop)
{
    for (const Wish& wish : wishes(catalog, candidates)) {
        const auto rows = readKeys(connection, wish, limits, stop);
        if (rows) {
            notes.push_back(wereRead(nameOf(wish), *rows));
            continue;
        }
        if (endsReading(rows.error(), connection))
            return rows.error();
        notes.push_back(notRead(nameOf(wish), rows.error()));
    }
    return {};
}

} // namespace howdah::advise
