#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the files of this folder on a PostgreSQL 15 server, with its psql:
#     createdb pastes && PGDATABASE=pastes ./make-pastes.sh
# Each holds one plan as psql prints it in its many ways, each below a line with its name. The figures of a run without
# times are the same every time.
set -euo pipefail
cd "$(dirname "$0")"
export LC_ALL=C.UTF-8

psql -X -q -v ON_ERROR_STOP=1 <<'SQL'
set client_min_messages = warning;
drop table if exists "odd ""w"" | x";
create table "odd ""w"" | x" (id int primary key, note text);
insert into "odd ""w"" | x" select i, 'n' || i from generate_series(1, 400) i;
analyze "odd ""w"" | x";
SQL

literal="E'a | b\\n-[ RECORD 1 ]-\\n(1 row)\\n .1 +\\n|====\\n+\\n{\"x\": [1]}\\n\\\\hline & <td> 100%'"
declare -A statements=(
    [text]="select o.id, count(*) from \"odd \"\"w\"\" | x\" o join \"odd \"\"w\"\" | x\" p on p.id = o.id + 1
        where o.note <> $literal group by o.id"
    [document]="select id from \"odd \"\"w\"\" | x\" o where note <> $literal"
)

declare -A modes
for style in ascii old-ascii unicode; do
    for border in 0 1 2; do
        pre="\\pset linestyle $style
\\pset border $border"
        modes[aligned-$style-$border]="$pre"
        modes[expanded-$style-$border]="$pre
\\x on"
        for columns in 60 80; do
            modes[wrapped$columns-$style-$border]="$pre
\\pset format wrapped
\\pset columns $columns"
        done
        modes[expanded-wrapped60-$style-$border]="$pre
\\pset format wrapped
\\pset columns 60
\\x on"
    done
done
for format in html asciidoc latex latex-longtable troff-ms; do
    for border in 0 1 2; do
        modes[$format-$border]="\\pset format $format
\\pset border $border"
        modes[$format-expanded-$border]="\\pset format $format
\\pset border $border
\\x on"
    done
done
for format in csv unaligned; do
    modes[$format]="\\pset format $format"
    modes[$format-expanded]="\\pset format $format
\\x on"
done
for format in html asciidoc latex latex-longtable troff-ms csv unaligned; do
    modes[$format-rows-only]="\\pset format $format
\\t on"
    modes[$format-rows-only-expanded]="\\pset format $format
\\t on
\\x on"
done
modes[latex-3]="\\pset format latex
\\pset border 3"
modes[expanded-rows-only]="\\t on
\\x on"
for separator in ';' '||' '->' "\\t"; do
    modes[unaligned-expanded-by-"$separator"]="\\pset format unaligned
\\pset fieldsep '$separator'
\\x on"
done
modes[csv-expanded-by-semicolon]="\\pset format csv
\\pset csv_fieldsep ';'
\\x on"

for format in text json yaml xml; do
    file=psql-$format.txt
    statement=${statements[document]}
    [[ $format == text ]] && statement=${statements[text]}
    {
        echo "#### plain"
        psql -X -q -A -t -c "explain (analyze, timing off, summary off, format $format) $statement"
        for mode in $(printf '%s\n' "${!modes[@]}" | sort); do
            # Documents are long: what only text tells apart is left out of them.
            if [[ $format != text ]]; then
                [[ $mode == *wrapped80* || $mode == *rows-only* || $mode == *-by-* ]] && continue
                [[ $mode == *-[02] && $mode != *ascii-* && $mode != expanded-unicode-* ]] && continue
            fi
            echo "#### $mode"
            psql -X -q -v ON_ERROR_STOP=1 <<PSQL
${modes[$mode]}
explain (analyze, timing off, summary off, format $format) $statement;
PSQL
        done
    } > "$file"
done

# A tree whose indentation is wider than the table, in the style that does not mark where it cuts.
inner='"odd ""w"" | x" t8'
for level in 7 6 5 4 3 2 1; do
    inner="\"odd \"\"w\"\" | x\" t$level left join $inner on t$((level + 1)).id = t$level.id and t$((level + 1)).note <> 'a  b'"
done
for format in text yaml xml; do
    {
        for mode in plain wrapped60-old-ascii-{0,2} expanded-wrapped60-old-ascii-{0,2}; do
            echo "#### $mode"
            pre=${modes[$mode]-"\\pset format unaligned
\\t on"}
            psql -X -q -v ON_ERROR_STOP=1 <<PSQL
set join_collapse_limit = 1;
$pre
explain (costs off, verbose, format $format) select count(t8.note) from $inner;
PSQL
        done
    } > psql-deep-$format.txt
done
