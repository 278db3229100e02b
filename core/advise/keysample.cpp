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

constexpr int firstColumn = 2; ///< of a row that was read, behind where it lies

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

/// Reads columns of a table block by block, as far as the limits go.
class BlockReader {
public:
    BlockReader(pg::Connection& connection, const TableInfo& table, std::vector<const ColumnInfo*> columns,
                const SampleLimits& limits, const base::StopToken& stop)
        : m_connection(connection)
        , m_table(table)
        , m_columns(std::move(columns))
        , m_limits(limits)
    {
        m_options.stop = stop;
        m_options.deadline = Deadline::after(limits.perColumn);
    }

    /// begin(): from the first row, also after an attempt that was given up. take(row, whether a block begins): the
    /// columns from the third on; false when there is no room for more. How many rows were taken.
    template <class Begin, class Take> Result<std::int64_t> read(const Begin& begin, const Take& take)
    {
        for (const ColumnInfo* const column : m_columns) {
            HOWDAH_ASSIGN(const bool readable, mayRead(*column));
            if (!readable)
                return Error(ErrorCode::Permission,
                             Text(HOWDAH_TEXT("advise", "this role may not read all of its rows")));
        }
        constexpr double nearlyAll = 0.8, room = 0.8;
        double share = affordable();
        if (share > nearlyAll)
            share = 1;
        constexpr int mostAttempts = 3;
        for (int attempt = 0; attempt < mostAttempts; ++attempt) {
            begin();
            HOWDAH_ASSIGN(const double done, draw(share, take));
            if (done >= 1)
                return m_rows;
            // More came than can be held, and the first blocks of a table are not like the others: fewer, of all of it.
            share *= done * room;
        }
        return Error(ErrorCode::Unsupported, Text(HOWDAH_TEXT("advise", "its values are too large")));
    }

private:
    Result<bool> mayRead(const ColumnInfo& column)
    {
        HOWDAH_ASSIGN(const pg::ResultSet answer,
                      m_connection.query("SELECT has_column_privilege($1::oid, $2::smallint, 'SELECT') AND NOT "
                                         "row_security_active($1::oid)",
                                         {std::to_string(m_table.oid), std::to_string(column.position)}, m_options));
        return answer.value<bool>(0, 0).value_or(false);
    }

    /// The share of the table's blocks that keeps within the limits, as far as statistics tell.
    [[nodiscard]] double affordable() const
    {
        constexpr double textByByte = 2, likelyBytes = 200; // of a value as text, beside what it takes as stored
        double width = 0;
        for (const ColumnInfo* const column : m_columns)
            width += column->averageWidth > 0 ? column->averageWidth * textByByte : likelyBytes;
        return std::min({1.0, m_limits.blocks / std::max(1.0, m_table.pages), m_limits.rows / m_table.rows,
                         static_cast<double>(m_limits.bytes.value) / (width * m_table.rows)});
    }

    /// A partitioned table's partitions are read with it; the children of another have indexes of their own.
    [[nodiscard]] std::string statement(double share) const
    {
        std::string sql = "SELECT tableoid, (ctid::text::point)[0]::bigint";
        for (const ColumnInfo* const column : m_columns)
            sql += ", " + base::quoteIdentifier(column->name) + "::text";
        return sql + " FROM " + (m_table.kind == 'p' ? "" : "ONLY ") +
               base::quoteQualified({m_table.schema, m_table.name}) + " TABLESAMPLE SYSTEM (" +
               base::toChars(share * 100) + ") REPEATABLE (0)";
    }

    /// Reads that share of the blocks, in a transaction of its own. The part of it that was read before a limit was
    /// met: 1 for all.
    template <class Take> Result<double> draw(double share, const Take& take)
    {
        m_rows = 0;
        HOWDAH_TRY(m_connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL lock_timeout = "
                                        "'1s'; SET LOCAL search_path = pg_catalog",
                                        m_options));
        bool full = false;
        std::int64_t bytes = 0;
        std::string block;
        const auto drawn = m_connection.stream(
            statement(share), {},
            [&](const pg::ResultSet& row) {
                std::string here(row.text(0, 0));
                here.append(":").append(row.text(0, 1));
                const bool begins = here != block;
                block = std::move(here);
                ++m_rows;
                for (int column = firstColumn; column < row.columnCount(); ++column)
                    bytes += static_cast<std::int64_t>(row.text(0, column).size());
                full = !take(row, begins) || bytes > m_limits.bytes.value;
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
        return full ? std::clamp(static_cast<double>(m_rows) / (share * m_table.rows), least, most) : 1.0;
    }

    pg::Connection& m_connection;
    const TableInfo& m_table;
    std::vector<const ColumnInfo*> m_columns;
    const SampleLimits& m_limits;
    pg::QueryOptions m_options;
    std::int64_t m_rows = 0;
};

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
        nulls += row.isNull(0, firstColumn) ? 1 : 0;
        for (Counter& counter : counters) {
            if (blockBegins)
                counter.beginBlock();
            if (!row.isNull(0, firstColumn))
                counter.add(row.text(0, firstColumn));
            occurrences += counter.occurrences();
        }
        return occurrences <= limits.occurrences;
    };
    HOWDAH_ASSIGN(const std::int64_t rows,
                  BlockReader(connection, *wish.table, {wish.column}, limits, stop).read(begin, take));
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

const SampledTuples* sampledTuples(const IndexDefinition& index, const TableInfo& table)
{
    std::vector<std::string> names;
    for (const IndexKey& key : index.keys)
        names.push_back(key.column);
    std::ranges::sort(names);
    const auto found =
        std::ranges::find_if(table.sampledTuples, [&](const auto& one) { return one->columns == names; });
    return found != table.sampledTuples.end() ? found->get() : nullptr;
}

Result<std::int64_t> sampleTuples(pg::Connection& connection, const IndexDefinition& index, TableInfo& table,
                                  const SampleLimits& limits, const base::StopToken& stop)
{
    std::vector<const ColumnInfo*> columns;
    auto sampled = std::make_shared<SampledTuples>();
    for (const IndexKey& key : index.keys) {
        columns.push_back(table.column(key.column));
        if (columns.back() == nullptr)
            return Error(ErrorCode::NotFound, Text(HOWDAH_TEXT("advise", "it has no such column")));
        sampled->columns.push_back(key.column);
    }
    std::ranges::sort(sampled->columns);
    struct Group {
        int blocks = 0;
        std::uint32_t rows = 0, lastBlock = 0;
        bool nulls = false;
    };
    std::unordered_map<std::string, Group> groups;
    std::uint32_t block = 0;
    const auto begin = [&] {
        groups.clear();
        block = 0;
    };
    const auto take = [&](const pg::ResultSet& row, bool blockBegins) {
        block += blockBegins ? 1 : 0;
        std::string values;
        bool nulls = false;
        for (int column = firstColumn; column < row.columnCount(); ++column) {
            const std::string_view text = row.text(0, column);
            nulls = nulls || row.isNull(0, column);
            values.append(row.isNull(0, column) ? "-" : std::to_string(text.size())).append(":").append(text);
        }
        Group& group = groups[values];
        group.nulls = nulls;
        ++group.rows;
        group.blocks += group.lastBlock != block ? 1 : 0;
        group.lastBlock = block;
        return true;
    };
    HOWDAH_ASSIGN(const std::int64_t rows, BlockReader(connection, table, columns, limits, stop).read(begin, take));
    sampled->rows = static_cast<double>(rows);
    for (const auto& [values, group] : groups)
        (group.nulls ? sampled->withNulls : sampled->whole).add(group.blocks, group.rows, 0);
    if (rows > 0)
        table.sampledTuples.push_back(std::move(sampled));
    return rows;
}

std::int64_t sampledRows(const IndexDefinition& index, const TableInfo& table)
{
    double rows = 0;
    if (const SampledTuples* const tuples = index.method == "btree" ? sampledTuples(index, table) : nullptr)
        rows = tuples->rows;
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
        const auto rows = readKeys(connection, wish, limits, stop);
        if (rows) {
            notes.push_back(wereRead(nameOf(wish), *rows));
            continue;
        }
        const ErrorCode code = rows.error().code();
        if (code == ErrorCode::Cancelled || code == ErrorCode::ConnectionLost || connection.broken())
            return rows.error();
        notes.push_back(notRead(nameOf(wish), rows.error()));
    }
    return {};
}

Text wereRead(const std::string& name, std::int64_t rows)
{
    return Text(HOWDAH_TEXT("advise", "%1 rows of %2 were read: statistics do not tell how large an index on it would "
                                      "be"),
                {base::human::integer(rows), name});
}

Text notRead(const std::string& name, const Error& why)
{
    return Text(HOWDAH_TEXT("advise", "no rows of %1 were read to tell how large an index on it would be: %2"),
                {name, why.english()});
}

} // namespace howdah::advise
