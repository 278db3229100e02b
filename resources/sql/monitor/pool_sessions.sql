-- Asked ten times a second: no more than what says who is in a transaction, and for how long. All ages are by one
-- reading of the clock.
WITH c AS MATERIALIZED (SELECT clock_timestamp() AS now)
SELECT /* howdah/monitor */ a.pid, a.datname, a.application_name, a.state,
       a.query = '<insufficient privilege>' AND a.state IS NULL AS hidden,
       extract(epoch FROM c.now - a.xact_start)::float8 AS xact_s,
       (extract(epoch FROM c.now) * 1000000)::bigint AS now_us
  FROM pg_catalog.pg_stat_activity a, c
 WHERE a.backend_type = 'client backend' OR (a.query = '<insufficient privilege>' AND a.state IS NULL)
