-- SPDX-License-Identifier: GPL-3.0-or-later
-- Fills schema.sql, about 450 MB at scale 1. The scale is a setting of the session:
--     SET bench.scale = '0.1';
-- Each statement is to be sent by itself, for VACUUM cannot share a transaction. The same scale and version of the server
-- give the same rows. Skewed as life is: a few accounts book most, nearly all bookings are delivered, few are flagged.
SELECT setseed(0.25);

INSERT INTO depots SELECT i, 'City ' || i FROM generate_series(1, 40) i;

INSERT INTO accounts
SELECT i,
    CASE WHEN i % 3 = 0 THEN 'User' ELSE 'user' END || i || '@' ||
        (ARRAY['example.com', 'example.org', 'mail.test', 'post.test'])[1 + i % 4],
    (ARRAY['Ada', 'Ben', 'Cem', 'Dora', 'Emil', 'Fatma', 'Gül', 'Hans'])[1 + i % 8] || ' ' ||
        (ARRAY['Arslan', 'Berg', 'Çelik', 'Dietz', 'Ekin', 'Fuchs', 'Groß'])[1 + i % 7] || ' ' || i,
    (ARRAY['de', 'de', 'de', 'de', 'de', 'tr', 'tr', 'tr', 'fr', 'it', 'nl', 'pl'])[1 + floor(12 * random())::integer],
    CASE WHEN random() < 0.02 THEN 3 WHEN random() < 0.1 THEN 2 ELSE 1 END,
    date '2018-01-01' + floor(2900 * random())::integer,
    CASE WHEN random() < 0.05 THEN date '2025-01-01' + floor(300 * random())::integer END,
    CASE WHEN random() < 0.01 THEN 'partner-' || floor(20 * random())::integer END
FROM generate_series(1, greatest(500, (100000 * coalesce(nullif(current_setting('bench.scale', true), ''), '1')::numeric)::integer)) i;

INSERT INTO bookings
SELECT i,
    1 + floor(power(random(), 3) * accounts.count)::integer,
    CASE WHEN random() < 0.93 THEN 'delivered' WHEN random() < 0.5 THEN 'transit' WHEN random() < 0.6 THEN 'booked'
        WHEN random() < 0.9 THEN 'cancelled' ELSE 'lost' END,
    CASE WHEN random() < 0.9 THEN 0 ELSE 1 + floor(4 * random())::integer END,
    timestamptz '2024-01-01 00:00+00' + (i + 3000 * random()) * (interval '700 days' / bookings.count),
    timestamptz '2024-01-03 00:00+00' + (i + 9000 * random()) * (interval '700 days' / bookings.count),
    CASE WHEN random() < 0.94 THEN timestamptz '2024-01-04 00:00+00' + i * (interval '700 days' / bookings.count) END,
    round((5 + 400 * power(random(), 4))::numeric, 2),
    1 + floor(300 * power(random(), 2))::integer,
    random() < 0.03,
    CASE WHEN random() < 0.005 THEN floor(50 * random())::integer END,
    CASE WHEN random() < 0.2 THEN 'Leave with neighbour ' || floor(900 * random())::integer END
FROM (SELECT count(*)::integer FROM accounts) accounts,
    (SELECT greatest(3000, (600000 * coalesce(nullif(current_setting('bench.scale', true), ''), '1')::numeric)::integer) AS count) bookings,
    generate_series(1, bookings.count) i;

INSERT INTO parcels
SELECT i,
    1 + (i - 1) / 3,
    1 + floor(5000 * power(random(), 2))::integer,
    1 + floor(5 * random())::integer,
    50 + floor(20000 * power(random(), 3))::integer,
    'P' || lpad((i * 7919 % 100000000)::text, 9, '0') || 'DE'
FROM (SELECT count(*) FROM bookings) bookings, generate_series(1, 3 * bookings.count) i;

INSERT INTO scans
SELECT timestamptz '2024-01-01 00:00+00' + i * (interval '700 days' / scans.count),
    1 + floor(40 * power(random(), 2))::integer,
    1 + floor(900 * random())::integer,
    1 + (i * 7 / 10 + floor(2000 * random())::bigint) % parcels.count,
    (ARRAY['in', 'out', 'load', 'unload', 'in', 'out', 'in', 'out'])[1 + floor(8 * random())::integer],
    CASE WHEN random() < 0.02 THEN (-20 + 30 * random())::real END
FROM (SELECT count(*) FROM parcels) parcels, (SELECT count(*) * 4 AS count FROM bookings) scans,
    generate_series(1, scans.count) i;

INSERT INTO documents
SELECT i,
    1 + floor(power(random(), 2) * accounts.count)::integer,
    (ARRAY['Invoice', 'Customs form', 'Claim', 'Delivery note', 'Contract'])[1 + floor(5 * random())::integer] || ' ' ||
        (100000 + i * 37 % 900000),
    'Reference ' || md5(i::text) || ' sent to ' || md5((i * 3)::text) || ' and ' || md5((i * 5)::text),
    jsonb_build_object('kind', (ARRAY['invoice', 'customs', 'claim', 'note', 'contract'])[1 + floor(5 * random())::integer],
        'amount', floor(5000 * power(random(), 3)), 'lines', 1 + i % 9, 'carrier', 'c' || floor(300 * random())::integer,
        'route', jsonb_build_object('from', 'D' || i % 40, 'to', 'D' || floor(40 * random())::integer)),
    (SELECT array_agg('t' || floor(power(random(), 3) * 400)::integer) FROM generate_series(1, 1 + i % 4)),
    timestamptz '2024-01-01 00:00+00' + i * (interval '700 days' / documents.count)
FROM (SELECT count(*)::integer FROM accounts) accounts,
    (SELECT greatest(1000, (120000 * coalesce(nullif(current_setting('bench.scale', true), ''), '1')::numeric)::integer) AS count) documents,
    generate_series(1, documents.count) i;

VACUUM (ANALYZE);
