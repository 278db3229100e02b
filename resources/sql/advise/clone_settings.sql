-- Settings of the session by which the reading of a statement differs.
SELECT name, setting
FROM pg_settings
WHERE setting IS DISTINCT FROM boot_val
  AND name IN ('DateStyle', 'IntervalStyle', 'TimeZone', 'default_text_search_config', 'transform_null_equals',
               'xmloption', 'standard_conforming_strings', 'backslash_quote', 'array_nulls')
ORDER BY name
