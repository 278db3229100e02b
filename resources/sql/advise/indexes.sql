-- The size of an index, its definition and the text of an expression are asked for under a lock, for which the query must
-- not wait: an index that is locked now has the pages of the last VACUUM or ANALYZE, and one whose table is locked has no
-- definition.
WITH locked AS MATERIALIZED (
    SELECT relation
    FROM pg_locks
    WHERE locktype = 'relation' AND mode = 'AccessExclusiveLock'
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
)
SELECT
    x.indexrelid::bigint AS oid, x.indrelid::bigint AS relation, i.relname AS name, am.amname AS method,
    CASE WHEN NOT table_locked THEN pg_get_indexdef(x.indexrelid) END AS ddl,
    CASE WHEN NOT table_locked THEN pg_get_expr(x.indpred, x.indrelid) END AS predicate,
    table_locked AND (x.indexprs IS NOT NULL OR x.indpred IS NOT NULL) AS unreadable,
    x.indisunique AS is_unique, x.indisprimary AS is_primary, x.indisvalid AND x.indisready AS valid,
    x.indisreplident AS replica_identity, x.indisclustered AS clustered,
    EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = x.indexrelid AND k.contype IN ('p', 'u', 'x')) AS is_constraint,
    CASE WHEN i.relkind <> 'I' AND x.indexrelid NOT IN (SELECT relation FROM locked)
         THEN pg_relation_size(x.indexrelid) END AS bytes,
    i.relpages::float8 AS pages, i.reltuples::float8 AS tuples,
    coalesce(s.idx_scan, 0) AS scans,
    extract(epoch FROM now() - (to_jsonb(s) ->> 'last_idx_scan')::timestamptz)::float8 AS idle_seconds
FROM pg_index x
JOIN pg_class i ON i.oid = x.indexrelid
JOIN pg_class c ON c.oid = x.indrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_am am ON am.oid = i.relam
CROSS JOIN LATERAL (SELECT x.indrelid IN (SELECT relation FROM locked) AS table_locked) AS l
LEFT JOIN pg_stat_all_indexes s ON s.indexrelid = x.indexrelid
WHERE c.relkind IN ('r', 'p', 'm') AND c.relpersistence <> 't'
  AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
ORDER BY x.indrelid, i.relname
