-- Asked only for keys not seen before ($1, a bigint array); $2 caps a text in characters.
SELECT /* howdah/monitor */
    s.dbid::bigint AS dbid, s.userid::bigint AS userid, s.queryid,
    {{pg_stat_statements.toplevel ? s.toplevel | true}} AS toplevel,
    left(s.query, $2::int) AS query, d.datname, pg_catalog.pg_get_userbyid(s.userid) AS usename
FROM :schema.pg_stat_statements(true) s
LEFT JOIN pg_catalog.pg_database d ON d.oid = s.dbid
WHERE s.queryid = ANY ($1::bigint[])
