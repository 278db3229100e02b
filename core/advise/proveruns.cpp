// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/proveruns.h"

#include "core/advise/sql.h"
#include "core/base/quoting.h"

#include <algorithm>
#include <array>

namespace howdah::advise {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using base::Text;
using pg::ResultSet;

namespace {

/// Whether the proof as a whole cannot go on after it.
bool isFatal(const Error& error)
{
    return error.code() == ErrorCode::Cancelled || error.code() == ErrorCode::ConnectionLost;
}

bool partOfName(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// The name that ends before `end`; quoted as in SQL ("x"), or as JSON writes that (\"x\").
std::string nameBefore(std::string_view text, std::size_t end)
{
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\t' || text[end - 1] == '\n' || text[end - 1] == '\r'))
        --end;
    if (end == 0)
        return {};
    if (text[end - 1] != '"') {
        std::size_t begin = end;
        while (begin > 0 && partOfName(text[begin - 1]))
            --begin;
        std::string name(text.substr(begin, end - begin));
        std::ranges::transform(name, name.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        return name;
    }
    const bool json = end > 1 && text[end - 2] == '\\';
    std::size_t last = end - (json ? 2 : 1);
    const std::size_t opening = last == 0 ? std::string_view::npos : text.rfind('"', last - 1);
    if (opening == std::string_view::npos)
        return {};
    return std::string(text.substr(opening + 1, last - opening - 1));
}

} // namespace

std::set<std::string> calledNames(std::string_view text)
{
    std::set<std::string> names;
    for (std::size_t at = text.find('('); at != std::string_view::npos; at = text.find('(', at + 1)) {
        std::string name = nameBefore(text, at);
        if (!name.empty())
            names.insert(std::move(name));
    }
    return names;
}

pg::QueryOptions ProofRuns::within(base::Nanoseconds most) const
{
    pg::QueryOptions options;
    options.deadline = m_deadline.earlier(base::Deadline::after(most));
    options.stop = m_stop;
    return options;
}

Status ProofRuns::prepare()
{
    HOWDAH_ASSIGN(const ResultSet rows, m_runner.query(sql::copy_functions, {}, within(base::Seconds(30))));
    for (int row = 0; row < rows.rowCount(); ++row)
        m_anything.emplace(rows.text(row, 0));
    return {};
}

/// The first function it calls that may do anything; empty: none. A view's calls stand in the plan alone, those in a
/// VALUES list in the statement alone.
Result<std::string> ProofRuns::callOf(const WorkloadStatement& statement)
{
    const auto known = m_called.find(statement.sql);
    if (known != m_called.end())
        return known->second;
    HOWDAH_ASSIGN(const ResultSet plan,
                  m_runner.query("EXPLAIN (VERBOSE, FORMAT JSON) " + statement.sql, {}, within(m_timeout)));
    std::set<std::string> names = calledNames(statement.sql);
    names.merge(calledNames(plan.text(0, 0)));
    std::string called;
    for (const std::string& name : names) {
        if (called.empty() && m_anything.contains(name))
            called = name;
    }
    m_called.emplace(statement.sql, called);
    return called;
}

Result<plan::PlanPtr> ProofRuns::runOnce(const WorkloadStatement& statement)
{
    HOWDAH_TRY(m_runner.execute(statement.writes ? "BEGIN READ WRITE" : "BEGIN READ ONLY", within(base::Seconds(30))));
    const auto answer =
        m_runner.query("EXPLAIN (ANALYZE, TIMING OFF, BUFFERS, FORMAT JSON) " + statement.sql, {}, within(m_timeout));
    const Status ended = m_runner.execute("ROLLBACK", within(base::Seconds(30)));
    if (!answer)
        return answer.error();
    HOWDAH_TRY(ended);
    HOWDAH_ASSIGN(const std::vector<plan::PlanPtr> plans, plan::parsePlans(answer->text(0, 0)));
    if (plans.empty() || !plans.front()->root || !plans.front()->executionMs)
        return Error(ErrorCode::InvalidInput, Text(HOWDAH_TEXT("advise", "the statement has no plan")));
    return plans.front();
}

/// A rolled back write leaves dead rows; without them the next run finds what this one found.
Status ProofRuns::clearAway(const plan::Plan& plan)
{
    std::set<std::pair<std::string, std::string>> written;
    plan::forEachNode(*plan.root, [&](const plan::Node& node, int) {
        if (node.type == "ModifyTable" && !node.relation.empty())
            written.emplace(node.schema, node.relation);
    });
    for (const auto& [schema, name] : written) {
        const std::string table = schema.empty() ? base::quoteIdentifier(name) : base::quoteQualified({schema, name});
        const Status cleared = m_runner.execute("VACUUM " + table, within(base::Seconds(300)));
        if (!cleared && isFatal(cleared.error()))
            return cleared;
    }
    return {};
}

Result<RunTime> ProofRuns::time(const WorkloadStatement& statement)
{
    RunTime time;
    if (statement.generic) {
        time.notTimed = Text(HOWDAH_TEXT("advise", "its parameters have no values to run it with"));
        return time;
    }
    const auto called = callOf(statement);
    if (!called) {
        if (isFatal(called.error()))
            return called.error();
        time.notTimed = called.error().why();
        return time;
    }
    if (!called->empty()) {
        time.notTimed =
            Text(HOWDAH_TEXT("advise", "it calls %1(), which may do anything, and was only planned"), {*called});
        return time;
    }
    std::vector<plan::PlanPtr> runs;
    constexpr int times = 3;
    for (int i = 0; i < times; ++i) {
        auto run = runOnce(statement);
        if (run) {
            runs.push_back(std::move(*run));
            continue;
        }
        if (isFatal(run.error()) || m_deadline.passed() || m_runner.broken())
            return run.error();
        const auto limit = std::chrono::duration_cast<base::Seconds>(m_timeout).count();
        time.notTimed = run.error().code() == ErrorCode::Timeout
                            ? Text(HOWDAH_TEXT("advise", "it ran for more than %1 s"), {std::to_string(limit)})
                            : Text(HOWDAH_TEXT("advise", "it failed: %1"), {run.error().why().english()});
        break;
    }
    if (statement.writes && !runs.empty())
        HOWDAH_TRY(clearAway(*runs.front()));
    if (runs.size() < times)
        return time;
    std::ranges::sort(runs, {}, [](const plan::PlanPtr& run) { return *run->executionMs; });
    time.plan = runs[times / 2];
    time.ms = time.plan->executionMs;
    return time;
}

} // namespace howdah::advise
