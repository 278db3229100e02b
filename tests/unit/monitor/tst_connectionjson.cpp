// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/json.h"
#include "tests/unit/monitor/world.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace howdah;
using test::World;

namespace {

const monitor::ServerIdentity server{"anna@db1:5432/shop", "15.18", 150018};

nlohmann::json documentOf(const World& world)
{
    return nlohmann::json::parse(monitor::toText(monitor::connectionsDocument(*world.report, server)));
}

} // namespace

TEST(ConnectionJson, aLeakIsThereWithItsFiguresAndSentence)
{
    World world;
    world.read();
    test::Every leak(world, "web", 15);
    world.sample.databaseSessions = {{"shop", 1, 0}};
    world.run(480, leak);
    const auto json = documentOf(world);
    EXPECT_EQ(json["schema"], "howdah/connections/1");
    EXPECT_EQ(json["server"]["name"], server.name);
    EXPECT_EQ(json["recycle_s"], 3600);
    EXPECT_EQ(json["slots"]["max"], 100);
    EXPECT_EQ(json["slots"]["reserved"], 3);
    EXPECT_EQ(json["slots"]["used"], 32);
    EXPECT_EQ(json["slots"]["free"], 65);
    EXPECT_NEAR(json["slots"]["trend"]["per_hour"].get<double>(), 240, 20);
    ASSERT_EQ(json["sources"].size(), 1U);
    const auto& web = json["sources"][0];
    EXPECT_EQ(web["application"], "web");
    EXPECT_EQ(web["client"], "10.0.0.1");
    EXPECT_EQ(web["verdict"], "leaking");
    EXPECT_EQ(web["severity"], "critical");
    EXPECT_EQ(web["total"], 32);
    EXPECT_EQ(web["idle"], 32);
    EXPECT_EQ(web["active"], 0);
    EXPECT_EQ(web["longest_transaction_s"], nullptr);
    EXPECT_EQ(web["idle_beyond_recycle"], 0);
    EXPECT_GE(web["leaked"], 28);
    EXPECT_TRUE(web["trend"]["clear"]);
    EXPECT_GT(web["trend"]["full_in_s"], 0);
    EXPECT_EQ(web["findings"][0]["verdict"], "leaking");
    EXPECT_EQ(web["findings"][0]["text"], world.sentence("web"));
    EXPECT_EQ(web["history"].size(), json["history"]["total"].size());
    EXPECT_EQ(web["history"].back(), json["history"]["total"].back());
    EXPECT_EQ(json["databases"][0]["database"], "shop");
    EXPECT_EQ(json["databases"][0]["opened"], 480);
}

TEST(ConnectionJson, whatIsHiddenOrNotYetKnownIsNull)
{
    World world;
    world.open("web");
    auto& session = world.last();
    session.hidden = true;
    session.state.clear();
    session.clientAddress.clear();
    session.stateSeconds.reset();
    session.backendStart.reset();
    world.sample.maxConnections = 0;
    world.read();
    const auto json = documentOf(world);
    EXPECT_EQ(json["slots"]["free"], nullptr);
    EXPECT_EQ(json["slots"]["max"], nullptr);
    EXPECT_EQ(json["slots"]["trend"]["per_hour"], nullptr);
    const auto& web = json["sources"][0];
    EXPECT_EQ(web["severity"], "unknown");
    EXPECT_EQ(web["total"], 1);
    EXPECT_EQ(web["hidden"], 1);
    for (const char* field : {"client", "active", "idle", "idle_in_transaction", "oldest_s", "longest_idle_s",
                              "idle_beyond_recycle", "share_beyond_recycle"})
        EXPECT_EQ(web[field], nullptr) << field;
    EXPECT_EQ(web["trend"]["opened_per_min"], nullptr);
    EXPECT_TRUE(json["databases"].empty());
}

TEST(ConnectionJson, namesThatAreNoUtf8DoNotBreakTheDocument)
{
    World world;
    world.open("caf\xe9");
    world.read();
    EXPECT_EQ(documentOf(world)["sources"][0]["application"], "caf\xef\xbf\xbd");
}
