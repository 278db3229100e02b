SELECT l.line_no, l.quantity, l.unit_price, p.name
FROM order_lines l
JOIN products p ON p.id = l.product_id
WHERE l.order_id = $1
ORDER BY l.line_no
