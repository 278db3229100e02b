// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/pgbouncerrows.h"

#include "core/base/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace howdah::monitor {

namespace {

constexpr std::string_view consoleDatabase = "pgbouncer";

/// A column of counts and where it goes. Several columns may go to one place: they are added up.
template <class Row> struct CountColumn {
    std::string_view column;
    PgBouncerCount Row::*place;
};

constexpr std::array<CountColumn<PgBouncerPool>, 12> poolColumns{{
    {"cl_active", &PgBouncerPool::clientsActive},
    {"cl_waiting", &PgBouncerPool::clientsWaiting},
    {"cl_cancel_req", &PgBouncerPool::clientsCancelling},         // 1.16, 1.17
    {"cl_active_cancel_req", &PgBouncerPool::clientsCancelling},  // 1.18 on
    {"cl_waiting_cancel_req", &PgBouncerPool::clientsCancelling}, // 1.18 on
    {"sv_active", &PgBouncerPool::serversActive},
    {"sv_idle", &PgBouncerPool::serversIdle},
    {"sv_used", &PgBouncerPool::serversUsed},
    {"sv_tested", &PgBouncerPool::serversTested},
    {"sv_login", &PgBouncerPool::serversLogin},
    {"sv_active_cancel", &PgBouncerPool::serversActiveCancel},
    {"sv_being_canceled", &PgBouncerPool::serversBeingCanceled},
}};

constexpr std::array<CountColumn<PgBouncerDatabase>, 8> databaseColumns{{
    {"pool_size", &PgBouncerDatabase::poolSize},
    {"min_pool_size", &PgBouncerDatabase::minPoolSize},
    {"reserve_pool", &PgBouncerDatabase::reserve},
    {"reserve_pool_size", &PgBouncerDatabase::reserve}, // the same, renamed in 1.24
    {"max_connections", &PgBouncerDatabase::maxConnections},
    {"current_connections", &PgBouncerDatabase::connections},
    {"max_client_connections", &PgBouncerDatabase::maxClients},
    {"current_client_connections", &PgBouncerDatabase::clients},
}};

constexpr std::array<CountColumn<PgBouncerCounters>, 8> totalColumns{{
    {"total_xact_count", &PgBouncerCounters::transactions},
    {"total_query_count", &PgBouncerCounters::queries},
    {"total_received", &PgBouncerCounters::bytesReceived},
    {"total_sent", &PgBouncerCounters::bytesSent},
    {"total_xact_time", &PgBouncerCounters::transactionMicros},
    {"total_query_time", &PgBouncerCounters::queryMicros},
    {"total_wait_time", &PgBouncerCounters::waitMicros},
    {"total_server_assignment_count", &PgBouncerCounters::assignments},
}};

constexpr std::array<CountColumn<PgBouncerAverages>, 7> averageColumns{{
    {"avg_xact_count", &PgBouncerAverages::transactionsPerSecond},
    {"avg_query_count", &PgBouncerAverages::queriesPerSecond},
    {"avg_recv", &PgBouncerAverages::bytesReceivedPerSecond},
    {"avg_sent", &PgBouncerAverages::bytesSentPerSecond},
    {"avg_xact_time", &PgBouncerAverages::transactionMicros},
    {"avg_query_time", &PgBouncerAverages::queryMicros},
    {"avg_wait_time", &PgBouncerAverages::waitMicros},
}};

constexpr std::array<CountColumn<PgBouncerConfig>, 6> configKeys{{
    {"max_client_conn", &PgBouncerConfig::maxClientConn},
    {"default_pool_size", &PgBouncerConfig::defaultPoolSize},
    {"min_pool_size", &PgBouncerConfig::minPoolSize},
    {"reserve_pool_size", &PgBouncerConfig::reservePoolSize},
    {"max_db_connections", &PgBouncerConfig::maxDbConnections},
    {"max_user_connections", &PgBouncerConfig::maxUserConnections},
}};

constexpr std::array<CountColumn<PgBouncerLists>, 8> listNames{{
    {"databases", &PgBouncerLists::databases},
    {"users", &PgBouncerLists::users},
    {"pools", &PgBouncerLists::pools},
    {"used_clients", &PgBouncerLists::usedClients},
    {"login_clients", &PgBouncerLists::loginClients},
    {"free_clients", &PgBouncerLists::freeClients},
    {"used_servers", &PgBouncerLists::usedServers},
    {"free_servers", &PgBouncerLists::freeServers},
}};

std::string textOf(const pg::ResultSet& rows, int row, std::string_view column)
{
    return rows.value<std::string>(row, column).value_or("");
}

/// PgBouncer writes its truths as 0 and 1.
std::optional<bool> truthOf(const pg::ResultSet& rows, int row, std::string_view column)
{
    const auto number = rows.value<std::int64_t>(row, column);
    return number ? std::optional(*number != 0) : std::nullopt;
}

template <class Row, std::size_t size>
void addCounts(const pg::ResultSet& rows, int row, const std::array<CountColumn<Row>, size>& columns, Row& into)
{
    for (const auto& [column, place] : columns) {
        if (const auto count = rows.value<std::int64_t>(row, column))
            into.*place = (into.*place).value_or(0) + *count;
    }
}

/// As addCounts, for figures that several rows of one thing repeat.
template <class Row, std::size_t size>
void setCounts(const pg::ResultSet& rows, int row, const std::array<CountColumn<Row>, size>& columns, Row& into)
{
    for (const auto& [column, place] : columns) {
        if (const auto count = rows.value<std::int64_t>(row, column))
            into.*place = *count;
    }
}

/// Rows of two columns, a name and a number.
template <class Row, std::size_t size>
void setNamed(std::string_view given, std::string_view value, const std::array<CountColumn<Row>, size>& names,
              Row& into)
{
    const auto found = std::ranges::find(names, given, &CountColumn<Row>::column);
    if (found != names.end())
        into.*(found->place) = base::parseNumber<std::int64_t>(value);
}

std::optional<base::Nanoseconds> spanOf(std::optional<std::int64_t> seconds, std::optional<std::int64_t> micros)
{
    // Older versions tell whole seconds; what cannot be held is not a wait.
    constexpr std::int64_t longest = 3'000'000'000;
    if ((!seconds && !micros) || std::abs(seconds.value_or(0)) > longest || std::abs(micros.value_or(0)) > 1'000'000)
        return std::nullopt;
    return base::Seconds(seconds.value_or(0)) + std::chrono::microseconds(micros.value_or(0));
}

std::optional<base::Nanoseconds> secondsOf(std::string_view text)
{
    const auto seconds = base::parseDouble(text);
    if (!seconds || !(std::abs(*seconds) < 3e9))
        return std::nullopt;
    return base::Nanoseconds(static_cast<std::int64_t>(*seconds * 1e9));
}

PgBouncerDatabase& databaseNamed(std::vector<PgBouncerDatabase>& databases, const std::string& name)
{
    const auto place = std::ranges::lower_bound(databases, name, {}, &PgBouncerDatabase::name);
    if (place != databases.end() && place->name == name)
        return *place;
    PgBouncerDatabase fresh;
    fresh.name = name;
    return *databases.insert(place, std::move(fresh));
}

} // namespace

std::optional<std::string> readPgBouncerVersion(std::string_view text)
{
    constexpr std::string_view word = "PgBouncer ", mark = "/bouncer";
    if (text.starts_with(word))
        return std::string(text.substr(word.size(), text.find(' ', word.size()) - word.size()));
    if (text.ends_with(mark))
        return std::string(text.substr(0, text.size() - mark.size()));
    return std::nullopt;
}

int pgBouncerVersionNumber(std::string_view version)
{
    int number = 0;
    for (int part = 0; part < 3; ++part) {
        const std::size_t end = std::min(version.find_first_not_of("0123456789"), version.size());
        const auto value = base::parseNumber<int>(version.substr(0, end));
        if (part < 2 && (!value || *value >= 100))
            return 0;
        number = number * 100 + (value && *value < 100 ? *value : 0);
        // "1.24dev" has no third part.
        version.remove_prefix(end < version.size() && version[end] == '.' ? end + 1 : version.size());
    }
    return number;
}

std::vector<PgBouncerPool> readPgBouncerPools(const pg::ResultSet& rows)
{
    std::vector<PgBouncerPool> pools;
    for (int i = 0; i < rows.rowCount(); ++i) {
        const std::string database = textOf(rows, i, "database"), user = textOf(rows, i, "user");
        if (database == consoleDatabase)
            continue;
        auto place = std::ranges::find_if(
            pools, [&](const PgBouncerPool& pool) { return pool.database == database && pool.user == user; });
        if (place == pools.end()) {
            place = pools.insert(pools.end(), PgBouncerPool{});
            place->database = database;
            place->user = user;
        }
        addCounts(rows, i, poolColumns, *place);
        place->mode = parsePgBouncerMode(textOf(rows, i, "pool_mode"));
        const auto wait = spanOf(rows.value<std::int64_t>(i, "maxwait"), rows.value<std::int64_t>(i, "maxwait_us"));
        if (wait)
            place->maxWait = std::max(place->maxWait.value_or(base::Nanoseconds::zero()), *wait);
    }
    std::ranges::sort(pools, [](const PgBouncerPool& a, const PgBouncerPool& b) {
        return std::tie(a.database, a.user) < std::tie(b.database, b.user);
    });
    return pools;
}

std::vector<PgBouncerDatabase> readPgBouncerDatabases(const pg::ResultSet& rows)
{
    std::vector<PgBouncerDatabase> databases;
    for (int i = 0; i < rows.rowCount(); ++i) {
        const std::string name = textOf(rows, i, "name");
        if (name == consoleDatabase)
            continue;
        PgBouncerDatabase& database = databaseNamed(databases, name);
        database.host = textOf(rows, i, "host");
        database.port = rows.value<int>(i, "port");
        database.target = textOf(rows, i, "database");
        database.forceUser = textOf(rows, i, "force_user");
        database.mode = parsePgBouncerMode(textOf(rows, i, "pool_mode"));
        setCounts(rows, i, databaseColumns, database);
        database.paused = truthOf(rows, i, "paused");
        database.disabled = truthOf(rows, i, "disabled");
    }
    return databases;
}

void readPgBouncerStats(const pg::ResultSet& rows, std::vector<PgBouncerDatabase>& databases)
{
    for (int i = 0; i < rows.rowCount(); ++i) {
        const std::string name = textOf(rows, i, "database");
        if (name == consoleDatabase)
            continue;
        PgBouncerDatabase& database = databaseNamed(databases, name);
        addCounts(rows, i, totalColumns, database.totals);
        setCounts(rows, i, averageColumns, database.averages);
    }
}

PgBouncerLists readPgBouncerLists(const pg::ResultSet& rows)
{
    PgBouncerLists lists;
    for (int i = 0; i < rows.rowCount(); ++i)
        setNamed(textOf(rows, i, "list"), textOf(rows, i, "items"), listNames, lists);
    return lists;
}

PgBouncerConfig readPgBouncerConfig(const pg::ResultSet& rows)
{
    PgBouncerConfig config;
    for (int i = 0; i < rows.rowCount(); ++i) {
        const std::string key = textOf(rows, i, "key"), value = textOf(rows, i, "value");
        setNamed(key, value, configKeys, config);
        if (key == "pool_mode")
            config.poolMode = parsePgBouncerMode(value);
        else if (key == "reserve_pool_timeout")
            config.reservePoolTimeout = secondsOf(value);
        else if (key == "query_wait_timeout")
            config.queryWaitTimeout = secondsOf(value);
        else if (key == "stats_period")
            config.statsPeriod = secondsOf(value);
    }
    return config;
}

std::optional<PgBouncerState> readPgBouncerState(const pg::ResultSet& rows)
{
    for (int i = 0; i < rows.rowCount(); ++i) {
        if (textOf(rows, i, "value") != "yes")
            continue;
        const std::string key = textOf(rows, i, "key");
        for (const auto state : {PgBouncerState::Active, PgBouncerState::Paused, PgBouncerState::Suspended}) {
            if (key == name(state))
                return state;
        }
    }
    return std::nullopt;
}

std::optional<std::map<std::string, std::int64_t, std::less<>>> readPgBouncerUserSlots(const pg::ResultSet& rows)
{
    if (!rows.column("pool_size"))
        return std::nullopt;
    std::map<std::string, std::int64_t, std::less<>> slots;
    for (int i = 0; i < rows.rowCount(); ++i) {
        const auto size = rows.value<std::int64_t>(i, "pool_size");
        if (size && *size >= 0)
            slots[textOf(rows, i, "name")] = *size;
    }
    return slots;
}

void readPgBouncerWaiters(const pg::ResultSet& rows, std::vector<PgBouncerPool>& pools)
{
    for (int i = 0; i < rows.rowCount(); ++i) {
        if (textOf(rows, i, "state") != "waiting")
            continue;
        const auto waited = spanOf(rows.value<std::int64_t>(i, "wait"), rows.value<std::int64_t>(i, "wait_us"));
        const auto pool = std::ranges::find_if(pools, [&](const PgBouncerPool& one) {
            return one.database == textOf(rows, i, "database") && one.user == textOf(rows, i, "user");
        });
        if (!waited || pool == pools.end() || (pool->longestWaiting && pool->longestWaiting->waited >= *waited))
            continue;
        pool->longestWaiting = PgBouncerWaiter{*waited, textOf(rows, i, "addr"), rows.value<int>(i, "port"),
                                               textOf(rows, i, "application_name")};
    }
}

} // namespace howdah::monitor
