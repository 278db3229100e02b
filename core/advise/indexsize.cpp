// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/indexsize.h"

#include "core/advise/indexsizebtree.h"
#include "core/advise/indexsizecolumns.h"
#include "core/advise/indexsizegin.h"
#include "core/plan/rules/condition.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace howdah::advise {

namespace {

constexpr double rowsPerBucket = 307; // that a hash index plans for: 75 % of a page, 20 bytes a row

/// The buckets that are made together with number `buckets`: up to 512 all of a power of two, from there on a quarter
/// of one (_hash_spareindex).
std::uint64_t bucketsMade(std::uint64_t buckets)
{
    const std::uint64_t power = std::bit_ceil(buckets);
    constexpr std::uint64_t inOnePhase = 512;
    if (power <= inOnePhase)
        return power;
    const std::uint64_t quarter = power / 8; // of the half that the last group adds
    return power / 2 + (buckets - power / 2 + quarter - 1) / quarter * quarter;
}

/// Buckets a hash index has when it is built (hashpage.c): it begins with one for each 307 rows, rounded down and then
/// up to what is made together (_hash_init), and splits one where that leaves more rows than it plans for.
std::uint64_t hashBuckets(double rows)
{
    const double wanted = std::floor(rows / rowsPerBucket);
    constexpr double most = 1073741824, least = 2;
    const std::uint64_t buckets = bucketsMade(static_cast<std::uint64_t>(std::clamp(wanted, least, most)));
    return rows > rowsPerBucket * static_cast<double>(buckets) ? bucketsMade(buckets + 1) : buckets;
}

double hashPages(const IndexDefinition& index, const TableInfo& table, double rows)
{
    constexpr double rowsPerPage = 407; // (8192 - 24 - 16) / 20
    const auto buckets = static_cast<double>(hashBuckets(rows));
    // Hash values beyond the last bucket go to one of the lower half, which then has twice its share.
    const auto slots = static_cast<double>(std::bit_ceil(hashBuckets(rows)));
    double even = 0, evenSquares = 0, overflow = 0;
    for (const EqualRows& cell : equalRows(index, table, rows)) {
        if (cell.nulls)
            continue; // not in the index
        // A value's rows all go into one bucket; more than a page of them go on behind it.
        if (cell.rows < rowsPerPage / 4) {
            even += cell.cells * cell.rows;
            evenSquares += cell.cells * cell.rows * (1 + cell.rows);
        } else {
            overflow += cell.cells * std::max(0.0, std::ceil(cell.rows / rowsPerPage) - (cell.cells < buckets ? 1 : 0));
        }
    }
    // How many buckets get more than a page by chance.
    for (const double share : {1.0, 2.0}) {
        const double count = share == 1 ? 2 * buckets - slots : slots - buckets;
        const double mean = even * share / slots;
        const double deviation = std::sqrt(std::max(1.0, evenSquares * share / slots));
        for (double pages = 1; pages < 100 && count > 0; ++pages) {
            const double beyond = 0.5 * std::erfc((pages * rowsPerPage - mean) / deviation / std::sqrt(2.0));
            if (beyond < 1e-6)
                break;
            overflow += count * beyond;
        }
    }
    return 2 + buckets + std::ceil(overflow); // the page of the index and the bitmap of free pages
}

/// A range of 128 pages keeps its smallest and its largest value (brin_tuple.c).
double brinPages(const IndexDefinition& index, const TableInfo& table)
{
    constexpr double pagesPerRange = 128, rangesPerMapPage = 1360, room = 8192 - 24 - 8;
    const double ranges = std::max(1.0, std::ceil(table.pages / pagesPerRange));
    std::int64_t bytes = 5;
    for (const IndexKey& key : index.keys) {
        const StoredColumn column = storedColumn(key, table);
        double width = 0;
        for (const int each : column.widths)
            width += each;
        width /= static_cast<double>(column.widths.size());
        const std::int64_t align = column.layout.length > 0 ? column.layout.align : 1;
        for (int value = 0; value < 2; ++value)
            bytes = (bytes + align - 1) / align * align + std::llround(width);
    }
    constexpr double linePointer = 4;
    const double perPage = std::max(1.0, std::floor(room / (static_cast<double>(maxAlign(bytes)) + linePointer)));
    return 1 + std::ceil(ranges / rangesPerMapPage) + std::ceil(ranges / perPage);
}

/// GiST and the like: tuples as in a B-tree without merging, on pages that splitting leaves two thirds full.
double otherPages(const IndexDefinition& index, const TableInfo& table, double rows)
{
    double bytes = 8 + 4;
    for (const IndexKey& key : index.keys)
        bytes += std::max(8.0, storedColumn(key, table).info.averageWidth);
    constexpr double filled = 0.67;
    const double leaves = std::ceil(rows * static_cast<double>(maxAlign(std::llround(bytes))) / (8152 * filled));
    return std::max(1.0, leaves) * 1.02;
}

double pagesOfWhole(const IndexDefinition& index, const TableInfo& table, double rows)
{
    if (index.method == "btree")
        return btreePages(index, table, rows);
    if (index.method == "gin")
        return ginPages(index, table, rows);
    if (index.method == "brin")
        return brinPages(index, table);
    if (index.method == "hash")
        return hashPages(index, table, rows);
    return otherPages(index, table, rows);
}

/// The table as a partial index sees it: a column that its predicate compares with a constant (status = 'transit') has
/// that one value, as wide as it is, and no NULL. The rows are left as they are, for the share that a predicate keeps
/// is counted elsewhere. Nothing: it fixes no column.
std::optional<TableInfo> withinPredicate(const TableInfo& table, std::string_view where)
{
    std::optional<TableInfo> narrowed;
    for (const plan::Predicate& predicate : plan::predicatesOf(where)) {
        // As text it has one value just the same; of another type or a function that says nothing.
        const bool itself = predicate.function.empty() && (predicate.castTo.empty() || predicate.castTo == "text");
        const bool fixes =
            predicate.kind == plan::Predicate::Kind::Equality && predicate.literal && predicate.column && itself;
        const ColumnInfo* const known = fixes ? table.column(predicate.column->name) : nullptr;
        if (known == nullptr)
            continue;
        if (!narrowed)
            narrowed = table;
        ColumnInfo& column = narrowed->columns[static_cast<std::size_t>(known - table.columns.data())];
        column.commonValues = {predicate.literalValue};
        column.commonFrequencies = {1};
        column.histogram.clear();
        column.nullFraction = 0;
        column.distinct = 1;
        if (const int bytes = storedBytes(column, predicate.literalValue); bytes > 0)
            column.averageWidth = bytes;
    }
    return narrowed;
}

double pagesOf(const IndexDefinition& index, const TableInfo& table, double rows)
{
    const std::optional<TableInfo> narrowed = withinPredicate(table, index.where);
    return pagesOfWhole(index, narrowed ? *narrowed : table, rows);
}

/// Each partition has an index of its own, with its own copy of the keys. Those of about the same size are taken
/// together.
double partitionedPages(const IndexDefinition& index, const TableInfo& table, double share)
{
    std::map<int, std::pair<double, double>> groups; // by size: how many, and their rows
    for (const double rows : table.partitionRows) {
        auto& [count, sum] = groups[std::ilogb(std::max(1.0, rows * share))];
        ++count;
        sum += rows;
    }
    double pages = 0;
    for (const auto& [size, group] : groups) {
        const auto& [count, sum] = group;
        TableInfo one = table;
        one.rows = sum / count;
        one.pages = table.rows > 0 ? table.pages * one.rows / table.rows : 0;
        pages += count * pagesOf(index, one, one.rows * share);
    }
    return pages;
}

} // namespace

base::ByteCount predictSize(const IndexDefinition& index, const TableInfo& table, double rowsShare)
{
    const double share = std::clamp(rowsShare, 0.0, 1.0);
    const double pages = table.partitionRows.empty() ? pagesOf(index, table, std::max(0.0, table.rows) * share)
                                                     : partitionedPages(index, table, share);
    constexpr double most = 4294967294.0; // blocks of a relation (block.h)
    const double relations = std::max(1.0, static_cast<double>(table.partitionRows.size()));
    return {static_cast<std::int64_t>(std::ceil(std::min(pages, most * relations)) * blockBytes)};
}

double sizeFactor(const IndexDefinition& index, const TableInfo& table)
{
    return index.method == "gin" ? ginSizeFactor(index, table) : 1;
}

} // namespace howdah::advise
