-- The same from pg_stats, for a role that may only read the statistics of its tables. The view does not tell operators and
-- collations: the clone finds those that ANALYZE takes.
SELECT
    n.nspname, c.relname, a.attname, a.attnum, c.relkind = 'i', s.inherited, s.null_frac, s.avg_width, s.n_distinct,
    CASE WHEN s.most_common_vals IS NULL THEN 0 ELSE 1 END, NULL, NULL, s.most_common_freqs::text,
        s.most_common_vals::text,
    CASE WHEN s.histogram_bounds IS NULL THEN 0 ELSE 2 END, NULL, NULL, NULL, s.histogram_bounds::text,
    CASE WHEN s.correlation IS NULL THEN 0 ELSE 3 END, NULL, NULL, ARRAY[s.correlation]::text, NULL,
    CASE WHEN s.most_common_elems IS NULL THEN 0 ELSE 4 END, NULL, NULL, s.most_common_elem_freqs::text,
        s.most_common_elems::text,
    CASE WHEN s.elem_count_histogram IS NULL THEN 0 ELSE 5 END, NULL, NULL, s.elem_count_histogram::text, NULL
FROM pg_stats s
JOIN pg_namespace n ON n.nspname = s.schemaname
JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = s.tablename
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = s.attname
WHERE c.relpersistence <> 't' AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
