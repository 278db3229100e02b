// SPDX-License-Identifier: GPL-3.0-or-later
// What the server is asked for advice on a plan, and what the advice makes of it.
#include "core/advise/planfacts.h"
#include "core/base/pause.h"
#include "tests/support/cluster.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace howdah;
using plan::Action;
using plan::AdviceFacts;
using plan::Finding;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;

// Large enough that reading it cannot be too quick for advice, however fast the machine.
constexpr std::string_view schema = R"sql(
create domain word as text;
create domain words as word check (value <> '');
create table visits (id int, kind int, code varchar(20), number int, said words, filler text)
    with (autovacuum_enabled = off);
insert into visits select i, i % 1000, 'C' || i % 5000, i % 5000, 'w' || i % 5000, repeat('x', 20)
    from generate_series(1, 900000) i;
create index visits_kind on visits (kind);
create index visits_number on visits (number);
create index visits_code on visits (code);
analyze visits;
create schema one; create schema two;
create table one.twin (a int); create table two.twin (b bigint);
create table parted (k int, day date) partition by range (day);
create table parted_a partition of parted for values from ('2026-01-01') to ('2026-02-01');
create table parted_b partition of parted for values from ('2026-02-01') to ('2026-03-01');
create index on parted (k);
create table "Größe 5" ("der Stand" text);
)sql";

template <class T> void ok(const base::Result<T>& result)
{
    ASSERT_TRUE(result) << result.error().english();
}

class PlanFacts : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_database = new test::Database("planfacts");
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
        ok(m_connection->simpleQuery("set jit = off; set max_parallel_workers_per_gather = 0"));
    }

    plan::PlanPtr run(const std::string& sql, const std::string& options = "analyze, ")
    {
        const auto answer = m_connection->query("explain (" + options + "format json) " + sql);
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
    AdviceFacts factsOf(const plan::PlanPtr& plan)
    {
        auto facts = advise::readPlanFacts(*m_connection, {plan});
        EXPECT_TRUE(facts) << facts.error().english();
        EXPECT_EQ(m_connection->transactionState(), pg::TransactionState::Idle);
        return facts ? *facts : AdviceFacts();
    }
    static std::vector<Finding> ofRule(const plan::Plan& plan, int rule, const AdviceFacts& facts)
    {
        std::vector<Finding> findings = plan::advise(plan, facts);
        std::erase_if(findings, [rule](const Finding& finding) { return finding.rule != rule; });
        return findings;
    }
    static std::vector<std::string> sqlOf(const Finding& finding)
    {
        std::vector<std::string> statements;
        for (const Action& action : finding.actions) {
            if (!action.sql.empty())
                statements.push_back(action.sql);
        }
        return statements;
    }

    static test::Database* s_database;
    std::unique_ptr<pg::Connection> m_connection;
};

test::Database* PlanFacts::s_database = nullptr;

TEST_F(PlanFacts, staleStatisticsAreToldWithTheFiguresOfTheTable)
{
    // What another session did is counted once it has gone.
    const auto change = [this](const std::string& sql, int rows) {
        ok(s_database->connect()->simpleQuery(sql));
        const base::Deadline patience = base::Deadline::after(base::Seconds(60));
        const std::string counted =
            "select pg_stat_get_mod_since_analyze('changing'::regclass) = " + std::to_string(rows);
        for (auto answer = m_connection->query(counted); !answer || answer->text(0, 0) != "t";
             answer = m_connection->query(counted)) {
            ok(answer);
            ASSERT_FALSE(patience.passed()) << "the server did not count the changes";
            base::pauseFor(base::Milliseconds(10));
        }
    };
    change("create table changing (id int, kind int) with (autovacuum_enabled = off);"
           "insert into changing select i, i % 1000 from generate_series(1, 600000) i",
           600000);
    ok(m_connection->execute("analyze changing"));
    change("update changing set kind = 7 where id % 3 > 0", 400000);
    const auto plan = run("select * from changing where kind = 7");
    ASSERT_FALSE(ofRule(*plan, 5, {}).empty()) << plan::renderText(*plan);
    EXPECT_EQ(sqlOf(ofRule(*plan, 5, {}).front()).size(), 2U); // either may be it

    const AdviceFacts facts = factsOf(plan);
    const auto findings = ofRule(*plan, 5, facts);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_THAT(sqlOf(findings.front()), ElementsAre("ANALYZE \"public\".\"changing\";"));
    EXPECT_THAT(findings.front().evidence, Contains(Pair("n_mod_since_analyze", "400000")));
    EXPECT_THAT(findings.front().reason.english(),
                HasSubstr("ago, 400\u202f000 rows changed in a table of 600\u202f000"));

    ok(m_connection->execute(sqlOf(findings.front()).front()));
    const auto after = run("select * from changing where kind = 7");
    EXPECT_THAT(ofRule(*after, 5, factsOf(after)), IsEmpty()) << plan::renderText(*after);
}

TEST_F(PlanFacts, anIndexThatIsThereIsNotAdvisedAgain)
{
    ok(m_connection->simpleQuery("set enable_indexscan = off; set enable_bitmapscan = off"));
    const auto plan = run("select * from visits where kind = 7");
    const auto without = ofRule(*plan, 1, {});
    ASSERT_EQ(without.size(), 1U) << plan::renderText(*plan);
    EXPECT_THAT(sqlOf(without.front()), Contains(HasSubstr("CREATE INDEX CONCURRENTLY ON \"visits\" (\"kind\")")));
    const auto with = ofRule(*plan, 1, factsOf(plan));
    ASSERT_EQ(with.size(), 1U);
    EXPECT_THAT(sqlOf(with.front()), Not(Contains(HasSubstr("CREATE INDEX"))));
}

TEST_F(PlanFacts, typesTellACastThatHidesAColumnFromOneThatDoesNot)
{
    ok(m_connection->simpleQuery("set enable_indexscan = off; set enable_bitmapscan = off"));
    const auto number = run("select * from visits where number::text = '77'");
    EXPECT_THAT(ofRule(*number, 9, {}), IsEmpty()); // may be a kind of text
    const auto found = ofRule(*number, 9, factsOf(number));
    ASSERT_EQ(found.size(), 1U) << plan::renderText(*number);
    EXPECT_THAT(sqlOf(found.front()), Not(Contains(HasSubstr("CREATE INDEX")))); // it has one
    const auto code = run("select * from visits where code = 'C77'");
    EXPECT_THAT(ofRule(*code, 9, factsOf(code)), IsEmpty());
    // A domain over text is one too; without an index that is what helps.
    const auto said = run("select * from visits where said = 'w77'");
    EXPECT_THAT(ofRule(*said, 9, factsOf(said)), IsEmpty());
    const auto index = ofRule(*said, 1, factsOf(said));
    ASSERT_EQ(index.size(), 1U) << plan::renderText(*said);
    EXPECT_THAT(sqlOf(index.front()), Contains(HasSubstr("(\"said\")")));
}

TEST_F(PlanFacts, everythingThatIsAskedForIsRead)
{
    const AdviceFacts facts = factsOf(run("select * from visits", "verbose, "));
    EXPECT_EQ(facts.serverVersionNum, m_connection->serverVersion());
    ASSERT_EQ(facts.tables.size(), 1U);
    const AdviceFacts::Table& table = facts.tables.front();
    EXPECT_EQ(table.schema, "public");
    EXPECT_EQ(table.name, "visits");
    EXPECT_NEAR(table.liveRows, 900000, 1);
    ASSERT_TRUE(table.secondsSinceAnalyze);
    EXPECT_GE(*table.secondsSinceAnalyze, 0);
    EXPECT_LT(*table.secondsSinceAnalyze, 3600);
    EXPECT_THAT(table.indexDefinitions, Contains("CREATE INDEX visits_kind ON public.visits USING btree (kind)"));
    EXPECT_THAT(table.columnTypes,
                ElementsAre(Pair("id", "integer"), Pair("kind", "integer"), Pair("code", "character varying(20)"),
                            Pair("number", "integer"), Pair("said", "text"), Pair("filler", "text")));
    const auto shown = m_connection->query("show work_mem");
    ok(shown);
    EXPECT_THAT(facts.settings, Contains(Pair("work_mem", std::string(shown->text(0, 0)))));
}

TEST_F(PlanFacts, aNameThatSeveralSchemasHaveIsKnownOnlyWithItsSchema)
{
    EXPECT_THAT(factsOf(run("select * from one.twin", "")).tables, IsEmpty());
    const AdviceFacts facts = factsOf(run("select a, b from one.twin, two.twin t", "verbose, "));
    ASSERT_EQ(facts.tables.size(), 2U);
    EXPECT_THAT(facts.tables[0].columnTypes, ElementsAre(Pair("a", "integer")));
    EXPECT_THAT(facts.tables[1].columnTypes, ElementsAre(Pair("b", "bigint")));
}

TEST_F(PlanFacts, partitionsAreReadEachWithItsIndexes)
{
    const AdviceFacts facts = factsOf(run("select * from parted", ""));
    ASSERT_EQ(facts.tables.size(), 2U);
    EXPECT_EQ(facts.tables[0].name, "parted_a");
    EXPECT_THAT(facts.tables[0].indexDefinitions, ElementsAre(HasSubstr("(k)")));
    // The table that is divided stands in a plan that writes.
    const AdviceFacts writes = factsOf(run("delete from parted", ""));
    EXPECT_EQ(writes.tables.size(), 3U);
}

TEST_F(PlanFacts, temporaryTablesAreTheSessionsOwn)
{
    const auto other = s_database->connect();
    ok(other->simpleQuery("create temp table basket (of_another text)"));
    ok(m_connection->simpleQuery("create temp table basket (mine int)"));
    for (const char* options : {"", "verbose, "}) {
        const auto plan = run("select * from basket", options);
        const AdviceFacts facts = factsOf(plan);
        ASSERT_EQ(facts.tables.size(), 1U) << options;
        EXPECT_THAT(facts.tables.front().columnTypes, ElementsAre(Pair("mine", "integer")));
        if (!plan->root->schema.empty()) {
            EXPECT_EQ(facts.tables.front().schema, plan->root->schema);
        }
    }
}

TEST_F(PlanFacts, whatIsGoneOrNeverWasIsLeftOut)
{
    ok(m_connection->simpleQuery("create table shortlived (a int)"));
    const auto plan = run("select * from shortlived", "");
    ok(m_connection->simpleQuery("drop table shortlived"));
    EXPECT_THAT(factsOf(plan).tables, IsEmpty());
    const auto strange = plan::parsePlans(
        R"([{"Plan": {"Node Type": "Seq Scan", "Relation Name": "o'br\"ien\u0000 $1", "Alias": "o", "Total Cost": 1}},)"
        R"( {"Plan": {"Node Type": "Seq Scan", "Relation Name": "'; drop table visits; --", "Alias": "o", "Total Cost": 1}}])");
    ok(strange);
    EXPECT_THAT(factsOf(strange->front()).tables, IsEmpty());
    EXPECT_THAT(factsOf(strange->back()).tables, IsEmpty());
    EXPECT_EQ(factsOf(run("select * from \"Größe 5\"", "")).tables.size(), 1U);
}

TEST_F(PlanFacts, anInvalidIndexServesNobodyAndIsNotNamed)
{
    ok(m_connection->simpleQuery("create table rows (a int); insert into rows values (1), (1)"));
    EXPECT_FALSE(m_connection->execute("create unique index concurrently broken on rows (a)"));
    const AdviceFacts facts = factsOf(run("select * from rows", ""));
    ASSERT_EQ(facts.tables.size(), 1U);
    EXPECT_THAT(facts.tables.front().indexDefinitions, IsEmpty());
}

TEST_F(PlanFacts, aRoleWithoutRightsReadsThemToo)
{
    const auto plan = run("select * from visits", "");
    ok(m_connection->simpleQuery("create role howdah_nobody; set role howdah_nobody"));
    const AdviceFacts facts = factsOf(plan);
    ok(m_connection->simpleQuery("reset role; drop role howdah_nobody"));
    ASSERT_EQ(facts.tables.size(), 1U);
    EXPECT_THAT(facts.tables.front().indexDefinitions, testing::SizeIs(3));
}

TEST_F(PlanFacts, aReadingThatIsCancelledOrLosesTheServerSaysSo)
{
    const auto plan = run("select * from visits", "");
    base::StopSource stop;
    stop.request_stop();
    const auto cancelled = advise::readPlanFacts(*m_connection, {plan}, stop.get_token());
    ASSERT_FALSE(cancelled);
    EXPECT_EQ(cancelled.error().code(), base::ErrorCode::Cancelled) << cancelled.error().english();
    EXPECT_EQ(m_connection->transactionState(), pg::TransactionState::Idle);

    const auto other = s_database->connect();
    ok(other->query("select pg_terminate_backend($1, 10000)", {m_connection->backendPid().value}));
    const auto lost = advise::readPlanFacts(*m_connection, {plan});
    ASSERT_FALSE(lost);
    EXPECT_EQ(lost.error().code(), base::ErrorCode::ConnectionLost) << lost.error().english();
    EXPECT_THAT(lost.error().english(), HasSubstr("What the server knows of the plan's tables could not be read"));
}

} // namespace
