-- The clone's relations with the figures that the source has for them.
SELECT
    c.oid::bigint AS oid, n.nspname AS schema, c.relname AS name, c.relkind AS kind, coalesce(m.amname, '') AS method,
    coalesce(x.indrelid, 0)::bigint AS table, coalesce(h.inhparent, 0)::bigint AS parent,
    c.relfilenode::bigint AS file, f.relpages AS relpages, f.reltuples::float8 AS reltuples,
    f.relallvisible AS all_visible, f.pages AS pages, f.valid AS valid
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_am m ON m.oid = c.relam
LEFT JOIN pg_index x ON x.indexrelid = c.oid
LEFT JOIN pg_inherits h ON h.inhrelid = c.oid
    AND (c.relkind IN ('i', 'I') OR c.relispartition)
JOIN staged_figures f ON f.schema = n.nspname AND f.relation = c.relname
ORDER BY c.oid
