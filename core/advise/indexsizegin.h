// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/catalog.h"
#include "core/advise/indexdefinition.h"

namespace howdah::advise {

/// Pages of a GIN index just built. The keys of the values are taken from those that pg_stats shows: trigrams, elements
/// of arrays, keys and values of documents, words.
[[nodiscard]] double ginPages(const IndexDefinition& index, const TableInfo& table, double rows);

} // namespace howdah::advise
