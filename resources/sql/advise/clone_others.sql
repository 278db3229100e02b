-- The relations that the wanted ones ($1, JSON pairs of schema and name) do without: neither wanted, nor above or below a
-- wanted one by inheritance, nor read by a wanted view, nor a sequence of its own or of a default, nor a row type of its.
WITH RECURSIVE needed (oid) AS (
    SELECT c.oid
    FROM json_array_elements($1::json) AS w(pair)
    JOIN pg_namespace n ON n.nspname = w.pair ->> 0
    JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = w.pair ->> 1
    UNION
    SELECT link.other
    FROM needed
    CROSS JOIN LATERAL (
        SELECT inhparent AS other FROM pg_inherits WHERE inhrelid = needed.oid
        UNION ALL
        SELECT inhrelid FROM pg_inherits WHERE inhparent = needed.oid
        UNION ALL
        SELECT d.refobjid
        FROM pg_rewrite r
        JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass
        WHERE r.ev_class = needed.oid
        UNION ALL
        SELECT d.refobjid
        FROM pg_attrdef f
        JOIN pg_depend d ON d.classid = 'pg_attrdef'::regclass AND d.objid = f.oid AND d.refclassid = 'pg_class'::regclass
        WHERE f.adrelid = needed.oid
        UNION ALL
        SELECT d.objid
        FROM pg_depend d
        WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = needed.oid
          AND d.deptype IN ('a', 'i') AND d.objsubid = 0
        UNION ALL
        SELECT t.typrelid
        FROM pg_attribute a
        JOIN pg_type e ON e.oid = a.atttypid
        JOIN pg_type t ON t.oid IN (e.oid, e.typelem) AND t.typrelid <> 0
        WHERE a.attrelid = needed.oid AND NOT a.attisdropped
    ) AS link
)
SELECT n.nspname AS schema, c.relname AS name
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f', 'S') AND c.relpersistence <> 't'
  AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
  AND c.oid NOT IN (SELECT oid FROM needed)
ORDER BY 1, 2
