-- What advice on a plan asks of the relations in it. $1: [{"schema": ..., "name": ...}], the schema empty where the plan
-- does not say it; a name that several schemas have is left out then, for it is not known which one was meant. Counters
-- through their functions: the views know no partitioned tables before server 14, and group what is not asked for.
WITH found AS (
    SELECT
        c.oid, c.reltuples, w.name,
        coalesce(nullif(w.schema, ''), CASE WHEN n.oid = pg_my_temp_schema() THEN 'pg_temp' ELSE n.nspname::text END)
            AS schema,
        count(*) OVER (PARTITION BY w.schema, w.name) AS candidates
    FROM json_to_recordset($1::json) AS w (schema text, name text)
    JOIN pg_class c ON c.relname = w.name::name AND c.relkind IN ('r', 'p', 'm', 'f')
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE NOT pg_is_other_temp_schema(n.oid)
      AND (w.schema IN ('', n.nspname) OR (w.schema = 'pg_temp' AND n.oid = pg_my_temp_schema()))
)
SELECT
    f.schema, f.name,
    -- After the counters were lost (a crash, a reset) the last ANALYZE knows better.
    greatest(pg_stat_get_live_tuples(f.oid), f.reltuples::float8, 0) AS live_rows,
    coalesce(pg_stat_get_mod_since_analyze(f.oid), 0)::float8 AS modified,
    extract(epoch FROM clock_timestamp()
        - greatest(pg_stat_get_last_analyze_time(f.oid), pg_stat_get_last_autoanalyze_time(f.oid)))::float8 AS age,
    -- NULL for an index that is dropped at this moment; one that is not valid serves nobody.
    (SELECT json_agg(d.definition ORDER BY d.definition)
     FROM (SELECT pg_get_indexdef(x.indexrelid) AS definition
           FROM pg_index x WHERE x.indrelid = f.oid AND x.indisvalid AND x.indisready) d
     WHERE d.definition IS NOT NULL) AS indexes,
    -- A domain is compared as the type it is made of.
    (SELECT json_agg(json_build_array(a.attname, (
        WITH RECURSIVE made_of AS (
            SELECT t.typtype, t.oid, a.atttypmod AS modifier, t.typbasetype, t.typtypmod
            FROM pg_type t WHERE t.oid = a.atttypid
            UNION ALL
            SELECT t.typtype, t.oid, m.typtypmod, t.typbasetype, t.typtypmod
            FROM made_of m JOIN pg_type t ON t.oid = m.typbasetype WHERE m.typtype = 'd'
        )
        SELECT format_type(m.oid, m.modifier) FROM made_of m WHERE m.typtype <> 'd'
     )) ORDER BY a.attnum)
     FROM pg_attribute a WHERE a.attrelid = f.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
FROM found f
WHERE f.candidates = 1
ORDER BY f.schema, f.name
