-- SPDX-License-Identifier: GPL-3.0-or-later
-- What runs on schema.sql. The weight of a statement says how often it runs against the others.

-- Equality.
-- weight: 400
SELECT * FROM bookings WHERE account_id = 4711;

-- Equality and a range.
-- weight: 120
SELECT id, price FROM bookings WHERE account_id = 977 AND booked >= '2025-06-01' AND booked < '2025-07-01';

-- The newest of one.
-- weight: 300
SELECT id, status, booked, price FROM bookings WHERE account_id = 1234 ORDER BY booked DESC LIMIT 20;

-- Keyset pages in mixed directions.
-- weight: 60
SELECT id, priority, due FROM bookings WHERE status = 'transit' ORDER BY priority DESC, due ASC LIMIT 50;

-- weight: 40
SELECT id, booked FROM bookings WHERE (booked, id) < ('2025-03-01 00:00+00', 400000) ORDER BY booked DESC, id DESC LIMIT 100;

-- All that is read could stand in an index.
-- weight: 80
SELECT sum(weight_kg) FROM bookings WHERE account_id = 42;

-- weight: 30
SELECT depot, count(*) FROM scans WHERE device = 77 GROUP BY depot;

-- A rare value.
-- weight: 90
SELECT id, account_id FROM bookings WHERE status = 'lost' ORDER BY booked LIMIT 100;

-- weight: 25
SELECT count(*) FROM bookings WHERE insured AND price > 300;

-- Nearly always NULL.
-- weight: 50
SELECT id, flagged_by FROM bookings WHERE flagged_by IS NOT NULL AND booked > '2025-10-01';

-- NULL and not yet.
-- weight: 110
SELECT id, due FROM bookings WHERE delivered IS NULL AND due < '2025-06-15' ORDER BY due LIMIT 200;

-- weight: 12
SELECT name, referrer FROM accounts WHERE referrer = 'partner-7';

-- An expression.
-- weight: 350
SELECT id, name FROM accounts WHERE lower(email) = 'user333@example.org';

-- weight: 45
SELECT count(*) FROM documents WHERE meta ->> 'carrier' = 'c17';

-- weight: 20
SELECT id FROM documents WHERE (meta ->> 'amount')::integer > 4900;

-- The beginning of a word.
-- weight: 150
SELECT id, email FROM accounts WHERE email LIKE 'user123%' ORDER BY email LIMIT 10;

-- weight: 200
SELECT booking_id FROM parcels WHERE barcode = 'P000079190DE';

-- The middle of a word.
-- weight: 35
SELECT id, title FROM documents WHERE body ILIKE '%c4ca4238a0%';

-- Documents and arrays.
-- weight: 40
SELECT id FROM documents WHERE meta @> '{"route": {"from": "D3", "to": "D5"}, "kind": "claim"}';

-- weight: 30
SELECT id, title FROM documents WHERE tags @> ARRAY['t397'];

-- weight: 10
SELECT count(*) FROM documents WHERE tags && ARRAY['t390', 't391'];

-- Joins.
-- weight: 160
SELECT b.id, p.barcode, p.pieces FROM bookings b JOIN parcels p ON p.booking_id = b.id WHERE b.account_id = 2500;

-- weight: 25
SELECT a.name, d.title FROM accounts a JOIN documents d ON d.account_id = a.id WHERE a.tier = 3 AND a.country = 'fr';

-- weight: 70
SELECT s.at, s.kind, c.city FROM scans s JOIN depots c ON c.id = s.depot WHERE s.parcel_id = 90017 ORDER BY s.at;

-- weight: 5
SELECT a.country, sum(b.price) FROM bookings b JOIN accounts a ON a.id = b.account_id
WHERE b.booked BETWEEN '2025-05-01' AND '2025-05-03' GROUP BY a.country;

-- Groups and what is different.
-- weight: 3
SELECT account_id, count(*) FROM bookings GROUP BY account_id ORDER BY account_id LIMIT 50;

-- weight: 8
SELECT DISTINCT product FROM parcels WHERE booking_id BETWEEN 1000 AND 1200;

-- weight: 15
SELECT max(at) FROM scans WHERE device = 5;

-- Exists, and does not.
-- weight: 15
SELECT a.id FROM accounts a WHERE a.closed >= '2025-09-01'
AND EXISTS (SELECT 1 FROM bookings b WHERE b.account_id = a.id AND b.status = 'transit');

-- weight: 4
SELECT a.id, a.name FROM accounts a WHERE a.tier = 3
AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.account_id = a.id AND d.created > '2025-01-01');

-- weight: 6
SELECT id FROM accounts WHERE country = 'it' AND id IN (SELECT account_id FROM bookings WHERE price > 390);

-- A stretch of time in a table that lies in its order.
-- weight: 10
SELECT depot, avg(temperature) FROM scans WHERE at >= '2025-02-01' AND at < '2025-02-02' GROUP BY depot;

-- weight: 2
SELECT count(*) FROM scans WHERE at BETWEEN '2025-02-01' AND '2025-02-15' AND temperature > 5;

-- Either of two.
-- weight: 22
SELECT id FROM bookings WHERE flagged_by = 7 OR (status = 'lost' AND price > 200);

-- What is written keeps the indexes up.
-- weight: 180
UPDATE bookings SET status = 'delivered', delivered = now() WHERE id = 123456;

-- weight: 20
UPDATE bookings SET priority = 4 WHERE account_id = 810 AND status = 'booked';

-- weight: 250
INSERT INTO scans (at, depot, device, parcel_id, kind) VALUES (now(), 3, 14, 15926, 'in');

-- weight: 120
INSERT INTO bookings (id, account_id, status, priority, booked, due, price, weight_kg, insured)
VALUES (900000001, 77, 'booked', 0, now(), now() + interval '2 days', 19.90, 12, false);

-- weight: 2
DELETE FROM bookings WHERE status = 'cancelled' AND booked < '2024-01-02';
