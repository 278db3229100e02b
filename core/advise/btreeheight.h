// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/catalog.h"
#include "core/base/result.h"
#include "core/pg/connection.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>

// Inner part of the clone: how high B-trees are. The planner prices each level of the descent (btcostestimate,
// utils/adt/selfuncs.c), which is a good part of what finding one row costs.
namespace howdah::advise {

/// How full inner pages are where CREATE INDEX has built them (BTREE_NONLEAF_FILLFACTOR).
inline constexpr double builtFill = 0.70;

/// How many levels of a B-tree of `pages` pages stand above its leaves. `keyBytes`: of one key in an inner page.
[[nodiscard]] int btreeHeight(std::int64_t pages, double keyBytes, int blockSize, double fill = builtFill);

/// Bytes of one key in an inner page, which holds as many leading columns as tell its neighbours apart.
[[nodiscard]] double innerKeyBytes(const IndexDefinition& index, const TableInfo* table, std::int64_t pages);

/// The height of each B-tree of the catalogue, by schema and name. Where its size leaves that open, the server is asked
/// by an EXPLAIN that cannot but walk the index; one that it cannot be asked about has the likelier height. `without`:
/// tables to leave out, schema and name.
base::Result<std::map<std::pair<std::string, std::string>, int>>
findHeights(pg::Connection& connection, const Catalog& catalog,
            const std::set<std::pair<std::string, std::string>>& without, const pg::QueryOptions& options);

} // namespace howdah::advise
