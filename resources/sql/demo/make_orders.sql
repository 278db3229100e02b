-- Orders $1 to $2 out of $4 in all, of $3 customers: a few customers order all the time, most once or never. Numbers
-- grow with time, business grows too, and only the newest orders are not yet delivered.
WITH sums AS MATERIALIZED (
    SELECT order_id, sum(quantity * unit_price) AS total
    FROM order_lines WHERE order_id BETWEEN $1::bigint AND $2::bigint
    GROUP BY order_id ORDER BY order_id
), dice AS MATERIALIZED (
    SELECT order_id AS id, total, power(random(), 3) AS customer, random() AS status, random() AS house,
           1 - sqrt(order_id / $4::float8) AS age
    FROM sums
)
INSERT INTO orders (id, customer_id, status, created_at, total, ship_to)
SELECT id,
       1 + floor(customer * $3::bigint)::bigint * 7919 % $3::bigint,
       CASE WHEN age < 0.002 AND status < 0.8 THEN 'pending'
            WHEN age < 0.01 AND status < 0.8 THEN 'shipped'
            WHEN status < 0.96 THEN 'delivered'
            ELSE 'cancelled' END,
       date_trunc('day', now()) - age * interval '900 days',
       total,
       (1 + floor(house * 180))::int || ' Harbour Street'
FROM dice
