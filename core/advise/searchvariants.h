// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/catalog.h"
#include "core/advise/indexdefinition.h"

#include <vector>

namespace howdah::advise {

/// Whether `wide` does all that `narrow` does: same table, B-tree and rows, its keys begin with narrow's, and narrow's
/// included columns are among its own. Equal definitions cover each other; a unique one is covered by none.
[[nodiscard]] bool covers(const IndexDefinition& wide, const IndexDefinition& narrow);

/// Other indexes that two of one table suggest: both merged into one, in either order, with and without what they
/// include. Without the two themselves.
[[nodiscard]] std::vector<IndexDefinition> mergedOf(const IndexDefinition& first, const IndexDefinition& second);
/// Smaller ones: without what is included, without the last key.
[[nodiscard]] std::vector<IndexDefinition> smallerOf(const IndexDefinition& index);
/// An index on each single column that is a key of one of these.
[[nodiscard]] std::vector<IndexDefinition> singleColumns(const std::vector<IndexDefinition>& indexes);

} // namespace howdah::advise
