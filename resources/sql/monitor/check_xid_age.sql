SELECT /* howdah/monitor */ age(datfrozenxid)::float8 AS value, datname AS object
FROM pg_catalog.pg_database ORDER BY 1 DESC, 2 LIMIT 20
