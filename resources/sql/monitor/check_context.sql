-- What the checks need to know beforehand. One row for this session; then one a database and setting that carries
-- thresholds of its own (ALTER DATABASE ... SET howdah.check_<id> = 'warn,critical'). $1: names of the settings.
-- current_setting() also sees what the role or the connection sets; other databases are read from the catalogue.
SELECT /* howdah/monitor */
    NULL::text AS database, s.name, pg_catalog.current_setting(s.name, true) AS value,
    current_database()::text AS own, pg_catalog.quote_ident(current_user) AS role,
    (SELECT count(*) FROM pg_catalog.pg_stat_activity
      WHERE query = '<insufficient privilege>' AND state IS NULL AND datid IS NOT NULL) AS hidden
FROM unnest($1::text[]) s (name)
UNION ALL
SELECT d.datname, split_part(c.setting, '=', 1), substr(c.setting, strpos(c.setting, '=') + 1),
       current_database(), NULL, 0
FROM pg_catalog.pg_db_role_setting r
JOIN pg_catalog.pg_database d ON d.oid = r.setdatabase,
     unnest(r.setconfig) c (setting)
WHERE r.setrole = 0 AND d.datname <> current_database() AND split_part(c.setting, '=', 1) = ANY ($1::text[])
