WITH basket AS (
    SELECT row_number() OVER (ORDER BY id)::integer AS line_no, id, price
    FROM products
    WHERE id IN ($2::bigint, $3::bigint, $4::bigint)
), placed AS (
    INSERT INTO orders (customer_id, status, created_at, total, ship_to)
    SELECT $1::bigint, 'pending', now(), sum(price), '1 Harbour Street' FROM basket
    RETURNING id
)
INSERT INTO order_lines (order_id, line_no, product_id, quantity, unit_price)
SELECT placed.id, basket.line_no, basket.id, 1, basket.price
FROM placed, basket
