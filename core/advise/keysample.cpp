// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/keysample.h"

#include "core/advise/indexsize.h"
#include "core/advise/rowsample.h"
#include "core/base/quoting.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <set>
#include <unordered_map>
#include <utility>

namespace howdah::advise {

using base::Result;
using base::Status;
using base::Text;

namespace {

/// Counts keys in rows as they arrive, those of a block one after the other.
class Counter {
public:
    Counter(GinKind kind, std::string type)
        : m_kind(kind)
        , m_type(std::move(type))
    {}

    void beginBlock() { ++m_block; }
    void add(std::string_view value)
    {
        for (const auto& [key, family] : ginKeys(m_kind, value)) {
            ++m_occurrences;
            Entry& entry = m_entries[std::hash<std::string>{}(key)];
            const std::uint32_t number = familyNumber(family);
            if (entry.rows == 0) {
                entry.family = entry.other = number;
                entry.width = static_cast<float>(ginKeyBytes(m_kind, m_type, key));
            } else if (number != entry.family) {
                entry.other = number;
            }
            ++entry.rows;
            if (entry.lastBlock != m_block)
                ++entry.blocks;
            entry.lastBlock = m_block;
        }
    }
    [[nodiscard]] std::size_t occurrences() const { return m_occurrences; }
    [[nodiscard]] GinKind kind() const { return m_kind; }
    void pour(std::map<std::string, KeySpectrum>& families) const
    {
        const std::vector<std::uint32_t> together = merged();
        for (const auto& [hash, entry] : m_entries)
            families[m_families[together[entry.family]]].add(static_cast<int>(entry.blocks), entry.rows, entry.width);
    }

private:
    /// In place of the key itself, of which there may be millions.
    struct Entry {
        std::uint32_t rows = 0, blocks = 0, lastBlock = 0;
        std::uint32_t family = 0; ///< in which it was first
        std::uint32_t other = 0;  ///< in which it was, too; else the same
        float width = 0;
    };
    /// jsonb_ops keeps a value once whatever the field, so fields that draw on the same values count as one family. For
    /// each the one that it goes with.
    [[nodiscard]] std::vector<std::uint32_t> merged() const
    {
        std::vector<double> keys(m_families.size(), 0);
        std::map<std::pair<std::uint32_t, std::uint32_t>, double> shared;
        for (const auto& [hash, entry] : m_entries) {
            ++keys[entry.family];
            if (entry.other != entry.family)
                ++shared[std::minmax(entry.family, entry.other)];
        }
        std::vector<std::uint32_t> with(m_families.size());
        std::iota(with.begin(), with.end(), 0U);
        const auto first = [&](std::uint32_t family) {
            while (with[family] != family)
                family = with[family];
            return family;
        };
        for (const auto& [pair, count] : shared) {
            constexpr double least = 5, part = 0.01; // of rows drawn from many, few show that the values are the same
            if (count >= least && count >= part * std::min(keys[pair.first], keys[pair.second]))
                with[first(pair.second)] = first(pair.first);
        }
        for (std::uint32_t family = 0; family < with.size(); ++family)
            with[family] = first(family);
        return with;
    }
    std::uint32_t familyNumber(const std::string& name)
    {
        const auto [place, fresh] = m_numbers.emplace(name, static_cast<std::uint32_t>(m_families.size()));
        if (fresh)
            m_families.push_back(name);
        return place->second;
    }

    GinKind m_kind;
    std::string m_type;
    std::uint32_t m_block = 0;
    std::size_t m_occurrences = 0;
    std::unordered_map<std::size_t, Entry> m_entries;
    std::unordered_map<std::string, std::uint32_t> m_numbers;
    std::vector<std::string> m_families;
};

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
    std::vector<Counter> counters;
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
        for (Counter& counter : counters) {
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
    for (const Counter& counter : counters) {
        auto sampled = std::make_shared<SampledKeys>();
        sampled->key = wish.column->name;
        sampled->kind = counter.kind();
        sampled->rows = static_cast<double>(rows);
        sampled->nulls = static_cast<double>(nulls);
        counter.pour(sampled->families);
        wish.table->sampled.push_back(std::move(sampled));
    }
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
