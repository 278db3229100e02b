-- The part of its range that a sequence has used up, whichever way it counts. A value that may not be read is counted
-- (the CASE keeps the question from being asked of a table).
SELECT /* howdah/monitor */
    CASE WHEN increment_by > 0
         THEN (coalesce(last_value, start_value)::numeric - min_value) / nullif(max_value::numeric - min_value, 0)
         ELSE (max_value::numeric - coalesce(last_value, start_value)) / nullif(max_value::numeric - min_value, 0)
    END::float8 AS value,
    format('%I.%I', schemaname, sequencename) AS object, last_value, max_value,
    (SELECT count(*) FROM pg_catalog.pg_class c
      WHERE CASE WHEN c.relkind = 'S' AND c.relpersistence <> 't'
                 THEN NOT pg_catalog.has_sequence_privilege(c.oid, 'SELECT,USAGE') ELSE false END) AS unreadable
FROM pg_catalog.pg_sequences
WHERE NOT cycle ORDER BY 1 DESC NULLS LAST, 2 LIMIT 20
