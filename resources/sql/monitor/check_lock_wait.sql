-- Before pg_locks told when a wait began, the statement's own age is the most that it can be.
WITH a AS MATERIALIZED (
    SELECT pid, datname, usename, application_name, query_start, wait_event_type
      FROM pg_catalog.pg_stat_activity)
SELECT /* howdah/monitor */
    extract(epoch FROM clock_timestamp() - coalesce({{pg_locks.waitstart ? l.waitstart | NULL}}, a.query_start))::float8 AS value,
    a.pid, a.datname AS database, a.usename AS role, a.application_name AS application, l.mode,
    CASE WHEN l.relation IS NOT NULL AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
         THEN l.relation::regclass::text END AS relation,
    array_to_string(pg_catalog.pg_blocking_pids(a.pid), ' ') AS blocked_by
FROM pg_catalog.pg_locks l JOIN a USING (pid)
WHERE NOT l.granted AND EXISTS (SELECT FROM a WHERE wait_event_type = 'Lock')
ORDER BY 1 DESC NULLS LAST LIMIT 200
