-- The relations that the wanted ones ($1, JSON pairs of schema and name; without a schema: those of that name in any) do
-- without. Needed are also: what stands above or below one by inheritance, what a view or a rule reads, the sequences of
-- defaults, row types, and whatever a function that is named in $1 or used by any of these reads. What a function reads
-- is known by the words of its body: too many are taken rather than too few. Foreign keys are not followed: the planner
-- looks at those between two tables of a statement alone.
WITH RECURSIVE words (schema, name) AS MATERIALIZED (
    SELECT w.pair ->> 0, w.pair ->> 1 FROM json_array_elements($1::json) AS w (pair)
), needed (class, oid) AS (
    SELECT 'pg_class'::regclass::oid, c.oid
    FROM words w
    JOIN pg_class c ON c.relname::text = w.name
    JOIN pg_namespace n ON n.oid = c.relnamespace AND w.schema IN ('', n.nspname::text)
    WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
    UNION
    SELECT 'pg_proc'::regclass::oid, p.oid
    FROM words w
    JOIN pg_proc p ON p.proname::text = w.name
    JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
    UNION
    SELECT link.class, link.oid
    FROM needed
    CROSS JOIN LATERAL (
        SELECT needed.class AS class, i.inhparent AS oid
        FROM pg_inherits i WHERE needed.class = 'pg_class'::regclass AND i.inhrelid = needed.oid
        UNION ALL
        SELECT needed.class, i.inhrelid
        FROM pg_inherits i WHERE needed.class = 'pg_class'::regclass AND i.inhparent = needed.oid
        UNION ALL
        -- Its rules, its defaults, its conditions and its indexes ask for relations and functions.
        SELECT d.refclassid, d.refobjid
        FROM (SELECT 'pg_rewrite'::regclass::oid AS class, r.oid FROM pg_rewrite r WHERE r.ev_class = needed.oid
              UNION ALL
              SELECT 'pg_attrdef'::regclass, f.oid FROM pg_attrdef f WHERE f.adrelid = needed.oid
              UNION ALL
              SELECT 'pg_constraint'::regclass, k.oid FROM pg_constraint k WHERE k.conrelid = needed.oid AND k.contype = 'c'
              UNION ALL
              SELECT 'pg_class'::regclass, x.indexrelid FROM pg_index x WHERE x.indrelid = needed.oid) AS part
        JOIN pg_depend d ON d.classid = part.class AND d.objid = part.oid
            AND d.refclassid IN ('pg_class'::regclass, 'pg_proc'::regclass)
        WHERE needed.class = 'pg_class'::regclass
        UNION ALL
        -- Sequences of its own.
        SELECT d.classid, d.objid
        FROM pg_depend d
        WHERE needed.class = 'pg_class'::regclass AND d.classid = 'pg_class'::regclass
          AND d.refclassid = 'pg_class'::regclass AND d.refobjid = needed.oid
          AND d.deptype IN ('a', 'i') AND d.objsubid = 0
        UNION ALL
        -- Row types, of columns and of what functions take and give.
        SELECT 'pg_class'::regclass, t.typrelid
        FROM (SELECT a.atttypid AS type FROM pg_attribute a
              WHERE needed.class = 'pg_class'::regclass AND a.attrelid = needed.oid AND NOT a.attisdropped
              UNION ALL
              SELECT unnest(p.prorettype || p.proargtypes::oid[] || p.proallargtypes) FROM pg_proc p
              WHERE needed.class = 'pg_proc'::regclass AND p.oid = needed.oid) AS used
        JOIN pg_type e ON e.oid = used.type
        JOIN pg_type t ON t.oid IN (e.oid, e.typelem) AND t.typrelid <> 0
        UNION ALL
        SELECT d.refclassid, d.refobjid
        FROM pg_depend d
        WHERE needed.class = 'pg_proc'::regclass AND d.classid = needed.class AND d.objid = needed.oid
          AND d.refclassid IN ('pg_class'::regclass, 'pg_proc'::regclass)
        UNION ALL
        SELECT named.class, named.oid
        FROM pg_proc p
        JOIN pg_language l ON l.oid = p.prolang AND l.lanname NOT IN ('c', 'internal')
        CROSS JOIN LATERAL (SELECT DISTINCT regexp_split_to_table(lower(p.prosrc), '[^[:alnum:]_$]+') AS word) AS body
        JOIN (SELECT 'pg_class'::regclass::oid AS class, c.oid, lower(c.relname) AS name, c.relnamespace AS schema
              FROM pg_class c
              UNION ALL
              SELECT 'pg_proc'::regclass, o.oid, lower(o.proname), o.pronamespace FROM pg_proc o) AS named
            ON named.name = body.word
        JOIN pg_namespace n ON n.oid = named.schema AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
        WHERE needed.class = 'pg_proc'::regclass AND p.oid = needed.oid
    ) AS link
)
SELECT n.nspname AS schema, c.relname AS name
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f', 'S') AND c.relpersistence <> 't'
  AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM needed WHERE needed.class = 'pg_class'::regclass AND needed.oid = c.oid)
ORDER BY 1, 2
