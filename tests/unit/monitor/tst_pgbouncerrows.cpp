// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/pgbouncerrows.h"
#include "tests/unit/monitor/rows.h"

#include <gtest/gtest.h>

using namespace howdah::monitor;
using howdah::base::Milliseconds;
using howdah::base::Seconds;
using howdah::test::rowsOf;

namespace {

const PgBouncerPool& only(const std::vector<PgBouncerPool>& pools)
{
    EXPECT_EQ(pools.size(), 1U);
    static const PgBouncerPool none;
    return pools.empty() ? none : pools.front();
}

howdah::pg::ResultSet clients(const std::vector<std::vector<std::optional<std::string>>>& rows)
{
    return rowsOf({"type", "user", "database", "state", "addr", "port", "wait", "wait_us", "application_name"}, rows);
}

} // namespace

TEST(PgBouncerRows, poolsOfVersion1_12HaveNoCancels)
{
    const auto pools =
        readPgBouncerPools(rowsOf({"database", "user", "cl_active", "cl_waiting", "sv_active", "sv_idle", "sv_used",
                                   "sv_tested", "sv_login", "maxwait", "maxwait_us", "pool_mode"},
                                  {{"shop", "app", "7", "3", "4", "1", "2", "0", "1", "2", "500000", "transaction"}}));
    const PgBouncerPool& pool = only(pools);
    EXPECT_EQ(pool.database, "shop");
    EXPECT_EQ(pool.user, "app");
    EXPECT_EQ(pool.mode, PgBouncerMode::Transaction);
    EXPECT_EQ(pool.clientsActive, 7);
    EXPECT_EQ(pool.clientsWaiting, 3);
    EXPECT_FALSE(pool.clientsCancelling) << "not told is not zero";
    EXPECT_FALSE(pool.serversActiveCancel);
    EXPECT_FALSE(pool.serversBeingCanceled);
    EXPECT_EQ(pool.servers(), 8);
    EXPECT_EQ(pool.maxWait, Milliseconds(2500));
}

TEST(PgBouncerRows, poolsOfVersion1_16CountWaitingCancelsAlone)
{
    const auto pools = readPgBouncerPools(rowsOf({"database", "user", "cl_active", "cl_waiting", "cl_cancel_req",
                                                  "sv_active", "maxwait", "maxwait_us", "pool_mode"},
                                                 {{"shop", "app", "1", "0", "2", "1", "0", "0", "session"}}));
    EXPECT_EQ(only(pools).clientsCancelling, 2);
    EXPECT_EQ(only(pools).maxWait, Seconds(0));
    EXPECT_EQ(only(pools).mode, PgBouncerMode::Session);
}

TEST(PgBouncerRows, poolsOfVersion1_18AddUpBothKindsOfCancels)
{
    const auto pools = readPgBouncerPools(
        rowsOf({"database", "user", "cl_active", "cl_waiting", "cl_active_cancel_req", "cl_waiting_cancel_req",
                "sv_active", "sv_active_cancel", "sv_being_canceled", "sv_idle", "sv_used", "sv_tested", "sv_login",
                "maxwait", "maxwait_us", "pool_mode"},
               {{"shop", "app", "1", "0", "2", "3", "1", "4", "5", "0", "0", "0", "0", "0", "0", "statement"}}));
    EXPECT_EQ(only(pools).clientsCancelling, 5);
    EXPECT_EQ(only(pools).serversActiveCancel, 4);
    EXPECT_EQ(only(pools).serversBeingCanceled, 5);
    EXPECT_EQ(only(pools).servers(), 10);
    EXPECT_EQ(only(pools).mode, PgBouncerMode::Statement);
}

TEST(PgBouncerRows, columnsAreFoundByNameWhateverTheirOrderAndNumber)
{
    const auto pools = readPgBouncerPools(
        rowsOf({"load_balance_hosts", "pool_mode", "maxwait_us", "maxwait", "cl_waiting", "user", "database"},
               {{"round-robin", "swimming", "7", "0", "9", "app", "shop"}}));
    EXPECT_EQ(only(pools).clientsWaiting, 9);
    EXPECT_EQ(only(pools).maxWait, std::chrono::microseconds(7));
    EXPECT_FALSE(only(pools).mode) << "a mode that is not known yet";
    EXPECT_FALSE(only(pools).clientsActive);
    EXPECT_FALSE(only(pools).servers());
}

TEST(PgBouncerRows, poolsAreSortedAndTheConsolesOwnIsLeftOut)
{
    const auto pools = readPgBouncerPools(
        rowsOf({"database", "user", "cl_waiting"},
               {{"shop", "web", "1"}, {"pgbouncer", "pgbouncer", "9"}, {"crm", "app", "2"}, {"shop", "app", "3"}}));
    ASSERT_EQ(pools.size(), 3U);
    EXPECT_EQ(pools[0].database + pools[0].user, "crmapp");
    EXPECT_EQ(pools[1].database + pools[1].user, "shopapp");
    EXPECT_EQ(pools[2].database + pools[2].user, "shopweb");
}

TEST(PgBouncerRows, aPoolThatSeveralThreadsTellOfIsAddedUp)
{
    const auto pools =
        readPgBouncerPools(rowsOf({"database", "user", "cl_waiting", "sv_active", "maxwait", "maxwait_us"},
                                  {{"shop", "app", "1", "4", "0", "20"}, {"shop", "app", "2", "5", "3", "0"}}));
    EXPECT_EQ(only(pools).clientsWaiting, 3);
    EXPECT_EQ(only(pools).serversActive, 9);
    EXPECT_EQ(only(pools).maxWait, Seconds(3)) << "the longest of them";
}

TEST(PgBouncerRows, databasesOfVersion1_18)
{
    const auto databases = readPgBouncerDatabases(rowsOf(
        {"name", "host", "port", "database", "force_user", "pool_size", "min_pool_size", "reserve_pool", "pool_mode",
         "max_connections", "current_connections", "paused", "disabled"},
        {{"shop", "db1", "5432", "shop_v2", std::nullopt, "20", "0", "5", std::nullopt, "0", "12", "1", "0"},
         {"pgbouncer", std::nullopt, "6432", "pgbouncer", "pgbouncer", "2", "0", "0", "statement", "0", "0", "0", "0"},
         {"crm", std::nullopt, "5432", "crm", "owner", "3", "1", "0", "session", "30", "3", "0", "1"}}));
    ASSERT_EQ(databases.size(), 2U);
    const PgBouncerDatabase& crm = databases[0];
    EXPECT_EQ(crm.name, "crm");
    EXPECT_EQ(crm.host, "");
    EXPECT_EQ(crm.forceUser, "owner");
    EXPECT_EQ(crm.mode, PgBouncerMode::Session);
    EXPECT_EQ(crm.maxConnections, 30);
    EXPECT_EQ(crm.disabled, true);
    const PgBouncerDatabase& shop = databases[1];
    EXPECT_EQ(shop.host, "db1");
    EXPECT_EQ(shop.port, 5432);
    EXPECT_EQ(shop.target, "shop_v2");
    EXPECT_EQ(shop.poolSize, 20);
    EXPECT_EQ(shop.reserve, 5);
    EXPECT_EQ(shop.maxConnections, 0);
    EXPECT_EQ(shop.connections, 12);
    EXPECT_EQ(shop.paused, true);
    EXPECT_EQ(shop.disabled, false);
    EXPECT_FALSE(shop.mode);
    EXPECT_FALSE(shop.clients);
    EXPECT_FALSE(shop.maxClients);
}

TEST(PgBouncerRows, databasesOfVersion1_24CallTheReserveByAnotherNameAndCountClients)
{
    const auto databases = readPgBouncerDatabases(
        rowsOf({"name", "host", "port", "database", "force_user", "pool_size", "min_pool_size", "reserve_pool_size",
                "server_lifetime", "pool_mode", "load_balance_hosts", "max_connections", "current_connections",
                "max_client_connections", "current_client_connections", "paused", "disabled"},
               {{"shop", "a,b", "5432", "shop", "", "20", "1", "7", "3600", "", "round-robin", "50", "12", "100", "33",
                 "0", "0"}}));
    ASSERT_EQ(databases.size(), 1U);
    EXPECT_EQ(databases[0].reserve, 7);
    EXPECT_EQ(databases[0].minPoolSize, 1);
    EXPECT_EQ(databases[0].maxClients, 100);
    EXPECT_EQ(databases[0].clients, 33);
}

TEST(PgBouncerRows, statisticsGoToTheirDatabase)
{
    auto databases = readPgBouncerDatabases(rowsOf({"name", "pool_size"}, {{"shop", "20"}}));
    readPgBouncerStats(
        rowsOf({"database", "total_xact_count", "total_query_count", "total_received", "total_sent", "total_xact_time",
                "total_query_time", "total_wait_time", "avg_xact_count", "avg_query_count", "avg_recv", "avg_sent",
                "avg_xact_time", "avg_query_time", "avg_wait_time"},
               {{"shop", "100", "250", "1000", "2000", "5000000", "3000000", "70000", "4", "9", "10", "20", "50000",
                 "12000", "700"},
                {"adhoc", "1", "1", "1", "1", "1", "1", "1", "0", "0", "0", "0", "0", "0", "0"},
                {"pgbouncer", "9", "9", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0"}}),
        databases);
    ASSERT_EQ(databases.size(), 2U);
    EXPECT_EQ(databases[0].name, "adhoc") << "one that SHOW DATABASES did not name is added in its place";
    EXPECT_FALSE(databases[0].poolSize);
    const PgBouncerDatabase& shop = databases[1];
    EXPECT_EQ(shop.poolSize, 20);
    EXPECT_EQ(shop.totals.transactions, 100);
    EXPECT_EQ(shop.totals.queries, 250);
    EXPECT_EQ(shop.totals.bytesReceived, 1000);
    EXPECT_EQ(shop.totals.bytesSent, 2000);
    EXPECT_EQ(shop.totals.transactionMicros, 5'000'000);
    EXPECT_EQ(shop.totals.queryMicros, 3'000'000);
    EXPECT_EQ(shop.totals.waitMicros, 70'000);
    EXPECT_FALSE(shop.totals.assignments);
    EXPECT_EQ(shop.averages.transactionsPerSecond, 4);
    EXPECT_EQ(shop.averages.bytesSentPerSecond, 20);
    EXPECT_EQ(shop.averages.waitMicros, 700);
}

TEST(PgBouncerRows, assignmentsAreReadWhereTheyAreCounted)
{
    std::vector<PgBouncerDatabase> databases;
    readPgBouncerStats(
        rowsOf({"database", "total_server_assignment_count", "total_xact_count"}, {{"shop", "40", "100"}}), databases);
    EXPECT_EQ(databases.at(0).totals.assignments, 40);
}

TEST(PgBouncerRows, aCounterThatIsNoNumberIsAbsent)
{
    std::vector<PgBouncerDatabase> databases;
    readPgBouncerStats(
        rowsOf({"database", "total_xact_count", "total_query_count"}, {{"shop", "99999999999999999999", std::nullopt}}),
        databases);
    EXPECT_FALSE(databases.at(0).totals.transactions);
    EXPECT_FALSE(databases.at(0).totals.queries);
}

TEST(PgBouncerRows, listsAndLimitsAreRowsOfNameAndValue)
{
    const auto lists = readPgBouncerLists(rowsOf({"list", "items"}, {{"databases", "2"},
                                                                     {"used_clients", "17"},
                                                                     {"login_clients", "1"},
                                                                     {"dns_names", "5"},
                                                                     {"used_servers", "8"}}));
    EXPECT_EQ(lists.usedClients, 17);
    EXPECT_EQ(lists.loginClients, 1);
    EXPECT_EQ(lists.usedServers, 8);
    EXPECT_FALSE(lists.freeClients);

    const auto config = readPgBouncerConfig(
        rowsOf({"key", "value", "default", "changeable"}, {{"max_client_conn", "100", "100", "yes"},
                                                           {"default_pool_size", "20", "20", "yes"},
                                                           {"min_pool_size", "0", "0", "yes"},
                                                           {"reserve_pool_size", "5", "0", "yes"},
                                                           {"reserve_pool_timeout", "5", "5", "yes"},
                                                           {"max_db_connections", "50", "0", "yes"},
                                                           {"query_wait_timeout", "2.5", "120", "yes"},
                                                           {"stats_period", "60", "60", "yes"},
                                                           {"pool_mode", "transaction", "session", "yes"}}));
    EXPECT_EQ(config.maxClientConn, 100);
    EXPECT_EQ(config.defaultPoolSize, 20);
    EXPECT_EQ(config.minPoolSize, 0);
    EXPECT_EQ(config.reservePoolSize, 5);
    EXPECT_EQ(config.reservePoolTimeout, Seconds(5));
    EXPECT_EQ(config.maxDbConnections, 50);
    EXPECT_EQ(config.queryWaitTimeout, Milliseconds(2500));
    EXPECT_EQ(config.statsPeriod, Seconds(60));
    EXPECT_EQ(config.poolMode, PgBouncerMode::Transaction);
    EXPECT_FALSE(config.maxUserConnections);
}

TEST(PgBouncerRows, theStateIsTheOneThatSaysYes)
{
    EXPECT_EQ(readPgBouncerState(rowsOf({"key", "value"}, {{"active", "no"}, {"paused", "yes"}, {"suspended", "no"}})),
              PgBouncerState::Paused);
    EXPECT_EQ(readPgBouncerState(rowsOf({"key", "value"}, {{"active", "yes"}})), PgBouncerState::Active);
    EXPECT_FALSE(readPgBouncerState(rowsOf({"key", "value"}, {})));
}

TEST(PgBouncerRows, usersWithAPoolSizeOfTheirOwnAreKnownFrom1_24)
{
    EXPECT_FALSE(readPgBouncerUserSlots(rowsOf({"name", "pool_mode"}, {{"app", std::nullopt}})));
    const auto slots = readPgBouncerUserSlots(
        rowsOf({"name", "pool_size", "pool_mode"}, {{"app", "5", std::nullopt}, {"web", std::nullopt, std::nullopt}}));
    ASSERT_TRUE(slots);
    EXPECT_EQ(slots->size(), 1U);
    EXPECT_EQ(slots->at("app"), 5);
}

TEST(PgBouncerRows, theLongestWaitingClientOfEachPoolIsFound)
{
    auto pools =
        readPgBouncerPools(rowsOf({"database", "user", "cl_waiting"}, {{"shop", "app", "2"}, {"shop", "web", "0"}}));
    readPgBouncerWaiters(clients({{"C", "app", "shop", "waiting", "10.0.0.1", "4001", "2", "5", "report"},
                                  {"C", "app", "shop", "waiting", "10.0.0.2", "4002", "7", "0", "checkout"},
                                  {"C", "app", "shop", "active", "10.0.0.3", "4003", "99", "0", "shell"},
                                  {"C", "gone", "shop", "waiting", "10.0.0.4", "4004", "99", "0", ""}}),
                         pools);
    ASSERT_TRUE(pools[0].longestWaiting);
    EXPECT_EQ(pools[0].longestWaiting->waited, Seconds(7));
    EXPECT_EQ(pools[0].longestWaiting->address, "10.0.0.2");
    EXPECT_EQ(pools[0].longestWaiting->port, 4002);
    EXPECT_EQ(pools[0].longestWaiting->application, "checkout");
    EXPECT_FALSE(pools[1].longestWaiting);
}

TEST(PgBouncerRows, versionsAreReadAndOthersAreNotPgBouncer)
{
    EXPECT_EQ(readPgBouncerVersion("PgBouncer 1.18.0"), "1.18.0");
    EXPECT_EQ(readPgBouncerVersion("PgBouncer 1.24.1 (Debian)"), "1.24.1");
    EXPECT_EQ(readPgBouncerVersion("1.9.0/bouncer"), "1.9.0");
    EXPECT_FALSE(readPgBouncerVersion("PostgreSQL 15.18"));
    EXPECT_FALSE(readPgBouncerVersion("15.18"));
    EXPECT_FALSE(readPgBouncerVersion(""));
    EXPECT_EQ(pgBouncerVersionNumber("1.18.0"), 11800);
    EXPECT_EQ(pgBouncerVersionNumber("1.24.1"), 12401);
    EXPECT_EQ(pgBouncerVersionNumber("1.25dev"), 12500);
    EXPECT_EQ(pgBouncerVersionNumber("unknown"), 0);
    EXPECT_EQ(pgBouncerVersionNumber(""), 0);
}
