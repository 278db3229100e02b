-- Extended statistics as bytes: their types have no input, but are stored as bytea is (utils/adt/mcv.c, mvdistinct.c,
-- dependencies.c in backend/statistics). With the numbers of their columns, which the bytes hold.
SELECT
    n.nspname, e.stxname, coalesce((to_jsonb(d) ->> 'stxdinherit')::bool, false),
    (SELECT json_agg(json_build_array(a.attname, a.attnum) ORDER BY a.attnum)
     FROM pg_attribute a WHERE a.attrelid = e.stxrelid AND a.attnum = ANY (e.stxkeys)),
    encode(d.stxdndistinct::bytea, 'hex'), encode(d.stxddependencies::bytea, 'hex'), encode(d.stxdmcv::bytea, 'hex')
FROM pg_statistic_ext e
JOIN pg_statistic_ext_data d ON d.stxoid = e.oid
JOIN pg_namespace n ON n.oid = e.stxnamespace
