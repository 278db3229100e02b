-- Statistics laid down in staged_statistics become rows of the clone's pg_statistic. Runs as superuser, and must not run code
-- that came with the schema: values are read as base types, because a domain's input checks its constraints.

CREATE FUNCTION pg_temp.safe_type(type oid) RETURNS oid LANGUAGE plpgsql STABLE AS $$
DECLARE
    t pg_type;
    inner_type oid;
BEGIN
    SELECT * INTO t FROM pg_type WHERE pg_type.oid = type;
    IF t.typtype = 'd' THEN
        RETURN pg_temp.safe_type(t.typbasetype);
    ELSIF t.typtype = 'e' OR t.typtype = 'b' AND NOT (t.typcategory = 'A' AND t.typelem <> 0) THEN
        RETURN t.oid;
    ELSIF t.typtype = 'b' THEN
        inner_type := pg_temp.safe_type(t.typelem);
        RETURN CASE WHEN inner_type = t.typelem THEN t.oid
                    ELSE (SELECT nullif(typarray, 0) FROM pg_type WHERE pg_type.oid = inner_type) END;
    ELSIF t.typtype IN ('r', 'm') THEN
        SELECT rngsubtype INTO inner_type FROM pg_range r
        WHERE r.rngtypid = type OR (to_jsonb(r) ->> 'rngmultitypid')::oid = type;
        RETURN CASE WHEN pg_temp.safe_type(inner_type) = inner_type THEN t.oid END;
    END IF;
    RETURN NULL;
END $$;

-- What the values of a slot are (commands/analyze.c, array_typanalyze.c, rangetypes_typanalyze.c, ts_typanalyze.c).
CREATE FUNCTION pg_temp.value_type(kind int2, type oid) RETURNS oid LANGUAGE plpgsql STABLE AS $$
DECLARE
    base oid := pg_temp.safe_type(type);
BEGIN
    RETURN CASE
        WHEN kind IN (1, 2) THEN base
        WHEN kind = 4 AND base = 'tsvector'::regtype THEN 'text'::regtype
        WHEN kind = 4 THEN (SELECT nullif(typelem, 0) FROM pg_type t WHERE t.oid = base AND typcategory = 'A')
        WHEN kind = 6 THEN 'float8'::regtype
        WHEN kind = 7 THEN (SELECT rngtypid FROM pg_range r
                            WHERE r.rngtypid = base OR (to_jsonb(r) ->> 'rngmultitypid')::oid = base)
    END;
END $$;

-- The operator that ANALYZE takes for a type: of its default class, or of the class of a type that it is read as.
CREATE FUNCTION pg_temp.default_operator(type oid, less bool) RETURNS oid LANGUAGE sql STABLE AS $$
    WITH taken AS (
        SELECT 1 AS rank, type AS oid
        UNION ALL
        SELECT 2, CASE WHEN t.typtype = 'e' THEN 'anyenum'::regtype WHEN t.typtype = 'r' THEN 'anyrange'::regtype
                       WHEN t.typcategory = 'A' THEN 'anyarray'::regtype END
        FROM pg_type t WHERE t.oid = type
        UNION ALL
        SELECT 3, casttarget FROM pg_cast WHERE castsource = type AND castmethod = 'b' AND castcontext = 'i'
    )
    SELECT o.amopopr
    FROM taken
    JOIN pg_opclass c ON c.opcintype = taken.oid AND c.opcdefault
    JOIN pg_am m ON m.oid = c.opcmethod
    JOIN pg_amop o ON o.amopfamily = c.opcfamily AND o.amoplefttype = c.opcintype AND o.amoprighttype = c.opcintype
        AND o.amoppurpose = 's'
    WHERE m.amname = 'btree' AND o.amopstrategy = CASE WHEN less THEN 1 ELSE 3 END
       OR m.amname = 'hash' AND NOT less AND o.amopstrategy = 1
    ORDER BY taken.rank, m.amname
    LIMIT 1
$$;

-- The type whose values ANALYZE counts: of an index's expression where the access method stores another (analyze.c,
-- examine_attribute). The operator class takes it, or one that lies in memory alike.
CREATE FUNCTION pg_temp.analysed_type(relation oid, place int2, stored oid) RETURNS oid LANGUAGE sql STABLE AS $$
    SELECT coalesce((
        SELECT CASE WHEN c.opcintype = 'anyarray'::regtype THEN (SELECT nullif(typarray, 0) FROM pg_type t WHERE t.oid = stored)
                    ELSE c.opcintype END
        FROM pg_index x JOIN pg_opclass c ON c.oid = x.indclass[place - 1]
        WHERE x.indexrelid = relation AND c.opckeytype <> 0), stored)
$$;

-- Returns how many could not be taken over.
CREATE FUNCTION pg_temp.put_statistics() RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    s record;
    kinds int2[]; operators oid[]; collations oid[]; numbers text[]; vals text[]; types oid[];
    values_of oid;
    operator oid;
    failures int := 0;
BEGIN
    FOR s IN
        SELECT staged_statistics.*, a.attrelid, a.attnum, a.attcollation,
               CASE WHEN of_index THEN pg_temp.analysed_type(a.attrelid, a.attnum, a.atttypid) ELSE a.atttypid END AS atttypid
        FROM staged_statistics
        JOIN pg_namespace n ON n.nspname = schema
        JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = relation
        JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped
            AND CASE WHEN of_index THEN a.attnum = number ELSE a.attname = attribute END
    LOOP
        kinds := ARRAY[s.kind1, s.kind2, s.kind3, s.kind4, s.kind5];
        operators := NULL; collations := NULL; types := NULL;
        numbers := ARRAY[s.numbers1, s.numbers2, s.numbers3, s.numbers4, s.numbers5];
        vals := ARRAY[s.values1, s.values2, s.values3, s.values4, s.values5];
        FOR i IN 1..5 LOOP
            values_of := pg_temp.value_type(kinds[i], s.atttypid);
            IF kinds[i] = 0 THEN
                operator := 0;
            ELSIF (ARRAY[s.operator1, s.operator2, s.operator3, s.operator4, s.operator5])[i] IS NULL THEN
                operator := pg_temp.default_operator(
                    CASE WHEN kinds[i] = 4 THEN values_of WHEN kinds[i] = 5 THEN pg_temp.value_type(4::int2, s.atttypid)
                         ELSE coalesce(pg_temp.safe_type(s.atttypid), s.atttypid) END, kinds[i] IN (2, 3));
            ELSIF (ARRAY[s.operator1, s.operator2, s.operator3, s.operator4, s.operator5])[i] ~ '^[0-9]+$' THEN
                operator := (ARRAY[s.operator1, s.operator2, s.operator3, s.operator4, s.operator5])[i]::oid;
            ELSE
                operator := to_regoperator((ARRAY[s.operator1, s.operator2, s.operator3, s.operator4, s.operator5])[i]);
            END IF;
            -- A kind that only an extension knows, an operator or type that is not here: the slot is left out.
            IF operator IS NULL OR vals[i] IS NOT NULL AND values_of IS NULL THEN
                failures := failures + 1;
                kinds[i] := 0; operator := 0; numbers[i] := NULL; vals[i] := NULL;
            END IF;
            operators[i] := operator;
            types[i] := values_of;
            collations[i] := CASE
                WHEN kinds[i] = 0 THEN 0
                WHEN (ARRAY[s.collation1, s.collation2, s.collation3, s.collation4, s.collation5])[i] IS NULL THEN s.attcollation
                WHEN (ARRAY[s.collation1, s.collation2, s.collation3, s.collation4, s.collation5])[i] ~ '^[0-9]+$' THEN (ARRAY[s.collation1, s.collation2, s.collation3, s.collation4, s.collation5])[i]::oid
                ELSE coalesce(to_regcollation((ARRAY[s.collation1, s.collation2, s.collation3, s.collation4, s.collation5])[i]), s.attcollation)
            END;
        END LOOP;
        BEGIN
            INSERT INTO pg_statistic VALUES (
                s.attrelid, s.attnum, s.inherited, s.null_fraction, s.width, s.n_distinct,
                kinds[1], kinds[2], kinds[3], kinds[4], kinds[5],
                operators[1], operators[2], operators[3], operators[4], operators[5],
                collations[1], collations[2], collations[3], collations[4], collations[5],
                numbers[1]::float4[], numbers[2]::float4[], numbers[3]::float4[], numbers[4]::float4[], numbers[5]::float4[],
                array_in(vals[1]::cstring, types[1], -1),
                array_in(vals[2]::cstring, types[2], -1),
                array_in(vals[3]::cstring, types[3], -1),
                array_in(vals[4]::cstring, types[4], -1),
                array_in(vals[5]::cstring, types[5], -1));
        EXCEPTION WHEN OTHERS THEN
            failures := failures + 1;
        END;
    END LOOP;
    RETURN failures;
END $$
;

-- Statistics of an index's expression, which ANALYZE would make once the index is there: from rows that were read. Only of
-- types of the system. Figures of elements as ANALYZE lays them down: lexemes in the order of their lengths, behind their
-- frequencies the least and the most, and of arrays the part that holds NULLs. Returns how many could not be laid down.
CREATE FUNCTION pg_temp.put_expression(index oid, place int2, type oid, null_fraction float4, width int4, n_distinct float4,
                                       common jsonb, frequencies text, bounds jsonb,
                                       elements jsonb, element_frequencies float4[], element_bounds float4[])
RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    of_lexemes bool := type = 'tsvector'::regtype;
    sorted text; sorted_elements text; sorted_frequencies float4[];
BEGIN
    IF jsonb_array_length(bounds) > 0 THEN
        EXECUTE format('SELECT array_agg(v ORDER BY v::%s)::text FROM jsonb_array_elements_text($1) AS v',
                       format_type(type, -1)) INTO sorted USING bounds;
    END IF;
    SELECT array_agg(v ORDER BY CASE WHEN of_lexemes THEN octet_length(v) END, CASE WHEN of_lexemes THEN v END COLLATE "C", v)::text,
           array_agg(element_frequencies[n]
                     ORDER BY CASE WHEN of_lexemes THEN octet_length(v) END, CASE WHEN of_lexemes THEN v END COLLATE "C", v)
    INTO sorted_elements, sorted_frequencies
    FROM jsonb_array_elements_text(elements) WITH ORDINALITY AS e (v, n);
    DELETE FROM staged_statistics;
    INSERT INTO staged_statistics (schema, relation, number, of_index, inherited, null_fraction, width, n_distinct,
                                   kind1, numbers1, values1, kind2, values2, kind3, numbers3, values3, kind4, kind5)
    SELECT n.nspname, c.relname, place, true, false, null_fraction, width, n_distinct,
           CASE WHEN jsonb_array_length(common) > 0 THEN 1 ELSE 0 END, frequencies,
           (SELECT array_agg(v)::text FROM jsonb_array_elements_text(common) AS v),
           CASE WHEN jsonb_array_length(bounds) > 1 AND pg_temp.default_operator(type, true) IS NOT NULL THEN 2 ELSE 0 END,
           sorted,
           CASE WHEN sorted_elements IS NULL THEN 0 ELSE 4 END,
           (sorted_frequencies || element_bounds[:CASE WHEN of_lexemes THEN 2 ELSE 3 END])::text, sorted_elements, 0, 0
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.oid = index;
    UPDATE staged_statistics SET numbers1 = NULL WHERE kind1 = 0;
    UPDATE staged_statistics SET values2 = NULL WHERE kind2 = 0;
    UPDATE staged_statistics SET numbers3 = NULL WHERE kind3 = 0;
    RETURN pg_temp.put_statistics();
EXCEPTION WHEN OTHERS THEN
    RETURN 1;
END $$;

-- The other way round of what the server has: bytes become extended statistics.
CREATE CAST (bytea AS pg_ndistinct) WITHOUT FUNCTION;
CREATE CAST (bytea AS pg_dependencies) WITHOUT FUNCTION;
CREATE CAST (bytea AS pg_mcv_list) WITHOUT FUNCTION;

-- Bytes with the mark that this machine writes; NULL for others.
CREATE FUNCTION pg_temp.marked(hex text, mark text) RETURNS bytea LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN starts_with(hex, mark) THEN decode(hex, 'hex') END $$;

-- Whether the values of a list are of types that have the same number everywhere. After three numbers of four bytes and one
-- of two stands the number of each column's type.
CREATE FUNCTION pg_temp.has_builtin_types(list bytea) RETURNS bool LANGUAGE sql IMMUTABLE AS $$
    SELECT bool_and(get_byte(list, 14 + 4 * i) + 256 * get_byte(list, 15 + 4 * i) < 10000
                    AND get_byte(list, 16 + 4 * i) = 0 AND get_byte(list, 17 + 4 * i) = 0)
    FROM generate_series(0, get_byte(list, 12) + 256 * get_byte(list, 13) - 1) AS i
$$;

-- Returns how many could not be taken over. The marks are those of a little-endian machine.
CREATE FUNCTION pg_temp.put_extended() RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    s record;
    n_distinct bytea; dependencies bytea; mcv bytea;
    failures int := 0;
BEGIN
    FOR s IN
        SELECT x.*, e.oid, (SELECT jsonb_agg(jsonb_build_array(a.attname, a.attnum) ORDER BY a.attnum)
                            FROM pg_attribute a WHERE a.attrelid = e.stxrelid AND a.attnum = ANY (e.stxkeys)) AS own_keys
        FROM staged_extended x
        JOIN pg_namespace n ON n.nspname = x.schema
        JOIN pg_statistic_ext e ON e.stxnamespace = n.oid AND e.stxname = x.name
    LOOP
        n_distinct := pg_temp.marked(s.n_distinct, 'a4bf52a3');
        dependencies := pg_temp.marked(s.dependencies, '2c9a54b4');
        mcv := pg_temp.marked(s.mcv, 'c251a6e1');
        -- A dropped column before them has moved the columns.
        IF s.keys IS DISTINCT FROM s.own_keys THEN
            n_distinct := NULL; dependencies := NULL;
        END IF;
        IF NOT coalesce(pg_temp.has_builtin_types(mcv), true) THEN
            mcv := NULL;
        END IF;
        failures := failures + num_nonnulls(s.n_distinct, s.dependencies, s.mcv) - num_nonnulls(n_distinct, dependencies, mcv);
        DELETE FROM pg_statistic_ext_data WHERE stxoid = s.oid
            AND coalesce((to_jsonb(pg_statistic_ext_data) ->> 'stxdinherit')::bool, s.inherited) = s.inherited;
        IF EXISTS (SELECT FROM pg_attribute
                   WHERE attrelid = 'pg_statistic_ext_data'::regclass AND attname = 'stxdinherit') THEN
            INSERT INTO pg_statistic_ext_data (stxoid, stxdinherit, stxdndistinct, stxddependencies, stxdmcv)
            VALUES (s.oid, s.inherited, n_distinct::pg_ndistinct, dependencies::pg_dependencies, mcv::pg_mcv_list);
        ELSE
            INSERT INTO pg_statistic_ext_data (stxoid, stxdndistinct, stxddependencies, stxdmcv)
            VALUES (s.oid, n_distinct::pg_ndistinct, dependencies::pg_dependencies, mcv::pg_mcv_list);
        END IF;
    END LOOP;
    RETURN failures;
END $$
