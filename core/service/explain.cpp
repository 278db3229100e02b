// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/explain.h"

#include "core/pool/connectionpool.h"

#include <algorithm>
#include <string>

using howdah::base::ErrorCode;
using howdah::base::Text;

namespace howdah::service {
namespace {

constexpr const char* preparedName = "howdah_explain";

Text whatFailed()
{
    return Text(HOWDAH_TEXT("explain", "The plan could not be read"));
}

/// Statements of ours around the one to explain: short, whatever happens to it.
pg::QueryOptions brief(const base::StopToken& stop = {})
{
    return {base::Deadline::after(base::Seconds(10)), stop};
}

/// The server counts from the start of what it was sent; the reader knows his own statement.
base::Error inReadersTerms(const base::Error& error, std::size_t prefixLength)
{
    if (!error.serverMessage())
        return error;
    base::ServerMessage message = *error.serverMessage();
    const int prefix = static_cast<int>(prefixLength);
    message.position = message.position > prefix ? message.position - prefix : 0;
    return base::Error::fromServer(error.code(), whatFailed(), std::move(message), error.remedy());
}

/// What the reader is told when a statement that writes was kept from running.
base::Error refusedToWrite()
{
    return {
        ErrorCode::Refused,
        Text(HOWDAH_TEXT("explain", "The statement was not run: it writes or locks rows")),
        {},
        Text(HOWDAH_TEXT("explain", "Allow writes (--writes) to run it and roll it back, or ask for the plan alone"))};
}

base::Error explained(const base::Error& error, const ExplainOptions& options, bool ranIntoTimeout)
{
    if (!error.serverMessage())
        return error;
    // 25006 read_only_sql_transaction, 57014 query_canceled (PostgreSQL manual, Appendix A).
    if (error.sqlState() == "25006" && !options.allowWrites)
        return base::Error::fromServer(ErrorCode::Refused, refusedToWrite().what(), *error.serverMessage(),
                                       refusedToWrite().remedy());
    if (error.sqlState() == "57014" && error.code() == ErrorCode::Server && ranIntoTimeout)
        return base::Error::fromServer(
            ErrorCode::Timeout, whatFailed(), *error.serverMessage(),
            Text(HOWDAH_TEXT("explain", "Allow it more time, or ask for the plan without running the statement")));
    return error;
}

/// Runs one EXPLAIN over a connection or a lease, which have the same ways of being asked.
template <class Runner> class Explainer {
public:
    Explainer(Runner& runner, int serverVersion, std::string_view sql, const ExplainOptions& options,
              const base::StopToken& stop)
        : m_runner(runner)
        , m_serverVersion(serverVersion)
        , m_sql(sql)
        , m_options(options)
        , m_stop(stop)
    {}

    base::Result<std::vector<plan::PlanPtr>> run()
    {
        const int parameters = highestParameter(m_sql);
        const auto given = static_cast<int>(m_options.parameters.size());
        if (given > 0 && given != parameters)
            return base::Error(ErrorCode::Usage, whatFailed(),
                               Text(HOWDAH_TEXT("explain", "The statement has %1 parameters, %2 values were given"),
                                    {std::to_string(parameters), std::to_string(given)}),
                               Text(HOWDAH_TEXT("explain", "Give one value for each of $1, $2 …")));
        if (parameters > given && m_options.analyze)
            return base::Error(
                ErrorCode::Unsupported, Text(HOWDAH_TEXT("explain", "The statement was not run")),
                Text(HOWDAH_TEXT("explain", "It has parameters ($1 to $%1) without values"),
                     {std::to_string(parameters)}),
                Text(HOWDAH_TEXT("explain", "Give their values, or ask for the plan without running it")));
        HOWDAH_TRY(explainCommand(m_options, m_serverVersion)); // before anything is begun

        if (m_options.analyze && !m_options.allowWrites && makesRelation(m_sql))
            return refusedToWrite();

        const bool writable = m_options.analyze && m_options.allowWrites;
        HOWDAH_TRY(
            m_runner.execute(writable ? "begin transaction read write" : "begin transaction read only", brief(m_stop)));
        auto result = inTransaction(parameters);
        // Never skipped by a cancel. When the connection is gone the server rolls back by itself.
        base::Status undone = m_runner.execute("rollback", brief());
        if (undone && m_prepared)
            undone = m_runner.execute(std::string("deallocate ") + preparedName, brief());
        if (result && !undone)
            return undone.error();
        return result;
    }

private:
    base::Result<std::vector<plan::PlanPtr>> inTransaction(int parameters)
    {
        const auto milliseconds = std::chrono::ceil<base::Milliseconds>(m_options.timeout).count();
        HOWDAH_TRY(m_runner.execute("set local statement_timeout = " + std::to_string(milliseconds), brief(m_stop)));
        for (const TriedSetting& setting : m_options.tried) {
            const auto set = m_runner.query("select pg_catalog.set_config($1, $2, true)", {setting.name, setting.value},
                                            brief(m_stop));
            if (!set)
                return set.error().withWhat(
                    Text(HOWDAH_TEXT("explain", "%1 could not be set for the statement"), {setting.name}));
        }
        const bool values = !m_options.parameters.empty();
        const bool prepared = parameters > 0 && (values || m_serverVersion < 160000);
        HOWDAH_ASSIGN(const pg::ResultSet rows,
                      prepared ? explainPrepared(parameters, values) : explainText(parameters > 0));
        std::string json;
        for (int row = 0; row < rows.rowCount(); ++row) {
            json += rows.text(row, 0);
            json += '\n';
        }
        return plan::parsePlansKeepingText(std::make_shared<const std::string>(std::move(json)));
    }

    base::Result<pg::ResultSet> explainText(bool generic)
    {
        HOWDAH_ASSIGN(const std::string command, explainCommand(m_options, m_serverVersion, generic));
        return ask(command, m_sql);
    }

    /// Values go through a prepared statement, which gives them their types; told not to look at them it has the
    /// generic plan, for which servers before 16 know no other way.
    base::Result<pg::ResultSet> explainPrepared(int parameters, bool values)
    {
        HOWDAH_TRY(ask(std::string("prepare ") + preparedName + " as ", m_sql));
        m_prepared = true;
        const bool generic = !values || m_options.generic;
        HOWDAH_TRY(m_runner.execute(generic ? "set local plan_cache_mode = force_generic_plan"
                                            : "set local plan_cache_mode = force_custom_plan",
                                    brief(m_stop)));
        HOWDAH_ASSIGN(const std::string command, explainCommand(m_options, m_serverVersion));
        const std::vector<std::optional<std::string>> nulls(static_cast<std::size_t>(parameters));
        const std::string call = executeCommand(preparedName, values ? m_options.parameters : nulls);
        // Nothing of this text is the reader's: a place in it tells him nothing.
        return ask(command + call, {});
    }

    /// Extended protocol: a second statement after a semicolon is the server's to refuse.
    base::Result<pg::ResultSet> ask(const std::string& prefix, std::string_view rest)
    {
        const auto started = base::Clock::system()->now();
        auto answer = m_runner.query(prefix + std::string(rest), {},
                                     {base::Deadline::after(m_options.timeout + base::Seconds(5)), m_stop});
        if (answer)
            return answer;
        const bool ranIntoTimeout = base::Clock::system()->now() - started >= m_options.timeout;
        return explained(inReadersTerms(answer.error(), prefix.size()), m_options, ranIntoTimeout);
    }

    Runner& m_runner;
    int m_serverVersion;
    std::string_view m_sql;
    const ExplainOptions& m_options;
    const base::StopToken& m_stop;
    bool m_prepared = false;
};

} // namespace

base::Result<std::vector<plan::PlanPtr>> explainStatement(pg::Connection& connection, std::string_view sql,
                                                          const ExplainOptions& options, const base::StopToken& stop)
{
    return Explainer<pg::Connection>(connection, connection.serverVersion(), sql, options, stop).run();
}

base::Result<std::vector<plan::PlanPtr>> explainStatement(pool::Lease& lease, std::string_view sql,
                                                          const ExplainOptions& options, const base::StopToken& stop)
{
    return Explainer<pool::Lease>(lease, lease.connection().serverVersion(), sql, options, stop).run();
}

} // namespace howdah::service
