// SPDX-License-Identifier: GPL-3.0-or-later
// What the server at hand makes of one statement before and after something was changed.
#include "core/plan/diff.h"
#include "core/plan/share.h"
#include "tests/support/cluster.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace {

using namespace howdah;
using plan::PlanDiff;
using plan::PlanPtr;
using plan::ShapeChange;

constexpr std::string_view schema = R"sql(
create table customers (id int primary key, country text, name text);
insert into customers select i, (array['de', 'tr', 'fr', 'jp'])[1 + i % 4], 'c' || i from generate_series(1, 2000) i;
create table orders (id int primary key, customer_id int, status text, total numeric);
insert into orders select i, 1 + (i * 7919) % 2000, case when i % 500 = 0 then 'open' else 'done' end, i % 977
    from generate_series(1, 40000) i;
create table lines (order_id int, line int, amount numeric);
insert into lines select 1 + i % 40000, i, i % 13 from generate_series(1, 60000) i;
create table events (id int, day int) partition by range (day);
do $$ begin for i in 0..39 loop
    execute format('create table events_%s partition of events for values from (%s) to (%s)', i, i * 10, i * 10 + 10);
end loop; end $$;
insert into events select i, i % 400 from generate_series(1, 8000) i;
analyze;
)sql";

class PlanDiffServer : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_database = new test::Database("plandiff");
        run(*s_database->connect(), schema);
    }
    static void TearDownTestSuite()
    {
        delete s_database;
        s_database = nullptr;
    }

    static void run(pg::Connection& connection, std::string_view sql)
    {
        const auto done = connection.simpleQuery(std::string(sql));
        ASSERT_TRUE(done) << done.error().english();
    }

    static PlanPtr explain(pg::Connection& connection, std::string_view sql,
                           std::string_view options = "analyze, buffers, verbose")
    {
        const auto rows = connection.query("explain (format json, " + std::string(options) + ") " + std::string(sql));
        if (!rows) {
            ADD_FAILURE() << rows.error().english();
            std::abort();
        }
        const auto plans = plan::parsePlans(rows->text(0, 0));
        if (!plans) {
            ADD_FAILURE() << plans.error().english();
            std::abort();
        }
        return plans->front();
    }

    /// Both plans of `sql` in a transaction that is rolled back; `change` runs between them.
    static PlanDiff around(std::string_view sql, std::string_view start, std::string_view change)
    {
        auto connection = s_database->connect();
        run(*connection, "begin; set local max_parallel_workers_per_gather = 0;" + std::string(start));
        PlanPtr before = explain(*connection, sql);
        run(*connection, change);
        PlanPtr after = explain(*connection, sql);
        run(*connection, "rollback");
        return plan::diffPlans(std::move(before), std::move(after));
    }

    static std::vector<std::string> told(const PlanDiff& diff)
    {
        std::vector<std::string> lines;
        for (const plan::ShapeDifference& difference : diff.shape)
            lines.push_back(std::string(name(difference.change)) + ": " + difference.text.english());
        return lines;
    }

    static std::vector<std::string> list(std::initializer_list<std::string> lines) { return lines; }

    static test::Database* s_database;
};

test::Database* PlanDiffServer::s_database = nullptr;

/// Every node of both plans stands in the merged tree once.
void expectComplete(const PlanDiff& diff)
{
    std::vector<int> before(static_cast<std::size_t>(diff.before->nodeCount));
    std::vector<int> after(static_cast<std::size_t>(diff.after->nodeCount));
    for (const plan::NodePair& pair : diff.nodes) {
        if (pair.before)
            ++before[static_cast<std::size_t>(pair.before->id)];
        if (pair.after)
            ++after[static_cast<std::size_t>(pair.after->id)];
    }
    EXPECT_TRUE(std::all_of(before.begin(), before.end(), [](int n) { return n == 1; }));
    EXPECT_TRUE(std::all_of(after.begin(), after.end(), [](int n) { return n == 1; }));
}

TEST_F(PlanDiffServer, anIndexThatIsUsedIsAnotherWayToReadTheSameRelation)
{
    const PlanDiff diff = around("select * from orders o where status = 'open' order by total", "",
                                 "create index orders_status on orders (status); set local enable_bitmapscan = off");
    expectComplete(diff);
    EXPECT_EQ(told(diff), list({"scan: orders o: Seq Scan became Index Scan using orders_status"}));
    EXPECT_TRUE(diff.doubts.empty());
    ASSERT_TRUE(diff.blocks.ratio());
    EXPECT_LT(*diff.blocks.ratio(), 1);
    EXPECT_EQ(diff.rows.before, diff.rows.after);
}

TEST_F(PlanDiffServer, aBitmapIsToldAsOneChangeOfTheScan)
{
    const PlanDiff diff = around("select * from orders o where status = 'open'", "",
                                 "create index orders_status on orders (status); set local enable_indexscan = off");
    EXPECT_EQ(told(diff), list({"scan: orders o: Seq Scan became Bitmap Heap Scan using orders_status"}));
    expectComplete(diff);
}

TEST_F(PlanDiffServer, anotherIndexIsNotAnotherWayToRead)
{
    const PlanDiff diff =
        around("select * from orders where status = 'open'",
               "create index orders_status on orders (status); set local enable_bitmapscan = off; "
               "set local enable_seqscan = off",
               "drop index orders_status; create index orders_status_total on orders (status, total)");
    EXPECT_EQ(told(diff), list({"index: orders: Index Scan by index orders_status_total, before by orders_status"}));
}

TEST_F(PlanDiffServer, anotherMethodOfAJoinIsTheSameJoin)
{
    const std::string_view sql = "select count(*) from orders o join customers c on c.id = o.customer_id";
    const PlanDiff diff = around(sql, "set local enable_mergejoin = off",
                                 "set local enable_hashjoin = off; "
                                 "set local enable_memoize = off; set local enable_material = off");
    const auto lines = told(diff);
    ASSERT_FALSE(lines.empty());
    const auto join =
        std::find_if(lines.begin(), lines.end(), [](const std::string& l) { return l.starts_with("join: "); });
    ASSERT_NE(join, lines.end());
    EXPECT_EQ(*join, "join: orders o, customers c: Hash Join became Nested Loop");
    EXPECT_TRUE(diff.doubts.empty());
    expectComplete(diff);
}

TEST_F(PlanDiffServer, anotherOrderOfJoinsIsToldOnceWithBothOrders)
{
    const std::string_view sql =
        "select count(*) from orders o join customers c on c.id = o.customer_id join lines l on l.order_id = o.id";
    auto connection = s_database->connect();
    run(*connection, "begin; set local max_parallel_workers_per_gather = 0; set local join_collapse_limit = 1; "
                     "set local enable_mergejoin = off; set local enable_nestloop = off");
    PlanPtr before = explain(*connection, sql);
    PlanPtr after = explain(*connection, "select count(*) from lines l join orders o on l.order_id = o.id "
                                         "join customers c on c.id = o.customer_id");
    const PlanDiff diff = plan::diffPlans(before, after);
    const auto lines = told(diff);
    EXPECT_EQ(std::count_if(lines.begin(), lines.end(),
                            [](const std::string& line) { return line.starts_with("join_order: Joined"); }),
              1);
    const std::string text = plan::renderDiff(diff, 120);
    EXPECT_NE(text.find("customers c"), std::string::npos) << text;
    EXPECT_FALSE(diff.sameShape);
    expectComplete(diff);
}

TEST_F(PlanDiffServer, workersAreToldOnce)
{
    auto connection = s_database->connect();
    run(*connection, "begin; set local parallel_setup_cost = 0; set local parallel_tuple_cost = 0; "
                     "set local min_parallel_table_scan_size = 0; set local max_parallel_workers_per_gather = 0");
    const std::string_view sql = "select * from orders where total > 970";
    PlanPtr before = explain(*connection, sql);
    run(*connection, "set local max_parallel_workers_per_gather = 2");
    PlanPtr after = explain(*connection, sql);
    const PlanDiff diff = plan::diffPlans(before, after);
    EXPECT_EQ(told(diff), list({"parallel: orders: read by 2 parallel workers, before by none"}));
    const PlanDiff back = plan::diffPlans(after, before);
    EXPECT_EQ(told(back), list({"parallel: orders: no longer read by parallel workers, before by 2"}));
}

TEST_F(PlanDiffServer, aSecondRunOfTheSamePlanHasTheSameShape)
{
    for (const char* sql :
         {"select count(*) from orders a join orders b on a.customer_id = b.customer_id and a.id < b.id",
          "with w as materialized (select customer_id, sum(total) s from orders group by 1) "
          "select count(*) from w a join w b on b.s = a.s and b.customer_id > a.customer_id",
          "select name, (select count(*) from orders o where o.customer_id = c.id) from customers c where c.id < 5",
          "select count(*) from events",
          "select (select max(total) from orders), id from customers order by name limit 4"}) {
        const PlanDiff diff = around(sql, "", "select 1");
        EXPECT_TRUE(diff.sameShape) << plan::renderDiff(diff);
        EXPECT_TRUE(diff.doubts.empty()) << sql;
        EXPECT_EQ(diff.nodes.size(), static_cast<std::size_t>(diff.before->nodeCount));
        for (const plan::NodePair& pair : diff.nodes) {
            ASSERT_TRUE(pair.before && pair.after);
            EXPECT_EQ(pair.before->id, pair.after->id) << plan::renderDiff(diff);
        }
    }
}

TEST_F(PlanDiffServer, theSameRelationTwiceIsToldApartByItsAlias)
{
    const std::string_view sql =
        "select count(*) from orders a join orders b on b.id = a.customer_id where a.status = 'open'";
    const PlanDiff diff = around(sql, "set local enable_mergejoin = off",
                                 "create index orders_status on orders (status); set local enable_bitmapscan = off");
    const auto lines = told(diff);
    EXPECT_NE(std::find(lines.begin(), lines.end(), "scan: orders a: Seq Scan became Index Scan using orders_status"),
              lines.end())
        << plan::renderDiff(diff);
    EXPECT_TRUE(std::none_of(lines.begin(), lines.end(),
                             [](const std::string& line) { return line.starts_with("scan: orders b"); }));
}

TEST_F(PlanDiffServer, fortyPartitionsThatChangeAlikeAreFortyDifferencesAndFewLines)
{
    const PlanDiff diff = around("select * from events where id = 7", "",
                                 "create index events_id on events (id); set local enable_seqscan = off; "
                                 "set local enable_bitmapscan = off");
    EXPECT_EQ(std::count_if(diff.shape.begin(), diff.shape.end(),
                            [](const plan::ShapeDifference& d) { return d.change == ShapeChange::Scan; }),
              40);
    expectComplete(diff);
    const std::string text = plan::renderDiff(diff, 100);
    EXPECT_NE(text.find("and 32 more like these"), std::string::npos) << text;
}

TEST_F(PlanDiffServer, prunedPartitionsAreGoneAndDoubted)
{
    auto connection = s_database->connect();
    const PlanDiff diff = plan::diffPlans(explain(*connection, "select count(*) from events"),
                                          explain(*connection, "select count(*) from events where day < 20"));
    EXPECT_EQ(std::count_if(diff.shape.begin(), diff.shape.end(),
                            [](const plan::ShapeDifference& d) {
                                return d.text.english().find("no longer read") != std::string::npos;
                            }),
              38);
    expectComplete(diff);
    EXPECT_FALSE(diff.doubts.empty());
}

TEST_F(PlanDiffServer, plansOfOtherStatementsAreDoubted)
{
    auto connection = s_database->connect();
    const PlanDiff diff = plan::diffPlans(explain(*connection, "select * from customers where id = 3"),
                                          explain(*connection, "select count(*) from lines"));
    ASSERT_FALSE(diff.doubts.empty());
    EXPECT_EQ(diff.doubts.back().english(),
              "The plans read no relation in common: they are hardly of the same statement");
}

TEST_F(PlanDiffServer, estimatesAreComparedByCost)
{
    auto connection = s_database->connect();
    run(*connection, "begin");
    const std::string_view sql = "select * from orders where status = 'open'";
    PlanPtr before = explain(*connection, sql, "verbose");
    run(*connection, "create index orders_status on orders (status)");
    PlanPtr after = explain(*connection, sql, "verbose");
    const PlanDiff diff = plan::diffPlans(before, after);
    EXPECT_FALSE(diff.executionMs.before);
    EXPECT_FALSE(diff.executionMs.after);
    ASSERT_TRUE(diff.totalCost.ratio());
    EXPECT_LT(*diff.totalCost.ratio(), 1);
    const std::string text = plan::renderDiff(diff);
    EXPECT_NE(text.find("cost before"), std::string::npos) << text;
    EXPECT_EQ(text.find("execution"), std::string::npos) << text;
    const PlanDiff half = plan::diffPlans(before, explain(*connection, sql));
    EXPECT_EQ(half.doubts.front().english(), "Only the plan after was measured: costs can be compared, times cannot");
}

TEST_F(PlanDiffServer, aSharedPlanOfTheServersOwnTablesKeepsNoneOfTheirNames)
{
    auto connection = s_database->connect();
    const PlanPtr plan =
        explain(*connection,
                "select c.name, sum(o.total) from customers c join orders o on o.customer_id = c.id "
                "where c.country = 'tr' and o.status <> 'done' group by c.name having sum(o.total) > 4711",
                "analyze, verbose, settings");
    const PlanPtr shared = plan::anonymized(*plan);
    for (const std::string& text : {plan::toJson(std::vector{shared}), plan::renderText(*shared, 300),
                                    plan::toHtml(*shared, "t"), plan::toSvg(*shared)})
        for (const char* name : {"customer", "orders", "country", "'tr'", "done", "4711", "total,", "c.name", "public"})
            EXPECT_EQ(text.find(name), std::string::npos) << name << '\n' << text;
}

} // namespace
