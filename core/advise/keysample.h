// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/blockreader.h"
#include "core/advise/candidates.h"
#include "core/advise/catalog.h"
#include "core/advise/indexsizeginkeys.h"
#include "core/advise/keycounter.h"
#include "core/advise/keyspectrum.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/base/text.h"

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

/// Keeps in `table` what was counted of a column's name or an expression, in so many rows, NULLs among them.
void keepKeys(const KeyCounter& counter, const std::string& key, double rows, double nulls, TableInfo& table);

/// Reads rows for the GIN candidates whose size the statistics leave open (sizeFactor() above 1: documents with several
/// fields that vary, values too wide for pg_stats; arrays) and keeps in Catalog what keys they have. What cannot be
/// read is left as it was, with a note; so is what was read, and how much. Cancelled, ConnectionLost.
base::Status sampleKeys(pg::Connection& connection, Catalog& catalog, const std::vector<Candidate>& candidates,
                        const SampleLimits& limits, std::vector<base::Text>& notes, const base::StopToken& stop = {});

} // namespace howdah::advise
