-- Events $1 to $2 out of $4 in all, of $3 customers, of five kinds.
WITH dice AS MATERIALIZED (
    SELECT i AS id, power(random(), 3) AS customer, random() AS kind, random() AS page, 1 - i / $4::float8 AS age
    FROM generate_series($1::bigint, $2::bigint) AS i
)
INSERT INTO events (id, customer_id, kind, created_at, payload)
SELECT id,
       1 + floor(customer * $3::bigint)::bigint * 7919 % $3::bigint,
       CASE WHEN kind < 0.70 THEN 'page_view' WHEN kind < 0.88 THEN 'search' WHEN kind < 0.96 THEN 'add_to_cart'
            WHEN kind < 0.99 THEN 'checkout' ELSE 'login' END,
       date_trunc('day', now()) - interval '1 day' - age * interval '120 days',
       jsonb_build_object('page', '/p/' || floor(page * 5000)::int, 'ms', floor(page * 900)::int)
FROM dice
