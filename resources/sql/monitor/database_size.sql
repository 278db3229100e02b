-- Looks at every file of the database: asked rarely.
SELECT /* howdah/monitor */ pg_catalog.pg_database_size(current_database()) AS bytes
