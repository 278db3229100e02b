-- SPDX-License-Identifier: GPL-3.0-or-later
-- Makes the plans of this folder on a PostgreSQL 15 server:
--     createdb plans && psql -X -q -d plans -f make-plans.sql
-- run as a superuser in this folder. Every plan is written to a file named after what is hard about it.
-- pg_sleep inside expressions makes it plain which node a time belongs to.
\set ON_ERROR_STOP on
\pset format unaligned
\pset tuples_only on
set max_parallel_workers_per_gather = 0;
set jit = off;
set client_min_messages = warning;

drop schema if exists p cascade;
create schema p;
set search_path = p;
create table t (id int primary key, grp int not null, val numeric not null, txt text);
insert into t select i, i % 100, i / 7.0, repeat('x', i % 40) from generate_series(1, 200000) i;
create index t_grp on t (grp);
create table s (id int primary key, t_id int, note text);
insert into s select i, (i * 37) % 200000 + 1, 'n' || i from generate_series(1, 5000) i;
create table parts (id int, day int, amount numeric) partition by range (day);
create table parts_a partition of parts for values from (0) to (100);
create table parts_b partition of parts for values from (100) to (200);
create table parts_c partition of parts for values from (200) to (300);
create index on parts (day);
insert into parts select i, i % 300, i from generate_series(1, 90000) i;
create table parent (id int primary key, name text);
create table child (id int primary key, parent_id int references parent on delete cascade, name text);
insert into parent select i, 'p' || i from generate_series(1, 2000) i;
insert into child select i, i % 2000 + 1, 'c' || i from generate_series(1, 8000) i;
create table log (id int, what text);
create table "Größe ""5""" ("Straße" text, "数量" int);
insert into "Größe ""5""" select 'Weg ' || i, i from generate_series(1, 500) i;

-- Work of a known length that the planner cannot fold or move.
create function slow_int(i int, ms float8) returns int language plpgsql volatile parallel safe
    as $$ begin perform pg_sleep(ms / 1000); return i; end $$;
create function slow_safe(i int, ms float8) returns int language plpgsql stable parallel safe cost 1
    as $$ begin perform pg_sleep(ms / 1000); return i; end $$;
create function slow_leader(i int, ms float8) returns int language plpgsql volatile parallel restricted
    as $$ begin perform pg_sleep(ms / 1000); return i; end $$;
create function before_row() returns trigger language plpgsql
    as $$ begin perform pg_sleep(0.002); return new; end $$;
create function after_row() returns trigger language plpgsql
    as $$ begin perform pg_sleep(0.001); insert into p.log values (new.id, 'after'); return null; end $$;
create table audited (id int, name text);
create trigger audited_before before insert on audited for each row execute function before_row();
create table audited_after (id int, name text);
create table rule_copy (id int, name text);
create trigger audited_after after insert on audited_after for each row execute function after_row();
vacuum analyze;

\set x 'explain (analyze, buffers, verbose, format json)'
\set y 'explain (analyze, buffers, format json)'

\o seqscan.json
:y select count(*) from t where txt = 'none';
\o nested-loop-many-loops.json
:y select count(*) from s join t on t.id = s.t_id where s.note <> 'x';
\o hash-join.json
:y select t.grp, count(*) from t join s on s.t_id = t.id group by t.grp order by 2 desc limit 5;
\o sort-spills.json
set work_mem = '64kB';
explain (analyze, buffers, settings, format json) select * from t order by val desc offset 100000 limit 5;
\o hash-batches.json
:y select count(*) from t a join t b using (id);
reset work_mem;
\o merge-join-mark.json
set enable_hashjoin = off; set enable_nestloop = off;
:y select count(*) from s a join s b on a.t_id % 50 = b.t_id % 50;
reset enable_hashjoin; reset enable_nestloop;
\o never-executed.json
:y select * from s left join t on t.id = s.t_id and t.grp = 5 where s.id < 0;
\o limit-stops-early.json
:y select * from t where grp = 7 limit 3;
\o memoize.json
set enable_hashjoin = off; set enable_mergejoin = off;
:y select count(*) from t a join s on s.id = a.grp + 1 where a.id < 20000;
reset enable_hashjoin; reset enable_mergejoin;
\o bitmap-or.json
:y select count(*) from t where grp = 3 or id between 10 and 20;
\o index-only.json
:y select count(*) from t where id < 5000;
\o materialize.json
set enable_hashjoin = off; set enable_mergejoin = off;
:y select count(*) from s a join (select * from s limit 20) b on a.t_id <> b.t_id where a.id < 300;
reset enable_hashjoin; reset enable_mergejoin;

\o initplan-filter.json
:y select count(*) from t where id < (select slow_int(1000, 60));
\o initplan-target-list.json
:y select (select slow_int(5, 60)), id from s order by note limit 3;
\o initplan-verbose-target-list.json
:x select (select slow_int(5, 60)), id from s order by note limit 3;
\o initplan-two-consumers.json
:y with w as materialized (select slow_int(1000, 50) v)
select count(*) from t a, s b where a.id < (select max(v) from w) and b.id = a.id and b.id < (select max(v) from w);
\o initplan-in-limit.json
:y select * from s order by id limit (select slow_int(7, 40));
\o initplans-seventeen.json
:y select count(*) from s where id in (
    (select slow_int(1, 5)), (select slow_int(2, 5)), (select slow_int(3, 5)), (select slow_int(4, 5)),
    (select slow_int(5, 5)), (select slow_int(6, 5)), (select slow_int(7, 5)), (select slow_int(8, 5)),
    (select slow_int(9, 5)), (select slow_int(10, 5)), (select slow_int(11, 40)), (select slow_int(12, 5)),
    (select slow_int(13, 5)), (select slow_int(14, 5)), (select slow_int(15, 5)), (select slow_int(16, 5)),
    (select slow_int(17, 5)));
\o initplan-one-and-ten.json
:y select (select slow_int(1, 30)) a, (select slow_int(2, 1)) b, (select slow_int(3, 1)) c, (select slow_int(4, 1)) d,
    (select slow_int(5, 1)) e, (select slow_int(6, 1)) f, (select slow_int(7, 1)) g, (select slow_int(8, 1)) h,
    (select slow_int(9, 1)) i, (select slow_int(10, 1)) j, count(*)
from t join (select id from s where id > (select slow_int(11, 50))) q on q.id = t.id where t.grp < (select slow_int(12, 20));
\o initplan-prunes-partitions.json
:y select count(*) from parts where day = (select slow_int(150, 40));
\o initplan-one-time-filter.json
:y select * from s where (select slow_int(1, 30)) = 2 and id < 100;
\o initplan-nested.json
:y select count(*) from s where id < (select slow_int(100, 30) + (select slow_int(5, 30)) + count(*)::int from parent where id < (select slow_int(50, 20)));

\o subplan-correlated.json
:y select id, (select count(*) from child c where c.parent_id = p.id) from parent p where id < 60;
\o subplan-in-target-of-join.json
:y select (select max(c.id) from child c where c.parent_id = s.id), t.grp from s join t on t.id = s.t_id where s.id < 50;
\o subplan-hashed.json
:y select count(*) from t where id not in (select t_id from s where t_id is not null);
\o subplan-in-filter.json
:y select count(*) from parent p where exists (select 1 from child c where c.parent_id = p.id and c.name like '%7') or p.name = 'p3';

\o cte-one-scan.json
:y with w as materialized (select slow_int(i, 1) v from generate_series(1, 40) i)
select count(*) from w;
\o cte-three-scans.json
:y with w as materialized (select i, slow_int(i, 2) v from generate_series(1, 50) i)
select (select count(*) from w where v < 10), a.i, b.i from w a join w b on b.i = a.i + 1 order by a.i;
\o cte-slow-readers.json
:y with w as materialized (select slow_int(1, 60) v)
select count(*) from w a, w b, w c where slow_int(a.v, 20) = 1 and slow_int(b.v, 30) = 1 and slow_int(c.v, 10) = 1;
\o cte-read-in-parts.json
:y with w as materialized (select i, slow_int(i, 2) v from generate_series(1, 50) i)
(select i from w limit 10) union all (select i from w limit 30);
\o cte-rescanned.json
:y with w as materialized (select slow_int(i, 3) v from generate_series(1, 25) i)
select g, (select count(*) from w where v > g) from generate_series(1, 10) g;
\o cte-first-read-in-a-loop.json
:y with w as materialized (select slow_int(i, 10) v from generate_series(1, 5) i order by 1)
(select (select count(*) from w where slow_int(v + g, 1) > 0) from generate_series(1, 8) g) union all
(select v from w where slow_int(v, 3) > 0) union all (select count(*) from w w2 where slow_int(v, 12) > 0);
\o cte-chain.json
:y with a as materialized (select slow_int(i, 1) v from generate_series(1, 30) i),
     b as materialized (select slow_int(v, 1) v from a),
     c as materialized (select v from b union all select v from a)
select count(*) from c;
\o cte-same-names.json
:y with w as materialized (select slow_int(i, 1) v from generate_series(1, 20) i)
select count(*) from w, (with w as materialized (select slow_int(i, 2) v from generate_series(1, 20) i) select v from w offset 0) q
where q.v = w.v;
\o cte-recursive.json
:y with recursive r(i) as (select 1 union all select slow_int(i + 1, 1) from r where i < 30) select count(*) from r;

begin;
\o modifying-cte-unread.json
:y with w as (insert into log select i, 'x' from generate_series(1, 20000) i returning id) select 1;
\o modifying-cte-read.json
:y with w as (insert into log select slow_int(i, 1), 'x' from generate_series(1, 30) i returning id) select count(*) from w;
\o modifying-cte-read-in-part.json
:y with w as (insert into log select slow_int(i, 2), 'x' from generate_series(1, 30) i returning id) select id from w limit 10;
\o modifying-cte-reads-cte.json
:y with a as materialized (select slow_int(i, 1) v from generate_series(1, 30) i), w as (insert into log select v, 'y' from a) select 1;
\o trigger-before.json
:y insert into audited select i, 'n' from generate_series(1, 20) i;
\o trigger-after.json
:y insert into audited_after select i, 'n' from generate_series(1, 20) i;
\o trigger-foreign-key.json
:y insert into child select i, i % 2000 + 1, 'd' from generate_series(9001, 12000) i;
\o trigger-cascade.json
:y delete from parent where id < 40;
\o update-join.json
:y update s set note = t.txt from t where t.id = s.t_id and s.id < 800;
\o insert-on-conflict.json
:y insert into s select i, i, 'again' from generate_series(4000, 6000) i on conflict (id) do update set note = excluded.note where s.t_id > 100000;
rollback;

set max_parallel_workers_per_gather = 2;
set parallel_setup_cost = 0; set parallel_tuple_cost = 0; set min_parallel_table_scan_size = 0; set min_parallel_index_scan_size = 0;
\o parallel-aggregate.json
:y select grp % 5, sum(val) from t group by 1 order by 1;
\o parallel-verbose-workers.json
:x select * from t where val < 500 order by txt, id;
\o parallel-no-leader.json
set parallel_leader_participation = off;
:y select * from t where val > 20000 order by txt desc, id;
reset parallel_leader_participation;
\o parallel-fewer-workers.json
set max_parallel_workers = 1; set max_parallel_workers_per_gather = 4; alter table t set (parallel_workers = 4);
:y select count(*) from t where txt like '%xxxx%';
reset max_parallel_workers; set max_parallel_workers_per_gather = 2; alter table t reset (parallel_workers);
\o parallel-none-launched.json
set max_parallel_workers = 0;
:y select count(*) from t where txt like '%xxxx%';
reset max_parallel_workers;
\o parallel-hash.json
set enable_mergejoin = off;
:y select count(*) from t a join t b on a.id = b.id + 1 where a.txt <> 'q';
reset enable_mergejoin;
\o parallel-initplan-at-gather.json
:y select count(*) from t where val < (select slow_int(10000, 70));
\o parallel-initplan-two-gathers.json
:y select count(*) from t where val < (select slow_int(10000, 70)) union all select count(*) from t where id > 100;
\o parallel-append.json
:y select count(*), sum(amount) from parts where id > 10;
\o parallel-bitmap.json
set enable_seqscan = off;
:y select sum(val) from t where grp between 3 and 20;
reset enable_seqscan;
\o parallel-under-nested-loop.json
set enable_hashjoin = off; set enable_mergejoin = off; set enable_material = off; set enable_memoize = off;
:y select v.x, q.c from (values (1), (2), (3)) v(x) left join (select count(*) c from t where txt like '%xx%') q on q.c > v.x;
reset enable_hashjoin; reset enable_mergejoin; reset enable_material; reset enable_memoize;
\o parallel-leader-busy.json
:y select count(slow_leader(id, 0.2)) from t where txt like '%xxxx' and grp in (5, 6) and id > 150000;
\o parallel-limit.json
:y select * from t where txt like 'xxx%' limit 50;
\o parallel-subplan-in-worker.json
:y select count(*) from t where grp = 3 and id not in (select parent_id + 1990 from child where name like '%1');
\o cte-with-gather.json
:y with w as materialized (select grp, sum(val) v from t group by grp) select count(*) from w a join w b on a.grp = b.grp + 1;

\o cte-with-gather-read-by-initplans.json
:y with w as materialized (select * from t where grp = 5)
select (select count(*) from w), (select max(val) from w), x.id from w x where x.val > 100 limit 7;

set max_parallel_workers_per_gather = 0;
\o jit.json
set jit = on; set jit_above_cost = 0; set jit_inline_above_cost = 0; set jit_optimize_above_cost = 0;
:y select grp, sum(val), count(*) filter (where txt like 'x%') from t where id % 3 = 1 group by grp;
set max_parallel_workers_per_gather = 2;
\o jit-parallel.json
:y select grp, sum(val), count(*) filter (where txt like 'x%') from t where id % 3 = 1 group by grp;
set jit = off; set max_parallel_workers_per_gather = 0;
\o generic-names.json
:x select "Straße", sum("数量") from "Größe ""5""" where "Straße" ~ 'Weg 1' group by 1;
\o setop-windows.json
:y select grp, rank() over (partition by grp % 10 order by id) from t where id < 3000 except select id, 1 from s;
\o grouping-sets.json
:y select grp % 3, grp % 7, sum(val) from t where id < 20000 group by rollup (1, 2);
\o incremental-sort.json
set enable_hashagg = off;
:y select * from t order by grp, txt limit 500;
reset enable_hashagg;
\o timing-off.json
explain (analyze, timing off, format json) select count(*) from t where grp = 3;
\o estimates-only.json
explain (format json) select * from t join s on s.t_id = t.id where t.grp = 3;
\o io-timing.json
set track_io_timing = on;
:y select count(*) from t where val > 5;
set track_io_timing = off;
\o rewritten-into-two.json
begin;
create rule log_twice as on insert to log do also insert into rule_copy select new.id, new.what;
:y insert into log values (1, 'one'), (2, 'two');
rollback;
\o create-table-as.json
begin;
:y create table made as select grp, count(*) from t group by grp;
rollback;
\o prepared-generic.json
set plan_cache_mode = force_generic_plan;
prepare q(int) as select count(*) from t where grp = $1 and id < (select slow_int(100000, 30));
:y execute q(5);
deallocate q;
\o
\pset format aligned
\pset tuples_only off
\o psql-aligned.txt
:y select count(*) from s where id < 100;
\pset border 2
\o psql-bordered.txt
:y select count(*) from s where id < 100;
\pset linestyle unicode
\o psql-unicode.txt
:y select count(*) from s where id < 100;
\pset linestyle ascii
\pset border 1
\x on
\o psql-expanded.txt
:y select count(*) from s where id < 100;
\o
drop schema p cascade;
