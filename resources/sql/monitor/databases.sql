-- One row a database: each has its own reset, and a database that is dropped must not make a sum fall.
SELECT /* howdah/monitor */
    (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS now_us,
    datid::bigint AS datid, coalesce(datname = current_database(), false) AS own,
    (extract(epoch FROM stats_reset) * 1000000)::bigint AS reset_us,
    xact_commit, xact_rollback, blks_hit, blks_read, tup_returned, tup_fetched,
    tup_inserted + tup_updated + tup_deleted AS tup_written, temp_bytes, deadlocks,
    {{pg_stat_database.active_time ? active_time | NULL::float8}} AS active_ms,
    datname, {{pg_stat_database.sessions ? sessions | NULL::bigint}} AS sessions,
    {{pg_stat_database.sessions_abandoned ? sessions_abandoned | NULL::bigint}} AS sessions_abandoned
FROM pg_catalog.pg_stat_database
