-- What the views and functions that the probes read look like on this server: columns by name, never by version,
-- because pg_upgrade leaves extensions old. One row: what is known before the first tick.
SELECT /* howdah/monitor */
    (SELECT string_agg(c.relname || '.' || a.attname, ' ')
       FROM pg_catalog.pg_class c
       JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = 'pg_catalog'::regnamespace
        AND c.relname IN ('pg_stat_activity', 'pg_stat_database', 'pg_locks')) AS catalog_columns,
    (SELECT string_agg('pg_stat_statements.' || argument, ' ')
       FROM pg_catalog.pg_proc p, unnest(p.proargnames) argument
      WHERE p.proname = 'pg_stat_statements' AND p.pronamespace = e.extnamespace) AS statement_columns,
    (SELECT string_agg('pg_stat_statements_info.' || argument, ' ')
       FROM pg_catalog.pg_proc p, unnest(p.proargnames) argument
      WHERE p.proname = 'pg_stat_statements_info' AND p.pronamespace = e.extnamespace) AS info_columns,
    e.extnamespace::regnamespace::text AS statement_schema,
    e.extversion AS statement_version,
    pg_catalog.current_setting('pg_stat_statements.max', true) AS statement_max,
    (SELECT setting FROM pg_catalog.pg_settings WHERE name = 'shared_preload_libraries') AS preload,
    pg_catalog.quote_ident(current_user) AS role
FROM (SELECT 1) one LEFT JOIN pg_catalog.pg_extension e ON e.extname = 'pg_stat_statements'
