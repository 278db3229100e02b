// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/provevalues.h"
#include "core/advise/workload.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/pg/connection.h"
#include "core/plan/plan.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

// Inner part of the proof: runs statements on the copy, three times each, and leaves it as it was.
namespace howdah::advise {

/// The time of a statement, or why it has none.
struct RunTime {
    std::optional<double> ms; ///< median of three runs or more, as EXPLAIN ANALYZE tells the execution
    base::Text notTimed;
    base::Text values;  ///< of parameters, where it was run with values taken from the tables
    plan::PlanPtr plan; ///< of the run whose time it is
};

class ProofRuns {
public:
    ProofRuns(pg::Connection& runner, base::Nanoseconds timeout, base::Deadline deadline, base::StopToken stop)
        : m_runner(runner)
        , m_timeout(timeout)
        , m_deadline(deadline)
        , m_stop(std::move(stop))
    {}
    /// Reads which functions of the copy may do anything.
    base::Status prepare();
    /// Statements that read run in a read-only transaction; those that write in one that is rolled back, and then what
    /// they wrote is cleared away. Errors only of the connection, the whole deadline, or a stop.
    base::Result<RunTime> time(const WorkloadStatement& statement);

private:
    /// How a statement is run, found out once.
    struct Ready {
        std::string prepared; ///< "PREPARE ..."; empty without parameters
        std::string call;     ///< what EXPLAIN takes
        base::Text values;
        base::Text notRun; ///< why it is not
    };
    base::Result<Ready> makeReady(const WorkloadStatement& statement);
    [[nodiscard]] base::Text mayDoAnything(const std::set<std::string>& names) const;
    base::Status fillIn(const WorkloadStatement& statement, Ready& ready);
    base::Result<std::optional<std::string>> takeValue(const ParameterUse& use, double quantile);
    base::Result<plan::PlanPtr> runOnce(const WorkloadStatement& statement, const Ready& ready);
    base::Status clearAway(const plan::Plan& plan);
    [[nodiscard]] pg::QueryOptions within(base::Nanoseconds most) const;

    pg::Connection& m_runner;
    base::Nanoseconds m_timeout;
    base::Deadline m_deadline;
    base::StopToken m_stop;
    std::set<std::string> m_anything;               ///< names of functions that may do anything
    std::unordered_map<std::string, Ready> m_ready; ///< by statement
};

/// Names that stand before a parenthesis, in SQL or in a plan written as JSON, as the server would fold them.
[[nodiscard]] std::set<std::string> calledNames(std::string_view text);

} // namespace howdah::advise
