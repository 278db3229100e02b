// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/catalog.h"
#include "core/advise/indexdefinition.h"
#include "core/base/types.h"

#include <string>
#include <string_view>
#include <vector>

namespace howdah::advise {

/// Rows that one statement writes to a table, or that are written to it by statements which are not known.
struct TableWrites {
    double inserted = 0, updated = 0, deleted = 0;
    std::vector<std::string> updatedColumns; ///< that its updates set; empty: not known
};

/// The planner's prices, from what differs from the default (costsize.c; manual, "Planner Cost Constants").
struct PlannerPrices {
    double operatorCost = 0.0025, tuple = 0.01, indexTuple = 0.005, seqPage = 1, randomPage = 4;
    double cachePages = 524288; ///< effective_cache_size, blocks
};
[[nodiscard]] PlannerPrices plannerPrices(const Catalog& catalog);

/// What one new entry costs, in the planner's units. The planner itself prices no upkeep; this takes its prices:
///   descent   (ceil(log2 n) + 50 (height + 1)) cpu_operator_cost, as btcostestimate() in selfuncs.c charges for one
///   placing   cpu_index_tuple_cost
///   reading   random_page_cost, for the share of index and table that effective_cache_size cannot hold
///   writing   seq_page_cost for the page that a checkpoint has to write, shared by the entries that come to it within
///             five minutes (checkpoint_timeout); where values grow with the rows, by all that fit into a page
/// GIN pays for each key of a row, at half the price because its pending list collects them (manual, "GIN Fast Update
/// Technique"); BRIN only looks at its summary.
[[nodiscard]] double entryCost(const IndexDefinition& index, const TableInfo& table, base::ByteCount size,
                               const Catalog& catalog);

/// What keeping the index costs with these writes: an entry for each row inserted, and for each update that writes a
/// new place (not HOT). When an update sets a column that the index names, its HOT updates are lost too: each then
/// makes an entry in this and in every other index of the table (access/heap/README.HOT). A deleted row costs one
/// cpu_index_tuple_cost, for VACUUM. `rowsShare`: the part of the rows that the predicate keeps.
[[nodiscard]] double writeCost(const IndexDefinition& index, const TableInfo& table, base::ByteCount size,
                               const TableWrites& writes, const Catalog& catalog, double rowsShare);

/// An index that is not there yet.
struct AddedIndex {
    const IndexDefinition* index = nullptr;
    base::ByteCount size;
    double rowsShare = 1;
};
/// What these writes cost beyond what the planner says: a place in the table for each row that is inserted or updated,
/// and entries in the indexes that are there and in `added`. With one more index it grows by that one's writeCost().
/// `without`: an existing index that is to be gone.
[[nodiscard]] double writingCost(const TableInfo& table, const TableWrites& writes,
                                 const std::vector<AddedIndex>& added, const Catalog& catalog,
                                 std::string_view without = {});

/// Share of the table's updates that are HOT, by its counters; 0 when nothing was updated.
[[nodiscard]] double hotShare(const TableInfo& table);
/// Whether the index names the column, as key, included, or in an expression or its predicate.
[[nodiscard]] bool names(const IndexDefinition& index, std::string_view column);
/// The columns that an UPDATE sets ("UPDATE t SET a = 1, (b, c) = ..."); empty for anything else.
[[nodiscard]] std::vector<std::string> columnsSet(std::string_view sql);

} // namespace howdah::advise
