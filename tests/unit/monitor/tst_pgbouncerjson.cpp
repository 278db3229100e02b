// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/pgbouncerjson.h"
#include "core/monitor/pgbouncerverdict.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace howdah::monitor;
using howdah::base::Milliseconds;
using howdah::base::Seconds;
using howdah::base::WallTime;

namespace {

nlohmann::json parsed(const PgBouncerSample& sample)
{
    return nlohmann::json::parse(toText(pgBouncerDocument(sample, {"anna@db1:6432/pgbouncer", "1.18.0", 11800})));
}

} // namespace

TEST(PgBouncerJson, theDocumentHoldsWhatWasPromised)
{
    PgBouncerSample sample;
    sample.number = 7;
    sample.time = WallTime(Seconds(1'700'000'000));
    sample.roundTrip = std::chrono::microseconds(1500);
    sample.state = PgBouncerState::Active;
    sample.lists.usedClients = 30;
    sample.config.maxClientConn = 100;
    sample.config.poolMode = PgBouncerMode::Transaction;
    sample.config.queryWaitTimeout = Seconds(120);
    PgBouncerPool pool;
    pool.database = "shop";
    pool.user = "app";
    pool.mode = PgBouncerMode::Transaction;
    pool.clientsWaiting = 3;
    pool.serversActive = 20;
    pool.serverSlots = 20;
    pool.maxWait = Milliseconds(2500);
    pool.longestWaiting = PgBouncerWaiter{Milliseconds(2500), "10.0.0.2", 4002, "checkout"};
    sample.pools.push_back(pool);
    PgBouncerDatabase database;
    database.name = "shop";
    database.port = 5432;
    database.poolSize = 20;
    database.paused = false;
    database.totals.transactions = 9'007'199'254'740'993;
    database.totals.waitMicros = 1500;
    database.averages.waitMicros = 250;
    PgBouncerRates rates;
    rates.seconds = 1.5;
    rates.transactionsPerSecond = 16;
    rates.meanWaitMs = 0.5;
    database.rates = rates;
    sample.databases.push_back(database);
    sample.probes.push_back({ProbeState::Kind::Failed, "clients", howdah::base::Text::verbatim("no"), {}});
    judge(sample);

    const auto json = parsed(sample);
    EXPECT_EQ(json["schema"], "howdah/pgbouncer/1");
    EXPECT_EQ(json["server"]["version_num"], 11800);
    EXPECT_EQ(json["time"], "2023-11-14T22:13:20.000Z");
    EXPECT_EQ(json["number"], 7);
    EXPECT_EQ(json["round_trip_ms"], 1.5);
    EXPECT_EQ(json["severity"], "warn");
    EXPECT_EQ(json["sentence"], "Clients wait in 1 pool, longest in shop/app: 2.5 s");
    EXPECT_EQ(json["state"], "active");
    EXPECT_EQ(json["wait_threshold"]["warn_ms"], 1000);
    EXPECT_EQ(json["clients"]["used"], 30);
    EXPECT_EQ(json["clients"]["max"], 100);
    EXPECT_EQ(json["clients"]["severity"], "ok");
    const auto& one = json["pools"].at(0);
    EXPECT_EQ(one["mode"], "transaction");
    EXPECT_EQ(one["severity"], "warn");
    EXPECT_EQ(one["clients"]["waiting"], 3);
    EXPECT_EQ(one["servers"]["total"], 20);
    EXPECT_EQ(one["servers"]["slots"], 20);
    EXPECT_EQ(one["max_wait_ms"], 2500);
    EXPECT_EQ(one["longest_waiting"]["application"], "checkout");
    EXPECT_EQ(one["longest_waiting"]["port"], 4002);
    const auto& shop = json["databases"].at(0);
    EXPECT_EQ(shop["totals"]["transactions"], 9'007'199'254'740'993);
    EXPECT_EQ(shop["totals"]["wait_ms"], 1.5);
    EXPECT_EQ(shop["averages"]["wait_ms"], 0.25);
    EXPECT_EQ(shop["rates"]["transactions_per_s"], 16);
    EXPECT_EQ(shop["rates"]["wait_ms"], 0.5);
    EXPECT_EQ(shop["paused"], false);
    EXPECT_EQ(json["config"]["pool_mode"], "transaction");
    EXPECT_EQ(json["config"]["query_wait_timeout_s"], 120);
    EXPECT_EQ(json["probes"].at(0)["probe"], "clients");
}

TEST(PgBouncerJson, whatIsNotKnownIsNullAndNeverZero)
{
    PgBouncerSample sample;
    sample.pools.emplace_back().database = "shop";
    sample.databases.emplace_back().name = "shop";
    judge(sample);
    const auto json = parsed(sample);
    EXPECT_TRUE(json["state"].is_null());
    EXPECT_TRUE(json["rates"].is_null());
    EXPECT_TRUE(json["clients"]["used"].is_null());
    const auto& pool = json["pools"].at(0);
    EXPECT_EQ(pool["severity"], "unknown");
    EXPECT_TRUE(pool["mode"].is_null());
    EXPECT_TRUE(pool["clients"]["waiting"].is_null());
    EXPECT_TRUE(pool["servers"]["total"].is_null());
    EXPECT_TRUE(pool["max_wait_ms"].is_null());
    EXPECT_TRUE(pool["longest_waiting"].is_null());
    const auto& database = json["databases"].at(0);
    EXPECT_TRUE(database["rates"].is_null());
    EXPECT_TRUE(database["paused"].is_null());
    EXPECT_TRUE(database["totals"]["wait_ms"].is_null());
    EXPECT_TRUE(json["config"]["max_client_conn"].is_null());
}
