-- The tables whose rows the named relations ($1, JSON pairs of schema or "" and name) are made of: themselves, what is
-- below them by inheritance, and what views and materialized views among them read. "named": written in $1.
WITH RECURSIVE named (oid) AS (
    SELECT DISTINCT to_regclass(CASE WHEN w.pair ->> 0 = '' THEN '' ELSE quote_ident(w.pair ->> 0) || '.' END
                                || quote_ident(w.pair ->> 1))::oid
    FROM json_array_elements($1::json) AS w(pair)
), needed (oid) AS (
    SELECT oid FROM named WHERE oid IS NOT NULL
    UNION
    SELECT link.other
    FROM needed
    CROSS JOIN LATERAL (
        SELECT inhrelid AS other FROM pg_inherits WHERE inhparent = needed.oid
        UNION ALL
        SELECT d.refobjid
        FROM pg_rewrite r
        JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass
        WHERE r.ev_class = needed.oid
    ) AS link
)
SELECT n.nspname AS schema, c.relname AS name, c.relkind AS kind, c.oid IN (SELECT oid FROM named) AS named,
    CASE WHEN c.relkind IN ('r', 'm') THEN pg_table_size(c.oid) ELSE 0 END AS bytes,
    CASE WHEN c.relkind IN ('r', 'm') THEN pg_indexes_size(c.oid) ELSE 0 END AS index_bytes
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid IN (SELECT oid FROM needed) AND c.relkind IN ('r', 'p', 'm', 'v', 'f') AND c.relpersistence <> 't'
  AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
ORDER BY 1, 2
