// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/pgbouncerjson.h"

#include "core/monitor/jsonparts.h"
#include "core/monitor/pgbouncerverdict.h"

namespace howdah::monitor {

using namespace jsonparts;
using Json = nlohmann::ordered_json;

namespace {

template <class Named> Json nameOrNull(const std::optional<Named>& value)
{
    return value ? Json(name(*value)) : Json(nullptr);
}

Json secondsOrNull(const std::optional<base::Nanoseconds>& span)
{
    return span ? number(std::chrono::duration<double>(*span).count()) : Json(nullptr);
}

Json millisOfMicros(const PgBouncerCount& micros)
{
    return micros ? number(static_cast<double>(*micros) / 1000) : Json(nullptr);
}

Json waiterObject(const std::optional<PgBouncerWaiter>& waiter)
{
    if (!waiter)
        return nullptr;
    return {{"waited_ms", milliseconds(waiter->waited)},
            {"address", textOrNull(waiter->address)},
            {"port", orNull(waiter->port)},
            {"application", textOrNull(waiter->application)}};
}

Json poolObject(const PgBouncerPool& pool)
{
    return {{"database", pool.database},
            {"user", pool.user},
            {"mode", nameOrNull(pool.mode)},
            {"severity", name(pool.verdict.severity)},
            {"sentence", pool.verdict.sentence.english()},
            {"remedy", textOrNull(pool.verdict.remedy.english())},
            {"clients",
             {{"active", orNull(pool.clientsActive)},
              {"waiting", orNull(pool.clientsWaiting)},
              {"cancelling", orNull(pool.clientsCancelling)}}},
            {"servers",
             {{"total", orNull(pool.servers())},
              {"slots", orNull(pool.serverSlots)},
              {"active", orNull(pool.serversActive)},
              {"idle", orNull(pool.serversIdle)},
              {"used", orNull(pool.serversUsed)},
              {"tested", orNull(pool.serversTested)},
              {"login", orNull(pool.serversLogin)},
              {"active_cancel", orNull(pool.serversActiveCancel)},
              {"being_canceled", orNull(pool.serversBeingCanceled)}}},
            {"max_wait_ms", pool.maxWait ? milliseconds(*pool.maxWait) : Json(nullptr)},
            {"longest_waiting", waiterObject(pool.longestWaiting)}};
}

Json totalsObject(const PgBouncerCounters& totals)
{
    return {
        {"transactions", orNull(totals.transactions)},    {"queries", orNull(totals.queries)},
        {"assignments", orNull(totals.assignments)},      {"received_bytes", orNull(totals.bytesReceived)},
        {"sent_bytes", orNull(totals.bytesSent)},         {"transaction_ms", millisOfMicros(totals.transactionMicros)},
        {"query_ms", millisOfMicros(totals.queryMicros)}, {"wait_ms", millisOfMicros(totals.waitMicros)}};
}

Json averagesObject(const PgBouncerAverages& averages)
{
    return {{"transactions_per_s", orNull(averages.transactionsPerSecond)},
            {"queries_per_s", orNull(averages.queriesPerSecond)},
            {"received_bytes_per_s", orNull(averages.bytesReceivedPerSecond)},
            {"sent_bytes_per_s", orNull(averages.bytesSentPerSecond)},
            {"transaction_ms", millisOfMicros(averages.transactionMicros)},
            {"query_ms", millisOfMicros(averages.queryMicros)},
            {"wait_ms", millisOfMicros(averages.waitMicros)}};
}

Json ratesObject(const std::optional<PgBouncerRates>& rates)
{
    if (!rates)
        return nullptr;
    return {{"seconds", number(rates->seconds)},
            {"transactions_per_s", orNull(rates->transactionsPerSecond)},
            {"queries_per_s", orNull(rates->queriesPerSecond)},
            {"transaction_ms", orNull(rates->meanTransactionMs)},
            {"query_ms", orNull(rates->meanQueryMs)},
            {"wait_ms", orNull(rates->meanWaitMs)},
            {"busy_servers", orNull(rates->busyServers)},
            {"waiting_clients", orNull(rates->waitingClients)},
            {"received_bytes_per_s", orNull(rates->bytesReceivedPerSecond)},
            {"sent_bytes_per_s", orNull(rates->bytesSentPerSecond)}};
}

Json databaseObject(const PgBouncerDatabase& database)
{
    return {{"name", database.name},
            {"host", textOrNull(database.host)},
            {"port", orNull(database.port)},
            {"target", textOrNull(database.target)},
            {"force_user", textOrNull(database.forceUser)},
            {"mode", nameOrNull(database.mode)},
            {"paused", orNull(database.paused)},
            {"disabled", orNull(database.disabled)},
            {"pool_size", orNull(database.poolSize)},
            {"min_pool_size", orNull(database.minPoolSize)},
            {"reserve_pool_size", orNull(database.reserve)},
            {"max_connections", orNull(database.maxConnections)},
            {"connections", orNull(database.connections)},
            {"max_clients", orNull(database.maxClients)},
            {"clients", orNull(database.clients)},
            {"totals", totalsObject(database.totals)},
            {"averages", averagesObject(database.averages)},
            {"rates", ratesObject(database.rates)}};
}

Json configObject(const PgBouncerConfig& config)
{
    return {{"pool_mode", nameOrNull(config.poolMode)},
            {"max_client_conn", orNull(config.maxClientConn)},
            {"default_pool_size", orNull(config.defaultPoolSize)},
            {"min_pool_size", orNull(config.minPoolSize)},
            {"reserve_pool_size", orNull(config.reservePoolSize)},
            {"reserve_pool_timeout_s", secondsOrNull(config.reservePoolTimeout)},
            {"max_db_connections", orNull(config.maxDbConnections)},
            {"max_user_connections", orNull(config.maxUserConnections)},
            {"query_wait_timeout_s", secondsOrNull(config.queryWaitTimeout)},
            {"stats_period_s", secondsOrNull(config.statsPeriod)}};
}

} // namespace

ServerIdentity identityOf(const pg::ConnectParams& params, const PgBouncerSample& sample)
{
    return {params.displayName(), sample.version, sample.versionNumber};
}

Json pgBouncerDocument(const PgBouncerSample& sample, const ServerIdentity& server)
{
    const PgBouncerWaitLimits limits = waitLimits(sample.config);
    Json pools = Json::array(), databases = Json::array();
    for (const PgBouncerPool& pool : sample.pools)
        pools.push_back(poolObject(pool));
    for (const PgBouncerDatabase& database : sample.databases)
        databases.push_back(databaseObject(database));
    return {{"schema", "howdah/pgbouncer/1"},
            {"server", serverObject(server)},
            {"time", base::toIso8601(sample.time)},
            {"number", sample.number},
            {"round_trip_ms", milliseconds(sample.roundTrip)},
            {"severity", name(sample.verdict.severity)},
            {"sentence", sample.verdict.sentence.english()},
            {"remedy", textOrNull(sample.verdict.remedy.english())},
            {"state", nameOrNull(sample.state)},
            {"wait_threshold",
             {{"warn_ms", milliseconds(limits.warnAt)}, {"critical_ms", milliseconds(limits.criticalAt)}}},
            {"clients",
             {{"used", orNull(sample.lists.usedClients)},
              {"login", orNull(sample.lists.loginClients)},
              {"max", orNull(sample.config.maxClientConn)},
              {"severity", name(sample.clients.severity)},
              {"sentence", sample.clients.sentence.english()}}},
            {"rates", ratesObject(sample.rates)},
            {"pools", std::move(pools)},
            {"databases", std::move(databases)},
            {"config", configObject(sample.config)},
            {"probes", probesArray(sample.probes)}};
}

} // namespace howdah::monitor
