SELECT status, count(*) AS orders, avg(total) AS average
FROM (
    SELECT status, total, rank() OVER (PARTITION BY status ORDER BY total DESC, id) AS place
    FROM orders
    WHERE created_at > now() - interval '400 days'
) AS ranked
WHERE place <= 100
GROUP BY status
