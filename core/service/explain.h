// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/stop.h"
#include "core/pg/connection.h"
#include "core/plan/advice.h"
#include "core/plan/plan.h"

#include <QString>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace howdah::pool {
class Lease;
}

namespace howdah::service {

/// A setting that holds for one statement: SET LOCAL; without a value its default.
struct TriedSetting {
    std::string name;
    std::optional<std::string> value;
    bool operator==(const TriedSetting&) const = default;
};
/// What "SET work_mem = '64MB';" or "RESET enable_seqscan;" would set. Only settings that the planner and executor go
/// by: nothing for anything else, as for those that would change who one is or what may be written.
[[nodiscard]] std::optional<TriedSetting> triedSetting(std::string_view sql);

struct ExplainOptions {
    bool analyze = false;
    bool buffers = true;
    bool verbose = false;
    bool settings = true;
    bool costs = true;
    bool summary = true; ///< planning and execution time
    bool timing = true;  ///< each node's time; only with analyze, where measuring it costs time itself
    bool wal = false;    ///< only with analyze
    bool memory = false; ///< what planning took; servers from 17 on
    /// What turning the rows into what a client gets takes; only with analyze, servers from 17 on.
    enum class Serialize { Off, Text, Binary };
    Serialize serialize = Serialize::Off;
    /// Values of $1, $2 ... as text, which the server reads as the parameters' types; nothing: NULL. Without values a
    /// statement that has parameters gets its generic plan and cannot be run.
    std::vector<std::optional<std::string>> parameters;
    /// The plan that holds for all values, even where values are given (with analyze it runs with these).
    bool generic = false;
    /// With analyze: lets a statement that writes run; it is rolled back all the same. Without it such a statement is
    /// Refused.
    bool allowWrites = false;
    std::vector<TriedSetting> tried; ///< set before the statement is planned, gone after it
    base::Nanoseconds timeout = base::Seconds(60);
};

/// "explain (format json, ...) ", without the statement. `genericPlan`: by the server's own option, from 16 on.
/// Unsupported where the server is too old for an option, with its version; Usage where options contradict each
/// other.
[[nodiscard]] base::Result<std::string> explainCommand(const ExplainOptions& options, int serverVersion,
                                                       bool genericPlan = false);
/// "execute name('1', null)": the values as the server reads them.
[[nodiscard]] std::string executeCommand(std::string_view name,
                                         const std::vector<std::optional<std::string>>& parameters);

/// A plan with what its server knows of the tables in it, for the advice.
struct ExplainedPlan {
    plan::PlanPtr plan;
    plan::AdviceFacts facts;
    std::optional<base::Error> factsError; ///< why there are none; the plan is good all the same
};

/// Something a statement does that stays when its transaction is rolled back.
struct LastingEffect {
    QString name;   ///< "nextval", "public.audit()", "public.orders"
    base::Text why; ///< "Sequence numbers moves on"
    /// It is what it is; false: a function or trigger of somebody's own, of which the server knows only that it may do
    /// anything.
    bool certain = true;
};

/// What a statement would do, asked of the server without running it: its plan, and the server's word on the functions,
/// triggers and foreign tables in it.
struct StatementEffect {
    bool writes = false;                ///< its plan changes a table or locks rows
    std::vector<QString> touches;       ///< relations it would modify, with their schema
    std::vector<LastingEffect> lasting; ///< certain ones first, then by name
};

/// The plans of one statement (more than one where a rule rewrites it), in a transaction of its own that is always
/// rolled back. Without allowWrites the transaction is read only, so that the server itself refuses what writes:
/// Refused then. A statement with parameters ($1) but without values gets its generic plan, and Unsupported with
/// analyze; Usage where values are too few or too many. Timeout, Cancelled, Server (the position counts in
/// `sql`), ConnectionLost. Blocks; not on the UI thread.
base::Result<std::vector<plan::PlanPtr>> explainStatement(pg::Connection& connection, std::string_view sql,
                                                          const ExplainOptions& options,
                                                          const base::StopToken& stop = {});
/// The same on a lease, so that the pool sees what it runs.
base::Result<std::vector<plan::PlanPtr>> explainStatement(pool::Lease& lease, std::string_view sql,
                                                          const ExplainOptions& options,
                                                          const base::StopToken& stop = {});

/// Functions are known by what the plan and the statement name: what a function that is not volatile calls, a check
/// constraint or a trigger of a table that a foreign key cascades to is not seen.
base::Result<StatementEffect> effectOfStatement(pg::Connection& connection, std::string_view sql,
                                                const base::StopToken& stop = {});
base::Result<StatementEffect> effectOfStatement(pool::Lease& lease, std::string_view sql,
                                                const base::StopToken& stop = {});

/// The highest $n that stands in `sql` outside of strings, quoted names and comments; 0: none.
[[nodiscard]] int highestParameter(std::string_view sql);
/// Whether `sql` is one of the statements that make a table out of a query (CREATE TABLE AS, SELECT INTO, REFRESH):
/// those EXPLAIN ANALYZE runs even in a read-only transaction (seen with server 15).
[[nodiscard]] bool makesRelation(std::string_view sql);

/// Names that stand before a parenthesis, as the server would fold them: {schema or empty, name}. Not all are
/// functions.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> calledNames(std::string_view sql);

} // namespace howdah::service
