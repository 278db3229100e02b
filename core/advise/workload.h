// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/deadline.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/base/text.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::pg {
class Connection;
}

namespace howdah::advise {

/// One statement of a workload.
struct WorkloadStatement {
    std::string id;               ///< query id, or "1", "2", ... in a file's order; unique
    std::string sql;              ///< one statement, without the semicolon
    double weight = 1;            ///< how often it runs, against the others
    bool generic = false;         ///< has $n that no sample was found for: planned without values
    std::optional<double> meanMs; ///< measured on the server
    bool writes = false;          ///< INSERT, UPDATE, DELETE, MERGE
    std::optional<double> rows;   ///< that one execution wrote or returned, as the server counted
};

struct Workload {
    std::vector<WorkloadStatement> statements;
    std::vector<base::Text> notes; ///< what was left out, and why
};

/// The most statements a workload has. Of more, those that differ in constants only are counted as one, and then the
/// heaviest are kept.
constexpr std::size_t mostStatements = 1000;

/// A file of statements, each ended by a semicolon; a line "-- weight: 10" before one says how often it runs. A server
/// log (readServerLog) is known by its entries. What cannot be planned or parsed is left out with a note. InvalidInput:
/// nothing is left, or the statements cannot be told apart.
base::Result<Workload> readWorkload(std::string_view text);
/// The statement that is looked at, alone. InvalidInput: it does not parse, or is none that can be planned.
base::Result<Workload> workloadOf(std::string_view sql);
/// The statements of a server log, with any log_line_prefix, as csvlog or as jsonlog: entries of
/// log_min_duration_statement and log_statement. Statements that differ in constants only are one, whose weight is
/// their count; values of parameters come from the DETAIL beside an entry. InvalidInput: no statement in it.
base::Result<Workload> readServerLog(std::string_view text);

struct ServerWorkloadOptions {
    std::size_t most = 100; ///< statements
    base::Deadline deadline;
    base::StopToken stop;
};
/// What pg_stat_statements counted in this database, the most time first. The values of parameters come from statements
/// that run right now, where one has the same fingerprint. Unsupported: the extension is not installed. Permission,
/// Timeout, Cancelled, Server, ConnectionLost.
base::Result<Workload> workloadFromServer(pg::Connection& connection, const ServerWorkloadOptions& options = {});

} // namespace howdah::advise
