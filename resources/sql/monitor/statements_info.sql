SELECT /* howdah/monitor */
    (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS now_us,
    {{pg_stat_statements_info.dealloc ? i.dealloc | NULL::bigint}} AS dealloc,
    {{pg_stat_statements_info.stats_reset ? (extract(epoch FROM i.stats_reset) * 1000000)::bigint | NULL::bigint}} AS reset_us
{{pg_stat_statements_info.dealloc ? FROM :schema.pg_stat_statements_info i | }}
