SELECT count(*) AS lines, sum(quantity) AS pieces, sum(quantity * unit_price) AS revenue
FROM order_lines
WHERE product_id = $1
