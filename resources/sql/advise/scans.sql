-- How often this server read its indexes, and since when it counts; one row at least.
SELECT
    i.schemaname AS schema, i.indexrelname AS index,
    extract(epoch FROM now() - coalesce(s.stats_reset, pg_postmaster_start_time()))::float8 AS statistics_seconds,
    i.idx_scan AS scans,
    extract(epoch FROM now() - (to_jsonb(i) ->> 'last_idx_scan')::timestamptz)::float8 AS idle_seconds
FROM pg_database d
LEFT JOIN pg_stat_database s ON s.datid = d.oid
LEFT JOIN pg_stat_user_indexes i ON true
WHERE d.datname = current_database()
