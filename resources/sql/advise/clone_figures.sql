-- The planner takes the pages of a relation from its file and the rows from their density at the last VACUUM or ANALYZE.
-- The size is asked for under a lock, for which the query must not wait.
WITH locked AS MATERIALIZED (
    SELECT relation
    FROM pg_locks
    WHERE locktype = 'relation' AND mode = 'AccessExclusiveLock'
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
)
SELECT
    n.nspname, c.relname, c.relkind, c.relpages, c.reltuples, c.relallvisible,
    coalesce(CASE WHEN c.relkind IN ('r', 'm', 'i') AND c.oid NOT IN (SELECT relation FROM locked)
                  THEN pg_relation_size(c.oid) / current_setting('block_size')::bigint END,
             greatest(c.relpages, 0)) AS pages,
    coalesce((SELECT x.indisvalid FROM pg_index x WHERE x.indexrelid = c.oid), true) AS valid
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'm', 'i', 'p', 'I') AND c.relpersistence <> 't'
  AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
