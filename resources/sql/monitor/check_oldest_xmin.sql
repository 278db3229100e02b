SELECT /* howdah/monitor */ * FROM (
    SELECT greatest(age(backend_xmin), age(backend_xid))::float8 AS value, pid, datname AS database,
           CASE backend_type WHEN 'walsender' THEN 'standby' ELSE 'session' END AS holder,
           coalesce(nullif(application_name, ''), backend_type) AS object, coalesce(state, '') AS detail
      FROM pg_catalog.pg_stat_activity WHERE pid <> pg_catalog.pg_backend_pid()
    UNION ALL
    SELECT greatest(age(xmin), age(catalog_xmin)), NULL, database, 'slot', slot_name,
           CASE WHEN active THEN 'active' ELSE 'inactive' END
      FROM pg_catalog.pg_replication_slots
    UNION ALL
    SELECT age(transaction), NULL, database, 'prepared', gid, owner FROM pg_catalog.pg_prepared_xacts) holders
WHERE value IS NOT NULL ORDER BY value DESC LIMIT 20
