-- One row for each column of each index. Vectors of the catalogue count from 0. Operator class and collation only where
-- they are not what CREATE INDEX would choose; of an expression's collation the definition knows whether it was chosen.
-- Without the indexes that have no definition because of a lock (indexes.sql).
WITH locked AS MATERIALIZED (
    SELECT relation
    FROM pg_locks
    WHERE locktype = 'relation' AND mode = 'AccessExclusiveLock'
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
)
SELECT
    x.indexrelid::bigint AS index, k.n AS position, k.n > x.indnkeyatts AS included, a.attname AS column,
    CASE WHEN x.indkey[k.n - 1] = 0 THEN pg_get_indexdef(x.indexrelid, k.n, false) END AS expression,
    CASE WHEN k.n <= x.indnkeyatts AND (NOT o.opcdefault OR ia.attoptions IS NOT NULL) THEN
        CASE WHEN pg_opclass_is_visible(o.oid) THEN '' ELSE quote_ident(onsp.nspname) || '.' END || quote_ident(o.opcname)
        || coalesce(' (' || array_to_string(ia.attoptions, ', ') || ')', '')
    END AS opclass,
    CASE WHEN k.n <= x.indnkeyatts AND x.indcollation[k.n - 1] <> coalesce(a.attcollation, 0)
              AND (x.indkey[k.n - 1] <> 0
                   OR strpos(pg_get_indexdef(x.indexrelid), ' COLLATE ' || quote_ident(co.collname)) > 0)
         THEN co.collname
    END AS collation,
    (coalesce(x.indoption[k.n - 1], 0) & 1) <> 0 AS descending, (coalesce(x.indoption[k.n - 1], 0) & 2) <> 0 AS nulls_first
FROM pg_index x
JOIN pg_class c ON c.oid = x.indrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL generate_series(1, x.indnatts::int) AS k(n)
LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = x.indkey[k.n - 1] AND x.indkey[k.n - 1] <> 0
LEFT JOIN pg_attribute ia ON ia.attrelid = x.indexrelid AND ia.attnum = k.n
LEFT JOIN pg_opclass o ON o.oid = x.indclass[k.n - 1]
LEFT JOIN pg_namespace onsp ON onsp.oid = o.opcnamespace
LEFT JOIN pg_collation co ON co.oid = x.indcollation[k.n - 1]
WHERE c.relkind IN ('r', 'p', 'm') AND c.relpersistence <> 't'
  AND (x.indexprs IS NULL AND x.indpred IS NULL OR x.indrelid NOT IN (SELECT relation FROM locked))
  AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
ORDER BY x.indexrelid, k.n
