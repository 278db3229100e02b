// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/writecost.h"

#include "core/advise/indexsize.h"
#include "core/advise/indexsizecolumns.h"
#include "core/base/numbers.h"
#include "core/base/units.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace howdah::advise {

namespace {

constexpr double checkpointSeconds = 300;

bool wordByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
           static_cast<unsigned char>(c) >= 0x80;
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return result;
}

/// A word, a quoted name, or one character; strings, comments and blanks are skipped.
struct Token {
    std::string text;
    bool quoted = false;
};

std::vector<Token> tokens(std::string_view sql)
{
    std::vector<Token> result;
    for (std::size_t at = 0; at < sql.size();) {
        const char c = sql[at];
        const std::string_view rest = sql.substr(at);
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            ++at;
        } else if (rest.starts_with("--")) {
            at = std::min(sql.find('\n', at), sql.size());
        } else if (rest.starts_with("/*")) {
            const auto end = sql.find("*/", at + 2);
            at = end == std::string_view::npos ? sql.size() : end + 2;
        } else if (c == '\'' || c == '"') {
            std::string text;
            std::size_t end = at + 1;
            while (end < sql.size()) {
                if (sql[end] == c) {
                    if (end + 1 >= sql.size() || sql[end + 1] != c)
                        break;
                    ++end;
                }
                text += sql[end++];
            }
            if (c == '"')
                result.push_back({std::move(text), true});
            else
                result.push_back({"'", false});
            at = end + 1;
        } else if (wordByte(c)) {
            std::size_t end = at;
            while (end < sql.size() && wordByte(sql[end]))
                ++end;
            result.push_back({lowered(sql.substr(at, end - at)), false});
            at = end;
        } else {
            result.push_back({std::string(1, c), false});
            ++at;
        }
    }
    return result;
}

double average(const StoredColumn& column)
{
    double sum = 0;
    for (const int width : column.widths)
        sum += width;
    return sum / static_cast<double>(column.widths.size());
}

/// Keys of GIN a row has on average: three letters a key, a member a few bytes.
double keysPerRow(const IndexDefinition& index, const TableInfo& table)
{
    double keys = 0;
    for (const IndexKey& key : index.keys) {
        const bool trigrams = key.opclass.find("trgm") != std::string::npos;
        keys += std::max(1.0, average(storedColumn(key, table)) / (trigrams ? 1 : 8));
    }
    return keys;
}

/// Pages written by a checkpoint for each row that arrives somewhere in `pages`: those that get at least one of the
/// rows that come within its time, over all of these.
double pagesWritten(const TableInfo& table, double pages, const Catalog& catalog)
{
    if (!catalog.statisticsSeconds || *catalog.statisticsSeconds <= 0)
        return 1;
    const auto all = static_cast<double>(table.inserted + table.updated);
    const double arriving = std::max(1.0, all / *catalog.statisticsSeconds * checkpointSeconds);
    return pages * -std::expm1(-arriving / pages) / arriving;
}

/// Updates of these that are HOT with the indexes that are there.
double hotUpdates(const TableInfo& table, const TableWrites& writes, std::string_view without)
{
    const bool indexed = std::ranges::any_of(table.indexes, [&](const IndexInfo& index) {
        return index.name != without && std::ranges::any_of(writes.updatedColumns, [&](const std::string& column) {
                   return names(index.definition, column);
               });
    });
    return indexed ? 0 : writes.updated * hotShare(table);
}

/// Of an index that is there; one of a partitioned table has no bytes of its own.
double entryCost(const IndexInfo& index, const TableInfo& table, const Catalog& catalog)
{
    const bool partial = !index.definition.where.empty() && table.rows > 0 && index.tuples > 0;
    const double share = partial ? std::min(1.0, index.tuples / table.rows) : 1;
    const base::ByteCount size = index.bytes.value > 0 ? index.bytes : predictSize(index.definition, table, share);
    return share * entryCost(index.definition, table, size, catalog);
}

/// The first key grows with the rows, so that new entries go to one end.
bool grows(const IndexDefinition& index, const TableInfo& table)
{
    constexpr double inOrder = 0.95;
    const ColumnInfo* column = index.keys.empty() ? nullptr : table.column(index.keys.front().column);
    return column != nullptr && std::fabs(column->correlation) >= inOrder;
}

} // namespace

PlannerPrices plannerPrices(const Catalog& catalog)
{
    PlannerPrices prices;
    for (const auto& [name, value] : catalog.plannerSettings) {
        const auto number = base::parseDouble(value);
        if (name == "effective_cache_size") {
            // A bare number counts blocks.
            if (number)
                prices.cachePages = *number;
            else if (const auto size = base::parseByteCount(value))
                prices.cachePages = static_cast<double>(size->value) / blockBytes;
            continue;
        }
        const std::pair<std::string_view, double*> known[] = {{"cpu_operator_cost", &prices.operatorCost},
                                                              {"cpu_tuple_cost", &prices.tuple},
                                                              {"cpu_index_tuple_cost", &prices.indexTuple},
                                                              {"seq_page_cost", &prices.seqPage},
                                                              {"random_page_cost", &prices.randomPage}};
        for (const auto& [setting, price] : known)
            if (name == setting && number)
                *price = *number;
    }
    return prices;
}

double entryCost(const IndexDefinition& index, const TableInfo& table, base::ByteCount size, const Catalog& catalog)
{
    const PlannerPrices prices = plannerPrices(catalog);
    const double rows = std::max(2.0, table.rows);
    const double pages = std::max(1.0, static_cast<double>(size.value) / blockBytes);
    constexpr double fanOut = 200, perDescent = 50;
    const double height = std::max(0.0, std::ceil(std::log(pages) / std::log(fanOut)));
    const double descent = (std::ceil(std::log2(rows)) + perDescent * (height + 1)) * prices.operatorCost;
    if (index.method == "brin")
        return descent * 0.1 + prices.operatorCost;

    const double working = pages + table.pages;
    const double missed = working > prices.cachePages ? 1 - prices.cachePages / working : 0;
    const double perPage = std::max(1.0, rows / pages);
    double reading = prices.randomPage * missed;
    double writing = prices.seqPage;
    if (grows(index, table)) {
        reading = 0;
        writing = prices.seqPage / perPage;
    } else {
        writing = prices.seqPage * pagesWritten(table, pages, catalog);
    }
    const double one = descent + prices.indexTuple + reading + writing;
    constexpr double pendingList = 0.5;
    return index.method == "gin" ? one * pendingList * keysPerRow(index, table) : one;
}

double hotShare(const TableInfo& table)
{
    if (table.updated <= 0)
        return 0;
    return std::clamp(static_cast<double>(table.hotUpdated) / static_cast<double>(table.updated), 0.0, 1.0);
}

bool names(const IndexDefinition& index, std::string_view column)
{
    const auto within = [&](const std::string& expression) {
        for (const Token& token : tokens(expression))
            if (token.text == column)
                return true;
        return false;
    };
    for (const IndexKey& key : index.keys)
        if (key.column.empty() ? within(key.expression) : key.column == column)
            return true;
    return std::ranges::find(index.include, column) != index.include.end() || within(index.where);
}

double writeCost(const IndexDefinition& index, const TableInfo& table, base::ByteCount size, const TableWrites& writes,
                 const Catalog& catalog, double rowsShare)
{
    const double entry = entryCost(index, table, size, catalog) * std::clamp(rowsShare, 0.0, 1.0);
    const double hot = hotUpdates(table, writes, {});
    double cost = (writes.inserted + writes.updated - hot) * entry;
    // A BRIN index keeps updates HOT from server 16 on only (manual, release 16), which is left out of account.
    const bool loses = std::ranges::any_of(writes.updatedColumns, [&](const auto& each) { return names(index, each); });
    if (loses) {
        double others = 0;
        for (const IndexInfo& other : table.indexes)
            others += entryCost(other, table, catalog);
        cost += hot * (entry + others);
    }
    return cost + writes.deleted * plannerPrices(catalog).indexTuple;
}

double writingCost(const TableInfo& table, const TableWrites& writes, const std::vector<AddedIndex>& added,
                   const Catalog& catalog, std::string_view without)
{
    const PlannerPrices prices = plannerPrices(catalog);
    // Inserted rows fill one page after the other; an updated one goes wherever the old one is.
    const double pages = std::max(1.0, table.pages);
    const double inserted = prices.tuple + prices.seqPage / std::max(1.0, table.rows / pages);
    const double changed = prices.tuple + prices.seqPage * pagesWritten(table, pages, catalog);
    double entries = 0, indexes = 0;
    for (const IndexInfo& index : table.indexes) {
        if (index.name == without)
            continue;
        entries += entryCost(index, table, catalog);
        ++indexes;
    }
    double hot = hotUpdates(table, writes, without);
    for (const AddedIndex& one : added) {
        entries += entryCost(*one.index, table, one.size, catalog) * std::clamp(one.rowsShare, 0.0, 1.0);
        ++indexes;
        if (std::ranges::any_of(writes.updatedColumns, [&](const auto& column) { return names(*one.index, column); }))
            hot = 0;
    }
    return writes.inserted * (inserted + entries) + writes.updated * changed + (writes.updated - hot) * entries +
           writes.deleted * (changed + indexes * prices.indexTuple);
}

std::vector<std::string> columnsSet(std::string_view sql)
{
    const std::vector<Token> all = tokens(sql);
    std::vector<std::string> columns;
    const auto word = [&](std::size_t at, std::string_view text) {
        return at < all.size() && !all[at].quoted && all[at].text == text;
    };
    // SET after UPDATE, or after ON CONFLICT DO UPDATE; a target, "=", and whatever follows up to the next comma.
    bool updating = false;
    for (std::size_t at = 0; at < all.size(); ++at) {
        updating = updating || word(at, "update");
        if (!updating || !word(at, "set"))
            continue;
        int depth = 0;
        bool target = true;
        for (++at; at < all.size(); ++at) {
            if (word(at, "("))
                ++depth;
            else if (word(at, ")"))
                --depth;
            else if (depth == 0 && word(at, ","))
                target = true;
            else if (depth == 0 && word(at, "="))
                target = false;
            else if (depth < 0 || (depth == 0 && (word(at, "where") || word(at, "from") || word(at, "returning"))))
                break;
            else if (target && depth <= 1 && !word(at, ",") &&
                     std::ranges::find(columns, all[at].text) == columns.end())
                columns.push_back(all[at].text);
            if (depth < 0)
                break;
        }
        updating = false;
    }
    return columns;
}

} // namespace howdah::advise
