// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/anonymizewords.h"

#include <unordered_set>

namespace howdah::plan {

namespace {

using Words = std::unordered_set<std::string_view>;

Words split(std::string_view list)
{
    Words words;
    while (!list.empty()) {
        const std::size_t end = list.find(' ');
        if (end != 0)
            words.insert(list.substr(0, end));
        if (end == std::string_view::npos)
            break;
        list.remove_prefix(end + 1);
    }
    return words;
}

} // namespace

bool isReserved(std::string_view word)
{
    static const Words words = split(
        "all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate "
        "collation column concurrently constraint create cross current_catalog current_date current_role "
        "current_schema current_time current_timestamp current_user default deferrable desc distinct do else end "
        "except false fetch for foreign freeze from full grant group having ilike in initially inner intersect into is "
        "isnull join lateral leading left like limit localtime localtimestamp natural not notnull null offset on only "
        "or order outer overlaps placing primary references returning right select session_user similar some symmetric "
        "table tablesample then to trailing true union unique user using variadic verbose when where window with");
    return words.contains(word);
}

bool isKeyword(std::string_view word)
{
    static const Words words = split(
        // may be names of columns, but not unquoted where EXPLAIN writes them
        "between bigint bit boolean char character coalesce dec decimal exists extract float greatest grouping inout "
        "int integer interval least national nchar none normalize nullif numeric out overlay position precision real "
        "row setof smallint substring time timestamp treat trim values varchar xmlattributes xmlconcat xmlelement "
        "xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable "
        // may be any name, but hold a statement together
        "add alter at begin breadth by cascade columns commit conflict cube current cursor cycle declare delete depth "
        "drop escape exclude execute explain filter first following generated groups identity if immutable index "
        "insert "
        "json_arrayagg json_array json_object json_objectagg json_table last local locked logged matched materialized "
        "merge next no nothing nowait nulls of operator ordinality others over overriding partial partition passing "
        "preceding prepare prior range recursive refresh rename repeatable replace restrict returns rollup rows search "
        "set sets share skip standalone start stored temp temporary ties truncate uescape unbounded unlogged update "
        "vacuum varying view within without zone");
    return words.contains(word);
}

bool isBuiltinType(std::string_view word)
{
    static const Words words = split(
        "aclitem anyarray anyelement bigint bit bool boolean box bpchar bytea char character cid cidr circle cstring "
        "date datemultirange daterange dec decimal double float float4 float8 inet int int2 int2vector int4 "
        "int4multirange int4range int8 int8multirange int8range integer interval json jsonb jsonpath line lseg macaddr "
        "macaddr8 money name numeric nummultirange numrange oid oidvector path pg_lsn pg_snapshot point polygon real "
        "record refcursor regclass regcollation regconfig regdictionary regnamespace regoper regoperator regproc "
        "regprocedure regrole regtype smallint text tid time timestamp timestamptz timetz tsmultirange tsquery tsrange "
        "tstzmultirange tstzrange tsvector txid_snapshot unknown uuid varbit varchar void xid xid8 xml");
    return words.contains(word);
}

bool isBuiltinFunction(std::string_view word)
{
    static const Words words = split(
        "abs acos age any_value array_agg array_append array_cat array_dims array_fill array_length array_lower "
        "array_ndims array_position array_positions array_prepend array_remove array_replace array_sample "
        "array_shuffle array_sort array_to_json array_to_string array_to_tsvector array_upper ascii asin atan atan2 "
        "avg "
        "bit_and bit_count bit_length bit_or bit_xor bool_and bool_or bpchar btrim cardinality cbrt ceil ceiling "
        "char_length character_length chr clock_timestamp coalesce concat concat_ws convert convert_from convert_to "
        "corr cos cot count covar_pop covar_samp cume_dist currval date date_add date_bin date_part date_subtract "
        "date_trunc daterange decode degrees dense_rank div encode every exp extract factorial first_value float4 "
        "float8 floor format format_type gcd gen_random_uuid generate_series generate_subscripts get_bit get_byte "
        "greatest grouping has_table_privilege hashtext hashtextextended host initcap int2 int4 int4range int8 "
        "int8range interval isempty isfinite json_agg json_array_elements json_array_elements_text json_array_length "
        "json_build_array json_build_object json_each json_each_text json_extract_path json_extract_path_text "
        "json_object json_object_agg json_object_keys json_populate_record json_populate_recordset json_strip_nulls "
        "json_to_record json_to_recordset json_typeof jsonb_agg jsonb_array_elements jsonb_array_elements_text "
        "jsonb_array_length jsonb_build_array jsonb_build_object jsonb_each jsonb_each_text jsonb_extract_path "
        "jsonb_extract_path_text jsonb_insert jsonb_object jsonb_object_agg jsonb_object_keys jsonb_path_exists "
        "jsonb_path_match jsonb_path_query jsonb_path_query_array jsonb_path_query_first jsonb_populate_record "
        "jsonb_populate_recordset jsonb_pretty jsonb_set jsonb_strip_nulls jsonb_to_record jsonb_to_recordset "
        "jsonb_typeof justify_days justify_hours justify_interval lag last_value lastval lcm lead least left length ln "
        "log log10 lower lower_inc lower_inf lpad ltrim make_date make_interval make_time make_timestamp "
        "make_timestamptz max md5 min mod mode network nextval now nth_value ntile nullif num_nonnulls num_nulls "
        "numeric numrange octet_length overlay percent_rank percentile_cont percentile_disc pg_advisory_lock "
        "pg_advisory_xact_lock pg_backend_pid pg_database_size pg_get_constraintdef pg_get_expr pg_get_functiondef "
        "pg_get_indexdef pg_get_userbyid pg_get_viewdef pg_index_size pg_relation_size pg_size_pretty pg_sleep "
        "pg_table_is_visible pg_table_size pg_total_relation_size pg_try_advisory_lock pg_typeof phraseto_tsquery pi "
        "plainto_tsquery position pow power quote_ident quote_literal quote_nullable radians random range_agg "
        "range_intersect_agg range_merge rank regexp_count regexp_instr regexp_like regexp_match regexp_matches "
        "regexp_replace regexp_split_to_array regexp_split_to_table regexp_substr regr_avgx regr_avgy regr_count "
        "regr_intercept regr_r2 regr_slope repeat replace reverse right round row row_number row_to_json rpad rtrim "
        "scale set_config setseed setval setweight sha224 sha256 sha384 sha512 sign sin split_part sqrt starts_with "
        "statement_timestamp stddev stddev_pop stddev_samp string_agg string_to_array string_to_table strip strpos "
        "substr substring sum tan text textcat time timeofday timestamp timestamptz timezone to_ascii to_char to_date "
        "to_hex to_json to_jsonb to_number to_timestamp to_tsquery to_tsvector transaction_timestamp translate trim "
        "trim_array trunc ts_headline ts_rank ts_rank_cd ts_rewrite tsrange tstzrange txid_current unnest upper "
        "upper_inc upper_inf uuid_generate_v4 uuidv4 uuidv7 var_pop var_samp varchar variance version "
        "websearch_to_tsquery width_bucket xmlagg xmlconcat xmlelement xmlforest xpath xpath_exists");
    return words.contains(word);
}

bool isSystemColumn(std::string_view word)
{
    static const Words words = split("cmax cmin ctid tableoid xmax xmin");
    return words.contains(word);
}

bool isTimeField(std::string_view word)
{
    static const Words words =
        split("century day decade dow doy epoch hour isodow isoyear julian microseconds millennium milliseconds minute "
              "month quarter second timezone timezone_hour timezone_minute week year");
    return words.contains(word);
}

bool isPlanWord(std::string_view word)
{
    static const Words words = split(
        // types of nodes, and what they are called in text
        "aggregate and anti append async backward bitmap bitmapand bitmapor cte custom delete except except_all "
        "finalize foreign forward full function gather group groupaggregate hash hashaggregate hashed hashsetop heap "
        "in "
        "incremental index initplan inner insert intersect join left limit lockrows loop materialize member memoize "
        "merge mixed mixedaggregate modifytable named nested nomovement none not nothing null on only or outer "
        "parallel "
        "partial plain projectset range recursive result right sample scan select semi seq setop simple sort sorted "
        "storage store subplan subplans subquery table tid tuplestore union unique unknown update values windowagg "
        "worktable "
        // names of fields
        "actual alias all arbiter bound by calls condition copy cpu distinct grouping indexes inner internal jit args "
        "average avg aware batches binary blocks buckets buffers bytes cache call calls "
        "capable capacity command compute cond conflict conflicting constraint cost count deforming deforms directory "
        "dirtied disabled disk emission entries estimated estimates evaluated evaluation evictions exact execution "
        "exists expressions fetches fetched file filter first format fpi full functions generation groups hashagg heap "
        "hit hits hot i id identifier inlining inserted io is items jit key keys kind launched lead local loops "
        "lookups "
        "lossy matched maximum memory method methods misses mode name names node number o of operation one "
        "optimization "
        "options order original output over overflows parameters params parent partitions peak per percent plan "
        "planned "
        "planning pre presorted prefetch provider query ran read recheck records relation relations relationship "
        "remote removed repeatable resolution returned rows run sampling schema search searches seed serialization "
        "server set sets shared single size skipped space spilled split sql startup strategy subplan system target "
        "temp "
        "time timing timings total trigger triggers tuples type updated usage used version wal wholerow width window "
        "worker workers write written "
        // words of methods, modes and figures
        "b d disk duplicates external false for gb h heapsort hours inf infinity kb key-value last logical mb memory "
        "min minutes ms n never no off other progress quick quicksort s still sec seconds sort tb text top true us was "
        "x yes");
    return words.contains(word);
}

bool isPlannerSetting(std::string_view name)
{
    if (name.starts_with("enable_") || name.starts_with("geqo") || name.starts_with("jit"))
        return name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
    static const Words words =
        split("constraint_exclusion cpu_index_tuple_cost cpu_operator_cost cpu_tuple_cost cursor_tuple_fraction "
              "debug_parallel_query effective_cache_size effective_io_concurrency force_parallel_mode "
              "from_collapse_limit hash_mem_multiplier io_combine_limit join_collapse_limit maintenance_io_concurrency "
              "max_parallel_workers max_parallel_workers_per_gather min_parallel_index_scan_size "
              "min_parallel_table_scan_size parallel_leader_participation parallel_setup_cost parallel_tuple_cost "
              "plan_cache_mode random_page_cost recursive_worktable_factor search_path seq_page_cost temp_buffers "
              "work_mem");
    return words.contains(name);
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

} // namespace howdah::plan
