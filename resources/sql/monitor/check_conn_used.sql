-- Sources by number of sessions. A role that may not see into others' sessions does not see which are clients; then
-- the statistics' own count of backends is what there is.
WITH s AS MATERIALIZED (
    SELECT pid, application_name, usename, state, backend_type,
           query = '<insufficient privilege>' AND state IS NULL AS hidden
      FROM pg_catalog.pg_stat_activity)
SELECT /* howdah/monitor */
    count(*)::float8 AS value, s.application_name AS application, s.usename AS role,
    count(*) FILTER (WHERE s.state = 'idle') AS idle,
    CASE WHEN (SELECT bool_or(hidden) FROM s)
         THEN (SELECT sum(numbackends) FROM pg_catalog.pg_stat_database)
         ELSE (SELECT count(*) FROM s WHERE backend_type = 'client backend') END::float8 AS used,
    current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        - coalesce(current_setting('reserved_connections', true)::int, 0) AS free_to_all
FROM s
WHERE s.backend_type = 'client backend'
GROUP BY 2, 3 ORDER BY 1 DESC, 2, 3 LIMIT 5
