SELECT /* howdah/monitor */
    (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS now_us,
    (extract(epoch FROM pg_catalog.pg_postmaster_start_time()) * 1000000)::bigint AS start_us,
    pg_catalog.pg_is_in_recovery() AS in_recovery,
    pg_catalog.current_setting('max_connections')::int AS max_connections,
    pg_catalog.current_setting('superuser_reserved_connections')::int
        + coalesce(pg_catalog.current_setting('reserved_connections', true)::int, 0) AS reserved_connections
