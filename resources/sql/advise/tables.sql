-- Tables, partitioned tables and materialized views outside the system's schemas. Counters through their functions: the
-- view would group all indexes of the database first.
SELECT
    c.oid::bigint AS oid, n.nspname AS schema, c.relname AS name, c.relkind AS kind, c.relispartition AS partition,
    coalesce(i.inhparent, 0)::bigint AS parent,
    c.reltuples::float8 AS rows, c.relpages::float8 AS pages,
    (SELECT option_value FROM pg_options_to_table(c.reloptions) WHERE option_name = 'fillfactor')::int AS fillfactor,
    c.relrowsecurity AS row_security, row_security_active(c.oid) AS rows_hidden,
    pg_stat_get_tuples_inserted(c.oid) AS inserted, pg_stat_get_tuples_updated(c.oid) AS updated,
    pg_stat_get_tuples_hot_updated(c.oid) AS hot_updated, pg_stat_get_tuples_deleted(c.oid) AS deleted
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_inherits i ON i.inhrelid = c.oid AND c.relispartition
WHERE c.relkind IN ('r', 'p', 'm') AND c.relpersistence <> 't'
  AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
ORDER BY n.nspname, c.relname
