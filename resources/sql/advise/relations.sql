-- What a statement may read from that is neither one of our tables nor a view: sequences, foreign tables, and all that
-- the system itself has.
SELECT
    n.nspname AS schema, c.relname AS name, c.relkind AS kind,
    n.nspname IN ('pg_catalog', 'information_schema') AS system
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relpersistence <> 't'
  AND (c.relkind IN ('S', 'f') AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
    OR c.relkind IN ('r', 'v') AND n.nspname IN ('pg_catalog', 'information_schema'))
ORDER BY n.nspname, c.relname
