-- Columns with the statistics that the role may read. A partitioned table's are those of all its partitions. At most a
-- hundred common values, and about as many bounds of the histogram: longer lists belong to the planner. A type is
-- ordered when it has a default B-tree operator class, of its own, of its kind or of a type that it is read as. OFFSET 0
-- keeps the bounds from being read out of their text once for each of them.
WITH RECURSIVE used AS MATERIALIZED (
    SELECT a.*, n.nspname, c.relname, c.relkind
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'm') AND c.relpersistence <> 't' AND a.attnum > 0 AND NOT a.attisdropped
      AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
), chain AS (
    SELECT DISTINCT atttypid AS type, atttypid AS base FROM used
    UNION ALL
    SELECT chain.type, t.typbasetype FROM chain JOIN pg_type t ON t.oid = chain.base WHERE t.typtype = 'd'
), sortable AS MATERIALIZED (
    SELECT o.opcintype AS type
    FROM pg_opclass o
    JOIN pg_am m ON m.oid = o.opcmethod
    WHERE m.amname = 'btree' AND o.opcdefault
), types AS MATERIALIZED (
    SELECT chain.type, t.oid AS base, t.typtype AS kind,
        CASE WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN
            EXISTS (SELECT FROM sortable WHERE sortable.type IN (e.oid, CASE e.typtype
                WHEN 'e' THEN 'anyenum'::regtype WHEN 'r' THEN 'anyrange'::regtype WHEN 'c' THEN 'record'::regtype
                WHEN 'd' THEN e.typbasetype END))
            OR EXISTS (SELECT FROM pg_cast k JOIN sortable ON sortable.type = k.casttarget
                       WHERE k.castsource = e.oid AND k.castmethod = 'b' AND k.castcontext = 'i')
        ELSE
            EXISTS (SELECT FROM sortable WHERE sortable.type IN (t.oid, CASE t.typtype
                WHEN 'e' THEN 'anyenum'::regtype WHEN 'r' THEN 'anyrange'::regtype WHEN 'c' THEN 'record'::regtype
                WHEN 'm' THEN to_regtype('anymultirange') END))
            OR EXISTS (SELECT FROM pg_cast k JOIN sortable ON sortable.type = k.casttarget
                       WHERE k.castsource = t.oid AND k.castmethod = 'b' AND k.castcontext = 'i')
        END AS ordered
    FROM chain
    JOIN pg_type t ON t.oid = chain.base AND t.typtype <> 'd'
    LEFT JOIN pg_type e ON e.oid = t.typelem
)
SELECT
    a.attrelid::bigint AS relation, a.attnum AS position, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
    a.atttypid::bigint AS type_oid, a.attnotnull AS not_null,
    CASE WHEN types.base = a.atttypid THEN format_type(a.atttypid, a.atttypmod) ELSE format_type(types.base, NULL) END
        AS base_type,
    types.kind AS type_kind, types.ordered, nullif(co.collname, 'default') AS collation,
    s.attname IS NOT NULL AS has_statistics,
    s.null_frac::float8 AS null_fraction, s.n_distinct::float8 AS n_distinct, s.avg_width AS average_width,
    s.correlation::float8 AS correlation,
    array_to_json((s.most_common_vals::text::text[])[1:100]) AS common_values,
    array_to_json((s.most_common_freqs)[1:100]) AS common_frequencies,
    (SELECT CASE WHEN cardinality(once.bounds) < 200 THEN array_to_json(once.bounds) ELSE
         (SELECT json_agg(h.bound ORDER BY h.place)
          FROM unnest(once.bounds) WITH ORDINALITY AS h (bound, place)
          WHERE (h.place - 1) % (cardinality(once.bounds) / 100) = 0) END
     FROM (SELECT s.histogram_bounds::text::text[] AS bounds OFFSET 0) AS once) AS histogram
FROM used a
JOIN types ON types.type = a.atttypid
LEFT JOIN pg_collation co ON co.oid = a.attcollation
LEFT JOIN pg_stats s ON s.schemaname = a.nspname AND s.tablename = a.relname AND s.attname = a.attname
    AND s.inherited = (a.relkind = 'p')
ORDER BY a.attrelid, a.attnum
