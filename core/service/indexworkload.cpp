// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/indexworkload.h"

#include "core/base/durablefile.h"
#include "core/base/quoting.h"
#include "core/service/explain.h"
#include "core/sql/splitter.h"
#include "core/sql/statement.h"

#include <algorithm>
#include <array>

using howdah::base::ErrorCode;
using howdah::base::Text;

namespace howdah::service {
namespace {

constexpr std::size_t mostFileBytes = 64U << 20U;
constexpr int mostStatements = 500;

bool startsWithWord(std::string_view sql, std::string_view word)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    if (sql.size() < word.size() ||
        !std::equal(word.begin(), word.end(), sql.begin(), [&](char a, char b) { return a == lower(b); }))
        return false;
    const char next = sql.size() > word.size() ? lower(sql[word.size()]) : ' ';
    return !((next >= 'a' && next <= 'z') || (next >= '0' && next <= '9') || next == '_');
}

/// What a planner plans; everything else has no use for an index.
bool isPlanned(std::string_view sql)
{
    static constexpr std::array<std::string_view, 7> words = {"select", "insert", "update", "delete",
                                                              "merge",  "with",   "values"};
    while (!sql.empty() && (sql.front() == '(' || sql.front() == ' ' || sql.front() == '\n' || sql.front() == '\t'))
        sql.remove_prefix(1);
    return std::ranges::any_of(words, [sql](std::string_view word) { return startsWithWord(sql, word); });
}

advise::WorkloadStatement statementOf(std::string id, std::string_view sql)
{
    advise::WorkloadStatement statement;
    statement.id = std::move(id);
    statement.sql = sql;
    statement.generic = highestParameter(sql) > 0;
    for (const std::string_view word : {"insert", "update", "delete", "merge"})
        statement.writes = statement.writes || startsWithWord(sql, word);
    return statement;
}

/// pg_stat_statements puts parameters also where the grammar wants a constant: "interval $1". What it means there is
/// "$1::interval". Its texts hold no strings in which the same could stand.
std::string withCasts(std::string_view sql)
{
    static constexpr std::array<std::string_view, 5> types = {"interval", "timestamptz", "timestamp", "date", "time"};
    const auto isWord = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
    };
    std::string text;
    for (std::size_t at = 0; at < sql.size();) {
        const bool begins = at == 0 || !isWord(sql[at - 1]);
        const auto* type = std::ranges::find_if(
            types, [&](std::string_view word) { return begins && startsWithWord(sql.substr(at), word); });
        std::size_t next = type == types.end() ? sql.size() : at + type->size();
        while (next < sql.size() && (sql[next] == ' ' || sql[next] == '\n' || sql[next] == '\t'))
            ++next;
        std::size_t end = next + 1;
        while (end < sql.size() && sql[end] >= '0' && sql[end] <= '9')
            ++end;
        if (type == types.end() || next + 1 >= sql.size() || sql[next] != '$' || end == next + 1) {
            text += sql[at++];
            continue;
        }
        text += sql.substr(next, end - next);
        text += "::";
        text += *type;
        at = end;
    }
    return text;
}

base::Error noStatements(Text why, Text remedy)
{
    return {ErrorCode::NotFound, Text(HOWDAH_TEXT("advise", "There are no statements to advise on")), std::move(why),
            std::move(remedy)};
}

/// Adds what can be planned, numbered in order; the same statement again makes it weigh more.
base::Result<advise::Workload> statementsOf(std::string_view text)
{
    HOWDAH_ASSIGN(const std::vector<sql::Span> spans, sql::splitStatements(text));
    advise::Workload workload;
    int others = 0, broken = 0;
    for (const sql::Span& span : spans) {
        const std::string_view sql = text.substr(span.offset, span.length);
        if (!isPlanned(sql)) {
            ++others;
            continue;
        }
        if (!sql::checkSyntax(sql)) {
            ++broken;
            continue;
        }
        const auto same = std::ranges::find(workload.statements, sql, &advise::WorkloadStatement::sql);
        if (same != workload.statements.end())
            same->weight += 1;
        else
            workload.statements.push_back(statementOf(std::to_string(workload.statements.size() + 1), sql));
    }
    if (others > 0)
        workload.notes.push_back(
            Text::counted(HOWDAH_TEXT_N("advise", "%n statement(s) that no index helps were left out"), others));
    if (broken > 0)
        workload.notes.push_back(
            Text::counted(HOWDAH_TEXT_N("advise", "%n statement(s) could not be parsed and were left out"), broken));
    return workload;
}

base::Result<advise::Workload> ofFile(const std::string& file)
{
    HOWDAH_ASSIGN(const std::string text, base::readFile(file, mostFileBytes));
    auto workload = statementsOf(text);
    if (!workload)
        return base::Error(ErrorCode::InvalidInput,
                           Text(HOWDAH_TEXT("advise", "%1 could not be read as statements"), {file}),
                           workload.error().why().empty() ? workload.error().what() : workload.error().why(),
                           Text(HOWDAH_TEXT("advise", "it has to hold SQL statements, with a semicolon after each")));
    if (workload->statements.empty())
        return noStatements(Text(HOWDAH_TEXT("advise", "%1 holds none that read or change a table"), {file}),
                            Text(HOWDAH_TEXT("advise", "it has to hold SQL statements, with a semicolon after each")));
    return workload;
}

base::Result<advise::Workload> ofQuery(const std::string& text)
{
    const auto refused = [](Text why) {
        return base::Error(ErrorCode::InvalidInput,
                           Text(HOWDAH_TEXT("advise", "There is no advice for this statement")), std::move(why),
                           Text(HOWDAH_TEXT("advise", "give one SELECT, INSERT, UPDATE, DELETE or MERGE")));
    };
    const auto spans = sql::splitStatements(text);
    if (!spans)
        return refused(spans.error().why().empty() ? spans.error().what() : spans.error().why());
    if (spans->size() != 1)
        return refused(spans->empty() ? Text(HOWDAH_TEXT("advise", "It is empty"))
                                      : Text(HOWDAH_TEXT("advise", "It is more than one")));
    const std::string sql = text.substr(spans->front().offset, spans->front().length);
    if (!isPlanned(sql))
        return refused(Text(HOWDAH_TEXT("advise", "It neither reads nor changes a table")));
    if (const base::Status parsed = sql::checkSyntax(sql); !parsed)
        return refused(parsed.error().why().empty() ? parsed.error().what() : parsed.error().why());
    advise::Workload workload;
    workload.statements.push_back(statementOf("1", sql));
    return workload;
}

base::Result<advise::Workload> ofServer(pg::Connection& connection, const pg::QueryOptions& options)
{
    HOWDAH_ASSIGN(const pg::ResultSet extension,
                  connection.query("select n.nspname from pg_catalog.pg_extension e"
                                   " join pg_catalog.pg_namespace n on n.oid = e.extnamespace"
                                   " where e.extname = 'pg_stat_statements'",
                                   {}, options));
    if (extension.rowCount() == 0)
        return noStatements(
            Text(HOWDAH_TEXT("advise", "pg_stat_statements is not installed in this database")),
            Text(HOWDAH_TEXT("advise", "add it to shared_preload_libraries, restart the server and run CREATE "
                                       "EXTENSION pg_stat_statements; or give a file of statements")));
    const auto rows = connection.query(
        "select s.queryid::text, s.query, sum(s.calls)::float8, sum(s.total_exec_time)::float8, count(*) over ()"
        " from " +
            base::quoteQualified({std::string(extension.text(0, 0)), "pg_stat_statements"}) +
            " s where s.dbid = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())"
            " and s.queryid is not null and coalesce((to_jsonb(s) ->> 'toplevel')::boolean, true)"
            // What reads the catalogue has no use for an index, and is mostly ourselves and our like.
            " and s.query !~* '\\m(pg_catalog|information_schema)\\.|\\mpg_stat|\\m(from|join)\\s+(only\\s+)?pg_'"
            " and s.query not like '<%'"
            " group by 1, 2 order by 4 desc, 1",
        {}, options);
    if (!rows) {
        if (rows.error().code() != ErrorCode::Server)
            return rows.error();
        return noStatements(rows.error().why(),
                            Text(HOWDAH_TEXT("advise", "load pg_stat_statements by shared_preload_libraries and "
                                                       "restart the server; or give a file of statements")));
    }
    advise::Workload workload;
    int broken = 0, left = 0;
    for (int row = 0; row < rows->rowCount(); ++row) {
        const std::string sql = withCasts(rows->text(row, 1));
        if (!isPlanned(sql))
            continue;
        if (static_cast<int>(workload.statements.size()) >= mostStatements) {
            ++left;
            continue;
        }
        if (!sql::checkSyntax(sql)) {
            ++broken;
            continue;
        }
        std::string id(rows->text(row, 0));
        if (std::ranges::find(workload.statements, id, &advise::WorkloadStatement::id) != workload.statements.end())
            continue;
        advise::WorkloadStatement statement = statementOf(std::move(id), sql);
        statement.weight = rows->value<double>(row, 2).value_or(1);
        statement.meanMs = statement.weight > 0
                               ? std::optional(rows->value<double>(row, 3).value_or(0) / statement.weight)
                               : std::nullopt;
        workload.statements.push_back(std::move(statement));
    }
    if (broken > 0)
        workload.notes.push_back(
            Text::counted(HOWDAH_TEXT_N("advise", "%n statement(s) could not be parsed and were left out"), broken));
    if (left > 0)
        workload.notes.push_back(
            Text::counted(HOWDAH_TEXT_N("advise", "%n statement(s) that take the least time were left out"), left));
    if (workload.statements.empty())
        return noStatements(
            Text(HOWDAH_TEXT("advise", "pg_stat_statements has none of this database")),
            Text(HOWDAH_TEXT("advise", "let the applications work for a while and ask again, with a role that has "
                                       "pg_read_all_stats; or give a file of statements")));
    return workload;
}

} // namespace

base::Result<advise::Workload> readWorkload(const AdviceRequest& request, pg::Connection& connection,
                                            const pg::QueryOptions& options)
{
    switch (request.source) {
    case AdviceRequest::Source::File:
        return ofFile(request.file);
    case AdviceRequest::Source::Query:
        return ofQuery(request.sql);
    case AdviceRequest::Source::Server:
        break;
    }
    return ofServer(connection, options);
}

} // namespace howdah::service
