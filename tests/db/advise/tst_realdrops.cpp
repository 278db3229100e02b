// SPDX-License-Identifier: GPL-3.0-or-later
// Indexes to drop on a real server, with a real replica: what the server counted and what it has on its disk.
#include "core/advise/catalog.h"
#include "core/advise/drops.h"
#include "core/base/pause.h"
#include "tests/db/server/clusterroot.h"
#include "tests/support/cluster.h"
#include "tests/support/standby.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <optional>

namespace {

using namespace howdah;
using advise::Catalog;
using advise::DropAdvice;
using advise::DropReason;
using advise::ServerScans;

base::Deadline patience()
{
    return base::Deadline::after(base::Seconds(60));
}

/// The catalogue as it would be after `days` more without a scan or a reset.
Catalog catalogOf(pg::Connection& connection, double days = 0)
{
    auto catalog = advise::readCatalog(connection, patience());
    EXPECT_TRUE(catalog) << (catalog ? "" : catalog.error().english());
    if (!catalog)
        return {};
    EXPECT_TRUE(catalog->statisticsSeconds);
    *catalog->statisticsSeconds += days * 86400;
    return std::move(*catalog);
}

const DropAdvice* find(const std::vector<DropAdvice>& drops, std::string_view index)
{
    const auto found = std::ranges::find(drops, index, &DropAdvice::index);
    return found == drops.end() ? nullptr : &*found;
}

double secondsUp(pg::Connection& connection)
{
    const auto rows = connection.query("select extract(epoch from now() - pg_postmaster_start_time())::float8");
    EXPECT_TRUE(rows);
    return rows ? rows->value<double>(0, 0).value_or(-1) : -1;
}

/// Counters reach the shared ones at the end of a transaction, at once when that is asked for.
void readBy(pg::Connection& connection, const std::string& sql)
{
    ASSERT_TRUE(connection.query("set enable_seqscan = off"));
    ASSERT_TRUE(connection.query("set enable_bitmapscan = off"));
    const auto rows = connection.query(sql);
    ASSERT_TRUE(rows) << rows.error().english();
    ASSERT_TRUE(connection.query("select pg_stat_force_next_flush()"));
    ASSERT_TRUE(connection.query("select 1"));
}

} // namespace

TEST(RealDrops, whatTheServerCountedTellsTheUnusedFromTheUsed)
{
    const test::Database database("unused");
    const auto connection = database.connect();
    ASSERT_TRUE(connection->execute(
        "create table t (id int primary key, a int, b int, c int unique, p int); "
        "insert into t select i, i % 500, i % 700, i, i from generate_series(1, 20000) i; "
        "create index t_a on t (a); create index t_b on t (b); analyze t; "
        "create table child (p int references t); insert into child select 1; create index child_p on child (p)"));
    readBy(*connection, "select count(id) from t where a = 7");

    std::vector<base::Text> notes;
    const auto drops = findDrops(catalogOf(*connection, 40), {}, notes);
    ASSERT_EQ(drops.size(), 1U) << "not what was read, not what a constraint or a foreign key needs";
    EXPECT_EQ(drops[0].index, "t_b");
    EXPECT_EQ(drops[0].reason, DropReason::Unused);
    EXPECT_EQ(drops[0].evidence.english(), "no scan on this server for 40 days; replicas were not asked");
    const auto dropped = connection->execute(drops[0].ddl);
    EXPECT_TRUE(dropped) << (dropped ? "" : dropped.error().english());

    // The counters as they are now are not old enough to accuse an index.
    EXPECT_TRUE(findDrops(catalogOf(*connection), {}, notes).empty());
}

TEST(RealDrops, countersAreAsOldAsTheirResetOrAtLeastAsTheServerIsUp)
{
    const test::Database database("age");
    const auto connection = database.connect();
    const double before = secondsUp(*connection);
    const Catalog never = catalogOf(*connection);
    EXPECT_GE(*never.statisticsSeconds, before) << "they were never reset";
    EXPECT_LE(*never.statisticsSeconds, secondsUp(*connection));
    ASSERT_TRUE(connection->execute("create temp table moment as select clock_timestamp() as at"));
    ASSERT_TRUE(connection->query("select pg_stat_reset()"));
    const Catalog reset = catalogOf(*connection);
    const auto since = connection->query("select extract(epoch from clock_timestamp() - at)::float8 from moment");
    ASSERT_TRUE(since);
    EXPECT_LE(*reset.statisticsSeconds, since->value<double>(0, 0).value_or(-1));
}

TEST(RealDrops, anIndexThatMassDeletionLeftLongAndOneThatFailedAreFound)
{
    const test::Database database("bloated");
    const auto connection = database.connect();
    ASSERT_TRUE(connection->execute(
        "create table t (id int primary key, a bigint, twice int) with (autovacuum_enabled = off); "
        "insert into t select i, i, i % 1000 from generate_series(1, 900000) i; create index t_a on t (a); "
        "delete from t where id % 20 <> 0"));
    ASSERT_TRUE(connection->execute("vacuum analyze t"));
    const auto failed = connection->execute("create unique index concurrently t_twice on t (twice)");
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().sqlState(), "23505");

    std::vector<base::Text> notes;
    const auto drops = findDrops(catalogOf(*connection), {}, notes);
    const DropAdvice* bloated = find(drops, "t_a");
    ASSERT_NE(bloated, nullptr);
    EXPECT_EQ(bloated->reason, DropReason::Bloated);
    EXPECT_EQ(bloated->ddl, R"(REINDEX INDEX CONCURRENTLY "public"."t_a")");
    const DropAdvice* invalid = find(drops, "t_twice");
    ASSERT_NE(invalid, nullptr);
    EXPECT_EQ(invalid->reason, DropReason::Invalid);

    // What is advised mends both.
    for (const DropAdvice& drop : drops) {
        const auto done = connection->execute(drop.ddl);
        EXPECT_TRUE(done) << drop.ddl << ": " << (done ? "" : done.error().english());
    }
    EXPECT_TRUE(findDrops(catalogOf(*connection), {}, notes).empty());
}

TEST(RealDrops, aReplicaThatReadsAnIndexKeepsIt)
{
    const test::ClusterRoot root;
    const test::Primary primary("create table t (id int primary key, a int, b int); insert into t select i, i % 500, "
                                "i % 700 from generate_series(1, 20000) i; create index t_a on t (a); "
                                "create index t_b on t (b); analyze t");
    ASSERT_TRUE(primary.ok());
    {
        const test::Standby standby(primary);
        const auto reader = standby.connect();
        ASSERT_TRUE(reader);
        readBy(*reader, "select count(id) from t where a = 7");

        const auto here = advise::identityOf(primary.writer(), patience());
        ASSERT_TRUE(here) << here.error().english();
        auto scans = advise::readScans(*reader, "replica", *here, patience());
        ASSERT_TRUE(scans) << scans.error().english();
        EXPECT_EQ(scans->server, "replica");
        EXPECT_GE(scans->counts.at({"public", "t_a"}).scans, 1);
        EXPECT_EQ(scans->counts.at({"public", "t_b"}).scans, 0);
        ASSERT_TRUE(scans->statisticsSeconds);
        EXPECT_LE(*scans->statisticsSeconds, secondsUp(*reader)) << "its own counters, not the primary's";

        std::vector<base::Text> notes;
        const Catalog old = catalogOf(primary.writer(), 40);
        EXPECT_EQ(findDrops(old, {}, notes).size(), 2U) << "nothing was read on the primary";
        EXPECT_TRUE(findDrops(old, {*scans}, notes).empty()) << "the replica has not counted for thirty days";
        EXPECT_FALSE(notes.empty());
        *scans->statisticsSeconds += 35 * 86400;
        const auto drops = findDrops(old, {*scans}, notes);
        ASSERT_EQ(drops.size(), 1U);
        EXPECT_EQ(drops[0].index, "t_b");
        EXPECT_EQ(drops[0].evidence.english(), "no scan for 35 days, here and on 1 replica");

        // The server sees it stream, and knows it for the one that was asked.
        standby.awaitStreaming();
        const auto standbys = advise::readStandbys(primary.writer(), patience());
        ASSERT_TRUE(standbys) << standbys.error().english();
        ASSERT_EQ(standbys->streaming.size(), 1U);
        EXPECT_EQ(standbys->streaming[0].name, "walreceiver");
        EXPECT_EQ(standbys->hidden, 0);
        const auto itself = advise::readStandbyItself(*reader, patience());
        ASSERT_TRUE(itself && *itself);
        EXPECT_EQ((*itself)->name, "walreceiver");
        EXPECT_TRUE(advise::withoutAsked(standbys->streaming, {**itself}).empty());
        ASSERT_TRUE(primary.writer().execute("create role nosy; set role nosy"));
        const auto hidden = advise::readStandbys(primary.writer(), patience());
        ASSERT_TRUE(primary.writer().execute("reset role; drop role nosy"));
        ASSERT_TRUE(hidden) << hidden.error().english();
        EXPECT_TRUE(hidden->streaming.empty());
        EXPECT_EQ(hidden->hidden, 1) << "it is there, and that is all such a role sees";
        const auto ofPrimary = advise::readStandbyItself(primary.writer(), patience());
        ASSERT_TRUE(ofPrimary);
        EXPECT_FALSE(*ofPrimary);

        // And the other way round: the primary, for who looks at the replica.
        const auto there = advise::identityOf(*reader, patience());
        ASSERT_TRUE(there);
        EXPECT_TRUE(advise::readScans(primary.writer(), "primary", *there, patience()));
    }

    const auto here = advise::identityOf(primary.writer(), patience());
    ASSERT_TRUE(here);
    const auto itself = advise::readScans(primary.writer(), "primary", *here, patience());
    ASSERT_FALSE(itself);
    EXPECT_EQ(itself.error().code(), base::ErrorCode::InvalidInput);
    const test::Database foreign("foreign");
    const auto stranger = advise::readScans(*foreign.connect(), "stranger", *here, patience());
    ASSERT_FALSE(stranger);
    EXPECT_EQ(stranger.error().code(), base::ErrorCode::InvalidInput);
    EXPECT_NE(stranger.error().english().find("no replica of this server: its system identifier is"), std::string::npos)
        << stranger.error().english();
}
