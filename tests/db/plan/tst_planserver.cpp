// SPDX-License-Identifier: GPL-3.0-or-later
// Statements over many kinds of nodes, run by the server at hand: whatever it reports has to add up.
#include "core/plan/plan.h"
#include "tests/support/cluster.h"

#include <cmath>
#include <gtest/gtest.h>
#include <set>

namespace {

using namespace howdah;

constexpr std::string_view schema = R"sql(
create table customers (id int primary key, country text, name text);
insert into customers select i, (array['de', 'tr', 'fr', 'jp'])[1 + i % 4], 'c' || i from generate_series(1, 3000) i;
create table orders (id int primary key, customer_id int, status text, total numeric, placed date);
insert into orders select i, 1 + (i * 7919) % 3000, case when i % 50 = 0 then 'open' else 'done' end, i % 977,
    date '2026-01-01' + i % 300 from generate_series(1, 40000) i;
create index orders_placed on orders (placed);
create index orders_customer on orders (customer_id);
create table lines (order_id int, line int, amount numeric) partition by hash (order_id);
create table lines_0 partition of lines for values with (modulus 3, remainder 0);
create table lines_1 partition of lines for values with (modulus 3, remainder 1);
create table lines_2 partition of lines for values with (modulus 3, remainder 2);
insert into lines select i % 40000 + 1, i, i % 13 from generate_series(1, 60000) i;
create index on lines (order_id);
create table notes (id int references customers on delete cascade, body text);
create function stamp() returns trigger language plpgsql as $$ begin new.body := new.body || '!'; return new; end $$;
create function echo() returns trigger language plpgsql as $$ begin return null; end $$;
create trigger stamp before insert on notes for each row execute function stamp();
create trigger echo after insert on notes for each row execute function echo();
analyze;
)sql";

struct Shape {
    std::string_view name;
    std::string_view settings;
};

// Each statement runs under each of these: other joins, workers, spilling, code generation.
constexpr Shape shapes[] = {
    {"asChosen", ""},
    {"parallel", "set parallel_setup_cost = 0; set parallel_tuple_cost = 0; set min_parallel_table_scan_size = 0; "
                 "set min_parallel_index_scan_size = 0; set max_parallel_workers_per_gather = 2"},
    {"withoutLeader", "set parallel_setup_cost = 0; set parallel_tuple_cost = 0; set min_parallel_table_scan_size = 0; "
                      "set max_parallel_workers_per_gather = 2; set parallel_leader_participation = off"},
    {"nestedLoops", "set enable_hashjoin = off; set enable_mergejoin = off; set max_parallel_workers_per_gather = 0"},
    {"mergesThatSpill", "set enable_hashjoin = off; set enable_nestloop = off; set enable_hashagg = off; "
                        "set work_mem = '64kB'; set max_parallel_workers_per_gather = 0"},
};

constexpr std::string_view statements[] = {
    "select 1",
    "select * from orders",
    "select * from orders where status = 'open'",
    "select * from orders where id = 77",
    "select id from orders where id < 500",
    "select * from orders where placed between '2026-02-01' and '2026-02-10' order by total desc limit 5",
    "select * from orders where placed = '2026-02-01' or customer_id = 5",
    "select * from orders order by id desc limit 3",
    "select * from orders order by placed, total limit 100",
    "select count(*) from orders where false",
    "select status, count(*), sum(total) from orders group by status",
    "select placed, status, count(*) from orders group by rollup (placed, status)",
    "select distinct customer_id from orders",
    "select distinct on (customer_id) * from orders order by customer_id, total desc",
    "select count(*) from orders o join customers c on c.id = o.customer_id where c.country = 'tr'",
    "select c.name, o.total from customers c left join orders o on o.customer_id = c.id and o.status = 'open' limit 50",
    "select count(*) from customers c full join orders o on o.customer_id = c.id + 1",
    "select * from customers c where exists (select 1 from orders o where o.customer_id = c.id and o.status = 'open')",
    "select * from customers c where not exists (select 1 from orders o where o.customer_id = c.id)",
    "select count(*) from orders o join lines l on l.order_id = o.id where o.status = 'open'",
    "select sum(amount) from lines",
    "select * from lines where order_id = 17",
    "select * from lines where order_id = (select max(id) from orders where status = 'open')",
    "select name, (select count(*) from orders o where o.customer_id = c.id) from customers c where c.id < 40",
    "select (select max(total) from orders), id from customers order by name limit 4",
    "select count(*) from orders where total > (select avg(total) from orders)",
    "select count(*) from orders where customer_id not in (select id from customers where country = 'de')",
    "select count(*) from orders where customer_id = any (array(select id from customers where country = 'jp' limit "
    "9))",
    "select id from orders limit (select 5) offset (select count(*) from customers where country = 'fr')",
    "with w as materialized (select customer_id, sum(total) s from orders group by 1) select count(*) from w",
    "with w as materialized (select customer_id, sum(total) s from orders group by 1) "
    "select count(*) from w a join w b on b.s = a.s and b.customer_id > a.customer_id",
    "with w as materialized (select * from orders where status = 'open') select (select count(*) from w), "
    "(select max(total) from w), x.id from w x where x.total > 100 limit 7",
    "with a as materialized (select id from orders), b as materialized (select id from a where id % 3 = 0) "
    "select count(*) from b, (select id from a limit 5) q",
    "with recursive r(i) as (select 1 union all select i + 1 from r where i < 500) select sum(i) from r",
    "with recursive r(id, depth) as (select id, 0 from customers where id < 5 union select c.id, depth + 1 "
    "from r join customers c on c.id = r.id + 1 where depth < 20) select count(*) from r",
    "select * from generate_series(1, 2000) g",
    "select unnest(array[1, 2, 3]), g from generate_series(1, 50) g",
    "select * from (values (1), (2), (3)) v(x) cross join lateral (select * from orders where id > x limit 2) q",
    "select rank() over (partition by customer_id order by total), id from orders where customer_id < 100",
    "select status, percentile_cont(0.5) within group (order by total) from orders group by status",
    "select id from orders where id < 2000 union select id from customers",
    "select id from orders union all select id from customers limit 41000",
    "select id from orders intersect select id from customers",
    "select id from customers except select customer_id from orders",
    "select count(*) from orders a join orders b on a.customer_id = b.customer_id and a.id < b.id",
    "select * from orders tablesample system (10)",
    "select * from orders where ctid = '(0,1)'",
    "select * from orders where id < 50 for update",
    "select count(*) from pg_class c join pg_attribute a on a.attrelid = c.oid",
    "select x.t from xmltable('/a/b' passing '<a><b>1</b></a>' columns t int path '.') x",
    "insert into customers select i, 'de', 'n' from generate_series(5001, 5300) i",
    "insert into customers values (1, 'x', 'y') on conflict (id) do update set name = excluded.name",
    "insert into notes select i, 'b' from generate_series(1, 400) i",
    "update orders set total = total + 1 where status = 'open'",
    "update orders o set total = 0 from customers c where c.id = o.customer_id and c.country = 'tr'",
    "delete from lines where order_id < 100",
    "delete from customers where id < 50",
    "with w as (insert into notes select i, 'w' from generate_series(1, 300) i returning id) select 1",
    "with w as (insert into notes select i, 'w' from generate_series(1, 300) i returning id) select count(*) from w",
    "with w as (delete from orders where status = 'open' returning *) select id from w limit 3",
    "with w as (update orders set total = 1 where id < 900 returning *), v as (insert into notes "
    "select customer_id, 'v' from w returning *) select count(*) from v",
    "merge into customers c using (select id + 2900 id from customers where id < 200) s on s.id = c.id "
    "when matched then update set name = 'm' when not matched then insert values (s.id, 'fr', 'm')",
    "create table made as select status, count(*) from orders group by status",
};

class PlanServer : public testing::TestWithParam<Shape> {
protected:
    static void SetUpTestSuite()
    {
        s_database = new test::Database("plan");
        ok(s_database->connect()->simpleQuery(schema));
    }
    static void TearDownTestSuite()
    {
        delete s_database;
        s_database = nullptr;
    }
    template <class T> static void ok(const base::Result<T>& result)
    {
        ASSERT_TRUE(result) << result.error().english();
    }

    static test::Database* s_database;
};

test::Database* PlanServer::s_database = nullptr;

void expectSums(const plan::Plan& plan)
{
    double nodes = 0;
    plan::forEachNode(*plan.root, [&](const plan::Node& node, int) {
        ASSERT_TRUE(node.exclusiveMs) << node.title();
        EXPECT_GE(*node.exclusiveMs, 0) << node.title();
        if (node.loops.value_or(0) == 0) {
            EXPECT_EQ(*node.exclusiveMs, 0) << node.title();
        }
        nodes += *node.exclusiveMs;
    });
    const double expected = *plan.root->inclusiveMs + plan.afterRootMs;
    EXPECT_NEAR(nodes, expected, 0.001 + 0.01 * expected);
    double all = nodes;
    int remainders = 0;
    for (const plan::PseudoNode& pseudo : plan.pseudo) {
        EXPECT_GE(pseudo.exclusiveMs, 0) << pseudo.name;
        remainders += pseudo.source == "remainder" ? 1 : 0;
        if (pseudo.withinExecution)
            all += pseudo.exclusiveMs;
    }
    EXPECT_EQ(remainders, 1);
    EXPECT_NEAR(all, *plan.executionMs, 0.02 + 0.01 * *plan.executionMs);
    if (testing::Test::HasFailure())
        ADD_FAILURE() << plan::renderText(plan, 140);
}

TEST_P(PlanServer, everyStatementsTimesAddUp)
{
    const auto connection = s_database->connect();
    if (!GetParam().settings.empty())
        ok(connection->simpleQuery(GetParam().settings));
    ok(connection->simpleQuery("set jit = off"));
    std::set<std::string> types;
    for (const std::string_view statement : statements) {
        SCOPED_TRACE(std::string(statement));
        if (statement.starts_with("merge") && connection->serverVersion() < 150000)
            continue;
        ok(connection->simpleQuery("begin"));
        const auto answer = connection->query("explain (analyze, buffers, format json) " + std::string(statement));
        ok(answer);
        ok(connection->simpleQuery("rollback"));
        const auto plans = plan::parsePlans(answer->text(0, 0));
        ok(plans);
        ASSERT_EQ(plans->size(), 1U);
        expectSums(*plans->front());
        plan::forEachNode(*plans->front()->root, [&](const plan::Node& node, int) { types.insert(node.type); });
        if (HasFailure())
            return;
    }
    EXPECT_GE(types.size(), 20U);
}

TEST_P(PlanServer, estimatesAloneHaveNoTimes)
{
    const auto connection = s_database->connect();
    for (const std::string_view statement : statements) {
        SCOPED_TRACE(std::string(statement));
        if (statement.starts_with("merge") && connection->serverVersion() < 150000)
            continue;
        const auto answer = connection->query("explain (format json) " + std::string(statement));
        ok(answer);
        const auto plans = plan::parsePlans(answer->text(0, 0));
        ok(plans);
        EXPECT_FALSE(plans->front()->analyzed);
        EXPECT_FALSE(plans->front()->root->exclusiveMs);
        EXPECT_TRUE(plans->front()->doubts.empty());
    }
}

INSTANTIATE_TEST_SUITE_P(shapes, PlanServer, testing::ValuesIn(shapes),
                         [](const auto& test) { return std::string(test.param.name); });

} // namespace
