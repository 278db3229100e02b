-- Functions that may do anything: volatile ones, but for those of the server's own that only reckon, wait, or touch
-- nothing beyond the copy.
SELECT DISTINCT p.proname AS name
FROM pg_proc p
JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE p.provolatile = 'v'
  AND NOT (n.nspname IN ('pg_catalog', 'information_schema')
           AND p.proname IN ('random', 'random_normal', 'setseed', 'clock_timestamp', 'timeofday', 'gen_random_uuid',
                             'uuidv4', 'uuidv7', 'nextval', 'currval', 'lastval', 'setval', 'pg_sleep', 'pg_sleep_for',
                             'pg_sleep_until', 'pg_advisory_xact_lock', 'pg_advisory_xact_lock_shared',
                             'pg_try_advisory_xact_lock', 'pg_try_advisory_xact_lock_shared', 'pg_relation_size',
                             'pg_table_size', 'pg_total_relation_size', 'pg_indexes_size', 'txid_current',
                             'pg_current_xact_id', 'pg_notify', 'unique_key_recheck'))
  AND NOT EXISTS (SELECT FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
                  WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
                    AND e.extname IN ('pgcrypto', 'uuid-ossp', 'pg_trgm'))
