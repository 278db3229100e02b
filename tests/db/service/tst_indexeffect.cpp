// SPDX-License-Identifier: GPL-3.0-or-later
// What an index did against what it promised, on a real server.
#include "core/service/indexeffect.h"

#include "core/service/explain.h"
#include "tests/support/cluster.h"

#include <gtest/gtest.h>

using namespace howdah;
using service::IndexEffect;
using service::IndexPromise;

namespace {

class IndexEffectTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        m_connection = m_database.connect();
        for (const char* sql :
             {"create extension pg_stat_statements", "create table lines (id int primary key, product int, note text)",
              "insert into lines select i, i % 2000, repeat('x', 60) from generate_series(1, 40000) i",
              "analyze lines"})
            ASSERT_TRUE(m_connection->execute(sql)) << sql;
    }

    double cost(const std::string& sql)
    {
        const auto plans = service::explainStatement(*m_connection, sql, {});
        EXPECT_TRUE(plans) << plans.error().english();
        return plans ? plans->front()->root->totalCost : -1;
    }

    std::string queryId(const std::string& like)
    {
        const auto rows =
            m_connection->query("select queryid::text from pg_stat_statements where toplevel and query like $1"
                                " and dbid = (select oid from pg_database where datname = "
                                "current_database())",
                                {like});
        return rows && rows->rowCount() == 1 ? std::string(rows->text(0, 0)) : std::string();
    }

    test::Database m_database{"effect"};
    std::unique_ptr<pg::Connection> m_connection;
};

constexpr const char* slow = "select count(note) from lines where product = $1";

} // namespace

TEST_F(IndexEffectTest, aPromiseThatIsKeptIsToldWithTimesBeforeAndAfter)
{
    for (int i = 0; i < 3; ++i)
        ASSERT_TRUE(m_connection->query(slow, {i}));
    const std::string id = queryId("select count(note) from lines where product%");
    ASSERT_FALSE(id.empty());
    IndexPromise promise;
    promise.schema = "public";
    promise.index = "lines_product_idx";
    promise.bytes.value = 1;
    promise.statements.push_back({id, slow, cost(slow), 0});
    const auto before = service::readTallies(*m_connection, {id, "1", "no number"});
    ASSERT_TRUE(before) << before.error().english();
    promise.before = *before;
    EXPECT_EQ(promise.before.at(id).calls, 3);

    ASSERT_TRUE(m_connection->execute("create index lines_product_idx on lines (product)"));
    promise.statements.front().after = cost(slow) * 1.1;
    ASSERT_TRUE(m_connection->query(slow, {7}));
    const auto effect = service::effectOf(*m_connection, promise);
    ASSERT_TRUE(effect) << effect.error().english();
    ASSERT_EQ(effect->statements.size(), 1U);
    const IndexEffect::Statement& statement = effect->statements.front();
    EXPECT_EQ(statement.verdict(), IndexEffect::Verdict::Kept);
    EXPECT_EQ(effect->verdict(), IndexEffect::Verdict::Kept);
    EXPECT_TRUE(statement.usesIndex);
    EXPECT_LT(*statement.costNow, statement.promisedBefore / 5);
    EXPECT_EQ(statement.callsAfter, 1);
    EXPECT_TRUE(statement.meanBeforeMs && statement.meanAfterMs);
    EXPECT_GT(effect->bytes.value, 100'000);
}

TEST(IndexPromise, isOfPlansAndOfStatementsWhosePlanChanges)
{
    howdah::advise::CreateAdvice advice;
    advice.statements = {{"read", 100, 10, 0, 0}, {"update", 60, 12, 10, 11}, {"insert", 1, 2, 0.9, 1.9}};
    howdah::advise::Workload workload;
    for (const auto& cost : advice.statements) {
        workload.statements.emplace_back();
        workload.statements.back().id = cost.id;
    }
    const IndexPromise promise = service::promiseOf(advice, workload, "i");
    ASSERT_EQ(promise.statements.size(), 2U) << "an INSERT is planned as before";
    EXPECT_EQ(promise.statements[1].id, "update");
    EXPECT_EQ(promise.statements[1].before, 50);
    EXPECT_EQ(promise.statements[1].after, 1);
}

TEST_F(IndexEffectTest, aPromiseThatIsMissedOrSurpassedIsSaidToBe)
{
    ASSERT_TRUE(m_connection->execute("create index lines_product_idx on lines (product)"));
    const double now = cost(slow);
    IndexPromise promise{"public", "lines_product_idx", {}, {{"1", slow, 1000, now * 0.5}}, {}};
    auto effect = service::effectOf(*m_connection, promise);
    ASSERT_TRUE(effect);
    EXPECT_EQ(effect->verdict(), IndexEffect::Verdict::Missed);
    promise.statements.front().after = now * 2;
    effect = service::effectOf(*m_connection, promise);
    ASSERT_TRUE(effect);
    EXPECT_EQ(effect->verdict(), IndexEffect::Verdict::Better);
}

TEST_F(IndexEffectTest, aStatementThatCannotBeExplainedSaysWhyAndTheOthersAreStillMeasured)
{
    ASSERT_TRUE(m_connection->execute("create index lines_product_idx on lines (product)"));
    const double now = cost(slow);
    const IndexPromise promise{
        "public", "lines_product_idx", {}, {{"1", "select nonsense", 5, 5}, {"2", slow, 1000, now}}, {}};
    const auto effect = service::effectOf(*m_connection, promise);
    ASSERT_TRUE(effect) << effect.error().english();
    EXPECT_EQ(effect->statements.front().verdict(), IndexEffect::Verdict::Unknown);
    EXPECT_FALSE(effect->statements.front().notAsked.empty());
    EXPECT_EQ(effect->verdict(), IndexEffect::Verdict::Kept);
    EXPECT_EQ(m_connection->transactionState(), pg::TransactionState::Idle);
}

TEST_F(IndexEffectTest, anIndexThatIsGoneIsNotMeasured)
{
    const auto effect = service::effectOf(*m_connection, {"public", "lines_product_idx", {}, {}, {}});
    ASSERT_FALSE(effect);
    EXPECT_EQ(effect.error().code(), base::ErrorCode::NotFound);
}

TEST_F(IndexEffectTest, withoutStatementStatisticsThereAreNoTimesAndNoError)
{
    ASSERT_TRUE(m_connection->execute("drop extension pg_stat_statements"));
    const auto tallies = service::readTallies(*m_connection, {"123456789"});
    ASSERT_TRUE(tallies) << tallies.error().english();
    EXPECT_TRUE(tallies->empty());
}

TEST_F(IndexEffectTest, aResetMeanwhileCountsWhatCameAfterIt)
{
    for (int i = 0; i < 5; ++i)
        ASSERT_TRUE(m_connection->query(slow, {i}));
    const std::string id = queryId("select count(note) from lines where product%");
    const auto before = service::readTallies(*m_connection, {id});
    ASSERT_TRUE(before);
    ASSERT_TRUE(m_connection->query("select pg_stat_statements_reset(0, 0, $1::int8)", {id}));
    ASSERT_TRUE(m_connection->execute("create index lines_product_idx on lines (product)"));
    ASSERT_TRUE(m_connection->query(slow, {7}));
    const auto effect =
        service::effectOf(*m_connection, {"public", "lines_product_idx", {}, {{id, slow, 1000, 10}}, *before});
    ASSERT_TRUE(effect);
    EXPECT_EQ(effect->statements.front().callsAfter, 1);
}
