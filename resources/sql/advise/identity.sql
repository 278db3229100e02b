-- Which server this is. A primary and its replica have one system identifier, and differ in the moment they began.
SELECT
    s.system_identifier::text AS system,
    extract(epoch FROM pg_postmaster_start_time())::text || ' ' || pg_is_in_recovery()::text AS instance,
    current_database() AS name
FROM pg_control_system() s
