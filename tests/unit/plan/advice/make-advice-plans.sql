-- SPDX-License-Identifier: GPL-3.0-or-later
-- Makes the plans of this folder on a PostgreSQL 15 server with postgres_fdw, file_fdw and pg_trgm at hand:
--     createdb advice && psql -X -q -d advice -f make-advice-plans.sql
-- run as a superuser in this folder, on the server's own machine. For each rule of plan advice one plan where it has to
-- speak and one, close to it, where it has to keep silent: N-speaks.json and N-silent.json by the rule's number.
\set ON_ERROR_STOP on
\pset format unaligned
\pset tuples_only on
set client_min_messages = warning;
set statement_timeout = '60s';
set max_parallel_workers_per_gather = 0;
set jit = off;

drop schema if exists a cascade;
create schema a;
set search_path = a, public;
create extension if not exists pg_trgm;

-- 400,000 orders of 40,000 customers; status and region go together, shipping and placed do not.
create table orders (id int primary key, customer_id int not null, status text not null, region text not null,
    total numeric not null, placed timestamp not null, note text not null, code varchar(20) not null);
insert into orders select i, 1 + (i * 7919::bigint) % 40000, case when i % 200 = 0 then 'open' else 'done' end,
    case when i % 200 = 0 then 'north' else 'south' end, (i * 7)::numeric % 9973,
    timestamp '2026-01-01' + interval '1 minute' * (i % 300000), 'note ' || md5(i::text), 'C' || i
    from generate_series(1, 400000) i;
create index orders_placed on orders (placed);
create index orders_customer on orders (customer_id);
create index orders_total on orders (total);
create table customers (id int primary key, name text not null, region text not null);
insert into customers select i, 'customer ' || i, case when i % 50 = 0 then 'north' else 'south' end
    from generate_series(1, 40000) i;
create table small (id int, customer_id int);
insert into small select i, i from generate_series(1, 2000) i;
vacuum analyze;

\set x 'explain (analyze, buffers, settings, format json)'

\o 1-speaks.json
:x select * from orders where status = 'open' and total < 5000;
\o 1-silent.json
:x select * from orders where status = 'done' and region <> 'east';
\o 2-speaks.json
set enable_bitmapscan = off; set enable_seqscan = off;
:x select * from orders where placed < '2026-05-01' and status = 'open' and code > 'B' and customer_id < 40001 order by placed;
\o 2-bitmap.json
set enable_bitmapscan = on; set enable_indexscan = off;
:x select * from orders where customer_id < 20000 and status = 'open' and total > 9000;
reset enable_indexscan; set enable_bitmapscan = off;
\o 2-silent.json
:x select * from orders where placed < '2026-05-01' and status = 'done' order by placed;
\o 3-speaks.json
:x select * from orders where status = 'open' and region = 'south' order by total limit 5;
\o 3-silent.json
:x select * from orders where status = 'done' order by total limit 150000;
reset enable_seqscan;
reset enable_bitmapscan;

create table visits (id int primary key, page int not null);
alter table visits set (autovacuum_enabled = off);
insert into visits select i, i % 100 from generate_series(1, 300000) i;
analyze visits;
set enable_seqscan = off; set enable_bitmapscan = off;
\o 4-speaks.json
:x select count(*) from visits where id < 290000;
vacuum visits;
\o 4-silent.json
:x select count(*) from visits where id < 290000;
reset enable_seqscan; reset enable_bitmapscan;

-- Statistics from before the table filled.
create table stale (id int, kind int, val int);
alter table stale set (autovacuum_enabled = off);
insert into stale select i, i % 10, i from generate_series(1, 1000) i;
analyze stale;
insert into stale select i, 77, i from generate_series(1001, 400000) i;
\o 5-speaks.json
:x select * from stale where kind = 77;
\o 5-limit.json
:x select * from (select id from orders where customer_id > 0 offset 0) q, pg_sleep(0.03) limit 3;
analyze stale;
\o 5-silent.json
:x select * from stale where kind = 77;

create table pairs (id int, city text, zip text, filler text);
insert into pairs select i, 'city ' || i % 1000, 'zip ' || i % 1000, repeat('x', 60) from generate_series(1, 300000) i;
analyze pairs;
\o 6-speaks.json
:x select * from pairs where city = 'city 7' and zip = 'zip 7';
create statistics pairs_together (dependencies) on city, zip from pairs;
analyze pairs;
\o 6-silent.json
:x select * from pairs where city = 'city 7' and zip = 'zip 7';
drop statistics pairs_together;

\o 7-speaks.json
:x select city, zip, count(*) from pairs group by city, zip;
create statistics pairs_groups (ndistinct) on city, zip from pairs;
analyze pairs;
\o 7-silent.json
:x select city, zip, count(*) from pairs group by city, zip;

\o 8-speaks.json
:x select * from orders where lower(note) = 'note c4ca4238a0b923820dcc509a6f75849b';
create index orders_lower on orders (lower(note));
analyze orders;
\o 8-silent.json
:x select * from orders where lower(note) = 'note c4ca4238a0b923820dcc509a6f75849b';
drop index orders_lower;
\o 8-words.json
:x select * from orders where date_trunc('day', placed) = '2026-02-03';
\o 9-speaks.json
:x select * from orders where placed::date = '2026-02-03';
\o 9-number.json
:x select * from orders where id::numeric = 4711;
\o 9-silent.json
:x select * from orders where code = 'C4711';

set enable_hashjoin = off; set enable_mergejoin = off; set enable_memoize = off;
create table driver (id int, customer_id int);
insert into driver select i, 1 + i % 40000 from generate_series(1, 200) i;
analyze driver;
insert into driver select i, 1 + i % 40000 from generate_series(1, 60000) i;
\o 10-speaks.json
:x select count(*) from driver d join orders o on o.id = d.customer_id where d.id = 5 or d.id > 200;
analyze driver;
\o 10-silent.json
:x select count(*) from driver d join orders o on o.id = d.customer_id where d.id = 5 or d.id > 200;

create table unindexed (id int, customer_id int, body text);
insert into unindexed select i, i, repeat('y', 20) from generate_series(1, 8000) i;
analyze unindexed;
set enable_material = off;
\o 11-speaks.json
:x select count(*) from small s join unindexed u on u.customer_id = s.customer_id where s.id <= 300;
\o 11-silent.json
:x select count(*) from small s join unindexed u on u.customer_id = s.customer_id where s.id <= 50;
reset enable_material;
\o 12-speaks.json
:x select count(*) from small s join unindexed u on u.customer_id between s.customer_id and s.customer_id + 2 where s.id <= 400;
\o 12-equality.json
:x select count(*) from small s join unindexed u on u.customer_id = s.customer_id where s.id <= 400;
\o 12-silent.json
:x select count(*) from small s join unindexed u on u.customer_id <> s.customer_id where s.id <= 400;
reset enable_hashjoin; reset enable_mergejoin; reset enable_memoize;

\o 13-speaks.json
:x select count(*) from orders o join customers c on c.id = o.customer_id where o.total < 3 or c.name = 'customer 7';
\o 13-silent.json
:x select count(*) from orders o join customers c on c.id = o.customer_id where c.region = 'north' or c.name = 'customer 7';
\o 13-estimates.json
explain (format json) select count(*) from orders o join customers c on c.id = o.customer_id where o.total < 3 or c.name = 'customer 7';

set work_mem = '1MB';
\o 14-speaks.json
:x select * from orders order by note desc, region;
\o 14-parallel.json
set max_parallel_workers_per_gather = 2; set parallel_setup_cost = 0; set parallel_tuple_cost = 0;
:x select * from orders order by note;
reset max_parallel_workers_per_gather; reset parallel_setup_cost; reset parallel_tuple_cost;
set max_parallel_workers_per_gather = 0;
set work_mem = '256MB';
\o 14-silent.json
:x select * from orders order by note desc, region;
set work_mem = '1MB'; set enable_mergejoin = off; set enable_nestloop = off;
\o 15-speaks.json
:x select count(*) from orders a join orders b on a.note = b.note;
set work_mem = '256MB';
\o 15-silent.json
:x select count(*) from orders a join orders b on a.note = b.note;
reset enable_mergejoin; reset enable_nestloop;
set work_mem = '1MB'; set enable_sort = off;
\o 16-speaks.json
:x select note, count(*) from orders group by note;
set work_mem = '256MB';
\o 16-silent.json
:x select note, count(*) from orders group by note;
reset enable_sort; reset work_mem;

create table wide (id int, k int, filler text);
insert into wide select i, (i * 7919::bigint) % 400000, repeat('z', 300) from generate_series(1, 400000) i;
create index wide_k on wide (k);
vacuum analyze wide;
set enable_seqscan = off; set enable_indexscan = off;
set work_mem = '64kB';
\o 17-speaks.json
:x select count(filler) from wide where k < 60000;
set work_mem = '64MB';
\o 17-silent.json
:x select count(filler) from wide where k < 60000;
reset work_mem;
create index orders_note_trgm on orders using gin (note gin_trgm_ops);
\o 18-speaks.json
:x select count(*) from orders where note ~ '^note [0-9a-f]*(ab1|ab2)[0-9a-f]*777$';
\o 18-silent.json
:x select count(total) from orders where note like '%abc%';
reset enable_seqscan; reset enable_indexscan;
drop index orders_note_trgm;

set enable_hashjoin = off; set enable_mergejoin = off;
set work_mem = '64kB'; set hash_mem_multiplier = 1;
\o 19-speaks.json
-- Many values where few were counted.
create table probes (k int);
alter table probes set (autovacuum_enabled = off);
insert into probes select 1 + (i * 17) % 100 from generate_series(1, 60000) i;
analyze probes;
truncate probes;
insert into probes select 1 + (i * 17) % 30000 from generate_series(1, 60000) i;
set enable_seqscan = off;
\o 19-speaks.json
:x select count(c.name) from probes g join customers c on c.id = g.k;
set work_mem = '64MB';
\o 19-silent.json
truncate probes;
insert into probes select 1 + (i * 17) % 100 from generate_series(1, 100000) i;
:x select count(c.name) from probes g join customers c on c.id = g.k;
reset enable_seqscan; reset enable_hashjoin; reset enable_mergejoin; reset work_mem; reset hash_mem_multiplier;

\o 20-speaks.json
:x select * from orders order by placed limit 10 offset 200000;
\o 20-silent.json
:x select * from orders order by placed limit 200000;
\o 21-speaks.json
:x select * from orders where region = 'south' order by note desc limit 10;
\o 21-silent.json
:x select * from orders where id < 60000 order by note desc limit 10;

set jit = on; set jit_above_cost = 0; set jit_inline_above_cost = 0; set jit_optimize_above_cost = 0;
\o 22-speaks.json
:x select region, sum(total), count(*) filter (where status = 'open'), max(length(note)) from orders where id % 3 = 1 and id < 60000 group by region;
set jit_inline_above_cost = -1; set jit_optimize_above_cost = -1;
\o 22-silent.json
:x select count(*) from generate_series(1, 3) g, lateral (select pg_sleep(0.2 + g * 0)) s;
set jit = off; reset jit_above_cost; reset jit_inline_above_cost; reset jit_optimize_above_cost;

set join_collapse_limit = 12; set geqo = off;
\o 23-speaks.json
:x select count(*) from small t1 join small t2 using (id) join small t3 using (id) join small t4 using (id) join small t5 using (id) join small t6 using (id) join small t7 using (id) join small t8 using (id) join small t9 using (id) join small t10 using (id) where t1.customer_id = -1;
reset join_collapse_limit; reset geqo;
\o 23-silent.json
:x select count(*) from small;

set max_parallel_workers_per_gather = 4; set parallel_setup_cost = 0; set parallel_tuple_cost = 0; set min_parallel_table_scan_size = 0;
alter table orders set (parallel_workers = 4);
set max_parallel_workers = 1;
\o 24-speaks.json
:x select count(*) from orders where note like '%ab%ba%';
reset max_parallel_workers;
\o 24-silent.json
:x select count(*) from orders where note like '%ab%ba%';

-- One partition does all the work, and one process takes it.
create function slow_int(i int, ms float8) returns int language plpgsql volatile parallel safe
    as $$ begin perform pg_sleep(ms / 1000); return i; end $$;
create table skewed (id int, day int) partition by range (day);
create table skewed_1 partition of skewed for values from (0) to (100);
create table skewed_2 partition of skewed for values from (100) to (200);
create table skewed_3 partition of skewed for values from (200) to (300);
insert into skewed select i, 50 from generate_series(1, 60) i;
insert into skewed select i, 150 from generate_series(1, 3) i;
insert into skewed select i, 250 from generate_series(1, 3) i;
analyze skewed;
set max_parallel_workers_per_gather = 2; set parallel_leader_participation = off;
\o 25-speaks.json
explain (analyze, verbose, buffers, settings, format json) select count(*) from skewed where slow_int(id, 5) > 0;
\o 25-silent.json
explain (analyze, verbose, buffers, settings, format json) select count(*) from orders where note like '%ab%ba%';
set max_parallel_workers_per_gather = 0; reset parallel_setup_cost; reset parallel_tuple_cost; reset min_parallel_table_scan_size;
reset parallel_leader_participation;
alter table orders reset (parallel_workers);

create table parent (id int primary key, name text);
create table child (id int primary key, parent_id int constraint child_parent references parent on delete cascade, body text);
insert into parent select i, 'p' from generate_series(1, 2000) i;
insert into child select i, i % 2000 + 1, 'b' from generate_series(1, 40000) i;
analyze parent, child;
begin;
\o 26-speaks.json
:x delete from parent where id <= 40;
rollback;
begin;
\o 26-insert.json
:x insert into child select i, i % 2000 + 1, 'n' from generate_series(50001, 70000) i;
rollback;
create index child_parent_id on child (parent_id);
analyze child;
begin;
\o 26-silent.json
:x delete from parent where id <= 40;
rollback;
drop index child_parent_id;

\o 27-speaks.json
:x select id, (select max(o.total) from orders o where o.customer_id = c.id) from customers c where c.id <= 20000;
\o 27-not-in.json
set work_mem = '64kB';
:x select count(*) from small s where s.id not in (select customer_id from unindexed where body <> 'none');
reset work_mem;
\o 27-silent.json
set work_mem = '64MB';
:x select count(*) from small s where s.id not in (select customer_id from orders where customer_id > 0);
reset work_mem;

\o 28-speaks.json
:x with w as materialized (select * from orders where total > 1) select * from w where customer_id = 77;
begin;
\o 28-silent.json
:x with w as (update orders set total = total + 1 where id < 30000 returning *) select * from w where customer_id = 77;
rollback;
\o 28-twice.json
:x with w as materialized (select * from orders where total > 1) select * from w where customer_id = 77 union all select * from w where customer_id = 78;

\o 29-speaks.json
:x select * from orders where note like '%abcdef%';
\o 29-prefix.json
:x select * from orders where note like 'note abcd%';
\o 29-varchar.json
:x select * from orders where code like '%99999%';
\o 29-silent.json
:x select * from orders where note like 'note%';

create table events (id int, day int, body text) partition by range (day);
create table events_a partition of events for values from (0) to (100);
create table events_b partition of events for values from (100) to (200);
create table events_c partition of events for values from (200) to (300);
create table events_d partition of events for values from (300) to (400);
insert into events select i, i / 1000, 'body ' || i from generate_series(0, 399999) i;
analyze events;
\o 30-speaks.json
:x select * from events where id between 150000 and 150500;
\o 30-silent.json
:x select * from events where day between 150 and 350 and id % 2 = 0;

-- Blocks that are not in the server's cache, nor in a hurry to come.
set track_io_timing = on;
\o 31-silent.json
:x select count(*) from small where id > 3;
\o
-- Larger than the server's default cache, and a page a row, so that little is done with what was read.
create table pages (id int, filler text);
alter table pages alter column filler set storage plain;
insert into pages select i, repeat('f', 7000) from generate_series(1, 30000) i;
vacuum analyze pages;
-- Other pages take their place in the cache.
set enable_seqscan = off; set enable_bitmapscan = off;
\o /dev/null
select count(filler) from wide where k >= 0;
reset enable_seqscan; reset enable_bitmapscan;
\o 31-speaks.json
:x select * from pages where id < 0;
set track_io_timing = off;

-- Rows that were deleted a moment ago stay where they are until their transaction is over.
create table queue (id int, state int, body text);
insert into queue select i, i % 2, repeat('q', 400) from generate_series(1, 200000) i;
create index queue_id on queue (id);
vacuum analyze queue;
set enable_seqscan = off; set enable_bitmapscan = off;
\o 32-silent.json
:x select count(body) from queue where id between 1 and 190000;
begin;
delete from queue where id % 200 <> 0;
\o 32-speaks.json
:x select count(body) from queue where id between 1 and 190000;
rollback;
reset enable_seqscan; reset enable_bitmapscan;

create extension if not exists postgres_fdw;
select format('create server loop foreign data wrapper postgres_fdw options (host %L, port %L, dbname %L)',
    split_part(current_setting('unix_socket_directories'), ',', 1), current_setting('port'), current_database()) \gexec
create user mapping for current_user server loop options (user :'USER');
create foreign table far_orders (id int, customer_id int, status text, note text) server loop options (schema_name 'a', table_name 'orders');
create function rare(text) returns boolean language plpgsql immutable as $$ begin return $1 like '%abcd%'; end $$;
\o 33-speaks.json
explain (analyze, verbose, buffers, settings, format json) select * from far_orders where rare(note);
\o 33-silent.json
explain (analyze, verbose, buffers, settings, format json) select * from far_orders where note like '%abcd%';
drop server loop cascade;

set enable_hashjoin = off;
\o 34-speaks.json
:x select count(*) from small a join small b using (id);
reset enable_hashjoin;
\o 34-silent.json
set work_mem = '8MB';
:x select count(*) from small a join small b using (id);
reset work_mem;
set enable_seqscan = off;
\o 34-cost.json
explain (format json) select * from unindexed;
reset enable_seqscan;

\o 35-speaks.json
:x select count(*) from orders;
\o 35-silent.json
:x select count(note) from orders;
\o 35-estimates.json
explain (format json) select count(*) from orders;

begin;
checkpoint;
\o 36-speaks.json
explain (analyze, wal, buffers, format json) update wide set k = k + 1 where id % 40 = 0;
rollback;
begin;
\o 36-silent.json
explain (analyze, wal, buffers, format json) insert into small select i, i from generate_series(1, 20000) i;
rollback;

-- What becomes of the rows is not the work of any node.
begin;
\o 37-speaks.json
:x create table copy as select * from orders;
rollback;
\o 37-silent.json
:x select count(*) from orders where id % 7 = 1;
\o
drop schema a cascade;
