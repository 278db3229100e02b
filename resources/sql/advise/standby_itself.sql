-- By what its primary knows this standby: the application_name, else the fallback that the server gives itself. Who may
-- not see others' sessions is shown no conninfo.
SELECT
    w.pid IS NOT NULL AS streams,
    coalesce(
        btrim(substring(w.conninfo FROM $re$(?:^|\s)application_name=('[^']*'|\S+)$re$), ''''),
        btrim(substring(w.conninfo FROM $re$(?:^|\s)fallback_application_name=('[^']*'|\S+)$re$), '''')) AS name,
    host(inet_server_addr()) AS address, w.slot_name AS slot
FROM (SELECT 1) one
LEFT JOIN pg_stat_wal_receiver w ON true
