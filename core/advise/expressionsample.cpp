// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/expressionsample.h"

#include "core/advise/indexsizecolumns.h"
#include "core/advise/keysample.h"
#include "core/advise/rowsample.h"
#include "core/advise/tuplesample.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <numeric>
#include <set>
#include <unordered_map>
#include <utility>

namespace howdah::advise {

using base::Result;
using base::Status;

namespace {

using Groups = std::vector<std::pair<std::string_view, double>>; ///< a value, and the rows that hold it

/// How many of the most frequent values are so by more than chance (analyze.c, analyze_mcv_list): `counts` of rows out
/// of `rows`, the largest first; the table has `all`, and as many distinct values as the column says.
std::size_t significant(const std::vector<double>& counts, const ColumnInfo& column, double rows, double all)
{
    if (rows >= all)
        return counts.size();
    double before = std::accumulate(counts.begin(), counts.end(), 0.0);
    for (std::size_t last = counts.size(); last > 0; --last) {
        const double count = counts[last - 1];
        before -= count;
        const double others = std::max(1.0, column.distinct - static_cast<double>(last - 1));
        const double expected = std::clamp(1 - before / rows - column.nullFraction, 0.0, 1.0) / others * rows;
        const double known = all * count / rows; // hypergeometric: drawn without putting back
        const double variance = rows * known * (all - known) * (all - rows) / (all * all * (all - 1));
        if (count > expected + 2 * std::sqrt(variance) + 0.5)
            return last;
    }
    return 0;
}

/// The values that are clearly more frequent than the others, and a fair sample of these: what ANALYZE keeps of a
/// column (analyze.c, compute_scalar_stats). The column's distinct values and NULLs are known.
void fillValues(ColumnInfo& column, Groups& groups, double rows, double all)
{
    constexpr std::size_t most = 100;
    std::sort(groups.begin(), groups.end(), [](const auto& one, const auto& other) {
        return one.second != other.second ? one.second > other.second : one.first < other.first;
    });
    double present = 0;
    std::vector<double> repeated; // rows of those that are there more than once
    for (const auto& [value, count] : groups) {
        present += count;
        if (count > 1 && repeated.size() < most)
            repeated.push_back(count);
    }
    constexpr double many = 0.1; // of the rows: then values go on as the table grows, and these are not all
    const bool complete = repeated.size() == groups.size() && column.distinct <= many * all;
    const std::size_t common = complete ? repeated.size() : significant(repeated, column, rows, all);
    for (std::size_t i = 0; i < common; ++i) {
        column.commonValues.emplace_back(groups[i].first);
        column.commonFrequencies.push_back(groups[i].second / rows);
        present -= groups[i].second;
    }
    // In the order of the values, so that the same rows give the same bounds.
    const auto others = groups.begin() + static_cast<std::ptrdiff_t>(common);
    std::sort(others, groups.end());
    const std::size_t bounds = std::min(most + 1, static_cast<std::size_t>(groups.end() - others));
    if (bounds < 2)
        return;
    auto at = others;
    double passed = at->second;
    for (std::size_t bound = 0; bound < bounds; ++bound) {
        const double row = std::floor(static_cast<double>(bound) * (present - 1) / static_cast<double>(bounds - 1));
        while (passed <= row && std::next(at) != groups.end())
            passed += (++at)->second;
        column.histogram.emplace_back(at->first);
    }
}

/// An expression that candidates have for a key.
struct Wish {
    bool stored = false;       ///< in a B-tree, a hash or a BRIN index: its values are kept as they are
    std::vector<IndexKey> gin; ///< one for each operator class
};

constexpr std::uint32_t tsvectorOid = 3614, textArrayOid = 1009; // pg_type.dat; no other arrays are written
constexpr const char* textArray = "text[]";

bool ofElements(std::uint32_t typeOid)
{
    return typeOid == tsvectorOid || typeOid == textArrayOid;
}

/// Counts what one expression gives in rows as they arrive.
class ExpressionCounter {
public:
    explicit ExpressionCounter(const Wish& wish)
        : m_wish(wish)
    {}

    void clear();
    void add(const pg::ResultSet& row, bool blockBegins);
    [[nodiscard]] std::size_t occurrences() const { return m_occurrences; }
    /// What is known now of the table's `rows` rows that were read.
    void pour(const std::string& expression, double rows, TableInfo& table) const;

private:
    void begin(std::uint32_t typeOid);
    [[nodiscard]] CommonElements commonElements(double present) const;

    const Wish& m_wish;
    std::uint32_t m_typeOid = 0;
    double m_nulls = 0, m_bytes = 0;
    std::size_t m_occurrences = 0;
    TupleCounter m_values;
    std::vector<KeyCounter> m_keys;
    std::unordered_map<std::string, double> m_elements;
};

void ExpressionCounter::clear()
{
    m_typeOid = 0;
    m_nulls = m_bytes = 0;
    m_occurrences = 0;
    m_values.clear();
    m_keys.clear();
    m_elements.clear();
}

void ExpressionCounter::begin(std::uint32_t typeOid)
{
    m_typeOid = typeOid;
    std::set<GinKind> kinds;
    const std::string type = typeOid == textArrayOid ? textArray : "";
    for (const IndexKey& key : m_wish.gin)
        if (kinds.insert(ginKind(key, typeOid, type)).second)
            m_keys.emplace_back(ginKind(key, typeOid, type), type);
}

void ExpressionCounter::add(const pg::ResultSet& row, bool blockBegins)
{
    constexpr int value = BlockReader::firstOutput, size = value + 1;
    if (m_typeOid == 0)
        begin(static_cast<std::uint32_t>(row.columnType(value)));
    const bool null = row.isNull(0, value);
    const std::string_view text = row.text(0, value);
    m_nulls += null ? 1 : 0;
    m_bytes += m_wish.stored ? row.value<double>(0, size).value_or(0) : static_cast<double>(text.size());
    if (blockBegins)
        m_values.beginBlock();
    if (m_typeOid != tsvectorOid)
        m_values.add(text, null);
    m_occurrences = 0;
    for (KeyCounter& counter : m_keys) {
        if (blockBegins)
            counter.beginBlock();
        if (!null)
            counter.add(text);
        m_occurrences += counter.occurrences();
    }
    if (!null && ofElements(m_typeOid))
        for (const auto& [element, family] :
             ginKeys(m_typeOid == tsvectorOid ? GinKind::Lexemes : GinKind::Elements, text))
            ++m_elements[element];
}

/// Those that are in more rows than chance may explain, the thousand most frequent at most.
CommonElements ExpressionCounter::commonElements(double present) const
{
    constexpr std::size_t most = 1000; // ten times the statistics target
    constexpr double bucket = (static_cast<double>(most) + 10) * 1000 / 7, errors = 9; // ts_typanalyze.c
    double all = 0;
    for (const auto& [element, rows] : m_elements)
        all += rows;
    std::vector<std::pair<double, std::string>> kept;
    CommonElements result;
    for (const auto& [element, rows] : m_elements)
        if (element == "NULL" && m_typeOid == textArrayOid)
            result.nulls = rows / present;
        else if (rows > std::floor(errors * all / bucket))
            kept.emplace_back(rows, element);
    std::sort(kept.begin(), kept.end(), [](const auto& one, const auto& other) {
        return one.first != other.first ? one.first > other.first : one.second < other.second;
    });
    if (kept.size() > most)
        kept.resize(most);
    for (auto& [rows, element] : kept) {
        result.values.push_back(std::move(element));
        result.frequencies.push_back(rows / present);
    }
    if (!kept.empty()) {
        result.most = result.frequencies.front();
        result.least = result.frequencies.back();
    }
    return result;
}

void ExpressionCounter::pour(const std::string& expression, double rows, TableInfo& table) const
{
    const double present = rows - m_nulls;
    auto sampled = std::make_shared<SampledExpression>();
    sampled->expression = expression;
    sampled->rows = rows;
    ColumnInfo& column = sampled->column;
    column.typeOid = m_typeOid;
    column.type = m_typeOid == textArrayOid ? textArray : "";
    column.hasStatistics = true;
    column.nullFraction = m_nulls / rows;
    if (m_typeOid == tsvectorOid) { // taken for unique
        column.distinct = table.rows * (1 - column.nullFraction);
    } else {
        auto tuples = std::make_shared<SampledTuples>();
        tuples->keys = {expression};
        tuples->rows = rows;
        m_values.pour(*tuples);
        column.distinct = std::max(1.0, tuples->whole.keysIn(std::max(1.0, table.rows / rows)).keys);
        table.sampledTuples.push_back(std::move(tuples));
        constexpr std::size_t widest = 1024; // WIDTH_THRESHOLD, analyze.c: wider ones are only counted
        Groups groups;
        for (const auto& [value, group] : m_values.groups())
            if (!group.nulls && value.size() <= widest)
                groups.emplace_back(value, group.rows);
        fillValues(column, groups, rows, table.rows);
    }
    // A value that is computed has a header of four bytes, one that is stored a short one where that is enough.
    const double whole = present > 0 ? m_bytes / present : 0;
    column.averageWidth = layoutOf(column).length > 0 ? whole : varyingBytes(static_cast<int>(std::lround(whole)) - 4);
    if (ofElements(m_typeOid) && present > 0)
        sampled->elements = commonElements(present);
    table.sampledExpressions.push_back(std::move(sampled));
    for (const KeyCounter& counter : m_keys)
        keepKeys(counter, expression, rows, m_nulls, table);
}

/// How many rows it read, whose values are then in the table.
Result<std::int64_t> readExpression(pg::Connection& connection, TableInfo& table, const std::string& expression,
                                    const Wish& wish, const SampleLimits& limits, const base::StopToken& stop)
{
    const ColumnInfo* const source = columnIn(expression, table);
    const std::string sql = "(" + expression + ")";
    std::vector<BlockOutput> outputs{{sql, source}};
    if (wish.stored)
        outputs.push_back({"pg_column_size(" + sql + ")", source});
    ExpressionCounter counter(wish);
    const auto take = [&](const pg::ResultSet& row, bool blockBegins) {
        counter.add(row, blockBegins);
        return counter.occurrences() <= limits.occurrences;
    };
    HOWDAH_ASSIGN(const std::int64_t count, BlockReader(connection, table, limits, stop)
                                                .read(
                                                    outputs, [&] { counter.clear(); }, take));
    if (count > 0)
        counter.pour(expression, static_cast<double>(count), table);
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
    std::map<std::pair<std::ptrdiff_t, std::string>, Wish> wishes; // by the table's place
    for (const Candidate& candidate : candidates) {
        const TableInfo* const table = catalog.find(candidate.index.schema, candidate.index.table);
        if (table == nullptr || table->rows < 1)
            continue;
        for (const IndexKey& key : candidate.index.keys) {
            if (!key.column.empty())
                continue;
            Wish& wish = wishes[{table - catalog.tables.data(), key.expression}];
            if (candidate.index.method == "gin")
                wish.gin.push_back(key);
            else
                wish.stored = true;
        }
    }
    for (const auto& [where, wish] : wishes) {
        const std::string& expression = where.second;
        TableInfo& table = catalog.tables[static_cast<std::size_t>(where.first)];
        const std::string name = table.schema + "." + table.name + " (" + expression + ")";
        const auto rows = readExpression(connection, table, expression, wish, limits, stop);
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
