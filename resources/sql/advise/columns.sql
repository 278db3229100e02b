-- Columns with the statistics that the role may read. A partitioned table's are those of all its partitions. At most a
-- hundred common values, and about as many bounds of the histogram: longer lists belong to the planner.
SELECT
    a.attrelid::bigint AS relation, a.attnum AS position, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
    a.atttypid::bigint AS type_oid, a.attnotnull AS not_null, s.attname IS NOT NULL AS has_statistics,
    s.null_frac::float8 AS null_fraction, s.n_distinct::float8 AS n_distinct, s.avg_width AS average_width,
    s.correlation::float8 AS correlation,
    array_to_json((s.most_common_vals::text::text[])[1:100]) AS common_values,
    array_to_json((s.most_common_freqs)[1:100]) AS common_frequencies,
    (SELECT json_agg(h.bound ORDER BY h.place)
     FROM unnest(s.histogram_bounds::text::text[]) WITH ORDINALITY AS h (bound, place)
     WHERE (h.place - 1) % greatest(1, cardinality(s.histogram_bounds::text::text[]) / 100) = 0) AS histogram
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_stats s ON s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = a.attname
    AND s.inherited = (c.relkind = 'p')
WHERE c.relkind IN ('r', 'p', 'm') AND c.relpersistence <> 't' AND a.attnum > 0 AND NOT a.attisdropped
  AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
ORDER BY a.attrelid, a.attnum
