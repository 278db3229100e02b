-- Where the clone's superuser lays down what was read from the source.
CREATE TEMP TABLE staged_statistics (
    schema text, relation text, attribute text, number int2, of_index bool, inherited bool,
    null_fraction float4, width int4, n_distinct float4,
    kind1 int2, operator1 text, collation1 text, numbers1 text, values1 text,
    kind2 int2, operator2 text, collation2 text, numbers2 text, values2 text,
    kind3 int2, operator3 text, collation3 text, numbers3 text, values3 text,
    kind4 int2, operator4 text, collation4 text, numbers4 text, values4 text,
    kind5 int2, operator5 text, collation5 text, numbers5 text, values5 text
);
CREATE TEMP TABLE staged_figures (
    schema text, relation text, kind "char", relpages int4, reltuples float4, relallvisible int4, pages int8, valid bool
)
;
CREATE TEMP TABLE staged_extended (
    schema text, name text, inherited bool, keys jsonb, n_distinct text, dependencies text, mcv text
)
