-- pg_blocking_pids() stops the lock manager for a moment: it is asked only of those that wait for a lock, and
-- pg_locks is read only when somebody does (the EXISTS is a one-time filter).
WITH a AS MATERIALIZED (
    SELECT pid, datname, usename, application_name, host(client_addr) AS client_addr, backend_type, state,
           wait_event_type, wait_event, query,
           extract(epoch FROM clock_timestamp() - xact_start)::float8 AS xact_s,
           extract(epoch FROM clock_timestamp() - query_start)::float8 AS query_s,
           extract(epoch FROM clock_timestamp() - state_change)::float8 AS state_s,
           (extract(epoch FROM backend_start) * 1000000)::bigint AS start_us,
           {{pg_stat_activity.query_id ? query_id | NULL::bigint}} AS query_id,
           greatest(age(backend_xmin), age(backend_xid)) AS xmin_age
      FROM pg_catalog.pg_stat_activity)
SELECT /* howdah/monitor */ a.*, w.blocked_by, w.wait_s
  FROM a
  LEFT JOIN (
    SELECT l.pid, array_to_string(pg_catalog.pg_blocking_pids(l.pid), ' ') AS blocked_by, l.wait_s
      FROM (SELECT pid,
                   {{pg_locks.waitstart ? extract(epoch FROM clock_timestamp() - min(waitstart))::float8 | NULL::float8}} AS wait_s
              FROM pg_catalog.pg_locks
             WHERE NOT granted AND EXISTS (SELECT FROM a WHERE wait_event_type = 'Lock')
             GROUP BY pid) l) w ON w.pid = a.pid
