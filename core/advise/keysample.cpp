// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/keysample.h"

#include "core/advise/indexsize.h"
#include "core/base/numbers.h"
#include "core/base/quoting.h"
#include "core/base/units.h"
#include "core/pg/connection.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>
#include <unordered_map>
#include <utility>

namespace howdah::advise {

using base::Deadline;
using base::Error;
using base::ErrorCode;
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
};

/// The columns of GIN candidates whose size cannot be told well from statistics. Expressions are left alone: reading
/// one would run functions of the database's owner under the DBA's rights.
std::vector<Wish> wishes(Catalog& catalog, const std::vector<Candidate>& candidates)
{
    std::map<std::pair<std::uint32_t, std::string>, Wish> wishes;
    for (const Candidate& candidate : candidates) {
        const auto known = catalog.find(candidate.index.schema, candidate.index.table);
        if (candidate.index.method != "gin" || known == nullptr || known->rows < 1)
            continue;
        for (const IndexKey& key : candidate.index.keys) {
            const ColumnInfo* const column = known->column(key.column);
            IndexDefinition alone = candidate.index;
            alone.keys = {key};
            // Of an array, too: a hundred of them show few of its elements.
            if (column == nullptr ||
                (sizeFactor(alone, *known) <= 1 && ginKind(key, column->typeOid, column->type) != GinKind::Elements))
                continue;
            Wish& wish = wishes[{known->oid, key.column}];
            wish.table = &catalog.tables[static_cast<std::size_t>(known - catalog.tables.data())];
            wish.column = column;
            wish.kinds.insert(ginKind(key, column->typeOid, column->type));
        }
    }
    std::vector<Wish> list;
    for (auto& [place, wish] : wishes)
        list.push_back(std::move(wish));
    return list;
}

std::string nameOf(const Wish& wish)
{
    return wish.table->schema + "." + wish.table->name + "." + wish.column->name;
}

/// Reads the rows of one column.
class Sampler {
public:
    Sampler(pg::Connection& connection, const Wish& wish, const SampleLimits& limits, const base::StopToken& stop)
        : m_connection(connection)
        , m_wish(wish)
        , m_limits(limits)
    {
        m_options.stop = stop;
        m_options.deadline = Deadline::after(limits.perColumn);
    }

    /// How many rows it read, whose keys are then in the table's `sampled`.
    Result<std::int64_t> sample()
    {
        HOWDAH_ASSIGN(const bool readable, mayRead());
        if (!readable)
            return Error(ErrorCode::Permission, Text(HOWDAH_TEXT("advise", "this role may not read all of its rows")));
        constexpr double nearlyAll = 0.8, room = 0.8;
        double share = affordable();
        if (share > nearlyAll)
            share = 1;
        constexpr int mostAttempts = 3;
        for (int attempt = 0; attempt < mostAttempts; ++attempt) {
            HOWDAH_ASSIGN(const double done, draw(share));
            if (done >= 1)
                return keep();
            // More came than can be held, and the first blocks of a table are not like the others: fewer, of all of it.
            share *= done * room;
        }
        return Error(ErrorCode::Unsupported, Text(HOWDAH_TEXT("advise", "its values are too large")));
    }

private:
    Result<bool> mayRead()
    {
        HOWDAH_ASSIGN(const pg::ResultSet answer,
                      m_connection.query("SELECT has_column_privilege($1::oid, $2::smallint, 'SELECT') AND NOT "
                                         "row_security_active($1::oid)",
                                         {std::to_string(m_wish.table->oid), std::to_string(m_wish.column->position)},
                                         m_options));
        return answer.value<bool>(0, 0).value_or(false);
    }

    /// The share of the table's blocks that keeps within the limits, as far as statistics tell.
    [[nodiscard]] double affordable() const
    {
        constexpr double textByByte = 2, likelyBytes = 200; // of a value as text, beside what it takes as stored
        const double stored = m_wish.column->averageWidth;
        const double width = stored > 0 ? stored * textByByte : likelyBytes;
        const TableInfo& table = *m_wish.table;
        return std::min({1.0, m_limits.blocks / std::max(1.0, table.pages), m_limits.rows / table.rows,
                         static_cast<double>(m_limits.bytes.value) / (width * table.rows)});
    }

    /// A partitioned table's partitions are read with it; the children of another have indexes of their own.
    [[nodiscard]] std::string statement(double share) const
    {
        const TableInfo& table = *m_wish.table;
        return "SELECT tableoid, (ctid::text::point)[0]::bigint, " + base::quoteIdentifier(m_wish.column->name) +
               "::text FROM " + (table.kind == 'p' ? "" : "ONLY ") + base::quoteIdentifier(table.schema) + "." +
               base::quoteIdentifier(table.name) + " TABLESAMPLE SYSTEM (" + base::toChars(share * 100) +
               ") REPEATABLE (0)";
    }

    /// Reads that share of the blocks, in a transaction of its own. The part of it that was read before a limit was
    /// met: 1 for all.
    Result<double> draw(double share)
    {
        m_counters.clear();
        for (const GinKind kind : m_wish.kinds)
            m_counters.emplace_back(kind, m_wish.column->type);
        m_rows = m_nulls = m_bytes = 0;
        m_block.clear();
        HOWDAH_TRY(m_connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL lock_timeout = "
                                        "'1s'; SET LOCAL search_path = pg_catalog",
                                        m_options));
        bool full = false;
        const auto drawn = m_connection.stream(
            statement(share), {},
            [&](const pg::ResultSet& row) {
                full = !take(row);
                return !full;
            },
            m_options);
        pg::QueryOptions last; // whatever the deadline says: the connection is the caller's
        last.deadline = Deadline::after(base::Seconds(5));
        const Status ended = m_connection.execute("ROLLBACK", last);
        if (!drawn)
            return drawn.error();
        HOWDAH_TRY(ended);
        constexpr double least = 0.001, most = 0.9;
        return full ? std::clamp(static_cast<double>(m_rows) / (share * m_wish.table->rows), least, most) : 1.0;
    }

    /// False when there is no room for more.
    bool take(const pg::ResultSet& row)
    {
        std::string here(row.text(0, 0));
        here.append(":").append(row.text(0, 1));
        if (here != m_block)
            for (Counter& counter : m_counters)
                counter.beginBlock();
        m_block = std::move(here);
        ++m_rows;
        if (row.isNull(0, 2)) {
            ++m_nulls;
            return true;
        }
        m_bytes += static_cast<std::int64_t>(row.text(0, 2).size());
        std::size_t occurrences = 0;
        for (Counter& counter : m_counters) {
            counter.add(row.text(0, 2));
            occurrences += counter.occurrences();
        }
        return m_bytes <= m_limits.bytes.value && occurrences <= m_limits.occurrences;
    }

    std::int64_t keep()
    {
        if (m_rows < 1)
            return 0;
        for (const Counter& counter : m_counters) {
            auto sampled = std::make_shared<SampledKeys>();
            sampled->key = m_wish.column->name;
            sampled->kind = counter.kind();
            sampled->rows = static_cast<double>(m_rows);
            sampled->nulls = static_cast<double>(m_nulls);
            counter.pour(sampled->families);
            m_wish.table->sampled.push_back(std::move(sampled));
        }
        return m_rows;
    }

    pg::Connection& m_connection;
    const Wish& m_wish;
    const SampleLimits& m_limits;
    pg::QueryOptions m_options;
    std::vector<Counter> m_counters;
    std::string m_block; ///< of the row before
    std::int64_t m_rows = 0, m_nulls = 0, m_bytes = 0;
};

} // namespace

const SampledKeys* sampledKeys(const IndexKey& key, GinKind kind, const TableInfo& table)
{
    const std::string& name = key.column.empty() ? key.expression : key.column;
    const auto found =
        std::ranges::find_if(table.sampled, [&](const auto& one) { return one->kind == kind && one->key == name; });
    return found != table.sampled.end() ? found->get() : nullptr;
}

std::int64_t sampledRows(const IndexDefinition& index, const TableInfo& table)
{
    double rows = 0;
    if (index.method == "gin")
        for (const IndexKey& key : index.keys)
            for (const auto& one : table.sampled)
                if (sampledKeys(key, one->kind, table) == one.get())
                    rows = std::max(rows, one->rows);
    return std::llround(rows);
}

Status sampleKeys(pg::Connection& connection, Catalog& catalog, const std::vector<Candidate>& candidates,
                  const SampleLimits& limits, std::vector<Text>& notes, const base::StopToken& stop)
{
    for (const Wish& wish : wishes(catalog, candidates)) {
        const auto rows = Sampler(connection, wish, limits, stop).sample();
        if (rows) {
            notes.emplace_back(HOWDAH_TEXT("advise", "%1 rows of %2 were read: statistics do not tell how large an "
                                                     "index on it would be"),
                               std::vector{base::human::integer(*rows), nameOf(wish)});
            continue;
        }
        const ErrorCode code = rows.error().code();
        if (code == ErrorCode::Cancelled || code == ErrorCode::ConnectionLost || connection.broken())
            return rows.error();
        notes.emplace_back(HOWDAH_TEXT("advise", "no rows of %1 were read to tell how large an index on it would be: "
                                                 "%2"),
                           std::vector{nameOf(wish), rows.error().english()});
    }
    return {};
}

} // namespace howdah::advise
