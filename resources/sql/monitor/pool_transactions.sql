SELECT /* howdah/monitor */ datname, xact_commit + xact_rollback AS transactions
  FROM pg_catalog.pg_stat_database
 WHERE datname IS NOT NULL
