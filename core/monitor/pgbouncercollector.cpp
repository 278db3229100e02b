// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/pgbouncercollector.h"

#include "core/monitor/pgbouncerrows.h"
#include "core/monitor/pgbouncerverdict.h"

#include <algorithm>

namespace howdah::monitor {

using base::Error;
using base::ErrorCode;
using base::Text;

namespace {

/// Limits change by RELOAD or SET only.
constexpr base::Nanoseconds configInterval = base::Seconds(10);
/// SHOW CLIENTS has a row a client, and PgBouncer answers it in the thread that serves them all.
constexpr std::int64_t mostClientsAsked = 2000;

Error notPgBouncer(const std::string& where, Text why = {})
{
    return Error(ErrorCode::Unsupported, Text(HOWDAH_TEXT("pgbouncer", "%1 is not PgBouncer"), {where}), std::move(why),
                 Text(HOWDAH_TEXT("pgbouncer", "give the address of PgBouncer itself (it listens on port 6432 unless "
                                               "told otherwise), not that of the server behind it")));
}

/// PgBouncer's refusals all carry the SQLSTATE 08P01; a PostgreSQL without a database of the console's name says so.
Error explained(const Error& error, const pg::ConnectParams& params)
{
    const auto* const message = error.serverMessage();
    if (message == nullptr)
        return error;
    if (error.sqlState() == "3D000")
        return notPgBouncer(params.displayName(), error.why());
    if (message->message.find("not allowed") != std::string::npos)
        return error.withRemedy(Text(HOWDAH_TEXT("pgbouncer", "name the user in stats_users in pgbouncer.ini and run "
                                                              "RELOAD, or take one of its admin_users")));
    return error;
}

base::Result<pg::ResultSet> ask(pg::Connection& connection, std::string_view sql, const pg::QueryOptions& options)
{
    HOWDAH_ASSIGN(const std::vector<pg::ResultSet> answers, connection.simpleQuery(sql, options));
    return answers.empty() ? pg::ResultSet() : answers.back();
}

} // namespace

pg::ConnectParams pgBouncerConsole(pg::ConnectParams params)
{
    params.set("dbname", "pgbouncer").set("target_session_attrs", "any").unset("options");
    // A blank outweighs PGOPTIONS or the service's: they are for databases, and the console knows no SET for them.
    const auto effective = pg::effectiveValues(params);
    if (effective && effective->contains("options"))
        params.set("options", " ");
    return params;
}

base::Result<std::optional<std::string>> pgBouncerVersion(pg::Connection& connection, const pg::QueryOptions& options)
{
    const auto answer = ask(connection, "SHOW VERSION", options);
    if (!answer && (answer.error().code() != ErrorCode::Server || connection.broken()))
        return answer.error();
    if (!answer)
        return std::optional<std::string>();
    // Before 1.12 it comes as a notice, without a row.
    const auto reported =
        answer->rowCount() > 0 ? answer->value<std::string>(0, 0) : connection.parameterStatus("server_version");
    return readPgBouncerVersion(reported.value_or(""));
}

PgBouncerCollector::PgBouncerCollector(PgBouncerOptions options)
    : m_options(std::move(options))
{
    m_options.params = pgBouncerConsole(std::move(m_options.params));
    m_options.params.set("application_name", m_options.applicationName);
}

base::Status PgBouncerCollector::connect(const base::Deadline& deadline, const base::StopToken& stop)
{
    disconnect();
    pg::ConnectOptions options;
    options.deadline = deadline;
    options.stop = stop;
    options.clock = m_options.clock;
    auto connection = pg::Connection::connect(m_options.params, options);
    if (!connection)
        return explained(connection.error(), m_options.params);
    HOWDAH_ASSIGN(const auto version, pgBouncerVersion(**connection, {deadline, stop}));
    if (!version)
        return notPgBouncer(m_options.params.displayName());
    m_version = *version;
    m_connection = std::move(*connection);
    return {};
}

void PgBouncerCollector::disconnect()
{
    m_connection.reset();
    m_tellsState = true;
    m_tellsUserSlots = true;
    m_config = {};
    m_userSlots.clear();
    m_configDue = {};
    m_before.reset();
}

base::Result<bool> PgBouncerCollector::show(std::string_view probe, const pg::QueryOptions& query,
                                            PgBouncerSample& sample,
                                            const std::function<void(const pg::ResultSet&)>& read)
{
    std::string sql = "SHOW ";
    sql += probe;
    std::ranges::transform(sql, sql.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    const auto rows = ask(*m_connection, sql, query);
    if (rows) {
        read(*rows);
        return true;
    }
    if (rows.error().code() != ErrorCode::Server || !connected())
        return rows.error();
    sample.probes.push_back({ProbeState::Kind::Failed, std::string(probe), rows.error().why(), {}});
    return false;
}

base::Status PgBouncerCollector::readLimits(bool asked, PgBouncerSample& sample, const pg::QueryOptions& query)
{
    if (asked || clock().now() >= m_configDue) {
        HOWDAH_ASSIGN(const bool answered, show("config", query, sample, [&](const pg::ResultSet& rows) {
                          m_config = readPgBouncerConfig(rows);
                      }));
        if (m_tellsUserSlots) {
            HOWDAH_TRY(show("users", query, sample, [&](const pg::ResultSet& rows) {
                auto slots = readPgBouncerUserSlots(rows);
                m_tellsUserSlots = slots.has_value();
                m_userSlots = std::move(slots).value_or(m_userSlots);
            }));
        }
        if (answered)
            m_configDue = clock().now() + configInterval;
    }
    sample.config = m_config;
    return {};
}

base::Status PgBouncerCollector::readState(PgBouncerSample& sample, const pg::QueryOptions& query)
{
    if (!m_tellsState)
        return {};
    const std::size_t noted = sample.probes.size();
    HOWDAH_ASSIGN(m_tellsState, show("state", query, sample,
                                     [&](const pg::ResultSet& rows) { sample.state = readPgBouncerState(rows); }));
    // Before 1.20 there is no such command: nothing that anyone could mend.
    sample.probes.resize(noted);
    return {};
}

base::Status PgBouncerCollector::readWaiters(PgBouncerSample& sample, const pg::QueryOptions& query)
{
    const bool longWait = std::ranges::any_of(sample.pools, [&](const PgBouncerPool& pool) {
        return pool.clientsWaiting.value_or(0) > 0 && pool.maxWait >= waitLimits(sample.config).warnAt;
    });
    if (!longWait || sample.lists.usedClients.value_or(mostClientsAsked) >= mostClientsAsked)
        return {};
    HOWDAH_TRY(
        show("clients", query, sample, [&](const pg::ResultSet& rows) { readPgBouncerWaiters(rows, sample.pools); }));
    return {};
}

void PgBouncerCollector::addRates(PgBouncerSample& sample, base::MonotonicTime at)
{
    PgBouncerReading now = readingOf(sample.databases, at);
    if (m_before) {
        PgBouncerDelta delta = differenceOf(*m_before, now);
        sample.rates = delta.all;
        for (auto& [name, rates] : delta.databases) {
            const auto place = std::ranges::find(sample.databases, name, &PgBouncerDatabase::name);
            if (place != sample.databases.end())
                place->rates = rates;
        }
    }
    m_before = std::move(now);
}

void PgBouncerCollector::addSlots(PgBouncerSample& sample) const
{
    for (PgBouncerPool& pool : sample.pools) {
        const PgBouncerDatabase* const database = sample.database(pool.database);
        if (const auto own = m_userSlots.find(pool.user); own != m_userSlots.end())
            pool.serverSlots = own->second;
        else if (database != nullptr)
            pool.serverSlots = database->poolSize;
    }
}

base::Result<PgBouncerSamplePtr> PgBouncerCollector::tick(bool asked, const base::StopToken& stop)
{
    if (!connected())
        return Error(ErrorCode::ConnectionLost, Text(HOWDAH_TEXT("monitor", "The monitor has no connection")));
    const pg::QueryOptions query{base::Deadline::after(m_options.readTimeout, clock()), stop};
    const base::MonotonicTime started = clock().now();
    auto sample = std::make_shared<PgBouncerSample>();
    sample->number = ++m_number;
    sample->time = clock().wallNow();
    sample->version = m_version;
    sample->versionNumber = pgBouncerVersionNumber(m_version);

    HOWDAH_ASSIGN(const pg::ResultSet pools, ask(*m_connection, "SHOW POOLS", query));
    sample->pools = readPgBouncerPools(pools);
    HOWDAH_TRY(show("databases", query, *sample,
                    [&](const pg::ResultSet& rows) { sample->databases = readPgBouncerDatabases(rows); }));
    const base::MonotonicTime sent = clock().now();
    HOWDAH_ASSIGN(const bool counted, show("stats", query, *sample, [&](const pg::ResultSet& rows) {
                      readPgBouncerStats(rows, sample->databases);
                  }));
    if (counted)
        addRates(*sample, sent + (clock().now() - sent) / 2);
    HOWDAH_TRY(
        show("lists", query, *sample, [&](const pg::ResultSet& rows) { sample->lists = readPgBouncerLists(rows); }));
    HOWDAH_TRY(readState(*sample, query));
    HOWDAH_TRY(readLimits(asked, *sample, query));
    addSlots(*sample);
    HOWDAH_TRY(readWaiters(*sample, query));
    sample->roundTrip = clock().now() - started;
    judge(*sample);
    return PgBouncerSamplePtr(std::move(sample));
}

} // namespace howdah::monitor
