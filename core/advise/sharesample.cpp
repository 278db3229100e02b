// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/sharesample.h"

#include "core/advise/rowsample.h"
#include "core/base/units.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace howdah::advise {

using base::Error;
using base::Status;
using base::Text;

namespace {

/// Types and operators that pg_catalog does not have (undefined_object, undefined_function; errcodes.txt).
bool needsMoreThanCatalog(const Error& error)
{
    const base::ServerMessage* const message = error.serverMessage();
    return message != nullptr && (message->sqlState == "42704" || message->sqlState == "42883");
}

/// Whether a share counted in whole blocks is surer than the one of ANALYZE, which looks at as many rows from anywhere:
/// rows that lie together are in few blocks, and how many of those were drawn is chance.
bool surerThanStatistics(const BlockReader::Counts& counts, std::size_t predicate)
{
    constexpr double rowsOfAnalyze = 30000, sure = 1000;
    return counts.all ||
           counts.blocks[predicate] >= std::min(sure, counts.where[predicate] / counts.rows * rowsOfAnalyze);
}

} // namespace

const SampledShare* sampledShare(std::string_view where, const TableInfo& table)
{
    const auto found =
        std::ranges::find_if(table.sampledShares, [where](const auto& one) { return one->where == where; });
    return found != table.sampledShares.end() ? found->get() : nullptr;
}

Status sampleShares(pg::Connection& connection, Catalog& catalog, const std::vector<Candidate>& candidates,
                    const SampleLimits& limits, std::vector<Text>& notes, const base::StopToken& stop)
{
    std::map<std::ptrdiff_t, std::set<std::string>> wishes; // by the table's place
    for (const Candidate& candidate : candidates) {
        const TableInfo* const table = catalog.find(candidate.index.schema, candidate.index.table);
        if (table != nullptr && table->rows >= 1 && !candidate.index.where.empty())
            wishes[table - catalog.tables.data()].insert(candidate.index.where);
    }
    for (const auto& [place, predicates] : wishes) {
        TableInfo& table = catalog.tables[static_cast<std::size_t>(place)];
        const std::string name = table.schema + "." + table.name;
        std::vector<std::string> all(predicates.begin(), predicates.end());
        double read = 0;
        // Together, and where that does not go each by itself.
        std::vector<std::vector<std::string>> attempts{all};
        for (std::size_t i = 0; i < attempts.size(); ++i) {
            const std::vector<std::string> asked = attempts[i];
            const SampleLimits within = table.pages <= limits.blocks ? limits : fewerRows(limits);
            const auto counts = BlockReader(connection, table, within, stop).count(asked, {nullptr});
            if (counts) {
                read = std::max(read, counts->rows);
                for (std::size_t k = 0; counts->rows > 0 && k < asked.size(); ++k)
                    if (surerThanStatistics(*counts, k))
                        table.sampledShares.push_back(std::make_shared<const SampledShare>(
                            SampledShare{asked[k], counts->rows, counts->where[k] / counts->rows}));
                continue;
            }
            if (endsReading(counts.error(), connection))
                return counts.error();
            if (asked.size() > 1 && needsMoreThanCatalog(counts.error())) {
                for (const std::string& predicate : asked)
                    attempts.push_back({predicate});
            } else if (!needsMoreThanCatalog(counts.error())) {
                notes.push_back(notRead(name, counts.error()));
            }
        }
        if (read > 0)
            notes.push_back(Text(HOWDAH_TEXT("advise", "%1 rows of %2 were read to count those that partial indexes "
                                                       "would hold"),
                                 {base::human::integer(std::llround(read)), name}));
    }
    return {};
}

} // namespace howdah::advise
