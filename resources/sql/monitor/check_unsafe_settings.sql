SELECT /* howdah/monitor */
    name AS object, setting, pending_restart, name IN ('fsync', 'full_page_writes') AND setting = 'off' AS unsafe
FROM pg_catalog.pg_settings
WHERE (name IN ('fsync', 'full_page_writes') AND setting = 'off') OR pending_restart
ORDER BY 4 DESC, 1
