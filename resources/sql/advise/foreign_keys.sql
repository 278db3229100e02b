-- Without the copies that partitions and references to partitioned tables have.
SELECT
    k.conrelid::bigint AS relation, k.conname AS name, rn.nspname AS other_schema, r.relname AS other_table,
    (SELECT json_agg(a.attname ORDER BY u.n)
     FROM unnest(k.conkey) WITH ORDINALITY AS u(attnum, n)
     JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum) AS columns,
    (SELECT json_agg(a.attname ORDER BY u.n)
     FROM unnest(k.confkey) WITH ORDINALITY AS u(attnum, n)
     JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum) AS other_columns
FROM pg_constraint k
JOIN pg_class r ON r.oid = k.confrelid
JOIN pg_namespace rn ON rn.oid = r.relnamespace
WHERE k.contype = 'f' AND k.conparentid = 0
ORDER BY k.conrelid, k.conname
