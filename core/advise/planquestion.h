// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/workload.h"
#include "core/base/result.h"
#include "core/pg/connection.h"
#include "core/plan/plan.h"

#include <cstdint>
#include <string>
#include <unordered_map>

// Inner part of the what-if engines: EXPLAIN without ANALYZE on one session.
namespace howdah::advise {

class PlanQuestion {
public:
    /// `session` is planned on; it must have plan_cache_mode = force_generic_plan for statements with parameters.
    explicit PlanQuestion(pg::Connection& session)
        : m_session(&session)
    {}
    /// The statement's plan. A generic one is prepared and planned without values. InvalidInput when it is not one
    /// statement that can be planned; Server, Timeout, Cancelled, ConnectionLost.
    base::Result<plan::PlanPtr> ask(const WorkloadStatement& statement, const pg::QueryOptions& options);

private:
    base::Result<std::string> askPlain(const std::string& sql, const pg::QueryOptions& options);
    base::Result<std::string> askGeneric(const std::string& sql, const pg::QueryOptions& options);
    base::Result<int> countParameters(const std::string& sql, const pg::QueryOptions& options);

    std::string nextName();

    pg::Connection* m_session;
    std::int64_t m_asked = 0;
    std::unordered_map<std::string, int> m_parameters; ///< how many a statement has
};

} // namespace howdah::advise
