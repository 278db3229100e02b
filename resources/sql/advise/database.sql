-- Where we are. Counters that were never reset are at least as old as the server is up: a crash, a standby that starts
-- from a copy and a server up to 14 without its file of statistics begin anew. A database of the builtin provider compares bytes whatever its locale is called; elsewhere only the
-- locales C and POSIX do. Columns that only some servers have are asked for through jsonb.
SELECT
    current_setting('server_version_num')::int AS version,
    current_database() AS name,
    extract(epoch FROM now() - coalesce(s.stats_reset, pg_postmaster_start_time()))::float8 AS statistics_seconds,
    current_setting('block_size')::int AS block_size,
    pg_is_in_recovery() AS in_recovery,
    CASE to_jsonb(d) ->> 'datlocprovider'
        WHEN 'b' THEN true
        WHEN 'i' THEN false
        ELSE d.datcollate IN ('C', 'POSIX')
    END AS byte_order,
    array_to_json(current_schemas(false)) AS search_path,
    (SELECT coalesce(json_agg(json_build_array(e.extname, n.nspname) ORDER BY e.extname), '[]')
     FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace) AS extensions
FROM pg_database d
LEFT JOIN pg_stat_database s ON s.datid = d.oid
WHERE d.datname = current_database()
