// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/blockreader.h"
#include "core/advise/candidates.h"
#include "core/advise/catalog.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/base/text.h"

#include <optional>
#include <string_view>
#include <vector>

namespace howdah::advise {

/// The part of a table's rows that a predicate keeps, counted in rows that the server read.
struct SampledShare {
    std::string where;
    double rows = 0; ///< that were read
    double share = 0;
};

/// Null: no row was read for it.
[[nodiscard]] const SampledShare* sampledShare(std::string_view where, const TableInfo& table);

/// Has the server count the rows that the predicates of partial candidates keep, once for each table. ANALYZE looks at
/// 30,000 rows, and of a value that one row in a thousand holds it sees thirty: a fifth more or less. A table that is
/// within the limits is counted whole, of others fewerRows(). A predicate whose rows lie together in few blocks, or
/// that needs more than pg_catalog (a type of the database's own), is left to the planner's estimate, as is what cannot
/// be read, with a note. Cancelled, ConnectionLost.
base::Status sampleShares(pg::Connection& connection, Catalog& catalog, const std::vector<Candidate>& candidates,
                          const SampleLimits& limits, std::vector<base::Text>& notes, const base::StopToken& stop = {});

} // namespace howdah::advise
