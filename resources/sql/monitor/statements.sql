-- Figures only: (false) leaves the file of texts alone, which is what makes the view dear.
SELECT /* howdah/monitor */
    dbid::bigint AS dbid, userid::bigint AS userid, queryid,
    {{pg_stat_statements.toplevel ? toplevel | true}} AS toplevel,
    calls, rows,
    {{pg_stat_statements.total_exec_time ? total_exec_time | total_time}} AS exec_ms,
    {{pg_stat_statements.total_plan_time ? total_plan_time | 0}} AS plan_ms,
    {{pg_stat_statements.max_exec_time ? max_exec_time | max_time}} AS max_ms,
    shared_blks_hit + local_blks_hit AS blks_hit, shared_blks_read + local_blks_read AS blks_read,
    temp_blks_read + temp_blks_written AS temp_blks,
    {{pg_stat_statements.wal_bytes ? wal_bytes::bigint | 0}} AS wal_bytes,
    {{pg_stat_statements.shared_blk_read_time ? shared_blk_read_time + shared_blk_write_time + local_blk_read_time + local_blk_write_time | blk_read_time + blk_write_time}}
        {{pg_stat_statements.temp_blk_read_time ? + temp_blk_read_time + temp_blk_write_time | }} AS io_ms,
    {{pg_stat_statements.stats_since ? (extract(epoch FROM stats_since) * 1000000)::bigint | NULL::bigint}} AS since_us
FROM :schema.pg_stat_statements(false)
