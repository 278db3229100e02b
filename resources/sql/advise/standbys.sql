-- The servers that replay what this one writes, or hands on where it is a replica itself, straight from it. What only receives the log (pg_receivewal,
-- pg_basebackup) reports no place that it has replayed to, and what replicates logically is in a database. Who may not
-- see others' sessions sees that they are there, and nothing else of them.
SELECT
    r.application_name AS name, host(r.client_addr) AS address, s.slot_name AS slot, r.state IS NULL AS hidden
FROM pg_stat_replication r
JOIN pg_stat_activity a ON a.pid = r.pid AND a.datid IS NULL
LEFT JOIN pg_replication_slots s ON s.active_pid = r.pid
WHERE r.state IS NULL OR r.replay_lsn IS NOT NULL
ORDER BY 1, 2, 3
