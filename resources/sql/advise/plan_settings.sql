-- Settings that advice on a plan quotes, as SHOW prints them.
SELECT s.name, current_setting(s.name, true) AS value
FROM unnest(ARRAY['work_mem', 'hash_mem_multiplier', 'random_page_cost', 'effective_cache_size',
                  'default_statistics_target', 'max_parallel_workers_per_gather', 'max_parallel_workers',
                  'jit_above_cost', 'track_io_timing']) AS s (name)
