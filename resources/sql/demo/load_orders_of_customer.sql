SELECT id, status, created_at, total
FROM orders
WHERE customer_id = $1
ORDER BY created_at DESC
LIMIT 40
