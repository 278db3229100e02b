// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/catalog.h"
#include "core/advise/indexdefinition.h"

namespace howdah::advise {

/// How many keys there are taken to be where all that pg_stats shows are different.
enum class Guess { Least, Middle, Most };

/// Pages of a GIN index just built. The keys of the values are taken from those that pg_stats shows: trigrams, elements
/// of arrays, keys and values of documents, words.
[[nodiscard]] double ginPages(const IndexDefinition& index, const TableInfo& table, double rows,
                              Guess guess = Guess::Middle);

/// How far ginPages() may be off, times or divided by: 1 where it is within 15 %, more where keys differ in each value
/// that pg_stats shows and nothing tells how many there are.
[[nodiscard]] double ginSizeFactor(const IndexDefinition& index, const TableInfo& table);

} // namespace howdah::advise
