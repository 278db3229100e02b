// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/blockreader.h"
#include "core/advise/candidates.h"
#include "core/advise/catalog.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/base/text.h"

#include <cstdint>
#include <string>
#include <vector>

namespace howdah::advise {

/// For B-trees and predicates, of which there are more than of documents: another budget is to be answered at once.
[[nodiscard]] SampleLimits fewerRows(SampleLimits limits);

/// Reads rows for all candidates whose size statistics leave open: keys of GIN, expressions, predicates. What was read
/// is in the tables of `catalog` then, and in the notes; see docs/adr/0015. Cancelled, ConnectionLost.
base::Status sampleRows(pg::Connection& connection, Catalog& catalog, const std::vector<Candidate>& candidates,
                        const SampleLimits& limits, std::vector<base::Text>& notes, const base::StopToken& stop = {});

/// How many rows were read for the keys or the predicate of an index, the most for one of them; 0: none.
[[nodiscard]] std::int64_t sampledRows(const IndexDefinition& index, const TableInfo& table);

/// What is said of rows that were read for `name`, or were not, and why.
[[nodiscard]] base::Text wereRead(const std::string& name, std::int64_t rows);
[[nodiscard]] base::Text notRead(const std::string& name, const base::Error& why);

} // namespace howdah::advise
