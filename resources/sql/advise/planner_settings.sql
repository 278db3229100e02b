-- By name: the category of a setting comes in the server's language.
SELECT name, setting
FROM pg_settings
WHERE setting IS DISTINCT FROM boot_val
  AND (name LIKE 'enable\_%' OR name LIKE 'cpu\_%\_cost' OR name LIKE 'geqo%' OR name LIKE 'jit%'
       OR name LIKE 'min\_parallel\_%'
       OR name IN ('seq_page_cost', 'random_page_cost', 'parallel_setup_cost', 'parallel_tuple_cost',
                   'effective_cache_size', 'work_mem', 'hash_mem_multiplier', 'max_parallel_workers',
                   'max_parallel_workers_per_gather', 'parallel_leader_participation', 'constraint_exclusion',
                   'cursor_tuple_fraction', 'from_collapse_limit', 'join_collapse_limit',
                   'recursive_worktable_factor'))
ORDER BY name
