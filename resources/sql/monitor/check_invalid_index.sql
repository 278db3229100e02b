-- An index that is being built is not valid either: the progress view tells it from one that was left behind.
SELECT /* howdah/monitor */
    (c.relpages::bigint * current_setting('block_size')::bigint)::float8 AS value,
    i.indexrelid::regclass::text AS object, i.indrelid::regclass::text AS relation
FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
WHERE NOT i.indisvalid AND c.relkind = 'i'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index p WHERE p.index_relid = i.indexrelid)
ORDER BY 1 DESC, 2 LIMIT 50
