SELECT c.country, count(DISTINCT e.id) AS returns, sum(o.total) AS at_stake
FROM events e
JOIN customers c ON c.id = e.customer_id
JOIN orders o ON o.customer_id = e.customer_id AND o.created_at > e.created_at - interval '60 days'
WHERE e.kind = 'return_opened'
GROUP BY c.country
ORDER BY at_stake DESC
