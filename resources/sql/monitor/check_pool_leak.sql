-- The sessions that pools of this machine may hold: what the pool feed says of a backend is believed only when it fits.
SELECT /* howdah/monitor */
    pid, application_name AS application, usename AS role, datname AS database,
    extract(epoch FROM clock_timestamp() - backend_start)::float8 AS age
FROM pg_catalog.pg_stat_activity
WHERE datid IS NOT NULL AND pid <> pg_catalog.pg_backend_pid()
