// SPDX-License-Identifier: GPL-3.0-or-later
// Each fault of the demo can be seen where a DBA would look, and goes when it is mended.
#include "core/base/durablefile.h"
#include "core/base/numbers.h"
#include "core/monitor/check.h"
#include "core/plan/plan.h"
#include "core/pool/poolfeed.h"
#include "tests/db/demo/demotest.h"

#include <cstdlib>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

using namespace howdah;
using base::Seconds;
using ::testing::HasSubstr;
using ::testing::Not;

namespace {

class DemoFaults : public ::testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_home = std::make_unique<test::DemoHome>();
        // Inherited by the load, whose pools show themselves there.
        s_feed = "/tmp/howdah-demofeed-" + base::randomWord(6);
        ::setenv("HOWDAH_POOL_FEED", s_feed.c_str(), 1);
        const auto started = demo::start(s_home->options(true));
        ASSERT_TRUE(started) << started.error().english();
        ASSERT_TRUE(started->loadRunning);
    }
    static void TearDownTestSuite()
    {
        s_home.reset();
        std::filesystem::remove_all(s_feed);
    }
    static monitor::CheckResult leakCheck(pg::Connection& connection)
    {
        monitor::CheckOptions options;
        options.deadline = base::Deadline::after(base::Seconds(30));
        options.window = base::Nanoseconds::zero();
        const auto results = monitor::runChecks(connection, options);
        EXPECT_TRUE(results) << results.error().english();
        if (results) {
            for (const monitor::CheckResult& result : *results) {
                if (result.id == "pool_leak")
                    return result;
            }
        }
        return {};
    }
    void SetUp() override
    {
        const auto params = demo::params(s_home->path());
        ASSERT_TRUE(params) << params.error().english();
        m_connection = test::connectTo(*params);
        ASSERT_TRUE(m_connection);
    }

    std::string ask(std::string_view sql) { return test::ask(*m_connection, sql); }
    static std::string sqlOf(std::string_view name)
    {
        for (const auto& statement : demo::statements())
            if (statement.name == name)
                return statement.sql;
        ADD_FAILURE() << "no statement " << name;
        return {};
    }
    std::string plan(std::string_view name, std::string_view options = "ANALYZE")
    {
        return ask("EXPLAIN (" + std::string(options) + ") " + sqlOf(name));
    }
    /// Of the nodes that scan events: rows expected and rows found.
    std::pair<double, double> eventsRows()
    {
        const auto json = nlohmann::json::parse(plan("returns_report", "ANALYZE, FORMAT JSON"), nullptr, false);
        std::pair<double, double> rows{-1, -1};
        std::vector<nlohmann::json> open;
        if (json.is_array() && !json.empty())
            open.push_back(json[0]["Plan"]);
        while (!open.empty()) {
            const nlohmann::json node = open.back();
            open.pop_back();
            if (node.value("Relation Name", "") == "events")
                rows = {node["Plan Rows"].get<double>(), node["Actual Rows"].get<double>()};
            if (node.contains("Plans"))
                for (const auto& child : node["Plans"])
                    open.push_back(child);
        }
        return rows;
    }

    static std::unique_ptr<test::DemoHome> s_home;
    static inline std::string s_feed;
    std::unique_ptr<pg::Connection> m_connection;
};
std::unique_ptr<test::DemoHome> DemoFaults::s_home;

} // namespace

// First, because the first queue forms some seconds after the start and the next two minutes later.
TEST_F(DemoFaults, aLockQueueFormsNowAndThen)
{
    const char* queue = "SELECT count(*) >= 2 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND "
                        "application_name = 'shop-api' AND cardinality(pg_blocking_pids(pid)) > 0";
    ASSERT_TRUE(test::within(Seconds(150), [&] { return ask(queue) == "t"; }));
    EXPECT_EQ(ask("SELECT DISTINCT r.application_name FROM pg_stat_activity w, unnest(pg_blocking_pids(w.pid)) b "
                  "JOIN pg_stat_activity r ON r.pid = b WHERE w.wait_event_type = 'Lock' AND "
                  "cardinality(pg_blocking_pids(r.pid)) = 0"),
              "stock-sync");
    // And it goes again by itself.
    EXPECT_TRUE(test::within(Seconds(20), [&] { return ask(queue) == "f"; }));
}

TEST_F(DemoFaults, aSessionStaysIdleInTransactionPastTheLimitOfThisDatabase)
{
    EXPECT_EQ(ask("SHOW howdah.check_idle_in_xact"), "10,30");
    EXPECT_THAT(ask("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = 'shop'"),
                HasSubstr("10 s"));
    EXPECT_TRUE(test::within(Seconds(40), [&] {
        return ask("SELECT application_name FROM pg_stat_activity WHERE state = 'idle in transaction' AND "
                   "clock_timestamp() - state_change > interval '11 s'") == "billing";
    }));
}

TEST_F(DemoFaults, whoeverEndsTheIdleSessionSeesAnotherOneLater)
{
    const std::string pid = "SELECT pid FROM pg_stat_activity WHERE application_name = 'billing' AND state = 'idle in "
                            "transaction'";
    ASSERT_TRUE(test::within(Seconds(20), [&] { return !ask(pid).empty(); }));
    const std::string first = ask(pid);
    EXPECT_EQ(ask("SELECT pg_terminate_backend(" + first + ")"), "t");
    EXPECT_TRUE(test::within(Seconds(10), [&] { return ask(pid).empty(); }));
    EXPECT_TRUE(test::within(Seconds(60), [&] { return !ask(pid).empty(); }));
    EXPECT_NE(ask(pid), first);
}

TEST_F(DemoFaults, theQueryWithoutAnIndexReadsTheWholeTable)
{
    EXPECT_THAT(plan("product_sales"), HasSubstr("Seq Scan on order_lines"));
    EXPECT_THAT(plan("pending_orders"), HasSubstr("Seq Scan on orders"));
    EXPECT_TRUE(test::within(Seconds(20), [&] {
        return ask("SELECT calls > 10 FROM pg_stat_statements WHERE query LIKE '%FROM order_lines%WHERE product_id%' "
                   "AND query NOT LIKE '%EXPLAIN%'") == "t";
    }));
    ASSERT_TRUE(m_connection->execute("BEGIN; CREATE INDEX ON order_lines (product_id)"));
    EXPECT_THAT(plan("product_sales"), Not(HasSubstr("Seq Scan")));
    ASSERT_TRUE(m_connection->execute("ROLLBACK"));
}

TEST_F(DemoFaults, staleStatisticsMisleadThePlannerUntilSomeoneAnalyzes)
{
    EXPECT_THAT(ask("SELECT reloptions::text FROM pg_class WHERE relname = 'events'"),
                HasSubstr("autovacuum_enabled=off"));
    EXPECT_EQ(ask("SELECT n_mod_since_analyze >= 200 FROM pg_stat_user_tables WHERE relname = 'events'"), "t");
    const auto [expected, found] = eventsRows();
    EXPECT_LE(expected, 2);
    EXPECT_EQ(found, 200);
    ASSERT_TRUE(m_connection->execute("BEGIN; ANALYZE events"));
    const auto [better, same] = eventsRows();
    EXPECT_NEAR(better, 200, 60);
    EXPECT_EQ(same, 200);
    ASSERT_TRUE(m_connection->execute("ROLLBACK"));
}

TEST_F(DemoFaults, aSortSpillsToDiskUntilItGetsMemory)
{
    EXPECT_THAT(plan("order_ranking"), HasSubstr("Sort Method: external merge"));
    EXPECT_TRUE(test::within(Seconds(40), [&] {
        return ask("SELECT temp_blks_written > 0 FROM pg_stat_statements WHERE query LIKE '%OVER (PARTITION BY "
                   "status%' AND query NOT LIKE '%EXPLAIN%'") == "t";
    }));
    ASSERT_TRUE(m_connection->execute("SET work_mem = '4MB'"));
    EXPECT_THAT(plan("order_ranking"), Not(HasSubstr("external")));
}

TEST_F(DemoFaults, theListOfOrdersIsFollowedByAStatementForEachOrder)
{
    EXPECT_TRUE(test::within(Seconds(30), [&] {
        return ask("SELECT many.calls > 5 * one.calls AND one.calls >= 3 FROM pg_stat_statements many, "
                   "pg_stat_statements one WHERE many.userid = 'shop_api'::regrole AND one.userid = many.userid AND "
                   "many.query LIKE '%l.order_id = $1%' AND one.query LIKE '%WHERE customer_id = $1%'") == "t";
    }));
}

TEST_F(DemoFaults, theLeakingWorkerHoldsMoreAndMoreConnections)
{
    const char* held = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'invoice-worker'";
    EXPECT_TRUE(test::within(Seconds(60), [&] { return base::parseNumber<int>(ask(held)).value_or(0) >= 3; }))
        << ask(held);
}

TEST_F(DemoFaults, theTableAboutTellsOfEachFault)
{
    EXPECT_EQ(ask("SELECT fault FROM about ORDER BY fault COLLATE \"C\""),
              "N+1 loop\nconnection leak\nidle in transaction\nlock queue\nmissing index\nsort that spills\nstale "
              "statistics");
    EXPECT_EQ(ask("SELECT count(*) FROM about WHERE what = '' OR remedy = ''"), "0");
}

TEST_F(DemoFaults, theProgramsAreOrdinaryUsers)
{
    EXPECT_EQ(ask("SELECT DISTINCT usename FROM pg_stat_activity JOIN pg_roles ON rolname = usename WHERE "
                  "application_name IN ('shop-api', 'report-runner', 'billing', 'stock-sync', 'invoice-worker') AND "
                  "rolsuper"),
              "");
    EXPECT_EQ(ask("SELECT extname FROM pg_extension WHERE extname = 'pg_stat_statements'"), "pg_stat_statements");
}

TEST_F(DemoFaults, everyStatementCanBeAnalyzedAndItsTimesAddUp)
{
    for (const auto& statement : demo::statements()) {
        SCOPED_TRACE(statement.name);
        ASSERT_TRUE(m_connection->execute("BEGIN"));
        const std::string explained = ask("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + statement.sql);
        ASSERT_TRUE(m_connection->execute("ROLLBACK"));
        const auto plans = plan::parsePlans(explained);
        ASSERT_TRUE(plans) << plans.error().english();
        const plan::Plan& plan = *plans->front();
        EXPECT_TRUE(plan.doubts.empty());
        ASSERT_TRUE(plan.executionMs.has_value());
        double sum = 0;
        plan::forEachNode(*plan.root, [&](const plan::Node& node, int) {
            ASSERT_TRUE(node.exclusiveMs.has_value()) << node.title();
            EXPECT_GE(*node.exclusiveMs, 0) << node.title();
            sum += *node.exclusiveMs;
        });
        // Within 1 %, and what rounding to microseconds can make of a plan that takes none.
        EXPECT_NEAR(sum, *plan.root->inclusiveMs, 0.01 * *plan.root->inclusiveMs + 0.002 * plan.nodeCount);
        for (const plan::PseudoNode& pseudo : plan.pseudo)
            EXPECT_GE(pseudo.exclusiveMs, 0) << pseudo.name;
    }
}

TEST_F(DemoFaults, theLeakingWorkerIsNamedByThePoolFeedAndByTheHealthChecks)
{
    ASSERT_TRUE(
        test::within(base::Seconds(90), [&] { return leakCheck(*m_connection).severity != monitor::Severity::Ok; }));
    const monitor::CheckResult found = leakCheck(*m_connection);
    EXPECT_EQ(found.severity, monitor::Severity::Warn);
    EXPECT_NE(found.summary.english().find("invoice-worker"), std::string::npos) << found.summary.english();
    ASSERT_FALSE(found.evidence.empty());
    EXPECT_NE(found.evidence[0].text.english().find("InvoiceWorker::render"), std::string::npos);
    const std::string pid = std::to_string(found.evidence[0].pid.value_or(base::BackendPid{}).value);
    EXPECT_EQ(ask("SELECT application_name FROM pg_stat_activity WHERE pid = " + pid), "invoice-worker");
}

// Last but one: whatever went wrong in the load until now would be here.
TEST_F(DemoFaults, theLoadHadNoTrouble)
{
    const auto log = base::readFile(demo::detail::DemoFolder(s_home->path()).loadLogFile());
    ASSERT_TRUE(log) << log.error().english();
    EXPECT_EQ(*log, "");
}

// Last, because it ends the load.
TEST_F(DemoFaults, theLeakGoesFromFeedAndChecksWhenTheProgramIsStopped)
{
    ASSERT_TRUE(demo::stop(s_home->path(), base::Deadline::after(base::Seconds(60))));
    ASSERT_TRUE(demo::start(s_home->options(false)));
    const auto survey = pool::feed::survey(base::Deadline::after(base::Seconds(5)), {});
    EXPECT_TRUE(survey.processes.empty());
    EXPECT_TRUE(survey.problems.empty());
    const auto params = demo::params(s_home->path());
    ASSERT_TRUE(params);
    const auto connection = test::connectTo(*params);
    ASSERT_TRUE(connection);
    EXPECT_EQ(leakCheck(*connection).severity, monitor::Severity::Ok);
}
