// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/db/plan/planstatements.h"

namespace howdah::test {

namespace {

constexpr std::string_view parallel =
    "set local parallel_setup_cost = 0; set local parallel_tuple_cost = 0; set local min_parallel_table_scan_size = 0; "
    "set local min_parallel_index_scan_size = 0; set local max_parallel_workers_per_gather = 2;";
constexpr std::string_view noLeader =
    "set local parallel_setup_cost = 0; set local parallel_tuple_cost = 0; set local min_parallel_table_scan_size = 0; "
    "set local max_parallel_workers_per_gather = 2; set local parallel_leader_participation = off;";
constexpr std::string_view little = "set local work_mem = '64kB';";

class Statements {
public:
    explicit Statements(int version)
        : m_version(version)
    {}

    std::vector<PlanStatement> make()
    {
        scans();
        bitmaps();
        joins();
        aggregates();
        sorts();
        sets();
        ctes();
        subplans();
        windows();
        functions();
        partitions();
        parallels();
        writes();
        foreign();
        others();
        return std::move(m_all);
    }

private:
    void add(std::string sql, std::string wanted = {}, std::string_view settings = {})
    {
        m_all.push_back({std::move(sql), std::string(settings), std::move(wanted)});
    }

    void scans()
    {
        for (const char* what : {"*", "id", "count(*)", "max(total)"}) {
            const std::string select = std::string("select ") + what + " from orders";
            add(select, "Seq Scan");
            add(select + " where status = 'open'", "Seq Scan");
            add(select + " where id = 77");
            add(select + " where id < 300");
            add(select + " where customer_id = 17 and total > 50");
            add(select + " where id in (1, 500, 900) or status is null");
        }
        add("select * from orders where id > 100 order by id desc limit 5", "Index Scan");
        add("select id from orders where id between 50 and 90", "Index Only Scan");
        add("select id from orders order by id desc limit 3", "Index Only Scan");
        add("select * from orders where id = 5 and id = 6");
        add("select * from orders where ctid = '(0,1)'", "Tid Scan");
        add("select * from orders where ctid in ('(0,1)', '(0,2)') and status <> 'x'", "Tid Scan");
        add("select * from orders where ctid >= '(2,0)' and ctid < '(5,0)'", "Tid Range Scan");
        add("select * from orders where ctid < '(1,0)' and status = 'open'", "Tid Range Scan");
        add("select * from orders tablesample system (20)", "Sample Scan");
        add("select count(*) from orders tablesample bernoulli (30) repeatable (7) where total > 3", "Sample Scan");
        add("select * from \"Odd \"\"Name\"\"\" \"x y\" where \"a.b\" > 3", "Seq Scan");
        add("select * from \"Odd \"\"Name\"\"\" where note <> 'it''s (a) \"test\": x'");
        add("select * from orders o where o.status = E'line\\nbreak' or o.total > 970");
        add("select * from points order by at <-> point '(3,4)' limit 4", "Index Only Scan");
        add("select * from points where at <@ box '((0,0),(4,4))'");
        add("select 1 where false", "Result");
        add("select 1", "Result");
        add("select * from orders where false", "Result");
        add("select id, now() from orders where random() > 2 limit 1");
        add("select * from only orders where total = any (array[1, 2, 3]::numeric[])");
        add("select * from orders where id = 5 for update", "LockRows");
        add("select * from orders where status = 'open' for share skip locked", "LockRows");
        add("select count(*) from pg_class");
        add("select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where nspname = "
            "'pg_catalog'");
    }

    void bitmaps()
    {
        const std::string_view bitmap = "set local enable_seqscan = off; set local enable_indexscan = off;";
        add("select * from orders where placed = '2026-02-01' or customer_id = 5", "BitmapOr", bitmap);
        add("select * from orders where placed < '2026-03-01' and customer_id < 90", "BitmapAnd",
            "set local enable_seqscan = off; set local enable_indexscan = off; set local cpu_tuple_cost = 1;");
        add("select * from orders where customer_id < 100", "Bitmap Heap Scan", bitmap);
        add("select * from orders where customer_id between 10 and 700 and total > 5", "Bitmap Index Scan", bitmap);
        add("select count(*) from orders where placed < '2026-05-01'", "Bitmap Heap Scan",
            std::string(bitmap) + std::string(little));
        add("select count(*) from orders where customer_id < 700 and status = 'done'", "Bitmap Heap Scan",
            std::string(bitmap) + std::string(parallel));
        add("select * from orders where customer_id in (1, 2, 3, 4) and placed is not null", "Bitmap Heap Scan",
            bitmap);
        add("select * from orders where customer_id = -1 or placed = '1999-01-01'", "BitmapOr", bitmap);
        add("select * from docs where words @@ to_tsquery('simple', 'w7 & w3')", "Bitmap Heap Scan", bitmap);
        add("select * from orders o where customer_id = (select max(id) from customers where id < 0)", "", bitmap);
    }

    void joins()
    {
        struct Way {
            const char* settings;
            const char* type;
        };
        const Way ways[] = {{"set local enable_hashjoin = off; set local enable_mergejoin = off;", "Nested Loop"},
                            {"set local enable_nestloop = off; set local enable_mergejoin = off;", "Hash Join"},
                            {"set local enable_nestloop = off; set local enable_hashjoin = off;", "Merge Join"}};
        const char* kinds[] = {"join", "left join", "right join"};
        for (const Way& way : ways) {
            for (const char* kind : kinds) {
                for (const char* condition : {"o.customer_id = c.id", "o.customer_id = c.id and o.total > c.id",
                                              "o.customer_id = c.id and c.country = 'de'"})
                    add(std::string("select c.name, o.total from customers c ") + kind + " orders o on " + condition +
                            " where c.id < 400 or o.id < 900",
                        std::string_view(way.type) == "Nested Loop" ? "" : way.type, way.settings);
            }
            add("select * from customers c where exists (select 1 from orders o where o.customer_id = c.id and total > "
                "900)",
                "", way.settings);
            add("select * from customers c where not exists (select 1 from orders o where o.customer_id = c.id and "
                "total > 40)",
                "", way.settings);
            add("select count(*) from customers c where c.id in (select customer_id from orders where status = 'open')",
                "", way.settings);
            add("select count(*) from orders a join orders b on a.customer_id = b.customer_id and a.id < b.id where "
                "a.id < 200",
                "", way.settings);
        }
        add("select count(*) from customers c full join orders o on o.customer_id = c.id", "Hash Join");
        add("select count(*) from customers c full join orders o on o.customer_id = c.id", "Merge Join",
            ways[2].settings);
        add("select count(*) from customers a, customers b where a.id < 20 and b.id < 30", "Nested Loop");
        add("select count(*) from customers a, customers b where a.id < 20 and b.id > a.id", "Nested Loop");
        add("select count(*) from orders a join customers c on c.id = a.customer_id join lines l on l.order_id = a.id "
            "where c.country = 'tr'");
        add("select count(*) from customers c join orders o on o.customer_id = c.id", "Memoize",
            "set local enable_hashjoin = off; set local enable_mergejoin = off; set local enable_seqscan = on; "
            "set local enable_indexscan = on; set local enable_bitmapscan = off;");
        add("select count(*) from orders o join customers c on c.id = o.customer_id", "Memoize", ways[0].settings);
        add("select count(*) from orders o join lateral (select max(total) from orders x where x.customer_id = "
            "o.customer_id % 10) m on true where o.id < 200",
            "");
        add("select count(*) from orders a join orders b on a.total = b.total and a.id % 7 = b.id % 7", "",
            std::string(ways[1].settings) + std::string(little));
        add("select * from customers a join customers b on a.name < b.name where a.id < 30 and b.id < 30",
            "Nested Loop");
        add("select * from customers c left join orders o on o.customer_id = c.id and o.status = 'open' where o.id is "
            "null limit 20");
        add("select * from customers c left join orders o on o.id = c.id where c.id < 0");
        add("select count(*) from customers a join customers b on a.country = b.country", "", ways[2].settings);
    }

    void aggregates()
    {
        const char* keys[] = {"status", "customer_id % 7", "status, placed", "placed"};
        for (const char* key : keys) {
            const std::string select =
                std::string("select ") + key + ", count(*), sum(total) from orders group by " + key;
            add(select, "Aggregate", "set local enable_sort = off;");
            add(select, "Aggregate", "set local enable_hashagg = off;");
            add(select + " having count(*) > 100");
            add(select + " having count(*) > 100", "", "set local enable_hashagg = off;");
        }
        for (const char* sets : {"rollup (status, customer_id % 5)", "cube (status, customer_id % 3)",
                                 "grouping sets ((status), ())", "grouping sets ((status), (placed), (status, placed))",
                                 "grouping sets ((status, placed), (customer_id % 4), ())"}) {
            add(std::string("select count(*) from orders group by ") + sets, "Aggregate");
            add(std::string("select count(*) from orders group by ") + sets, "Aggregate",
                "set local enable_hashagg = off;");
            add(std::string("select count(*) from orders group by ") + sets, "Aggregate", little);
        }
        add("select id, count(*) from orders group by id", "Aggregate",
            std::string(little) + "set local enable_sort = off;");
        add("select status from orders group by status", "Group",
            "set local enable_hashagg = off; set local max_parallel_workers_per_gather = 0;");
        add("select placed from orders group by placed", "Group", "set local enable_hashagg = off;");
        add("select distinct status from orders", "", "");
        add("select distinct status, placed from orders", "Unique", "set local enable_hashagg = off;");
        add("select distinct on (customer_id) * from orders order by customer_id, total desc", "Unique");
        add("select count(distinct status), array_agg(total order by id) from orders where id < 500");
        add("select status, percentile_cont(0.5) within group (order by total) from orders group by status");
        add("select count(*) filter (where total > 5), min(id) from orders", "Aggregate");
        add("select min(id), max(id) from orders");
        add("select count(*) from (select count(*) from orders group by customer_id having sum(total) > 3) q");
    }

    void sorts()
    {
        add("select * from orders order by total, id", "Sort");
        add("select * from orders order by total desc nulls last, id limit 7", "Sort");
        add("select * from orders order by status collate \"C\" desc, id", "Sort", little);
        add("select * from (select * from orders order by customer_id) q order by customer_id, total limit 40",
            "Incremental Sort");
        add("select * from orders order by customer_id, total", "Incremental Sort",
            "set local enable_seqscan = off; set local enable_bitmapscan = off;");
        add("select * from orders order by placed, id desc limit 60", "Incremental Sort",
            "set local enable_seqscan = off; set local enable_bitmapscan = off;");
        add("select * from orders order by placed, total", "Incremental Sort",
            "set local enable_seqscan = off; set local enable_bitmapscan = off; set local work_mem = '64kB';");
        add("select * from orders order by id limit (select 5) offset (select 3)", "Limit");
        add("select id from orders order by random() limit 3");
        add("select * from orders order by total fetch first 3 rows with ties", "Limit");
        add("select id from orders limit 0", "Limit");
    }

    void sets()
    {
        for (const char* operation : {"union", "union all", "intersect", "intersect all", "except", "except all"}) {
            const std::string sql =
                std::string("select customer_id from orders where id < 900 ") + operation + " select id from customers";
            add(sql);
            add(sql, "", "set local enable_hashagg = off;");
            add(sql + " order by 1 limit 10");
        }
        add("select customer_id from orders intersect select id from customers", "SetOp");
        add("select customer_id from orders except all select id from customers", "SetOp",
            "set local enable_hashagg = off;");
        add("select id from orders where id < 9 union all select id from customers where id < 9 union all select 5",
            "Append");
        add("(select id from orders order by id) union all (select id from customers order by id) order by id limit 30",
            "Merge Append");
        add("values (1, 'a'), (2, 'b')", "Values Scan");
        add("select * from (values (1), (2), (3)) v(x) where x > 1", "Values Scan");
        add("select * from (values (1, 2), (3, 4)) \"V w\"(a, b) join orders o on o.id = a");
    }

    void ctes()
    {
        add("with w as materialized (select * from orders where status = 'open') select count(*) from w", "CTE Scan");
        add("with w as materialized (select customer_id, sum(total) s from orders group by 1) select count(*) from w a "
            "join w b on b.s = a.s",
            "CTE Scan");
        add("with w as not materialized (select * from orders) select count(*) from w where id < 5");
        add("with a as materialized (select id from orders), b as materialized (select id from a where id % 3 = 0) "
            "select count(*) from b, (select id from a limit 5) q");
        add("with \"Odd w\" as materialized (select 1 x union all select 2) select * from \"Odd w\" \"o\" where x > 1",
            "CTE Scan");
        add("with w as materialized (select * from orders where status = 'open') select (select count(*) from w), "
            "(select max(total) from w), x.id from w x where x.total > 100 limit 7");
        add("with recursive r(i) as (select 1 union all select i + 1 from r where i < 200) select sum(i) from r",
            "WorkTable Scan");
        add("with recursive r(i) as (select 1 union select i % 50 + 1 from r) select count(*) from r",
            "Recursive Union");
        add("with recursive r(id, d) as (select id, 0 from customers where id < 4 union all select c.id, d + 1 from r "
            "join customers c on c.id = r.id + 1 where d < 20) select count(*) from r",
            "WorkTable Scan");
        add("with recursive t(a) as (values (1)), u(b) as (select a from t union all select b + 1 from u where b < 5) "
            "select * from u");
        add("with w as (select 1 x) select * from w, (with w as materialized (select 2 y) select y from w offset 0) q");
        add("with w as materialized (select generate_series(1, 100) g) select g, (select count(*) from w b where b.g < "
            "w.g) from w limit 20");
        add("with w as (insert into notes select i, 'w' from generate_series(1, 100) i returning id) select 1");
        add("with w as (insert into notes select i, 'w' from generate_series(1, 90) i returning id) select count(*) "
            "from w",
            "CTE Scan");
        add("with w as (delete from orders where status = 'open' returning *) select id from w limit 3");
        add("with w as (update orders set total = 1 where id < 90 returning *), v as (insert into notes select "
            "customer_id, 'v' from w returning *) select count(*) from v");
        add("with w as (update orders set total = 2 where id < 30 returning id) update customers set name = 'z' from w "
            "where w.id = customers.id");
    }

    void subplans()
    {
        add("select id, (select count(*) from orders o where o.customer_id = c.id) from customers c where id < 40");
        add("select count(*) from orders where total > (select avg(total) from orders)");
        add("select count(*) from orders where customer_id not in (select id from customers where country = 'de')");
        add("select count(*) from orders where customer_id = any (array(select id from customers where country = 'jp' "
            "limit 9))");
        add("select (select max(total) from orders), (select min(total) from orders), id from customers limit 4");
        add("select count(*) from orders where customer_id > all (select id from customers where id < 3)");
        add("select * from customers c where id < 60 and (exists (select 1 from orders o where o.customer_id = c.id "
            "and "
            "total > 900) or name = 'c3')");
        add("select * from orders where (select status from orders where id = 1) = 'open' and id < 9");
        add("select count(*) from customers where id < (select count(*) from orders where id < (select 40))");
        add("select case when (select true) then (select count(*) from customers) else (select 5) end");
        add("select id in (select customer_id from orders where total > 5) from customers where id < 30");
        add("select (id, name) = (select id, name from customers order by id limit 1) from customers limit 5");
        add("select array(select id from orders where customer_id = c.id) from customers c where id < 5");
        add("select * from orders where customer_id = (select id from customers where name = 'c77')");
        add("update orders set (total, status) = (select 5, 'done') where id < 4", "ModifyTable");
        for (int i = 2; i < 13; i += 5) {
            std::string sql = "select count(*) from orders where id in (";
            for (int j = 0; j < i; ++j)
                sql += (j > 0 ? ", " : "") + std::string("(select ") + std::to_string(j) + " + min(id) from customers)";
            add(sql + ")");
        }
    }

    void windows()
    {
        add("select rank() over (partition by customer_id order by total), id from orders where id < 900", "WindowAgg");
        add("select row_number() over (order by id) from orders limit 9", "WindowAgg");
        add("select sum(total) over w, avg(total) over (w rows between 1 preceding and 1 following) from orders window "
            "w as (partition by status order by placed)",
            "WindowAgg");
        add("select * from (select *, row_number() over (order by total desc) r from orders) q where r <= 3",
            "WindowAgg");
        add("select * from (select id, dense_rank() over (partition by status order by id) r from orders) q where r < "
            "3",
            "Subquery Scan");
        add("select ntile(4) over (order by total), lag(id) over (order by placed) from orders where id < 400");
        add("select count(*) over () from orders limit 1");
    }

    void functions()
    {
        add("select * from generate_series(1, 900) g", "Function Scan");
        add("select * from generate_series(1, 90) \"G h\" where \"G h\" > 80", "Function Scan");
        add("select * from rows from (generate_series(1, 5), unnest(array['a', 'b'])) as f(a, b)", "Function Scan");
        add("select * from generate_series(1, 5) with ordinality", "Function Scan");
        add("select * from pg_catalog.unnest(array[1, 2]) unnest", "Function Scan");
        add("select unnest(array[1, 2, 3]), g from generate_series(1, 50) g", "ProjectSet");
        add("select generate_series(1, customer_id % 5) from orders where id < 50", "ProjectSet");
        add("select * from lateral_of(5)", "Function Scan");
        add("select x.t from xmltable('/a/b' passing '<a><b>1</b><b>2</b></a>' columns t int path '.') x",
            "Table Function Scan");
        add("select xmltable.* from xmltable('/a/b' passing '<a><b>1</b></a>' columns t int path '.') where t > 0",
            "Table Function Scan");
        add("select * from customers c cross join lateral (select * from orders where customer_id = c.id limit 2) q "
            "where c.id < 20");
        add("select * from jsonb_to_recordset('[{\"a\": 1}, {\"a\": 2}]') as r(a int)", "Function Scan");
        add("select count(*) from generate_series(1, 20000) g", "Function Scan", little);
    }

    void partitions()
    {
        add("select * from lines", "Append");
        add("select * from lines where order_id = 17");
        add("select * from lines where order_id = (select max(id) from orders where status = 'open')", "Append");
        add("select count(*) from days d where d.day < (select 150)", "Append");
        add("select * from days where day = any (array[5, 250]) order by day", "Append");
        add("select * from days order by day limit 10");
        add("select * from days order by amount limit 4");
        add("select * from days order by day desc, amount limit 4");
        add("select count(*) from orders o join lines l on l.order_id = o.id where o.status = 'open'");
        add("select count(*) from days d join generate_series(1, 20) g on g = d.day", "Append",
            "set local enable_hashjoin = off; set local enable_mergejoin = off;");
        add("select day, count(*) from days group by day", "Append", "set local enable_partitionwise_aggregate = on;");
        add("select count(*) from days a join days b on a.day = b.day where a.amount < 100", "",
            "set local enable_partitionwise_join = on;");
        add("select * from days where day > 1000");
        add("insert into days values (5, 1), (105, 2)", "ModifyTable");
        add("update days set amount = amount + 1 where day between 90 and 110", "ModifyTable");
        add("update days set day = day + 100 where day = 99", "ModifyTable");
        add("delete from days where day < 5", "ModifyTable");
        add("update parent_inh set v = v + 1 where id < 30", "ModifyTable");
        add("delete from parent_inh where id < 4", "ModifyTable");
        add("select * from parent_inh where id < 30", "Append");
    }

    void parallels()
    {
        add("select count(*) from orders", "Gather", parallel);
        add("select status, count(*) from orders group by status", "Aggregate", parallel);
        add("select customer_id % 9, sum(total) from orders group by 1 order by 1", "Gather", parallel);
        add("select * from orders where total > 300 order by placed, id", "Gather Merge", parallel);
        add("select * from orders where total > 300 order by placed, id", "Gather Merge", noLeader);
        add("select * from orders where total > 300 order by placed, id", "Gather Merge",
            std::string(parallel) + std::string(little));
        add("select count(*) from orders o join customers c on c.id = o.customer_id", "Hash Join", parallel);
        add("select count(*) from orders a join orders b on a.id = b.id + 1", "Hash",
            std::string(parallel) + "set local enable_mergejoin = off; set local enable_nestloop = off;");
        add("select count(*) from orders a join orders b on a.id = b.id + 1", "Hash",
            std::string(parallel) + std::string(little) +
                "set local enable_mergejoin = off; set local enable_nestloop = off;");
        add("select count(*) from orders a join customers b on a.customer_id = b.id", "Merge Join",
            std::string(parallel) + "set local enable_hashjoin = off; set local enable_nestloop = off;");
        add("select count(*) from orders a join customers b on a.customer_id = b.id", "Nested Loop",
            std::string(parallel) + "set local enable_hashjoin = off; set local enable_mergejoin = off;");
        add("select count(*) from lines", "Append", parallel);
        add("select order_id from lines union all select id from orders union all select id from customers", "Append",
            parallel);
        add("select count(*) from orders where id < 5000", "Gather",
            std::string(parallel) + "set local enable_seqscan = off; set local enable_bitmapscan = off;");
        add("select count(*) from orders where total > (select avg(total) from orders)", "Gather", parallel);
        add("select count(*) from customers c where exists (select 1 from orders o where o.customer_id = c.id)", "",
            parallel);
        add("select distinct customer_id % 11 from orders", "", parallel);
        add("select id from orders where total > 1 limit 20", "Gather", parallel);
        add("select count(*) from orders", "Gather", noLeader);
        add("select * from (select * from orders order by customer_id) q order by customer_id, total limit 40", "",
            parallel);
        add("create table made as select status, count(*) from orders group by status", "", parallel);
        add("select count(*), (select max(id) from customers) from orders where customer_id in (select id from "
            "customers where country = 'de')",
            "Gather", parallel);
        add("select max(total) from orders", "Gather", "set local force_parallel_mode = on;");
        if (m_version >= 160000)
            m_all.back().settings = "set local debug_parallel_query = on;";
    }

    void writes()
    {
        add("insert into customers select i, 'de', 'n' from generate_series(5001, 5100) i", "ModifyTable");
        add("insert into customers values (1, 'x', 'y') on conflict (id) do update set name = excluded.name where "
            "customers.country <> 'x'",
            "ModifyTable");
        add("insert into customers values (1, 'x', 'y') on conflict do nothing", "ModifyTable");
        add("insert into notes select i, 'b' from generate_series(1, 100) i", "ModifyTable");
        add("insert into orders (id) values (100001) returning id, total", "ModifyTable");
        add("update orders set total = total + 1 where status = 'open'", "ModifyTable");
        add("update orders o set total = 0 from customers c where c.id = o.customer_id and c.country = 'tr'");
        add("update notes set body = 'q'", "ModifyTable");
        add("delete from lines where order_id < 100", "ModifyTable");
        add("delete from customers where id < 20", "ModifyTable");
        add("delete from orders using customers c where c.id = customer_id and c.id < 9 returning c.name");
        add("insert into watched select i from generate_series(1, 40) i", "ModifyTable");
        add("update watched set id = id + 1", "ModifyTable");
        add("insert into ruled values (1)");
        if (m_version < 150000)
            return;
        add("merge into customers c using (select id + 900 id from customers where id < 200) s on s.id = c.id when "
            "matched then update set name = 'm' when not matched then insert values (s.id, 'fr', 'm')",
            "ModifyTable");
        add("merge into customers c using (values (1), (2)) s(id) on s.id = c.id when matched and c.id = 1 then delete "
            "when matched then do nothing",
            "ModifyTable");
        add("merge into days d using generate_series(1, 200) g on g = d.day when matched then update set amount = 0 "
            "when not matched then do nothing",
            "ModifyTable");
        add("merge into days d using generate_series(1, 3) g on g = d.day when matched then delete", "ModifyTable");
    }

    void foreign()
    {
        add("select * from far_file where a > 1", "Foreign Scan");
        add("select count(*) from far_file f join customers c on c.id = f.a", "Foreign Scan");
    }

    void others()
    {
        add("select * from some_view where id < 30");
        add("select * from guarded where leaky(note)", "Subquery Scan");
        add("select s.total from (select * from orders offset 0) s where s.total > 900", "Subquery Scan");
        add("execute by_customer (5)");
        add("declare cursor_of_orders cursor for select * from orders where id < 40");
        add("create materialized view seen as select count(*) from orders");
        add("select sum(total), status from orders group by status", "Aggregate",
            "set local jit = on; set local jit_above_cost = 0;");
        add("select count(*) from orders where total > 3", "Aggregate",
            std::string(parallel) + "set local jit = on; set local jit_above_cost = 0; "
                                    "set local jit_inline_above_cost = 0; set local jit_optimize_above_cost = 0;");
        // Combinations: every order of three tables, with and without filters.
        const char* tables[] = {"customers c", "orders o", "lines l"};
        const char* filters[] = {"", " and c.country = 'tr'", " and o.status = 'open'", " and l.line < 500",
                                 " and c.id < 10 and l.amount > 3"};
        const int orders[][3] = {{0, 1, 2}, {2, 1, 0}, {1, 0, 2}};
        for (const auto& order : orders) {
            for (const char* filter : filters) {
                add(std::string("select count(*) from ") + tables[order[0]] + ", " + tables[order[1]] + ", " +
                        tables[order[2]] + " where o.customer_id = c.id and l.order_id = o.id" + filter,
                    "", "set local join_collapse_limit = 1; set local from_collapse_limit = 1;");
                add(std::string("select c.country, sum(l.amount) from ") + tables[order[0]] + ", " + tables[order[1]] +
                        ", " + tables[order[2]] + " where o.customer_id = c.id and l.order_id = o.id" + filter +
                        " group by 1 order by 2 desc limit 3",
                    "", parallel);
            }
        }
    }

    int m_version;
    std::vector<PlanStatement> m_all;
};

} // namespace

std::string planSchema()
{
    return R"sql(
create table customers (id int primary key, country text, name text);
insert into customers select i, (array['de', 'tr', 'fr', 'jp'])[1 + i % 4], 'c' || i from generate_series(1, 1000) i;
create table orders (id int primary key, customer_id int, status text, total numeric, placed date);
insert into orders select i, 1 + (i * 7919) % 1000, case when i % 50 = 0 then 'open' else 'done' end, i % 977,
    date '2026-01-01' + i % 300 from generate_series(1, 6000) i;
create index orders_placed on orders (placed);
create index orders_customer on orders (customer_id);
create table lines (order_id int, line int, amount numeric) partition by hash (order_id);
create table lines_0 partition of lines for values with (modulus 3, remainder 0);
create table lines_1 partition of lines for values with (modulus 3, remainder 1);
create table lines_2 partition of lines for values with (modulus 3, remainder 2);
insert into lines select i % 6000 + 1, i, i % 13 from generate_series(1, 9000) i;
create index on lines (order_id);
create table days (day int, amount int) partition by range (day);
create table days_a partition of days for values from (0) to (100);
create table days_b partition of days for values from (100) to (200);
create table days_c partition of days for values from (200) to (300);
create index on days (day);
insert into days select i % 300, i from generate_series(1, 3000) i;
create table parent_inh (id int, v int);
create table child_inh () inherits (parent_inh);
insert into parent_inh select i, i from generate_series(1, 40) i;
insert into child_inh select i, i from generate_series(1, 40) i;
create table notes (id int references customers on delete cascade, body text);
insert into notes select i, 'x' from generate_series(1, 60) i;
create function stamp() returns trigger language plpgsql as $$ begin new.body := new.body || '!'; return new; end $$;
create function echo() returns trigger language plpgsql as $$ begin return null; end $$;
create trigger stamp before insert or update on notes for each row execute function stamp();
create trigger echo after insert on notes for each row execute function echo();
create table watched (id int);
create function watch() returns trigger language plpgsql as
    $$ declare n bigint; begin select count(*) into n from fresh where id > 0; return null; end $$;
create trigger watch after insert on watched referencing new table as fresh for each statement execute function watch();
create table ruled (id int);
create rule ruled_twice as on insert to ruled do also insert into watched values (new.id);
create table "Odd ""Name""" ("a.b" int, note text);
insert into "Odd ""Name""" select i, 'n' || i from generate_series(1, 20) i;
create table points (at point);
insert into points select point(i % 30, i % 17) from generate_series(1, 2000) i;
create index on points using gist (at);
create table docs (words tsvector);
insert into docs select to_tsvector('simple', 'w' || i % 10 || ' w' || i % 7) from generate_series(1, 900) i;
create index on docs using gin (words);
create view some_view as select o.id, c.name from orders o join customers c on c.id = o.customer_id;
create function leaky(text) returns boolean language plpgsql cost 1 as $$ begin return true; end $$;
create view guarded with (security_barrier) as select * from "Odd ""Name""" where "a.b" < 9;
create function lateral_of(int) returns setof int language plpgsql as $$ begin return query select generate_series(1, $1); end $$;
create extension file_fdw;
create server files foreign data wrapper file_fdw;
create foreign table far_file (a int, b text) server files options (program 'printf "1,x\n2,y\n3,z\n"', format 'csv');
analyze;
)sql";
}

std::vector<PlanStatement> planStatements(int version)
{
    return Statements(version).make();
}

std::vector<std::string_view> nodeTypes(int version)
{
    std::vector<std::string_view> types{"Result",
                                        "ProjectSet",
                                        "ModifyTable",
                                        "Append",
                                        "Merge Append",
                                        "Recursive Union",
                                        "BitmapAnd",
                                        "BitmapOr",
                                        "Nested Loop",
                                        "Merge Join",
                                        "Hash Join",
                                        "Seq Scan",
                                        "Sample Scan",
                                        "Gather",
                                        "Gather Merge",
                                        "Index Scan",
                                        "Index Only Scan",
                                        "Bitmap Index Scan",
                                        "Tid Scan",
                                        "Bitmap Heap Scan",
                                        "Subquery Scan",
                                        "Function Scan",
                                        "Table Function Scan",
                                        "Values Scan",
                                        "CTE Scan",
                                        "Named Tuplestore Scan",
                                        "WorkTable Scan",
                                        "Foreign Scan",
                                        "Materialize",
                                        "Sort",
                                        "Group",
                                        "Aggregate",
                                        "WindowAgg",
                                        "Unique",
                                        "SetOp",
                                        "LockRows",
                                        "Limit",
                                        "Hash"};
    if (version >= 130000)
        types.emplace_back("Incremental Sort");
    if (version >= 140000) {
        types.emplace_back("Memoize");
        types.emplace_back("Tid Range Scan");
    }
    return types;
}

} // namespace howdah::test
