-- Events $1 to $2 of $3 customers, of a kind that no statistics have seen: they come after ANALYZE, and autovacuum is
-- off on the table.
WITH dice AS MATERIALIZED (
    SELECT i AS id, random() AS customer, random() AS age
    FROM generate_series($1::bigint, $2::bigint) AS i
)
INSERT INTO events (id, customer_id, kind, created_at, payload)
SELECT id,
       1 + floor(customer * $3::bigint)::bigint,
       'return_opened',
       date_trunc('day', now()) - age * interval '1 day',
       jsonb_build_object('reason', 'too late')
FROM dice
