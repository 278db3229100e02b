// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/catalog.h"
#include "core/advise/indexdefinition.h"

#include <vector>

namespace howdah::advise {

/// Rows that are equal in every key of an index.
struct EqualRows {
    double cells = 0;   ///< how many such groups there could be
    double rows = 0;    ///< expected in each; when small, some cells are empty and most of the others hold one row
    bool nulls = false; ///< a key is NULL
};

/// Whether the size of the index depends on whether its columns depend on each other, which statistics of single
/// columns do not tell: sampleTuples() does.
[[nodiscard]] bool dependenceMatters(const IndexDefinition& index, const TableInfo& table);

/// How `rows` rows fall into groups of equal keys; columns count as independent unless rows were read for them.
/// `unique`: no two without NULLs are alike. A predicate "column IS NOT NULL" in `where` takes that column's NULLs out.
[[nodiscard]] std::vector<EqualRows> equalRows(const IndexDefinition& index, const TableInfo& table, double rows);

/// Pages of a B-tree just built (nbtsort.c).
[[nodiscard]] double btreePages(const IndexDefinition& index, const TableInfo& table, double rows);

} // namespace howdah::advise
