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

/// Lexemes of a tsvector, or elements of an array, that ANALYZE would keep (ts_typanalyze.c, array_typanalyze.c).
struct CommonElements {
    std::vector<std::string> values;
    std::vector<double> frequencies; ///< of the rows that are not NULL, in the same order
    double least = 0, most = 0;      ///< of these
    double nulls = 0; ///< of the rows of an array that are not NULL, those with a NULL among the elements
};

/// What ANALYZE would keep of an expression if an index on it were there already, from rows that were read.
struct SampledExpression {
    std::string expression;  ///< as in IndexKey
    double rows = 0;         ///< that were read
    ColumnInfo column;       ///< without a name
    CommonElements elements; ///< none but of a tsvector or an array
};

/// Null: no row was read for it.
[[nodiscard]] const SampledExpression* sampledExpression(std::string_view expression, const TableInfo& table);

/// Reads rows for the expressions in candidates, and counts the keys of those that are a GIN index (sampledKeys()). All
/// of these are written by sql::operandOf(): functions, operators and casts of pg_catalog over types of pg_catalog, so
/// that no function of the database's owner runs under the DBA's rights. What cannot be read is left as it was, with a
/// note; so is what was read, and how much. Cancelled, ConnectionLost.
base::Status sampleExpressions(pg::Connection& connection, Catalog& catalog, const std::vector<Candidate>& candidates,
                               const SampleLimits& limits, std::vector<base::Text>& notes,
                               const base::StopToken& stop = {});

} // namespace howdah::advise
