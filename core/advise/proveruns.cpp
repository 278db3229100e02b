// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/proveruns.h"

#include "core/advise/room.h"
#include "core/advise/sql.h"
#include "core/base/numbers.h"
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
    return error.code() == ErrorCode::Cancelled || error.code() == ErrorCode::ConnectionLost || ranOutOfRoom(error);
}

/// As the server reads an array of one text.
std::string arrayOf(std::string_view value)
{
    std::string literal = "{\"";
    for (const char c : value) {
        if (c == '"' || c == '\\')
            literal += '\\';
        literal += c;
    }
    return literal + "\"}";
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

/// Empty when none of these functions may do anything.
Text ProofRuns::mayDoAnything(const std::set<std::string>& names) const
{
    const auto called = std::ranges::find_if(names, [this](const auto& name) { return m_anything.contains(name); });
    if (called == names.end())
        return {};
    return Text(HOWDAH_TEXT("advise", "it calls %1(), which may do anything, and was only planned"), {*called});
}

/// A view's calls stand in the plan alone, those in a VALUES list in the statement alone.
Result<ProofRuns::Ready> ProofRuns::makeReady(const WorkloadStatement& statement)
{
    const auto known = m_ready.find(statement.sql);
    if (known != m_ready.end())
        return known->second;
    Ready ready;
    ready.call = statement.sql;
    Status filled;
    if (statement.generic)
        filled = fillIn(statement, ready);
    std::set<std::string> names = calledNames(statement.sql);
    if (filled && ready.notRun.empty()) {
        const auto plan = [&]() -> Result<ResultSet> {
            if (!ready.prepared.empty())
                HOWDAH_TRY(m_runner.execute("DEALLOCATE ALL; " + ready.prepared, within(m_timeout)));
            return m_runner.query("EXPLAIN (VERBOSE, FORMAT JSON) " + ready.call, {}, within(m_timeout));
        }();
        filled = plan ? Status() : Status(plan.error());
        if (plan)
            names.merge(calledNames(plan->text(0, 0)));
    }
    if (!filled) {
        if (isFatal(filled.error()) || m_deadline.passed() || m_runner.broken())
            return filled.error();
        ready.notRun = filled.error().why();
    }
    if (const Text risk = mayDoAnything(names); !risk.empty())
        ready.notRun = risk;
    m_ready.emplace(statement.sql, ready);
    return ready;
}

/// Values out of the tables for what was only counted with $1 in their place: typical ones, as a generic plan takes
/// them to be.
Status ProofRuns::fillIn(const WorkloadStatement& statement, Ready& ready)
{
    const auto limited = within(m_timeout);
    const Text noValues(HOWDAH_TEXT("advise", "its parameters have no values to run it with"));
    const std::string prepare = "PREPARE howdah_run AS " + statement.sql;
    HOWDAH_TRY(m_runner.execute("DEALLOCATE ALL; " + prepare, limited));
    HOWDAH_ASSIGN(const ResultSet counted,
                  m_runner.query("SELECT cardinality(parameter_types) FROM pg_prepared_statements WHERE name = "
                                 "'howdah_run'",
                                 {}, limited));
    const int count = counted.rowCount() > 0 ? counted.value<int>(0, 0).value_or(0) : 0;
    if (count == 0) {
        ready.notRun = noValues;
        return {};
    }
    std::string nulls;
    for (int i = 0; i < count; ++i)
        nulls += i == 0 ? "(NULL" : ", NULL";
    HOWDAH_ASSIGN(const ResultSet told,
                  m_runner.query("EXPLAIN (VERBOSE, FORMAT JSON) EXECUTE howdah_run" + nulls + ")", {}, limited));
    HOWDAH_ASSIGN(const std::vector<plan::PlanPtr> plans, plan::parsePlans(told.text(0, 0)));
    if (plans.empty() || !plans.front()->root)
        return Error(ErrorCode::InvalidInput, Text(), Text(HOWDAH_TEXT("advise", "the statement has no plan")));
    // A condition is run to find a value for it.
    ready.notRun = mayDoAnything(calledNames(told.text(0, 0)));
    if (!ready.notRun.empty())
        return {};
    const auto uses = parameterUses(*plans.front(), count);
    // A page of rows: the usual thing that a limit is for.
    constexpr int pageRows = 10;
    const int limit = parameterAfter(statement.sql, "LIMIT"), offset = parameterAfter(statement.sql, "OFFSET");
    std::string list, shown;
    for (int i = 1; i <= count; ++i) {
        const auto& use = uses[static_cast<std::size_t>(i) - 1];
        std::optional<std::string> value;
        if (use) {
            HOWDAH_ASSIGN(value, takeValue(*use, quantileFor(*use, uses)));
        } else if (i == limit || i == offset) {
            value = std::to_string(i == limit ? pageRows : 0);
        }
        if (!value) {
            ready.notRun = noValues;
            return {};
        }
        const std::string literal = base::quoteLiteral(*value);
        list += (i == 1 ? "(" : ", ") + literal;
        shown += (i == 1 ? "" : ", ") + ("$" + std::to_string(i)) + " = " + *value;
    }
    ready.prepared = prepare;
    ready.call = "EXECUTE howdah_run" + list + ")";
    constexpr std::size_t mostShown = 200;
    ready.values = Text(HOWDAH_TEXT("advise", "run with values out of the tables: %1"), {shown.substr(0, mostShown)});
    return {};
}

/// The value below which that share of a sample's rows lie; nothing when there are none.
Result<std::optional<std::string>> ProofRuns::takeValue(const ParameterUse& use, double quantile)
{
    const std::string relation =
        use.schema.empty() ? base::quoteIdentifier(use.relation) : base::quoteQualified({use.schema, use.relation});
    const auto limited = within(m_timeout);
    constexpr std::string_view sampleRows = "3e6"; // in percent of a table: 30,000 rows
    HOWDAH_ASSIGN(const ResultSet share,
                  m_runner.query("SELECT greatest(0.01, least(100, " + std::string(sampleRows) +
                                     " / greatest(reltuples, 1))) FROM pg_class WHERE oid = to_regclass($1)",
                                 {relation}, limited));
    if (share.rowCount() == 0)
        return std::optional<std::string>();
    HOWDAH_TRY(m_runner.execute("BEGIN READ ONLY", limited));
    const auto row = m_runner.query(
        "SELECT (percentile_disc(" + base::toChars(quantile) + ") WITHIN GROUP (ORDER BY " + use.expression +
            "))::text FROM " + relation + " AS " + base::quoteIdentifier(use.alias) + " TABLESAMPLE SYSTEM (" +
            std::string(share.text(0, 0)) + ") REPEATABLE (1) WHERE (" + use.expression + ") IS NOT NULL",
        {}, limited);
    HOWDAH_TRY(m_runner.execute("ROLLBACK", within(base::Seconds(30))));
    if (!row) {
        if (isFatal(row.error()))
            return row.error();
        return std::optional<std::string>(); // a type without an order
    }
    auto value = row->value<std::string>(0, 0);
    if (value && use.list)
        value = arrayOf(*value);
    return value;
}

Result<plan::PlanPtr> ProofRuns::runOnce(const WorkloadStatement& statement, const Ready& ready)
{
    if (!ready.prepared.empty())
        HOWDAH_TRY(m_runner.execute("DEALLOCATE ALL; " + ready.prepared, within(m_timeout)));
    HOWDAH_TRY(m_runner.execute(statement.writes ? "BEGIN READ WRITE" : "BEGIN READ ONLY", within(base::Seconds(30))));
    const auto answer =
        m_runner.query("EXPLAIN (ANALYZE, TIMING OFF, BUFFERS, FORMAT JSON) " + ready.call, {}, within(m_timeout));
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
    HOWDAH_ASSIGN(const Ready ready, makeReady(statement));
    time.values = ready.values;
    if (!ready.notRun.empty()) {
        time.notTimed = ready.notRun;
        return time;
    }
    std::vector<plan::PlanPtr> runs;
    // What is over in microseconds wavers most: it runs until it took some time, or often enough.
    constexpr std::size_t least = 3, most = 31;
    constexpr double enoughMs = 20;
    double spentMs = 0;
    while (runs.size() < least || (!statement.writes && spentMs < enoughMs && runs.size() < most)) {
        auto run = runOnce(statement, ready);
        if (run) {
            spentMs += *(*run)->executionMs;
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
    if (!time.notTimed.empty())
        return time;
    std::ranges::sort(runs, {}, [](const plan::PlanPtr& run) { return *run->executionMs; });
    time.plan = runs[runs.size() / 2];
    time.ms = time.plan->executionMs;
    return time;
}

} // namespace howdah::advise
