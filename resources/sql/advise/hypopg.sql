-- Whether the extension is in this database, where, and whether it can hide existing indexes (from 1.4 on).
SELECT
    pg_backend_pid() AS pid, current_database() AS database,
    (SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'hypopg') AS schema,
    EXISTS (SELECT FROM pg_proc p JOIN pg_extension e ON e.extnamespace = p.pronamespace
            WHERE e.extname = 'hypopg' AND p.proname = 'hypopg_hide_index') AS hides
