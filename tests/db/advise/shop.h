// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

namespace howdah::test {

/// A shop of some 100,000 rows: skewed values, a partitioned table, jsonb, arrays, enums, partial and expression
/// indexes, extended statistics, a view, a dropped column. Statistics are made, so that plans do not change.
inline constexpr std::string_view shopSchema = R"sql(
create extension pg_trgm;
create schema stock;
create type segment as enum ('private', 'business', 'partner');
create domain email as text check (value like '%@%');
create table customers (id int primary key, gone int, name text, email email, segment segment, country text,
    born date, tags text[], profile jsonb);
alter table customers drop column gone;
insert into customers
    select i, (array['Ada', 'Ben', 'Cem', 'Dilek', 'Emma', 'Felix'])[1 + i % 6] || ' ' || md5(i::text),
        'c' || i || '@shop.example',
        case when i % 100 < 86 then 'private' when i % 100 < 98 then 'business' else 'partner' end::segment,
        (array['DE', 'TR', 'FR', 'NL', 'US'])[1 + floor(power(i % 1000 / 1000.0, 4) * 5)::int],
        case when i % 3 > 0 then date '1950-01-01' + i % 18000 end,
        array['t' || i % 7, 'u' || i % 50], jsonb_build_object('tier', i % 4, 'lang', 'l' || i % 12)
    from generate_series(1, 10000) i;
create table orders (id bigint generated always as identity primary key, customer_id int not null references customers,
    status text not null, created timestamptz not null, total numeric(10,2), note text);
insert into orders (customer_id, status, created, total, note)
    select 1 + floor(power((i * 7919) % 10007 / 10007.0, 3) * 10000)::int % 10000,
        case when i % 1000 < 5 then 'open' when i % 1000 < 50 then 'paid' else 'shipped' end,
        timestamptz '2025-01-01 00:00+00' + i * interval '5 minutes', (i * 31) % 997 / 7.0,
        case when i % 40 = 0 then repeat('please wrap ', i % 5) end
    from generate_series(1, 60000) i;
create index orders_open on orders (created) where status = 'open';
create index orders_day on orders (date_trunc('day', created at time zone 'UTC'));
create table stock.events (id bigint not null, at date not null, kind text, customer_id int, payload jsonb)
    partition by range (at);
create table stock.events_1 partition of stock.events for values from ('2026-01-01') to ('2026-02-01');
create table stock.events_2 partition of stock.events for values from ('2026-02-01') to ('2026-03-01');
create table stock.events_3 partition of stock.events for values from ('2026-03-01') to ('2026-04-01');
insert into stock.events
    select i, date '2026-01-01' + (i * 17) % 90, (array['view', 'view', 'view', 'search', 'buy'])[1 + i % 5],
        1 + (i * 31) % 10000, jsonb_build_object('page', i % 500, 'ms', i % 900)
    from generate_series(1, 45000) i;
alter table stock.events add primary key (id, at);
create table order_lines (order_id bigint not null references orders, line int not null, product int not null,
    quantity int, price numeric, primary key (order_id, line));
insert into order_lines
    select 1 + i / 2, i % 2, 1 + floor(power((i * 131) % 5003 / 5003.0, 2) * 2000), 1 + i % 4, i % 97
    from generate_series(0, 79999) i;
create table measures (at timestamptz, value float8, place point, span int4range, bits varbit, label varchar(20));
insert into measures
    select timestamptz '2026-01-01' + i * interval '1 minute', sin(i), point(i % 10, i % 7), int4range(i % 50, i % 50 + 5),
        i::bit(16)::varbit, 'm' || i % 300
    from generate_series(1, 20000) i;
create statistics orders_status_customer (dependencies, ndistinct, mcv) on status, customer_id from orders;
create table pairs (coarse int, fine int);
insert into pairs select i % 1000 / 100, i % 1000 from generate_series(1, 20000) i;
create statistics pairs_statistics (dependencies, ndistinct) on coarse, fine from pairs;
create view open_orders as select o.*, c.country from orders o join customers c on c.id = o.customer_id
    where o.status = 'open';
create materialized view revenue as select customer_id, sum(total) as total from orders group by 1;
create index on revenue (customer_id);
create function tax(numeric) returns numeric language sql immutable as 'select $1 * 0.19';
vacuum analyze;
)sql";

/// Statements of many kinds over it.
inline constexpr std::string_view shopStatements[] = {
    "select * from customers where id = 42",
    "select * from customers where email = 'c42@shop.example'",
    "select * from customers where lower(name) = 'ada'",
    "select id from customers where country = 'TR' and segment = 'business'",
    "select * from customers where name like 'Ada%'",
    "select * from customers where name like '%abc%'",
    "select * from customers where born is null",
    "select * from customers where born between '1960-01-01' and '1960-12-31' order by born",
    "select * from customers where tags @> array['u7']",
    "select * from customers where profile @> '{\"tier\": 3}'",
    "select * from orders where customer_id = 17 order by created desc limit 10",
    "select * from orders where status = 'open' order by created limit 20",
    "select status, count(*), sum(total) from orders group by status",
    "select * from orders where created >= '2025-06-01' and created < '2025-06-08'",
    "select count(*) from orders where date_trunc('day', created at time zone 'UTC') = '2025-03-03'",
    "select customer_id, max(created) from orders group by customer_id",
    "select c.name, o.total from customers c join orders o on o.customer_id = c.id where c.country = 'US' and o.status "
    "= 'paid'",
    "select o.id, sum(l.quantity * l.price) from orders o join order_lines l on l.order_id = o.id where o.customer_id "
    "= "
    "99 group by o.id",
    "select product, count(*) from order_lines group by product order by 2 desc limit 5",
    "select * from order_lines where product = 3",
    "select * from order_lines where order_id = 4711",
    "select count(*) from order_lines l where exists (select 1 from orders o where o.id = l.order_id and o.status = "
    "'open')",
    "select * from stock.events where at = '2026-02-14' and kind = 'buy'",
    "select kind, count(*) from stock.events group by kind",
    "select * from stock.events where customer_id = 77",
    "select * from stock.events where id = 1000",
    "select * from open_orders where country = 'DE'",
    "select * from revenue where customer_id = 5",
    "select * from revenue order by total desc limit 3",
    "select * from measures where at > '2026-01-10'",
    "select * from measures where label = 'm7'",
    "select * from measures where span && int4range(3, 4)",
    "select count(*) from orders where status = 'paid' and customer_id = 3",
    "select status, customer_id, count(*) from orders group by status, customer_id",
    "update orders set status = 'paid' where id = 5",
    "delete from order_lines where product = 1999",
    "insert into orders (customer_id, status, created) select id, 'open', now() from customers where country = 'US'",
    "select * from orders where note is not null and total > 100",
    "select distinct segment from customers",
    "select * from orders o where total > (select avg(total) from orders p where p.customer_id = o.customer_id) and "
    "o.customer_id < 20",
};

} // namespace howdah::test
