-- SPDX-License-Identifier: GPL-3.0-or-later
-- Makes the pairs of plans of this folder on a PostgreSQL 15 server:
--     createdb plans && psql -X -q -d plans -f make-diffs.sql
-- Each pair is one statement before and after something was changed.
\set ON_ERROR_STOP on
\pset format unaligned
\pset tuples_only on
set max_parallel_workers_per_gather = 0;
set jit = off;
drop schema if exists d cascade;
create schema d;
set search_path = d;
create table customers (id int primary key, country text, name text);
insert into customers select i, (array['de', 'tr', 'fr', 'jp'])[1 + i % 4], 'c' || i from generate_series(1, 20000) i;
create table orders (id int primary key, customer_id int, status text, total numeric, placed date);
insert into orders select i, 1 + (i * 7919) % 20000, case when i % 500 = 0 then 'open' else 'done' end, i % 977,
    date '2026-01-01' + i % 300 from generate_series(1, 200000) i;
create table lines (order_id int, line int, amount numeric);
insert into lines select 1 + i % 200000, i, i % 13 from generate_series(1, 300000) i;
vacuum analyze;
\set x 'explain (analyze, buffers, format json)'

\o index-before.json
:x select c.name, sum(l.amount) from orders o join customers c on c.id = o.customer_id join lines l on l.order_id = o.id where o.status = 'open' group by c.name order by 2 desc limit 10;
\o
create index orders_status on orders (status);
create index lines_order on lines (order_id);
analyze;
\o index-after.json
:x select c.name, sum(l.amount) from orders o join customers c on c.id = o.customer_id join lines l on l.order_id = o.id where o.status = 'open' group by c.name order by 2 desc limit 10;
\o

\o regression-before.json
:x with w as materialized (select customer_id, sum(total) s from orders where placed > '2026-09-01' group by 1) select c.country, count(*), (select max(total) from orders) from w join customers c on c.id = w.customer_id where w.s > 100 group by 1;
\o
set enable_hashjoin = off;
set enable_hashagg = off;
set work_mem = '64kB';
\o regression-after.json
:x with w as materialized (select customer_id, sum(total) s from orders where placed > '2026-09-01' group by 1) select c.country, count(*), (select max(total) from orders) from w join customers c on c.id = w.customer_id where w.s > 100 group by 1;
\o
reset enable_hashjoin;
reset enable_hashagg;
reset work_mem;

set max_parallel_workers_per_gather = 2;
set parallel_setup_cost = 0;
set parallel_tuple_cost = 0;
set min_parallel_table_scan_size = 0;
\o servers-before.json
explain (format json) select a.status, count(*) from orders a join orders b on b.customer_id = a.id group by a.status;
\o
set max_parallel_workers_per_gather = 0;
\o servers-after.json
explain (format json) select a.status, count(*) from orders a join orders b on b.customer_id = a.id group by a.status;
\o
