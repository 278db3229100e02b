SELECT /* howdah/monitor */
    pg_catalog.current_database() AS database,
    pg_catalog.current_setting('max_connections')::int AS max_connections,
    pg_catalog.current_setting('superuser_reserved_connections')::int
        + coalesce(pg_catalog.current_setting('reserved_connections', true)::int, 0) AS reserved_connections
