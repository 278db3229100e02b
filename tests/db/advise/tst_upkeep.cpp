// SPDX-License-Identifier: GPL-3.0-or-later
// What new indexes cost the statements that write: named for each of them, from what a real server counted.
#include "core/advise/advisor.h"
#include "core/advise/candidates.h"
#include "core/advise/clone.h"
#include "tests/db/server/clusterroot.h"
#include "tests/support/cluster.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <optional>

namespace {

using namespace howdah;
using advise::Advice;
using advise::StatementCost;
using advise::Workload;

constexpr std::string_view schema = R"sql(
create extension pg_stat_statements;
create table visitors (id int primary key, seen timestamptz not null, name text not null, a int, b int, c int)
    with (fillfactor = 60);
insert into visitors select i, timestamptz '2026-01-01 00:00+00' + i * interval '1 minute', 'n' || i % 5000,
    (i * 7919) % 9000, (i * 7907) % 9000, (i * 7901) % 9000 from generate_series(1, 20000) i;
create index on visitors (a);
create index on visitors (b);
create index on visitors (c);
create table events (id bigint primary key, at timestamptz not null, kind int not null, client int not null,
    amount numeric, note text);
insert into events select i, timestamptz '2026-01-01 00:00+00' + i * interval '1 minute', i % 30, (i * 7919) % 5000,
    i, md5(i::text) from generate_series(1, 100000) i;
)sql";

class Upkeep : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_root.emplace();
        s_database = std::make_unique<test::Database>("upkeep");
        s_connection = s_database->connect();
        ASSERT_TRUE(s_connection->execute(schema));
        ASSERT_TRUE(s_connection->execute("vacuum analyze"));
        ASSERT_TRUE(s_connection->query("select pg_stat_reset()"));
        // Updates that stay on their pages, since there is room and no index names the column.
        for (int i = 0; i < 5; ++i)
            ASSERT_TRUE(s_connection->execute("update visitors set seen = seen + interval '1 second' where id % 20 = " +
                                              std::to_string(i)));
        ASSERT_TRUE(s_connection->query("select pg_stat_force_next_flush()"));
        ASSERT_TRUE(s_connection->query("select 1"));
        advise::CloneOptions options;
        options.source = s_database->params();
        auto clone = advise::Clone::make(options);
        ASSERT_TRUE(clone) << clone.error().english();
        s_clone = std::move(*clone);
    }
    static void TearDownTestSuite()
    {
        s_clone.reset();
        s_connection.reset();
        s_database.reset();
        s_root.reset();
    }
    void SetUp() override { ASSERT_NE(s_clone, nullptr); }

    static advise::WorkloadStatement statement(std::string id, std::string sql, double weight)
    {
        advise::WorkloadStatement one;
        one.id = std::move(id);
        one.sql = std::move(sql);
        one.weight = weight;
        one.writes = !one.sql.starts_with("select");
        return one;
    }
    static Advice advised(std::vector<advise::WorkloadStatement> statements)
    {
        Workload workload;
        workload.statements = std::move(statements);
        std::vector<base::Text> notes;
        auto candidates = advise::findCandidates(workload, s_clone->catalog(), notes);
        advise::Advisor advisor(workload, s_clone->catalog(), std::move(candidates), *s_clone);
        advise::AdviseOptions options;
        options.drops = false;
        auto advice = advisor.advise(options);
        EXPECT_TRUE(advice) << (advice ? "" : advice.error().english());
        return advice ? std::move(*advice) : Advice();
    }
    static StatementCost costOf(const std::vector<StatementCost>& costs, std::string_view id)
    {
        const auto found = std::ranges::find(costs, id, &StatementCost::id);
        return found == costs.end() ? StatementCost() : *found;
    }

    static inline std::optional<test::ClusterRoot> s_root;
    static inline std::unique_ptr<test::Database> s_database;
    static inline std::unique_ptr<pg::Connection> s_connection;
    static inline std::unique_ptr<advise::Clone> s_clone;
};

} // namespace

TEST_F(Upkeep, anUpdateThatLosesItsHotPlaceIsListedAsDearer)
{
    const advise::TableInfo* visitors = s_clone->catalog().find("public", "visitors");
    ASSERT_NE(visitors, nullptr);
    ASSERT_EQ(visitors->updated, 5000);
    ASSERT_GT(visitors->hotUpdated, 4500) << "the server counted them as HOT";

    const auto read = statement("read", "select name from visitors where seen > '2026-01-14 19:00+00'", 1000);
    const auto write = statement("write", "update visitors set seen = now() where id = 77", 10);
    const Advice advice = advised({read, write});
    ASSERT_EQ(advice.create.size(), 1U);
    EXPECT_EQ(advice.create[0].index.keys.at(0).column, "seen");
    const StatementCost dearer = costOf(advice.regressions, "write");
    EXPECT_GT(dearer.after, 1.1 * dearer.before);
    // The plan itself stays as it is: an index scan by the primary key.
    EXPECT_NEAR(dearer.before - dearer.writeBefore, dearer.after - dearer.writeAfter, 1e-6);
    EXPECT_GT(dearer.writeAfter, dearer.writeBefore);
    EXPECT_EQ(costOf(advice.create[0].statements, "write").after, dearer.after) << "its index says so too";
    EXPECT_EQ(costOf(advice.statements, "read").writeAfter, 0);
    EXPECT_NEAR(advice.create[0].writeCost, 10 * (dearer.writeAfter - dearer.writeBefore), 1e-6)
        << "what the index costs is what its statements pay";
}

TEST_F(Upkeep, anUpdateOfAnotherColumnStaysHotAndIsNotListed)
{
    const Advice advice = advised({statement("read", "select id from visitors where name = 'n7'", 1000),
                                   statement("write", "update visitors set seen = now() where id = 77", 10)});
    ASSERT_EQ(advice.create.size(), 1U);
    EXPECT_EQ(advice.create[0].index.keys.at(0).column, "name");
    EXPECT_TRUE(advice.regressions.empty());
    const StatementCost write = costOf(advice.statements, "write");
    EXPECT_GT(write.writeBefore, 0) << "a place in the table";
    EXPECT_LT(write.after, 1.1 * write.before) << "a few of the updates were not HOT";
}

TEST_F(Upkeep, insertsPayForEachRowAndEachIndex)
{
    const std::string sql = "insert into events select i, now(), 1, 2, 3, 'x' from generate_series(200001, 201000) i";
    const Advice advice =
        advised({statement("read", "select * from events where client = 4711", 5000),
                 statement("order", "select * from events where kind = 3 order by amount limit 5", 5000),
                 statement("load", sql, 1)});
    ASSERT_GE(advice.create.size(), 2U);
    const StatementCost load = costOf(advice.regressions, "load");
    EXPECT_GT(load.after, 1.1 * load.before);
    double each = 0;
    for (const advise::CreateAdvice& create : advice.create)
        each += create.writeCost;
    EXPECT_NEAR(load.writeAfter - load.writeBefore, each, 1e-6 * each);
    EXPECT_GT(load.writeBefore, 1000 * 0.01) << "cpu_tuple_cost at least for each of a thousand rows";
    EXPECT_EQ(advice.regressions.size(), 1U) << "what only reads is no dearer";
}

TEST_F(Upkeep, theRowsOfACallAreThoseThatTheServerCounted)
{
    const std::string id = "select id from events where client = 4711";
    auto few = statement("load", "insert into events values ($1, now(), 1, 2, 3, 'x')", 1);
    few.generic = true;
    auto many = few;
    few.rows = 1;
    many.rows = 250;
    const Advice one = advised({statement("read", id, 100), few}), lots = advised({statement("read", id, 100), many});
    EXPECT_NEAR(costOf(lots.statements, "load").writeBefore, 250 * costOf(one.statements, "load").writeBefore, 1e-6);

    ASSERT_TRUE(s_connection->query("select pg_stat_statements_reset(0, (select oid from pg_database where datname = "
                                    "current_database()), 0)"));
    for (int i = 0; i < 2; ++i)
        ASSERT_TRUE(s_connection->query("update events set note = 'y' where id between 1 and 250"));
    const auto counted = advise::workloadFromServer(*s_connection);
    ASSERT_TRUE(counted) << counted.error().english();
    const auto update = std::ranges::find_if(counted->statements,
                                             [](const auto& each) { return each.sql.starts_with("update events"); });
    ASSERT_NE(update, counted->statements.end());
    ASSERT_TRUE(update->rows);
    EXPECT_EQ(*update->rows, 250);
}
