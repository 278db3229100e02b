-- What a clone has to be like. The backend's number tells whether a pooler stands in between; rights on pg_statistic
-- whether the planner's own statistics can be copied.
SELECT
    current_setting('server_version_num')::int AS version, current_setting('block_size')::int AS block_size,
    current_database() AS name, pg_encoding_to_char(d.encoding) AS encoding, d.datcollate AS collate,
    d.datctype AS ctype, coalesce(to_jsonb(d) ->> 'datlocprovider', 'c') AS provider,
    coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale') AS locale,
    pg_backend_pid() AS pid,
    has_table_privilege('pg_catalog.pg_statistic', 'SELECT') AS reads_statistics,
    has_table_privilege('pg_catalog.pg_statistic_ext_data', 'SELECT') AS reads_extended,
    EXISTS (SELECT FROM pg_statistic_ext) AS has_extended,
    EXISTS (SELECT FROM pg_tablespace WHERE array_to_string(spcoptions, ',') LIKE '%page_cost%') AS tablespace_costs,
    array_to_json(current_schemas(false)) AS search_path
FROM pg_database d
WHERE d.datname = current_database()
