// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/clonehost.h"

#include "core/advise/room.h"
#include "core/base/quoting.h"

namespace howdah::advise {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using base::Text;

server::ClusterOptions hostOptions(const server::Installation& installation,
                                   std::map<std::string, std::string> settings, const base::Deadline& deadline,
                                   const base::StopToken& stop)
{
    server::ClusterOptions cluster;
    cluster.installation = installation;
    cluster.throwAway = true;
    cluster.deadline = deadline;
    cluster.stop = stop;
    cluster.settings = std::move(settings);
    cluster.settings.insert({{"autovacuum", "off"},
                             {"max_connections", "12"},
                             {"wal_level", "minimal"},
                             {"max_wal_senders", "0"},
                             {"max_locks_per_transaction", "1024"},
                             {"log_min_messages", "fatal"},
                             {"log_min_error_statement", "panic"}});
    return cluster;
}

Result<server::Installation> findCloneServer(int major, const std::vector<std::string>& binDirectories)
{
    auto found = server::chooseInstallation(binDirectories, major);
    if (found)
        return found;
    return Error(ErrorCode::Unsupported,
                 Text(HOWDAH_TEXT("advise", "cannot clone a database of PostgreSQL %1 on this machine"),
                      {std::to_string(major)}),
                 found.error().what(), found.error().remedy());
}

Status refusePooler(const SourceFacts& facts)
{
    // A pooler that shares sessions would hand the search path and time limits that pg_dump sets on to an application.
    if (facts.behindPooler)
        return Error(ErrorCode::Unsupported, Text(HOWDAH_TEXT("advise", "cannot clone through a connection pooler")),
                     Text(HOWDAH_TEXT("advise", "pg_dump changes settings of its session, which the pooler would "
                                                "hand to an application")),
                     Text(HOWDAH_TEXT("advise", "connect to the server's own port")));
    return {};
}

Result<std::unique_ptr<pg::Connection>> CloneHost::connect(const pg::ConnectParams& params) const
{
    pg::ConnectOptions options;
    options.deadline = m_query.deadline;
    options.stop = m_query.stop;
    return pg::Connection::connect(params, options);
}

std::string CloneHost::databaseName() const
{
    const std::string& name = m_facts.database;
    const bool taken = name == "postgres" || name == "template0" || name == "template1";
    return taken ? "howdah_clone" : name;
}

std::string CloneHost::createDatabase(bool sameCollation) const
{
    std::string sql = "CREATE DATABASE " + base::quoteIdentifier(databaseName()) + " OWNER " +
                      std::string(plannerRole) + " TEMPLATE template0 ENCODING " + base::quoteLiteral(m_facts.encoding);
    if (!sameCollation)
        return sql + " LC_COLLATE 'C' LC_CTYPE 'C'" + (m_facts.major() >= 15 ? " LOCALE_PROVIDER libc" : "");
    sql += " LC_COLLATE " + base::quoteLiteral(m_facts.collate) + " LC_CTYPE " + base::quoteLiteral(m_facts.ctype);
    if (m_facts.provider == "i")
        sql += " LOCALE_PROVIDER icu ICU_LOCALE " + base::quoteLiteral(m_facts.locale);
    else if (m_facts.provider == "b")
        sql += " LOCALE_PROVIDER builtin BUILTIN_LOCALE " + base::quoteLiteral(m_facts.locale);
    return sql;
}

Result<std::unique_ptr<pg::Connection>> CloneHost::makeDatabase()
{
    HOWDAH_ASSIGN(const auto first, connect(m_cluster.params("postgres")));
    HOWDAH_TRY(first->execute("CREATE ROLE " + std::string(plannerRole) + " LOGIN BYPASSRLS", m_query));
    const Status same = first->execute(createDatabase(true), m_query);
    if (!same) {
        if (same.error().code() != ErrorCode::Server || ranOutOfRoom(same.error()))
            return same.error();
        HOWDAH_TRY(first->execute(createDatabase(false), m_query));
        note(HOWDAH_TEXT("advise", "The collation %1 is not on this machine: estimates for ranges of text may differ"),
             {m_facts.locale.empty() ? m_facts.collate : m_facts.locale});
    }
    HOWDAH_ASSIGN(auto admin, connect(m_cluster.params(databaseName())));
    HOWDAH_TRY(admin->execute("SET allow_system_table_mods = on; SET search_path = ''", m_query));
    return admin;
}

Status CloneHost::makeExtension(pg::Connection& admin, const std::string& name, const std::string& schema)
{
    const bool here = m_cluster.installation().hasExtension(name);
    const Status made =
        here ? admin.execute("CREATE SCHEMA IF NOT EXISTS " + base::quoteIdentifier(schema) + " AUTHORIZATION " +
                                 std::string(plannerRole) + "; CREATE EXTENSION IF NOT EXISTS " +
                                 base::quoteIdentifier(name) + " SCHEMA " + base::quoteIdentifier(schema) + " CASCADE",
                             m_query)
             : Status();
    if (!made && (made.error().code() != ErrorCode::Server || ranOutOfRoom(made.error())))
        return made;
    if (!here)
        note(HOWDAH_TEXT("advise", "the extension %1 is not on this machine: what depends on it is left out"), {name});
    else if (!made)
        note(HOWDAH_TEXT("advise", "the extension %1 cannot be made in the clone: %2"),
             {name, made.error().why().english()});
    return {};
}

Status CloneHost::makeExtensions(pg::Connection& admin)
{
    for (const auto& [name, schema] : m_facts.extensions)
        HOWDAH_TRY(makeExtension(admin, name, schema));
    return {};
}

Result<std::unique_ptr<pg::Connection>> CloneHost::openRole()
{
    pg::ConnectParams params = m_cluster.params(databaseName());
    params.set("user", std::string(plannerRole));
    return connect(params);
}

Result<std::unique_ptr<pg::Connection>>
CloneHost::openPlanner(std::vector<std::pair<std::string, std::string>> settings)
{
    HOWDAH_ASSIGN(auto planner, openRole());
    std::string path;
    for (const std::string& schema : m_facts.searchPath)
        path += (path.empty() ? "" : ", ") + base::quoteIdentifier(schema);
    settings.insert(settings.end(), m_facts.settings.begin(), m_facts.settings.end());
    settings.emplace_back("search_path", path.empty() ? "''" : path);
    settings.emplace_back("plan_cache_mode", "force_generic_plan");
    for (const auto& [name, value] : settings) {
        const auto set = planner->query("SELECT set_config($1, $2, false)", {name, value}, m_query);
        if (set)
            continue;
        if (set.error().code() != ErrorCode::Server)
            return set.error();
        note(HOWDAH_TEXT("advise", "the setting %1 cannot be taken over: %2"), {name, set.error().why().english()});
    }
    return planner;
}

std::string CloneHost::scratch() const
{
    const std::string data = m_cluster.dataDirectory();
    return data.substr(0, data.rfind('/'));
}

} // namespace howdah::advise
