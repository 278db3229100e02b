// SPDX-License-Identifier: GPL-3.0-or-later
// What plan advice tells people to run is run, on the server at hand and under names that need quotes.
#include "core/plan/advice.h"
#include "tests/support/cluster.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace howdah;
using plan::Action;
using plan::Finding;
using testing::HasSubstr;

// Large enough that reading the table cannot be too quick for advice, however fast the machine.
constexpr std::string_view schema = R"sql(
create schema "Größe 5";
set search_path = "Größe 5";
create table "Be""stellung" (id int, "der Stand" text, "Straße" text, "Ort" text, angelegt timestamp, code varchar(20),
    filler text);
insert into "Be""stellung" select i, case when i % 500 = 0 then 'offen' else 'fertig' end, 'Weg ' || i % 2000,
    'Ort ' || i % 2000, timestamp '2026-01-01' + interval '1 minute' * i, 'C' || i % 5000, repeat('x', 20)
    from generate_series(1, 900000) i;
analyze "Be""stellung";
create extension pg_trgm schema public;
)sql";

template <class T> void ok(const base::Result<T>& result)
{
    ASSERT_TRUE(result) << result.error().english();
}

class AdviceServer : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_database = new test::Database("advice");
        ok(s_database->connect()->simpleQuery(schema));
    }
    static void TearDownTestSuite()
    {
        delete s_database;
        s_database = nullptr;
    }
    void SetUp() override
    {
        m_connection = s_database->connect();
        ok(m_connection->simpleQuery("set search_path = \"Größe 5\", public; set jit = off;"
                                     "set max_parallel_workers_per_gather = 0"));
    }

    plan::PlanPtr run(const std::string& sql)
    {
        const auto answer = m_connection->query("explain (analyze, verbose, buffers, settings, format json) " + sql);
        if (!answer) {
            ADD_FAILURE() << answer.error().english();
            std::abort();
        }
        const auto plans = plan::parsePlans(answer->text(0, 0));
        if (!plans) {
            ADD_FAILURE() << plans.error().english();
            std::abort();
        }
        return plans->front();
    }

    /// The statements that a rule has to offer for the plan, each of which the server has to accept.
    std::vector<std::string> accepted(const plan::Plan& plan, int rule, const plan::AdviceFacts& facts = {})
    {
        std::vector<std::string> statements;
        for (const Finding& finding : plan::advise(plan, facts)) {
            if (finding.rule != rule)
                continue;
            for (const Action& action : finding.actions) {
                if (action.sql.empty() || action.kind == Action::Kind::Rewrite)
                    continue;
                ok(m_connection->execute(action.sql));
                statements.push_back(action.sql);
            }
        }
        EXPECT_FALSE(statements.empty()) << plan::renderText(plan, 150)
                                         << plan::renderAdvice(plan::advise(plan, facts));
        return statements;
    }

    static test::Database* s_database;
    std::unique_ptr<pg::Connection> m_connection;
};

test::Database* AdviceServer::s_database = nullptr;

TEST_F(AdviceServer, theIndexesAreMadeAndUsed)
{
    const std::string sql = "select * from \"Be\"\"stellung\" where \"der Stand\" = 'offen' and id < 100000";
    const auto before = run(sql);
    EXPECT_EQ(before->root->type, "Seq Scan");
    EXPECT_EQ(accepted(*before, 1).size(), 2U);
    EXPECT_NE(run(sql)->root->type, "Seq Scan");
}

TEST_F(AdviceServer, theExpressionIsIndexedAndItsStatisticsCollected)
{
    const std::string sql = "select * from \"Be\"\"stellung\" b where lower(\"Straße\") = 'weg 77'";
    EXPECT_EQ(accepted(*run(sql), 8).size(), 2U);
    ok(m_connection->execute("analyze \"Be\"\"stellung\""));
    const auto after = run(sql);
    EXPECT_NE(after->root->type, "Seq Scan");
    EXPECT_LT(after->root->estimateFactor.value_or(100), 3);
}

TEST_F(AdviceServer, theDependenciesMendTheEstimate)
{
    const std::string sql = "select * from \"Be\"\"stellung\" where \"Straße\" = 'Weg 7' and \"Ort\" = 'Ort 7'";
    const auto before = run(sql);
    EXPECT_GT(before->root->estimateFactor.value_or(1), 100);
    std::vector<std::string> offered;
    for (const Finding& finding : plan::advise(*before)) {
        for (const Action& action : finding.actions) {
            if (finding.rule == 6 && action.sql.find("(dependencies)") != std::string::npos)
                offered.push_back(action.sql);
        }
    }
    ASSERT_EQ(offered.size(), 1U) << plan::renderAdvice(plan::advise(*before));
    ok(m_connection->execute(offered.front()));
    ok(m_connection->execute("analyze \"Be\"\"stellung\""));
    EXPECT_LT(run(sql)->root->estimateFactor.value_or(100), 10);
}

TEST_F(AdviceServer, theRewrittenConditionMeansTheSame)
{
    const std::string table = "select count(*) from \"Be\"\"stellung\" where ";
    const auto before = run("select * from \"Be\"\"stellung\" where angelegt::date = '2026-03-29'");
    std::string condition;
    for (const Finding& finding : plan::advise(*before)) {
        if (finding.rule == 9)
            condition = finding.actions.front().sql;
    }
    ASSERT_FALSE(condition.empty()) << plan::renderAdvice(plan::advise(*before));
    const auto expected = m_connection->query(table + "angelegt::date = '2026-03-29'");
    const auto rewritten = m_connection->query(table + condition);
    ok(expected);
    ok(rewritten);
    EXPECT_EQ(rewritten->text(0, 0), expected->text(0, 0));
    EXPECT_EQ(rewritten->text(0, 0), "1440");
}

TEST_F(AdviceServer, patternsAreFoundByTheIndexesEvenOfAVarchar)
{
    const std::string sql = "select * from \"Be\"\"stellung\" where code like '%4877%'";
    plan::AdviceFacts facts;
    facts.tables.push_back(
        {"Größe 5", "Be\"stellung", 900000, 0, std::nullopt, {}, {{"code", "character varying(20)"}}});
    EXPECT_EQ(accepted(*run(sql), 29, facts).size(), 2U);
    EXPECT_EQ(run(sql)->root->type, "Bitmap Heap Scan");
    const std::string beginning = "select * from \"Be\"\"stellung\" where filler || '' <> '' and code like 'C4877%'";
    ok(m_connection->execute("set enable_bitmapscan = off"));
    EXPECT_EQ(accepted(*run(beginning), 29, facts).size(), 1U);
}

TEST_F(AdviceServer, theSettingsTheSortAsksForSufficeIt)
{
    ok(m_connection->execute("set work_mem = '1MB'"));
    const std::string sql = "select * from \"Be\"\"stellung\" order by \"Straße\" desc, filler";
    const auto before = run(sql);
    std::string set;
    for (const Finding& finding : plan::advise(*before)) {
        if (finding.rule == 14)
            set = finding.actions.front().sql;
    }
    ASSERT_THAT(set, HasSubstr("SET work_mem = '")) << plan::renderAdvice(plan::advise(*before));
    ok(m_connection->execute(set));
    EXPECT_EQ(*run(sql)->root->detail("Sort Method"), "quicksort");
}

TEST_F(AdviceServer, theCountOfTheCatalogueIsOfThisTable)
{
    const auto plan = run("select count(*) from \"Be\"\"stellung\"");
    for (const Finding& finding : plan::advise(*plan)) {
        if (finding.rule != 35)
            continue;
        const auto estimate = m_connection->query(finding.actions.front().sql);
        ok(estimate);
        EXPECT_NEAR(estimate->value<double>(0, 0).value_or(0), 900000, 90000);
        return;
    }
    ADD_FAILURE() << plan::renderAdvice(plan::advise(*plan));
}

TEST_F(AdviceServer, theForeignKeysQueryWritesTheIndexThatIsMissing)
{
    ok(m_connection->simpleQuery(
        "create table \"El'tern\" (id int primary key);"
        "create table \"Ki\"\"nder\" (id int, \"zu Wem\" int constraint \"der 'Schlüssel'\" references \"El'tern\" on "
        "delete cascade);"
        "insert into \"El'tern\" select generate_series(1, 500);"
        "insert into \"Ki\"\"nder\" select i, i % 500 + 1 from generate_series(1, 100000) i; analyze"));
    ok(m_connection->execute("begin"));
    const auto plan = run("delete from \"El'tern\" where id <= 60");
    ok(m_connection->execute("rollback"));
    for (const Finding& finding : plan::advise(*plan)) {
        if (finding.rule != 26)
            continue;
        const auto written = m_connection->query(finding.actions.front().sql);
        ok(written);
        ASSERT_EQ(written->rowCount(), 1);
        const std::string index(written->text(0, 0));
        EXPECT_EQ(index, "CREATE INDEX CONCURRENTLY ON \"Ki\"\"nder\" (\"zu Wem\");");
        ok(m_connection->execute(index));
        return;
    }
    ADD_FAILURE() << plan::renderText(*plan) << plan::renderAdvice(plan::advise(*plan));
}

} // namespace
