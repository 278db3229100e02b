// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/pg/connection.h"
#include "core/plan/plan.h"

#include <QString>
#include <string_view>
#include <vector>

namespace howdah::pool {
class Lease;
}

namespace howdah::service {

struct ExplainOptions {
    bool analyze = false;
    bool buffers = true;
    bool verbose = false;
    bool settings = true;
    /// With analyze: lets a statement that writes run; it is rolled back all the same. Without it such a statement is
    /// Refused.
    bool allowWrites = false;
    base::Nanoseconds timeout = base::Seconds(60);
};

/// What a statement would do, asked of the server without running it. What functions do that it calls is not seen.
struct StatementEffect {
    bool writes = false;          ///< its plan changes a table or locks rows
    std::vector<QString> touches; ///< relations it would modify, with their schema
};

/// The plans of one statement (more than one where a rule rewrites it), in a transaction of its own that is always
/// rolled back. Without allowWrites the transaction is read only, so that the server itself refuses what writes:
/// Refused then. A statement with parameters ($1) gets its generic plan, and Unsupported with analyze. Timeout,
/// Cancelled, Server (the position counts in `sql`), ConnectionLost. Blocks; not on the UI thread.
base::Result<std::vector<plan::PlanPtr>> explainStatement(pg::Connection& connection, std::string_view sql,
                                                          const ExplainOptions& options,
                                                          const base::StopToken& stop = {});
/// The same on a lease, so that the pool sees what it runs.
base::Result<std::vector<plan::PlanPtr>> explainStatement(pool::Lease& lease, std::string_view sql,
                                                          const ExplainOptions& options,
                                                          const base::StopToken& stop = {});

base::Result<StatementEffect> effectOfStatement(pg::Connection& connection, std::string_view sql,
                                                const base::StopToken& stop = {});
base::Result<StatementEffect> effectOfStatement(pool::Lease& lease, std::string_view sql,
                                                const base::StopToken& stop = {});

/// The highest $n that stands in `sql` outside of strings, quoted names and comments; 0: none.
[[nodiscard]] int highestParameter(std::string_view sql);
/// Whether `sql` is one of the statements that make a table out of a query (CREATE TABLE AS, SELECT INTO, REFRESH):
/// those EXPLAIN ANALYZE runs even in a read-only transaction (seen with server 15).
[[nodiscard]] bool makesRelation(std::string_view sql);

} // namespace howdah::service
