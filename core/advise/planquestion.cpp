// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/planquestion.h"

#include <array>

namespace howdah::advise {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Text;
using pg::ResultSet;

namespace {

constexpr std::string_view explain = "EXPLAIN (FORMAT JSON) ";
constexpr std::string_view indeterminateType = "42P18";

Error refused(const Error& error)
{
    const Text what(HOWDAH_TEXT("advise", "the statement cannot be planned"));
    if (error.sqlState() == indeterminateType && error.serverMessage() != nullptr)
        return Error::fromServer(ErrorCode::Server, what, *error.serverMessage(),
                                 Text(HOWDAH_TEXT("advise", "give the parameter a type: $1::integer")));
    return error.code() == ErrorCode::Server ? error.withWhat(what) : error;
}

std::string nulls(int count)
{
    std::string list;
    for (int i = 0; i < count; ++i)
        list += i == 0 ? "(NULL" : ", NULL";
    return count > 0 ? list + ")" : list;
}

} // namespace

Result<plan::PlanPtr> PlanQuestion::ask(const WorkloadStatement& statement, const pg::QueryOptions& options)
{
    auto text = statement.generic ? askGeneric(statement.sql, options) : askPlain(statement.sql, options);
    if (!text)
        return refused(text.error());
    HOWDAH_ASSIGN(const std::vector<plan::PlanPtr> plans, plan::parsePlans(*text));
    if (plans.empty() || !plans.front()->root)
        return Error(ErrorCode::InvalidInput, Text(HOWDAH_TEXT("advise", "the statement has no plan")));
    return plans.front();
}

Result<std::string> PlanQuestion::askPlain(const std::string& sql, const pg::QueryOptions& options)
{
    HOWDAH_ASSIGN(const ResultSet answer, m_session->query(std::string(explain) + sql, {}, options));
    return std::string(answer.text(0, 0));
}

/// A new one each time: what a cancel left prepared must not be in the way.
std::string PlanQuestion::nextName()
{
    return "howdah_question_" + std::to_string(++m_asked);
}

Result<int> PlanQuestion::countParameters(const std::string& sql, const pg::QueryOptions& options)
{
    const auto known = m_parameters.find(sql);
    if (known != m_parameters.end())
        return known->second;
    const std::string name = nextName();
    HOWDAH_TRY(m_session->query("PREPARE " + name + " AS " + sql, {}, options));
    const auto counted = m_session->query(
        "SELECT cardinality(parameter_types) FROM pg_prepared_statements WHERE name = $1", {name}, options);
    HOWDAH_TRY(m_session->query("DEALLOCATE " + name, {}, options));
    if (!counted)
        return counted.error();
    const int count = counted->value<int>(0, 0).value_or(0);
    m_parameters.emplace(sql, count);
    return count;
}

Result<std::string> PlanQuestion::askGeneric(const std::string& sql, const pg::QueryOptions& options)
{
    HOWDAH_ASSIGN(const int count, countParameters(sql, options));
    const std::string name = nextName();
    // Not kept prepared: a cached plan would not learn that an index was hidden.
    const std::array questions{pg::PipelineQuery{"PREPARE " + name + " AS " + sql, {}},
                               pg::PipelineQuery{std::string(explain) + "EXECUTE " + name + nulls(count), {}},
                               pg::PipelineQuery{"DEALLOCATE " + name, {}}};
    HOWDAH_ASSIGN(const auto answers, m_session->pipeline(questions, options));
    for (const auto& answer : answers) {
        if (!answer)
            return answer.error();
    }
    return std::string(answers[1]->text(0, 0));
}

} // namespace howdah::advise
