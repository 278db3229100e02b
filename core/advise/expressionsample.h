// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/blockreader.h"
#include "core/advise/candidates.h"
#include "core/advise/catalog.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/base/text.h"

#include <string>
#include <string_view>
#include <vector>

namespace howdah::advise {

/// What ANALYZE would keep of an expression if an index on it were there already, from rows that were read.
struct SampledExpression {
    std::string expression; ///< as in IndexKey
    double rows = 0;        ///< that were read
    ColumnInfo column;      ///< without a name
};

/// Null: no row was read for it.
[[nodiscard]] const SampledExpression* sampledExpression(std::string_view expression, const TableInfo& table);

/// Reads rows for the expressions in candidates that are a B-tree, a hash or a BRIN index. All of these are written by
/// sql::operandOf(): functions, operators and casts of pg_catalog over types of pg_catalog, so that no function of the
/// database's owner runs under the DBA's rights. What cannot be read is left as it was, with a note; so is what was
/// read, and how much. Cancelled, ConnectionLost.
base::Status sampleExpressions(pg::Connection& connection, Catalog& catalog, const std::vector<Candidate>& candidates,
                               const SampleLimits& limits, std::vector<base::Text>& notes,
                               const base::StopToken& stop = {});

} // namespace howdah::advise
