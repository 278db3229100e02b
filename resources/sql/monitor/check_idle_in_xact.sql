SELECT /* howdah/monitor */
    extract(epoch FROM clock_timestamp() - state_change)::float8 AS value, pid, datname AS database,
    usename AS role, application_name AS application,
    extract(epoch FROM clock_timestamp() - xact_start)::float8 AS transaction_s, left(query, 200) AS query
FROM pg_catalog.pg_stat_activity
WHERE state LIKE 'idle in transaction%' AND pid <> pg_catalog.pg_backend_pid()
ORDER BY 1 DESC LIMIT 100
