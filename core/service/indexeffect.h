// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/advice.h"
#include "core/advise/workload.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/pg/connection.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace howdah::service {

/// What pg_stat_statements had counted of a statement at some moment.
struct StatementTally {
    std::int64_t calls = 0;
    double totalMs = 0;
    [[nodiscard]] std::optional<double> meanMs() const
    {
        return calls > 0 ? std::optional(totalMs / static_cast<double>(calls)) : std::nullopt;
    }
};
/// By query id, of the current database and all its users. A file's statements, which have no query id, are not in it.
using StatementTallies = std::map<std::string, StatementTally>;

/// Empty when pg_stat_statements is not there or may not be read: then there is nothing to compare, which is no error.
base::Result<StatementTallies> readTallies(pg::Connection& connection, const std::vector<std::string>& ids,
                                           const pg::QueryOptions& options = {});

/// What an advised index promised, remembered until it is built.
struct IndexPromise {
    struct Statement {
        std::string id, sql;
        double before = 0, after = 0; ///< cost of one execution in the planner's units
    };
    std::string schema, index;
    base::ByteCount bytes;
    std::vector<Statement> statements;
    StatementTallies before; ///< as they stood when the build began
};
/// `name`: under which the index is built.
[[nodiscard]] IndexPromise promiseOf(const advise::CreateAdvice& advice, const advise::Workload& workload,
                                     const std::string& name);

/// What became of the promise.
struct IndexEffect {
    enum class Verdict {
        Kept,   ///< the cost is within 20 % of what was promised, or one page of it: cheap plans count in whole pages
        Better, ///< it is less than that
        Missed, ///< it is more
        Unknown ///< it could not be asked
    };
    struct Statement {
        std::string id;
        double promisedBefore = 0, promisedAfter = 0;
        std::optional<double> costNow;
        double pageCost = 4; ///< random_page_cost, where the plan was asked for
        bool usesIndex = false;
        std::optional<double> meanBeforeMs; ///< measured, from the start of the statistics to the build
        std::optional<double> meanAfterMs;  ///< measured since; nothing until it has run
        std::int64_t callsAfter = 0;
        base::Text notAsked; ///< why there is no cost
        [[nodiscard]] Verdict verdict() const;
    };
    std::vector<Statement> statements;
    base::ByteCount promisedBytes, bytes;
    std::int64_t scans = 0; ///< how often the index was used since it was built
    /// The worst of the statements that could be asked; Unknown when none could.
    [[nodiscard]] Verdict verdict() const;
};

/// Compares what the statements cost now, by the server's own EXPLAIN and its counters, with the promise. Nothing runs.
/// NotFound when the index is gone. Statements that cannot be explained say so, each for itself.
base::Result<IndexEffect> effectOf(pg::Connection& connection, const IndexPromise& promise,
                                   const base::StopToken& stop = {});

} // namespace howdah::service
