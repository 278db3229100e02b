// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/candidates.h"
#include "core/advise/catalog.h"
#include "core/advise/indexsizeginkeys.h"
#include "core/advise/keyspectrum.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/base/text.h"
#include "core/base/types.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace howdah::advise {

/// What GIN would take out of a column or an expression, counted in rows that were read from the table.
struct SampledKeys {
    std::string key; ///< the column's name, or the expression's SQL
    GinKind kind = GinKind::Document;
    double rows = 0;                             ///< that were read
    double nulls = 0;                            ///< of them
    std::map<std::string, KeySpectrum> families; ///< see ginKeys()
};

/// Of that key of an index; null: no row was read for it.
[[nodiscard]] const SampledKeys* sampledKeys(const IndexKey& key, GinKind kind, const TableInfo& table);

/// How rows fall into groups that are equal in several columns, counted in rows that were read from the table.
struct SampledTuples {
    std::vector<std::string> columns; ///< names, sorted
    double rows = 0;                  ///< that were read
    KeySpectrum whole, withNulls;     ///< groups without a NULL, and with one
};

/// Of the columns of an index; null: no row was read for them.
[[nodiscard]] const SampledTuples* sampledTuples(const IndexDefinition& index, const TableInfo& table);

/// How many rows were read for the keys of an index, the most for one of them; 0: none.
[[nodiscard]] std::int64_t sampledRows(const IndexDefinition& index, const TableInfo& table);

/// What is said of rows that were read for `name`, or were not, and why.
[[nodiscard]] base::Text wereRead(const std::string& name, std::int64_t rows);
[[nodiscard]] base::Text notRead(const std::string& name, const base::Error& why);

/// What reading rows may cost the server.
struct SampleLimits {
    double blocks = 8000;
    double rows = 100000;
    base::ByteCount bytes{32 * 1024 * 1024}; ///< of values, as text
    std::size_t occurrences = 2'000'000;     ///< of keys, which are kept in memory
    base::Nanoseconds perColumn = base::Seconds(30);
};

/// Reads rows for one B-tree on several columns, as sampleKeys() does, and keeps in `table` how they fall into groups:
/// statistics of single columns do not tell whether these depend on each other. How many rows were read. Permission,
/// Timeout, Unsupported (too large), Cancelled, ConnectionLost, Server.
base::Result<std::int64_t> sampleTuples(pg::Connection& connection, const IndexDefinition& index, TableInfo& table,
                                        const SampleLimits& limits, const base::StopToken& stop = {});

/// Reads rows for the candidates whose size the statistics leave open (sizeFactor() above 1: documents with several
/// fields that vary, values too wide for pg_stats; arrays) and keeps in Catalog what keys they have. Whole blocks drawn
/// at random, the same ones as long as the table is the same (TABLESAMPLE SYSTEM ... REPEATABLE), in a transaction that
/// only reads and waits for no lock. What the role may not read, rows hidden by row level security included, and what
/// takes too long is left as it was, with a note; so is what was read, and how much. Cancelled, ConnectionLost.
base::Status sampleKeys(pg::Connection& connection, Catalog& catalog, const std::vector<Candidate>& candidates,
                        const SampleLimits& limits, std::vector<base::Text>& notes, const base::StopToken& stop = {});

} // namespace howdah::advise
