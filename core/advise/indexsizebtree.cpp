// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/indexsizebtree.h"

#include "core/advise/expressionsample.h"
#include "core/advise/indexsizecolumns.h"
#include "core/advise/tuplesample.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace howdah::advise {

namespace {

// nbtree.h, nbtsort.c: what a page has for items once the line pointer of the high key is set aside, what a leaf keeps
// free at fill factor 90 and an inner page at 70, and how big a merged tuple may become.
constexpr int pageSpace = 8192 - 24 - 16 - 4;
constexpr int leafKeepsFree = 8192 * 10 / 100;
constexpr int innerKeepsFree = 8192 * 30 / 100;
constexpr int linePointer = 4;
constexpr int rowPointer = 6;
constexpr int roomForRowPointer = 8;
constexpr int largestMerged = (8192 * 10 / 100) / 8 * 8 - linePointer;

/// Items of one size that a page keeps. `cutOff`: what the last one loses when it becomes the page's high key.
double itemsPerPage(int bytes, int cutOff, int keepsFree, bool leaf)
{
    int count = 0, used = 0;
    while (true) {
        const int room = pageSpace - used - linePointer;
        if (room < bytes + (leaf ? roomForRowPointer : 0) || (count > 1 && room + cutOff < keepsFree))
            break;
        used += bytes + linePointer;
        ++count;
    }
    // The last goes on to the next page, and only its key stays.
    return std::max(1, count - 1);
}

/// Leaf pages that tuples of one key width take, by adding up.
class Leaf {
public:
    Leaf(int keyBytes, bool merges)
        : m_key(keyBytes)
        , m_most(merges ? (largestMerged / 8 * 8 - keyBytes) / rowPointer : 1)
    {
        m_most = std::max(m_most, 1);
    }
    /// Pages for one group of `rows` equal rows.
    double pages(std::int64_t rows)
    {
        const std::int64_t full = rows / m_most, rest = rows % m_most;
        double sum = 0;
        if (full > 0)
            sum += static_cast<double>(full) * pagesOf(m_most);
        if (rest > 0)
            sum += pagesOf(static_cast<int>(rest));
        return sum;
    }

private:
    double pagesOf(int rows)
    {
        const auto known = m_pages.find(rows);
        if (known != m_pages.end())
            return known->second;
        const int bytes = rows == 1 ? m_key : static_cast<int>(maxAlign(m_key + rowPointer * rows));
        const double pages = 1 / itemsPerPage(bytes, bytes - m_key, leafKeepsFree, true);
        m_pages.emplace(rows, pages);
        return pages;
    }

    int m_key, m_most;
    std::map<int, double> m_pages;
};

/// Expected pages of one cell whose rows are counted by chance around `mean` (Poisson).
double expectedPages(Leaf& leaf, double mean)
{
    constexpr double certain = 200;
    if (mean >= certain)
        return leaf.pages(std::llround(mean));
    double sum = 0;
    double chance = mean * std::exp(-mean);
    const int most = static_cast<int>(mean + 12 * std::sqrt(mean) + 12);
    for (int n = 1; n <= most; ++n) {
        sum += chance * leaf.pages(n);
        chance *= mean / (n + 1);
    }
    return sum;
}

/// The mean of cells, empty ones included, when those that are not empty hold `filled` rows on average.
double meanOfCells(double filled)
{
    constexpr double almostUnique = 1.00005;
    if (filled <= almostUnique)
        return 1e-4;
    double low = 1e-4, high = filled;
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2;
        (middle / -std::expm1(-middle) < filled ? low : high) = middle;
    }
    return (low + high) / 2;
}

bool mentionsNotNull(const std::string& where, const std::string& column)
{
    for (const std::string& name : {column, "\"" + column + "\""}) {
        const auto at = where.find(name + " IS NOT NULL");
        if (at != std::string::npos && (at == 0 || where[at - 1] == ' ' || where[at - 1] == '('))
            return true;
    }
    return false;
}

/// A column's values as cells: `rows` of each is a share of all rows here.
std::vector<EqualRows> cellsOf(const ColumnInfo& column, double tableRows, bool withoutNulls)
{
    std::vector<EqualRows> cells;
    double common = 0;
    for (const double frequency : column.commonFrequencies) {
        cells.push_back({1, frequency, false});
        common += frequency;
    }
    const double nulls = std::clamp(column.nullFraction, 0.0, 1.0);
    const double rest = std::max(0.0, 1 - nulls - common);
    if (rest > 1e-9) {
        const double all = column.distinct > 0 ? column.distinct : std::max(1.0, tableRows * 0.1);
        const double filled = std::clamp(all - static_cast<double>(cells.size()), 1.0, std::max(1.0, rest * tableRows));
        const double mean = meanOfCells(std::max(1.0, rest * tableRows / filled));
        cells.push_back({rest * tableRows / mean, mean / std::max(1.0, tableRows), false});
    }
    if (withoutNulls) {
        for (EqualRows& cell : cells)
            cell.rows /= std::max(1e-9, 1 - nulls);
    } else if (nulls > 0) {
        cells.push_back({1, nulls, true});
    }
    return cells;
}

/// Joins cells of nearly the same size, so that products stay short.
std::vector<EqualRows> joined(const std::vector<EqualRows>& cells)
{
    constexpr std::size_t fewEnough = 40;
    if (cells.size() <= fewEnough)
        return cells;
    std::map<std::pair<bool, long>, EqualRows> steps;
    for (const EqualRows& cell : cells) {
        if (cell.rows <= 0 || cell.cells <= 0)
            continue;
        EqualRows& step = steps[{cell.nulls, std::lround(std::log2(cell.rows) * 3)}];
        step.rows = (step.rows * step.cells + cell.rows * cell.cells) / (step.cells + cell.cells);
        step.cells += cell.cells;
        step.nulls = cell.nulls;
    }
    std::vector<EqualRows> result;
    for (const auto& [key, cell] : steps)
        result.push_back(cell);
    return result;
}

bool hasUniqueKeys(const IndexDefinition& index, const TableInfo& table)
{
    if (index.unique)
        return true;
    for (const IndexInfo& other : table.indexes) {
        const IndexDefinition& definition = other.definition;
        if ((!definition.unique && !other.primary) || !definition.where.empty() || definition.keys.empty())
            continue;
        const bool within = std::ranges::all_of(definition.keys, [&](const IndexKey& key) {
            return !key.column.empty() &&
                   std::ranges::any_of(index.keys, [&](const IndexKey& mine) { return mine.column == key.column; });
        });
        if (within)
            return true;
    }
    return false;
}

struct Widths {
    int bytes;
    double share;
};

/// Sizes of the tuple, each key's widths drawn in an order of its own so that wide ones do not always meet.
std::vector<Widths> tupleWidths(const std::vector<StoredColumn>& columns, std::size_t keys, bool nulls)
{
    std::vector<const StoredColumn*> pointers;
    for (const StoredColumn& column : columns)
        pointers.push_back(&column);
    constexpr int draws = 64;
    std::map<int, int> sizes;
    for (int draw = 0; draw < draws; ++draw) {
        std::vector<int> widths;
        bool bitmap = nulls;
        // Which key is NULL: each nullable one by its share, as if exactly one were.
        double reached = 0, nullable = 0;
        for (std::size_t i = 0; i < keys; ++i)
            nullable += columns[i].info.nullFraction;
        bool placed = !nulls;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const std::vector<int>& mine = columns[i].widths;
            const std::size_t at = static_cast<std::size_t>(draw) * (2 * i + 1) % draws * mine.size() / draws;
            int width = mine[at];
            reached += columns[i].info.nullFraction;
            if (!placed && i < keys && reached * draws > nullable * (draw + 0.5)) {
                width = -1;
                placed = true;
            }
            // An included column that is NULL takes no room but makes the bitmap.
            if (i >= keys && draw * 7 % draws + 0.5 < columns[i].info.nullFraction * draws) {
                width = -1;
                bitmap = true;
            }
            widths.push_back(width);
        }
        ++sizes[tupleBytes(pointers, widths, bitmap)];
    }
    std::vector<Widths> result;
    for (const auto& [bytes, count] : sizes)
        result.push_back({bytes, static_cast<double>(count) / draws});
    return result;
}

double innerPages(double leaves, int keyBytes)
{
    double sum = 0;
    const double fan = std::max(2.0, itemsPerPage(keyBytes, 0, innerKeepsFree, false));
    while (leaves > 1) {
        leaves = std::ceil(leaves / fan);
        sum += leaves;
    }
    return sum;
}

/// Groups of equal rows from rows that were read, `rows` being those that the index has.
std::vector<EqualRows> cellsOf(const SampledTuples& sampled, double rows)
{
    std::vector<EqualRows> cells;
    const double times = rows / sampled.rows;
    for (const bool nulls : {false, true}) {
        const KeySpectrum& spectrum = nulls ? sampled.withNulls : sampled.whole;
        const auto add = [&](double groups, double here) {
            if (groups <= 0 || here <= 0)
                return;
            const double mean = meanOfCells(std::max(1.0, here * times / groups));
            cells.push_back({here * times / mean, mean, nulls});
        };
        // Those that were not seen are like those seen seldom, and share the rows with them.
        constexpr int seldom = 2;
        double rareGroups = spectrum.keysIn(times).keys, rareRows = 0;
        for (const auto& [blocks, group] : spectrum.groups()) {
            if (times <= 1) {
                add(group.keys * (1 - std::pow(1 - times, blocks)), group.rows);
            } else if (blocks > seldom) {
                add(group.keys, group.rows);
                rareGroups -= group.keys;
            } else {
                rareRows += group.rows;
            }
        }
        add(rareGroups, rareRows);
    }
    return cells;
}

} // namespace

bool dependenceMatters(const IndexDefinition& index, const TableInfo& table)
{
    if (index.method != "btree" || index.keys.size() < 2 || !index.include.empty() || hasUniqueKeys(index, table))
        return false;
    double independent = 1, dependent = 1;
    for (const IndexKey& key : index.keys) {
        // An expression counts like a column where rows were read for it.
        if (key.column.empty() ? sampledExpression(key.expression, table) == nullptr
                               : table.column(key.column) == nullptr)
            return false;
        const StoredColumn column = storedColumn(key, table);
        if (column.info.distinct <= 0 || !column.layout.equalImage)
            return false;
        independent *= column.info.distinct;
        dependent = std::max(dependent, column.info.distinct);
    }
    // Whether rows merge makes a difference only where there are not many of each anyway.
    constexpr double fewEnough = 50, closeEnough = 1.15, merged = 1.05;
    return table.rows < fewEnough * independent && std::min(independent, table.rows) > closeEnough * dependent &&
           table.rows > merged * dependent;
}

std::vector<EqualRows> equalRows(const IndexDefinition& index, const TableInfo& table, double rows)
{
    std::vector<EqualRows> product{{1, 1, false}};
    const bool unique = hasUniqueKeys(index, table);
    if (const SampledTuples* const sampled = unique ? nullptr : sampledTuples(index, table))
        return cellsOf(*sampled, rows);
    double nullShare = 0;
    for (const IndexKey& key : index.keys) {
        const StoredColumn column = storedColumn(key, table);
        const bool withoutNulls = !key.column.empty() && mentionsNotNull(index.where, key.column);
        if (!withoutNulls)
            nullShare = nullShare + column.info.nullFraction - nullShare * column.info.nullFraction;
        std::vector<EqualRows> next;
        for (const EqualRows& cell : cellsOf(column.info, std::max(1.0, table.rows), withoutNulls))
            for (const EqualRows& sofar : product)
                next.push_back({sofar.cells * cell.cells, sofar.rows * cell.rows, sofar.nulls || cell.nulls});
        product = joined(next);
    }
    if (unique) {
        // Rows with a NULL are never equal to others; nor are they many in a unique index.
        std::vector<EqualRows> alone{{1e4 * rows * (1 - nullShare), 1e-4, false}};
        if (nullShare > 0)
            alone.push_back({1e4 * rows * nullShare, 1e-4, true});
        return alone;
    }
    for (EqualRows& cell : product)
        cell.rows *= rows;
    return product;
}

double btreePages(const IndexDefinition& index, const TableInfo& table, double rows)
{
    std::vector<StoredColumn> columns;
    bool merges = index.include.empty();
    for (const IndexKey& key : index.keys) {
        columns.push_back(storedColumn(key, table));
        merges = merges && columns.back().layout.equalImage;
    }
    const std::size_t keys = columns.size();
    for (const std::string& name : index.include) {
        const ColumnInfo* column = table.column(name);
        columns.push_back(storedColumn(column == nullptr ? ColumnInfo() : *column));
    }

    const std::vector<EqualRows> groups = equalRows(index, table, rows);
    double leaves = 0, keyBytes = 0;
    for (const bool nulls : {false, true}) {
        double share = 0;
        for (const EqualRows& cell : groups)
            share += cell.nulls == nulls ? cell.cells * cell.rows : 0;
        if (share <= 0)
            continue;
        for (const Widths& width : tupleWidths(columns, keys, nulls)) {
            Leaf leaf(width.bytes, merges);
            keyBytes += width.bytes * width.share * share / std::max(1.0, rows);
            for (const EqualRows& cell : groups)
                if (cell.nulls == nulls)
                    leaves += width.share * cell.cells * expectedPages(leaf, cell.rows);
        }
    }
    leaves = std::max(1.0, std::ceil(leaves));
    if (rows < 1)
        return 1; // only the page that says where the root is
    return 1 + leaves + innerPages(leaves, static_cast<int>(maxAlign(std::llround(keyBytes))));
}

} // namespace howdah::advise
