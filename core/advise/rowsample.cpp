// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/rowsample.h"

#include "core/advise/expressionsample.h"
#include "core/advise/keysample.h"
#include "core/advise/sharesample.h"
#include "core/advise/tuplesample.h"
#include "core/base/units.h"

#include <algorithm>
#include <cmath>

namespace howdah::advise {

using base::Error;
using base::Status;
using base::Text;

SampleLimits fewerRows(SampleLimits limits)
{
    limits.rows = std::min(limits.rows, 30000.0); // as many as ANALYZE
    limits.blocks = std::min(limits.blocks, 3000.0);
    return limits;
}

Status sampleRows(pg::Connection& connection, Catalog& catalog, const std::vector<Candidate>& candidates,
                  const SampleLimits& limits, std::vector<Text>& notes, const base::StopToken& stop)
{
    HOWDAH_TRY(sampleKeys(connection, catalog, candidates, limits, notes, stop));
    HOWDAH_TRY(sampleExpressions(connection, catalog, candidates, fewerRows(limits), notes, stop));
    return sampleShares(connection, catalog, candidates, limits, notes, stop);
}

std::int64_t sampledRows(const IndexDefinition& index, const TableInfo& table)
{
    double rows = 0;
    if (const SampledTuples* const tuples = index.method == "btree" ? sampledTuples(index, table) : nullptr)
        rows = tuples->rows;
    if (const SampledShare* const share = index.where.empty() ? nullptr : sampledShare(index.where, table))
        rows = std::max(rows, share->rows);
    for (const IndexKey& key : index.keys) {
        if (const SampledExpression* const one =
                key.column.empty() && index.method != "gin" ? sampledExpression(key.expression, table) : nullptr)
            rows = std::max(rows, one->rows);
        if (index.method != "gin")
            continue;
        for (const auto& one : table.sampled)
            if (sampledKeys(key, one->kind, table) == one.get())
                rows = std::max(rows, one->rows);
    }
    return std::llround(rows);
}

Text wereRead(const std::string& name, std::int64_t rows)
{
    return Text(HOWDAH_TEXT("advise", "%1 rows of %2 were read: statistics do not tell how large an index on it would "
                                      "be"),
                {base::human::integer(rows), name});
}

Text notRead(const std::string& name, const Error& why)
{
    return Text(HOWDAH_TEXT("advise", "No rows of %1 were read to tell how large an index on it would be: %2"),
                {name, why.english()});
}

} // namespace howdah::advise
