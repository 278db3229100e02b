SELECT /* howdah/monitor */
    extract(epoch FROM clock_timestamp() - query_start)::float8 AS value, pid, datname AS database,
    usename AS role, application_name AS application, left(query, 200) AS query
FROM pg_catalog.pg_stat_activity
WHERE state = 'active' AND backend_type = 'client backend' AND pid <> pg_catalog.pg_backend_pid()
ORDER BY 1 DESC LIMIT 100
