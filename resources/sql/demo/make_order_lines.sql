-- The lines of orders $1 to $2 out of $3 products. One to nine lines an order, few mostly; some products sell a
-- thousand times better than others. Made before the orders, whose totals are the sums of their lines.
WITH dice AS MATERIALIZED (
    SELECT o AS order_id, l AS line_no, power(random(), 3) AS product, power(random(), 4) AS quantity
    FROM generate_series($1::bigint, $2::bigint) AS o,
         generate_series(1, 1 + floor(9 * power((hashint8(o) & 65535) / 65536.0::float8, 3))::int) AS l
), line AS MATERIALIZED (
    -- The multiplication spreads the bestsellers over the whole range of numbers.
    SELECT order_id, line_no, 1 + floor(product * $3::bigint)::bigint * 7919 % $3::bigint AS product_id,
           1 + floor(quantity * 12)::int AS quantity
    FROM dice
)
INSERT INTO order_lines (order_id, line_no, product_id, quantity, unit_price)
SELECT line.order_id, line.line_no, line.product_id, line.quantity, products.price
FROM line JOIN products ON products.id = line.product_id
