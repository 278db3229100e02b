INSERT INTO invoices (order_id, amount)
SELECT id, total FROM orders WHERE id = $1
