// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/catalog.h"
#include "core/advise/indexdefinition.h"
#include "core/base/types.h"

namespace howdah::advise {

/// The bytes an index would have right after it is built, from the table's statistics: with B-tree deduplication
/// (nbtdedup.c; from server 13 on), fill factor, NULLs, alignment and widths. Within 15 % of what is built where the
/// statistics are true. Of a partitioned table, the indexes of its partitions together. `rowsShare`: the part of the
/// rows its predicate keeps, 0 to 1.
[[nodiscard]] base::ByteCount predictSize(const IndexDefinition& index, const TableInfo& table, double rowsShare = 1);

/// How far that may be off where statistics do not tell enough: what is built has at least predictSize() divided by it
/// and at most that much times it. 1 where they do: ANALYZE counts documents, but not the values of their fields;
/// sampleKeys() reads them.
[[nodiscard]] double sizeFactor(const IndexDefinition& index, const TableInfo& table);

} // namespace howdah::advise
