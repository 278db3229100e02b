// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/workload.h"
#include "core/advise/workloadgatherer.h"
#include "core/base/quoting.h"
#include "core/pg/connection.h"
#include "core/sql/scanner.h"
#include "core/sql/splitter.h"
#include "core/sql/statement.h"

#include <algorithm>
#include <map>
#include <utility>

namespace howdah::advise {

namespace {

base::Text task()
{
    return base::Text(HOWDAH_TEXT("advise", "Reading the server's statements"));
}

/// pg_stat_statements puts $1 where only a constant may stand: interval $1. Written as a cast it is SQL again.
std::string withCasts(std::string_view sql)
{
    std::string text;
    std::size_t copied = 0;
    sql::Token type;
    sql::Scanner scanner(sql);
    for (sql::Token token = scanner.next(); token.kind != sql::TokenKind::End; token = scanner.next()) {
        const std::string_view word = sql.substr(type.offset, type.length);
        const bool typed = type.kind == sql::TokenKind::Word &&
                           (sql::isKeyword(word, "INTERVAL") || sql::isKeyword(word, "DATE") ||
                            sql::isKeyword(word, "TIMESTAMP") || sql::isKeyword(word, "TIMESTAMPTZ"));
        if (token.kind == sql::TokenKind::Parameter && typed) {
            text += std::string(sql.substr(copied, type.offset - copied)) + "(" +
                    std::string(sql.substr(token.offset, token.length)) + ")::" + std::string(word);
            copied = token.offset + token.length;
        }
        type = token;
    }
    return text + std::string(sql.substr(copied));
}

/// The text without a semicolon and comments around it; empty when it is not exactly one statement.
std::string_view single(std::string_view sql)
{
    const auto spans = sql::splitStatements(sql);
    return spans && spans->size() == 1 ? sql.substr(spans->front().offset, spans->front().length) : std::string_view();
}

/// Statements with constants in them that run or ran last in this database, by fingerprint.
base::Result<std::map<std::string, std::string>> samples(pg::Connection& connection, const pg::QueryOptions& options)
{
    constexpr int most = 1000;
    HOWDAH_ASSIGN(
        const pg::ResultSet rows,
        connection.query("SELECT DISTINCT query FROM pg_catalog.pg_stat_activity "
                         "WHERE datname = pg_catalog.current_database() AND pid <> pg_catalog.pg_backend_pid() "
                         "AND query <> '' ORDER BY query LIMIT " +
                             std::to_string(most),
                         {}, options));
    std::map<std::string, std::string> found;
    for (int row = 0; row < rows.rowCount(); ++row) {
        const std::string_view sql = single(rows.text(row, 0)); // cut off at track_activity_query_size: no statement
        const auto statement = plannable(sql);
        if (sql.empty() || !statement || !*statement || (*statement)->generic)
            continue;
        if (const auto mark = sql::fingerprint(sql))
            found.emplace(*mark, sql);
    }
    return found;
}

} // namespace

base::Result<Workload> workloadFromServer(pg::Connection& connection, const ServerWorkloadOptions& options)
{
    const pg::QueryOptions query{options.deadline, options.stop};
    HOWDAH_ASSIGN(
        const pg::ResultSet extension,
        connection.query("SELECT n.nspname, "
                         "EXISTS (SELECT 1 FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND "
                         "a.attname = 'total_exec_time') AS renamed, "
                         "EXISTS (SELECT 1 FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND "
                         "a.attname = 'toplevel') AS toplevel "
                         "FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = "
                         "e.extnamespace JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = "
                         "'pg_stat_statements' WHERE e.extname = 'pg_stat_statements'",
                         {}, query));
    if (extension.rowCount() == 0)
        return base::Error(base::ErrorCode::Unsupported, task(),
                           base::Text(HOWDAH_TEXT("advise", "pg_stat_statements is not installed in this database")),
                           base::Text(HOWDAH_TEXT("advise", "CREATE EXTENSION pg_stat_statements, or give a file of "
                                                            "statements")));
    const std::string time = extension.value<bool>(0, "renamed").value_or(true) ? "total_exec_time" : "total_time";
    const std::string view = base::quoteQualified({extension.text(0, 0), "pg_stat_statements"});
    // Some of the first cannot be planned, so more are asked for than are wanted.
    const std::size_t asked = options.most + 200;
    HOWDAH_ASSIGN(const pg::ResultSet rows,
                  connection.query("SELECT queryid::text, min(query) AS query, sum(calls)::float8 AS calls, sum(" +
                                       time + ")::float8 AS ms, sum(rows)::float8 AS rows FROM " + view +
                                       " WHERE dbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = "
                                       "pg_catalog.current_database())" +
                                       (extension.value<bool>(0, "toplevel").value_or(false) ? " AND toplevel" : "") +
                                       " GROUP BY 1 ORDER BY 4 DESC, 1 LIMIT " + std::to_string(asked),
                                   {}, query));
    HOWDAH_ASSIGN(const auto sampled, samples(connection, query));
    Workload workload;
    long long hidden = 0, unreadable = 0, generic = 0;
    for (int row = 0; row < rows.rowCount() && workload.statements.size() < options.most; ++row) {
        if (rows.isNull(row, 0) || rows.text(row, 1) == "<insufficient privilege>") {
            ++hidden;
            continue;
        }
        const std::string text = withCasts(single(rows.text(row, 1)));
        if (rows.text(row, 1).find("/* howdah/") != std::string_view::npos)
            continue;
        const auto read = plannable(text);
        const double calls = rows.value<double>(row, "calls").value_or(0);
        if (!read) {
            ++unreadable;
            continue;
        }
        if (!*read || calls <= 0)
            continue;
        WorkloadStatement statement = **read;
        statement.id = rows.text(row, 0);
        statement.weight = calls;
        if (const auto ms = rows.value<double>(row, "ms"))
            statement.meanMs = *ms / calls;
        if (const auto count = rows.value<double>(row, "rows"))
            statement.rows = *count / calls;
        const auto mark = statement.generic ? sql::fingerprint(text) : base::Result<std::string>(std::string());
        if (const auto sample = mark ? sampled.find(*mark) : sampled.end();
            statement.generic && sample != sampled.end()) {
            statement.sql = sample->second;
            statement.generic = false;
        }
        generic += statement.generic ? 1 : 0;
        workload.statements.push_back(std::move(statement));
    }
    if (hidden > 0)
        workload.notes.push_back(base::Text::counted(
            HOWDAH_TEXT_N("advise", "%n statement(s) of other roles cannot be read; membership in pg_read_all_stats "
                                    "shows them"),
            hidden));
    if (unreadable > 0)
        workload.notes.push_back(base::Text::counted(
            HOWDAH_TEXT_N("advise", "%n statement(s) of the server do not parse and are left out"), unreadable));
    if (generic > 0)
        workload.notes.push_back(base::Text::counted(
            HOWDAH_TEXT_N("advise", "%n statement(s) are planned without the values of their parameters, which the "
                                    "server does not keep"),
            generic));
    return workload;
}

} // namespace howdah::advise
