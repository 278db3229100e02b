# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the indexes that several ways of choosing recommend, and takes the workload's cost with each: see run.

measure.py --howdahctl PROGRAM --data-dir DIR --workload FILE [BUDGET...]

The server is the one of libpq's variables; it must be a private one: indexes are made and dropped on it. Budgets in MB;
without any, a twentieth, an eighth and a third of the tables' size.
"""
import argparse
import itertools
import json
import re
import subprocess
import sys
import time

import psycopg2

MEGABYTE = 1024 * 1024


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def read_workload(path):
    """(weight, statement) as written: "-- weight: N" before a statement, which ends with a semicolon at a line's end."""
    statements, weight, lines = [], 1.0, []
    for line in open(path, encoding="utf-8"):
        found = re.match(r"--\s*weight:\s*([0-9.]+)", line)
        if found:
            weight = float(found.group(1))
        elif not line.startswith("--") and line.strip():
            lines.append(line.rstrip())
            if line.rstrip().endswith(";"):
                statements.append((weight, "\n".join(lines).rstrip(";")))
                weight, lines = 1.0, []
    return statements


class Server:
    def __init__(self, statements):
        self.connection = psycopg2.connect(application_name="advise bench")
        self.connection.autocommit = True
        self.statements = statements

    def rows(self, sql, parameters=None):
        with self.connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return cursor.fetchall() if cursor.description else []

    def costs(self):
        """The planner's cost of each statement once, with the indexes that are there now."""
        with self.connection.cursor() as cursor:
            costs = []
            for _, sql in self.statements:
                cursor.execute("EXPLAIN (FORMAT JSON) " + sql)
                costs.append(cursor.fetchone()[0][0]["Plan"]["Total Cost"])
            return costs

    def total(self, costs=None):
        return sum(weight * cost for (weight, _), cost in zip(self.statements, costs or self.costs()))

    def milliseconds(self, repeats=3):
        """The fastest of a few runs of each statement, rolled back; weights included."""
        total = 0.0
        for weight, sql in self.statements:
            best = None
            for _ in range(repeats):
                with self.connection.cursor() as cursor:
                    cursor.execute("BEGIN")
                    began = time.perf_counter()
                    cursor.execute("EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF) " + sql)
                    took = time.perf_counter() - began
                    cursor.execute("ROLLBACK")
                best = took if best is None else min(best, took)
            total += weight * best * 1000
        return total

    def build(self, definitions):
        """Makes the indexes; their bytes in the same order. ANALYZE, for the statistics of expressions."""
        sizes = []
        for number, ddl in enumerate(definitions):
            ddl = re.sub(r"CREATE (UNIQUE )?INDEX (CONCURRENTLY )?(\S+) ON", rf"CREATE \1INDEX bench_{number} ON", ddl, count=1)
            self.rows(ddl)
            sizes.append(self.rows("SELECT pg_relation_size(%s::regclass)", (f"bench_{number}",))[0][0])
        self.rows("ANALYZE")
        return sizes

    def drop(self, count):
        for number in range(count):
            self.rows(f"DROP INDEX IF EXISTS bench_{number}")

    def columns_in(self, sql):
        """(table, column) pairs whose names stand in the statement."""
        words = set(re.findall(r"[a-z_][a-z0-9_]*", sql.lower()))
        return [pair for pair in self.columns() if pair[0] in words and pair[1] in words]

    def columns(self):
        if not hasattr(self, "known"):
            self.known = self.rows("""
                SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
                   AND EXISTS (SELECT FROM pg_opclass o JOIN pg_am m ON m.oid = o.opcmethod WHERE m.amname = 'btree'
                               AND o.opcdefault AND (o.opcintype = a.atttypid OR a.atttypid IN ('varchar'::regtype)))
                 ORDER BY 1, a.attnum""")
        return self.known


def greedy(candidates, size_of, cost_with, budget):
    """Adds what saves most per byte until nothing fits or helps. cost_with(list) is the workload's cost."""
    chosen, used = [], 0
    present = cost_with([])
    while True:
        best = None
        for candidate in candidates:
            if candidate in chosen or used + size_of[candidate] > budget:
                continue
            saved = present - cost_with(chosen + [candidate])
            if saved <= present * 0.001:
                continue
            worth = saved / size_of[candidate]
            if best is None or worth > best[0]:
                best = (worth, candidate)
        if best is None:
            return chosen
        chosen.append(best[1])
        used += size_of[best[1]]
        present = cost_with(chosen)


class SingleColumns:
    """The best set of single-column indexes: each is really built, and shown to the planner or hidden from it."""

    def __init__(self, server):
        self.server = server
        self.names, self.sizes, self.tables = {}, {}, {}
        pairs = sorted({pair for _, sql in server.statements for pair in server.columns_in(sql)})
        for number, (table, column) in enumerate(pairs):
            name = f"single_{number}"
            try:
                server.rows(f'CREATE INDEX {name} ON "{table}" ("{column}")')
            except psycopg2.Error:
                continue
            self.names[(table, column)] = name
            self.sizes[(table, column)] = server.rows("SELECT pg_relation_size(%s::regclass)", (name,))[0][0]
        server.rows("ANALYZE")
        self.show([])
        self.relevant = [set(server.columns_in(sql)) for _, sql in server.statements]
        self.cache = {}

    def show(self, chosen):
        wanted = [self.names[pair] for pair in chosen]
        self.server.rows("""UPDATE pg_index SET indisvalid = (indexrelid::regclass::text = ANY (%s))
                             WHERE indexrelid::regclass::text LIKE 'single\\_%%'
                               AND indisvalid <> (indexrelid::regclass::text = ANY (%s))""", (wanted, wanted))

    def cost(self, chosen):
        total, missing = 0.0, []
        for number, (weight, sql) in enumerate(self.server.statements):
            key = (number, tuple(sorted(self.relevant[number].intersection(chosen))))
            if key not in self.cache:
                missing.append((key, sql))
        if missing:
            self.show(chosen)
            for key, sql in missing:
                plan = self.server.rows("EXPLAIN (FORMAT JSON) " + sql)[0][0]
                self.cache[key] = plan[0]["Plan"]["Total Cost"]
        for number, (weight, _) in enumerate(self.server.statements):
            total += weight * self.cache[(number, tuple(sorted(self.relevant[number].intersection(chosen))))]
        return total

    def choose(self, budget):
        return greedy(sorted(self.names), self.sizes, self.cost, budget)

    def drop(self):
        self.server.rows("UPDATE pg_index SET indisvalid = true WHERE indexrelid::regclass::text LIKE 'single\\_%%'")
        for name in self.names.values():
            self.server.rows(f"DROP INDEX {name}")


class HypoPg:
    """One and two columns of each statement's tables, chosen with HypoPG's own sizes."""

    def __init__(self, server):
        self.server = server
        server.rows("CREATE EXTENSION IF NOT EXISTS hypopg")
        pairs = [server.columns_in(sql) for _, sql in server.statements]
        self.relevant = []
        candidates = set()
        for columns in pairs:
            mine = {(table, (column,)) for table, column in columns}
            mine |= {(a[0], (a[1], b[1])) for a, b in itertools.permutations(columns, 2) if a[0] == b[0]}
            self.relevant.append(mine)
            candidates |= mine
        self.sizes, self.cache = {}, {}
        for candidate in sorted(candidates):
            identity = self.make(candidate)
            self.sizes[candidate] = server.rows("SELECT hypopg_relation_size(%s)", (identity,))[0][0]
        server.rows("SELECT hypopg_reset()")
        # What no statement uses alone is left out, or the search would take hours.
        base = self.cost([])
        self.candidates = [c for c in sorted(candidates) if self.cost([c]) < base * 0.9999]

    @staticmethod
    def ddl(candidate):
        table, columns = candidate
        return f'CREATE INDEX ON "{table}" (' + ", ".join(f'"{column}"' for column in columns) + ")"

    def make(self, candidate):
        return self.server.rows("SELECT indexrelid FROM hypopg_create_index(%s)", (self.ddl(candidate),))[0][0]

    def cost(self, chosen):
        keys = [(number, tuple(sorted(c for c in chosen if c in self.relevant[number]))) for number in range(len(self.relevant))]
        missing = [key for key in keys if key not in self.cache]
        if missing:
            self.server.rows("SELECT hypopg_reset()")
            for candidate in chosen:
                self.make(candidate)
            for key in missing:
                plan = self.server.rows("EXPLAIN (FORMAT JSON) " + self.server.statements[key[0]][1])[0][0]
                self.cache[key] = plan[0]["Plan"]["Total Cost"]
            self.server.rows("SELECT hypopg_reset()")
        return sum(weight * self.cache[key] for (weight, _), key in zip(self.server.statements, keys))

    def choose(self, budget):
        return [self.ddl(candidate) for candidate in greedy(self.candidates, self.sizes, self.cost, budget)]


def ours(arguments, budget):
    began = time.perf_counter()
    done = subprocess.run(
        [arguments.howdahctl, "--data-dir", arguments.data_dir, "--json", "--quiet", "advise", "indexes", "--workload",
         arguments.workload, "--budget", f"{budget // 1024}kB", "--max", "40"],
        capture_output=True, text=True, check=False)
    took = time.perf_counter() - began
    if done.returncode not in (0, 1):
        sys.exit(f"bench: howdahctl failed with {done.returncode}: {done.stderr.strip() or done.stdout.strip()}")
    return json.loads(done.stdout), took


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--howdahctl", required=True)
    parser.add_argument("--data-dir", required=True)
    parser.add_argument("--workload", required=True)
    parser.add_argument("budgets", nargs="*", type=int)
    arguments = parser.parse_args()
    server = Server(read_workload(arguments.workload))
    say(f"{len(server.statements)} statements")
    heap = server.rows("SELECT sum(pg_table_size(oid))::bigint FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")[0][0]
    budgets = [budget * MEGABYTE for budget in arguments.budgets] or [max(MEGABYTE, int(heap) // part) for part in (20, 8, 3)]
    none = server.costs()
    none_total, none_ms = server.total(none), server.milliseconds(1)
    print(f"tables {heap / MEGABYTE:.0f} MB, {len(server.statements)} statements, without new indexes cost {none_total:,.0f}, {none_ms:,.0f} ms")

    say("building every single-column index")
    singles = SingleColumns(server)
    single_choice = {budget: singles.choose(budget) for budget in budgets}
    singles.drop()
    say("searching with HypoPG")
    hypo = HypoPg(server)
    hypo_choice = {}
    for budget in budgets:
        hypo_choice[budget] = hypo.choose(budget)
    server.rows("DROP EXTENSION hypopg")

    results, per_statement = [], {}
    for budget in budgets:
        say(f"budget {budget / MEGABYTE:.0f} MB")
        advice, took = ours(arguments, budget)
        sets = {
            "howdah": [index["ddl"] for index in advice["create"]],
            "hypopg greedy": hypo_choice[budget],
            "single columns": [f'CREATE INDEX ON "{t}" ("{c}")' for t, c in single_choice[budget]],
        }
        sets = {who: [re.sub(r"INDEX ON", "INDEX x ON", ddl) for ddl in ddls] for who, ddls in sets.items()}
        for who, ddls in sets.items():
            sizes = server.build(ddls)
            costs = server.costs()
            result = {
                "who": who, "budget_mb": round(budget / MEGABYTE, 1), "indexes": len(ddls), "built_mb": round(sum(sizes) / MEGABYTE, 1),
                "cost": round(server.total(costs), 1), "of_none": round(server.total(costs) / none_total, 4),
                "ms": round(server.milliseconds(), 1), "ddl": ddls,
            }
            result["ms_of_none"] = round(result["ms"] / none_ms, 4)
            if who == "howdah":
                promised = advice["workload"]["cost_after"]
                result["promised_cost"] = promised
                result["cost_off_by"] = round(promised / result["cost"] - 1, 4)
                result["size_off_by"] = [round(index["estimated_bytes"] / size - 1, 3) for index, size in zip(advice["create"], sizes)]
                result["seconds"] = round(took, 2)
            per_statement[(who, budget)] = costs
            results.append(result)
            server.drop(len(ddls))
        server.rows("ANALYZE")

    print(f"\n{'who':<16}{'budget MB':>10}{'indexes':>9}{'built MB':>10}{'cost built':>16}{'of none':>9}{'ms':>12}{'of none':>9}")
    for r in results:
        print(f"{r['who']:<16}{r['budget_mb']:>10}{r['indexes']:>9}{r['built_mb']:>10}{r['cost']:>16,.0f}{r['of_none']:>9.1%}{r['ms']:>12,.0f}{r['ms_of_none']:>9.1%}")
    print("\nper statement, share of its cost without new indexes, at each budget: howdah / hypopg greedy / single columns")
    for number, (weight, sql) in enumerate(server.statements):
        cells = []
        for budget in budgets:
            cells.append(" / ".join(f"{per_statement[(who, budget)][number] / none[number]:.3f}" for who in ("howdah", "hypopg greedy", "single columns")))
        print(f"{number + 1:>3} x{weight:<7g} {'   '.join(cells)}   {' '.join(sql.split())[:70]}")
    print()
    for result in results:
        print(json.dumps(result))
    worse = 0
    for budget in budgets:
        cost = {who: server.total(per_statement[(who, budget)]) for who in ("howdah", "hypopg greedy", "single columns")}
        better = [who for who in cost if cost[who] < cost["howdah"] * 0.999]
        if better:
            worse += 1
            say(f"within {budget / MEGABYTE:.1f} MB {' and '.join(better)} did better than howdah")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
