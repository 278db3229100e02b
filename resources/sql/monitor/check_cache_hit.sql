-- Read twice, a window apart: what was read long ago says nothing about now.
SELECT /* howdah/monitor */
    (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS now_us, datid::bigint AS datid,
    coalesce(datname, '') AS object, blks_hit, blks_read, (extract(epoch FROM stats_reset) * 1000000)::bigint AS reset_us
FROM pg_catalog.pg_stat_database
