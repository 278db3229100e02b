// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/maintenance.h"

#include "core/base/units.h"
#include "core/pg/connection.h"
#include "core/pg/serverfailure.h"
#include "core/plan/rules/condition.h"

#include <algorithm>
#include <memory>
#include <utility>

using howdah::base::ErrorCode;
using howdah::base::Text;

namespace howdah::service {

namespace {

bool isWord(const plan::ExpressionToken& token, std::string_view word)
{
    return token.kind == plan::ExpressionToken::Kind::Word &&
           std::equal(token.text.begin(), token.text.end(), word.begin(), word.end(),
                      [](char a, char b) { return (a >= 'a' && a <= 'z' ? a - 'a' + 'A' : a) == b; });
}

/// Within a sentence.
std::string bare(const std::string& sql)
{
    return sql.ends_with(';') ? sql.substr(0, sql.size() - 1) : sql;
}

pg::QueryOptions brief(const base::StopToken& stop)
{
    return {base::Deadline::after(base::Seconds(10)), stop};
}

class Run {
public:
    Run(pg::ConnectParams params, const Maintenance& maintenance, JobContext& context)
        : m_params(std::move(params))
        , m_maintenance(maintenance)
        , m_context(context)
    {}

    base::Status go()
    {
        const bool two = !m_maintenance.then.empty();
        m_context.expectSteps(two ? 3 : 2);
        m_context.beginStep(Text(HOWDAH_TEXT("maintenance", "Look whether it can be done")));
        m_params.set("application_name", "Howdah maintenance");
        pg::ConnectOptions options;
        options.deadline = base::Deadline::after(base::Seconds(15));
        options.stop = m_context.stop();
        HOWDAH_ASSIGN(m_connection, pg::Connection::connect(m_params, options));
        HOWDAH_TRY(lookAhead());
        // Limits that the role or the connection brought along would end it midway.
        HOWDAH_TRY(m_connection->execute("set statement_timeout = 0", brief(m_context.stop())));
        const auto limit = std::chrono::ceil<base::Milliseconds>(m_maintenance.lockTimeout).count();
        HOWDAH_TRY(m_connection->execute("set lock_timeout = " + std::to_string(limit), brief(m_context.stop())));
        HOWDAH_TRY(runStep(m_maintenance.sql));
        return two ? runStep(m_maintenance.then) : base::Status();
    }

private:
    [[nodiscard]] base::Error refused(ErrorCode code, Text why, Text remedy) const
    {
        return {code, notDone(m_maintenance.sql), std::move(why), std::move(remedy)};
    }
    static Text notDone(const std::string& sql)
    {
        return Text(HOWDAH_TEXT("maintenance", "Not done: %1"), {bare(sql)});
    }

    base::Status lookAhead()
    {
        HOWDAH_ASSIGN(const pg::ResultSet server,
                      m_connection->query("select pg_catalog.pg_is_in_recovery(),"
                                          " pg_catalog.current_setting('transaction_read_only')::boolean",
                                          {}, brief(m_context.stop())));
        if (server.value<bool>(0, 0).value_or(false))
            return refused(ErrorCode::Refused,
                           Text(HOWDAH_TEXT("maintenance", "This server is a standby, which only reads")),
                           Text(HOWDAH_TEXT("maintenance", "connect to its primary")));
        if (server.value<bool>(0, 1).value_or(false))
            return refused(
                ErrorCode::Refused, Text(HOWDAH_TEXT("maintenance", "The connection is read only")),
                Text(HOWDAH_TEXT("maintenance", "unlock it, or copy the statement and run it where writing is meant")));
        for (const std::string& sql : {m_maintenance.sql, m_maintenance.then})
            HOWDAH_TRY(lookAtTable(sql));
        return {};
    }

    /// ANALYZE and VACUUM only warn of a table that the role may not touch. From server 17 on the right can be granted;
    /// asking earlier ones about MAINTAIN is an error.
    base::Status lookAtTable(const std::string& sql)
    {
        const std::string table = maintainedTable(sql);
        if (table.empty())
            return {};
        constexpr int maintainSince = 170000;
        const std::string granted = m_connection->serverVersion() >= maintainSince
                                        ? " or pg_catalog.has_table_privilege(c.oid, 'MAINTAIN')"
                                        : std::string();
        HOWDAH_ASSIGN(const pg::ResultSet rows,
                      m_connection->query("select pg_catalog.pg_has_role(c.relowner, 'USAGE')"
                                          " or pg_catalog.pg_has_role(d.datdba, 'USAGE')" +
                                              granted +
                                              ", pg_catalog.pg_get_userbyid(c.relowner), current_user::text"
                                              " from pg_catalog.pg_class c, pg_catalog.pg_database d"
                                              " where c.oid = pg_catalog.to_regclass($1)"
                                              " and d.datname = pg_catalog.current_database()",
                                          {table}, brief(m_context.stop())));
        if (rows.rowCount() == 0)
            return refused(ErrorCode::NotFound,
                           Text(HOWDAH_TEXT("maintenance", "There is no table %1 in this database"), {table}),
                           Text(HOWDAH_TEXT("maintenance", "explain the statement again")));
        const bool onlyWarns = sql.starts_with("ANALYZE") || sql.starts_with("VACUUM");
        if (onlyWarns && !rows.value<bool>(0, 0).value_or(false))
            return refused(ErrorCode::Refused,
                           Text(HOWDAH_TEXT("maintenance", "%1 belongs to %2, and role %3 may not maintain it"),
                                {table, std::string(rows.text(0, 1)), std::string(rows.text(0, 2))}),
                           Text(HOWDAH_TEXT("maintenance", "have its owner or the database's run it; from server 17 on "
                                                           "GRANT MAINTAIN allows it to others")));
        return {};
    }

    base::Status runStep(const std::string& sql)
    {
        m_context.beginStep(Text::verbatim(sql));
        const auto began = base::Clock::system()->now();
        const base::Status done = m_connection->execute(sql, {base::Deadline::never(), m_context.stop()});
        for (const base::ServerMessage& notice : m_connection->takeNotices())
            m_context.note(Text::verbatim(notice.message));
        if (!done)
            return failed(sql, done.error());
        m_context.note(Text(HOWDAH_TEXT("maintenance", "Done in %1: %2"),
                            {base::human::duration(base::Clock::system()->now() - began), bare(sql)}));
        return {};
    }

    base::Status failed(const std::string& sql, const base::Error& error)
    {
        if (error.code() == ErrorCode::Cancelled || m_context.stop().stop_requested())
            return base::Error(ErrorCode::Cancelled, notDone(sql),
                               Text(HOWDAH_TEXT("maintenance", "it was cancelled, and nothing of it stays")));
        if (!error.serverMessage())
            return error.withWhat(notDone(sql));
        const bool waited = error.sqlState() == "55P03"; // lock_not_available
        const Text remedy =
            waited ? Text(HOWDAH_TEXT("maintenance",
                                      "someone holds a lock on the table: try again when that transaction is over"))
                   : pg::remedyFor(error.sqlState());
        return base::Error::fromServer(waited ? ErrorCode::Timeout : error.code(), notDone(sql), *error.serverMessage(),
                                       remedy.empty() ? error.remedy() : remedy);
    }

    pg::ConnectParams m_params;
    const Maintenance& m_maintenance;
    JobContext& m_context;
    std::unique_ptr<pg::Connection> m_connection;
};

} // namespace

std::string maintainedTable(std::string_view sql)
{
    const plan::ExpressionTokens tokens = plan::tokensOf(sql);
    const auto at = [&](std::size_t i, std::string_view word) { return i < tokens.size() && isWord(tokens[i], word); };
    std::size_t first = tokens.size();
    if (at(0, "ANALYZE")) {
        first = 1;
    } else if (at(0, "VACUUM")) {
        first = 1 + static_cast<std::size_t>(
                        std::find_if(tokens.begin(), tokens.end(), [](const auto& token) { return token.is(")"); }) -
                        tokens.begin());
    } else if (at(0, "ALTER") && at(1, "TABLE")) {
        first = 2;
    } else if (at(0, "ALTER") && at(1, "FOREIGN") && at(2, "TABLE")) {
        first = 3;
    } else if (at(0, "CREATE") && at(1, "STATISTICS")) {
        for (std::size_t i = 2; i < tokens.size(); ++i) {
            if (at(i, "FROM")) // the last one: an expression may hold another
                first = i + 1;
        }
    }
    if (first >= tokens.size() || !tokens[first].isName())
        return {};
    std::size_t last = first;
    if (last + 2 < tokens.size() && tokens[last + 1].is(".") && tokens[last + 2].isName())
        last += 2;
    const char* const begin = tokens[first].text.data();
    return std::string(begin, tokens[last].text.data() + tokens[last].text.size());
}

Job::Work maintenanceWork(const pg::ConnectParams& params, const Maintenance& maintenance)
{
    return [params, maintenance](JobContext& context) { return Run(params, maintenance, context).go(); };
}

} // namespace howdah::service
