# SPDX-License-Identifier: GPL-3.0-or-later
"""open.py OPEN_BENCH PEV2_FOLDER|- WORK_FOLDER RUNS: see open."""
import json
import os
import random
import subprocess
import sys
import time

MEASURED = '"Actual Startup Time": {0:.3f}, "Actual Total Time": {1:.3f}, "Actual Rows": {2}, "Actual Loops": 1'
RELATIONS = ["orders", "customers", "order_lines", "products", "events"]


def made(kind, relation, children):
    """With the number of nodes, by which it costs and lasts."""
    return (kind, relation, children, 1 + sum(child[3] for child in children))


class Tree:
    """A plan as servers write them: joins of scans under appends, every time at least that of what is below."""

    def __init__(self, nodes, seed=7):
        self.random = random.Random(seed)
        self.left = nodes - 1
        self.children = []
        while self.left > 0:
            self.children.append(self.join(6))
        self.root = made("Append", None, self.children)

    def join(self, depth):
        self.left -= 1
        if depth == 0 or self.left < 2 or self.random.random() < 0.15:
            return made("Seq Scan", self.random.choice(RELATIONS), [])
        return made("Nested Loop", None, [self.join(depth - 1), self.join(depth - 1)])


def write_json(root, out):
    def begin(node, indent, place):
        kind, relation, children, weight = node
        own = 0.001 * (1 + len(children))
        out.write(" " * indent + "{\n")
        fields = [f'"Node Type": "{kind}"', '"Parallel Aware": false', '"Async Capable": false']
        if place:
            fields.append(f'"Parent Relationship": "{place}"')
        if relation:
            fields += [f'"Relation Name": "{relation}"', f'"Alias": "{relation}_{indent}"',
                       '"Filter": "((status = \'open\'::text) AND (total > \'100\'::numeric))"',
                       '"Rows Removed by Filter": 17']
        fields += ['"Startup Cost": 0.00', f'"Total Cost": {weight * 10:.2f}', '"Plan Rows": 100', '"Plan Width": 44',
                   MEASURED.format(own, weight * 0.01, 100), '"Shared Hit Blocks": 12', '"Shared Read Blocks": 0']
        out.write(",\n".join(" " * (indent + 1) + field for field in fields))
        if children:
            out.write(",\n" + " " * (indent + 1) + '"Plans": [\n')
            for i, child in enumerate(children):
                begin(child, indent + 2, "Member" if kind == "Append" else "Inner" if i else "Outer")
                out.write("\n" if i + 1 == len(children) else ",\n")
            out.write(" " * (indent + 1) + "]")
        out.write("\n" + " " * indent + "}")

    out.write('[\n {\n  "Plan":\n')
    begin(root, 3, "")
    out.write(f',\n  "Planning Time": 0.5,\n  "Triggers": [],\n  "Execution Time": {root[3] * 0.01 + 1:.3f}\n }}\n]\n')


def write_text(root, out):
    def line(node, depth):
        kind, relation, children, weight = node
        arrow = "" if depth == 0 else "  " * (3 * depth - 2) + "->  "
        name = f"{kind} on {relation}" if relation else kind
        out.write(f"{arrow}{name}  (cost=0.00..{weight * 10:.2f} rows=100 width=44) "
                  f"(actual time=0.001..{weight * 0.01:.3f} rows=100 loops=1)\n")
        inside = "  " * (3 * depth + 1)
        if relation:
            out.write(f"{inside}Filter: ((status = 'open'::text) AND (total > '100'::numeric))\n"
                      f"{inside}Rows Removed by Filter: 17\n")
        out.write(f"{inside}Buffers: shared hit=12\n")
        for child in children:
            line(child, depth + 1)

    line(root, 0)
    out.write(f"Planning Time: 0.500 ms\nExecution Time: {root[3] * 0.01 + 1:.3f} ms\n")


def make(folder):
    inputs = []
    for name, nodes, write in [("100,000 nodes, JSON", 100_000, write_json), ("50 MB of JSON", 62_000, write_json),
                               ("50 MB of text", 200_000, write_text)]:
        tree = Tree(nodes)
        if name.startswith("50 MB"):  # as many nodes as make the size
            probe = os.path.join(folder, "probe")
            with open(probe, "w", encoding="utf-8") as out:
                write(tree.root, out)
            nodes = int(nodes * 50e6 / os.path.getsize(probe))
            os.remove(probe)
            tree = Tree(nodes)
        path = os.path.join(folder, name.replace(" ", "-").replace(",", ""))
        with open(path, "w", encoding="utf-8") as out:
            write(tree.root, out)
        inputs.append((name, path))
    return inputs


def timed(command):
    """Its output, wall time in seconds, peak of resident memory in MB."""
    began = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    out, errors = child.stdout.read(), child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return out, errors, child.returncode, time.monotonic() - began, usage.ru_maxrss / 1024


def best(runs):
    return min(runs, key=lambda run: run["ms"])


def main():
    program, peer, folder, count = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pev2.mjs")
    load = ("import json,sys,time\nb=time.monotonic()\nwith open(sys.argv[1],encoding='utf-8') as f: d=json.load(f)\n"
            "print((time.monotonic()-b)*1000)")
    lines = []
    for name, path in make(folder):
        runs = {"howdah": [], "json.load": [], "pev2": []}
        for _ in range(count):
            out, errors, status, _, peak = timed([program, path])
            if status != 0:
                sys.exit(f"open_bench: {errors.strip()}")
            ours = json.loads(out)
            runs["howdah"].append({"ms": ours["opened_ms"] + ours["drawn_ms"], "mb": peak, **ours})
            if "JSON" in name:
                out, errors, status, _, peak = timed([sys.executable, "-c", load, path])
                if status != 0:
                    sys.exit(f"json.load: {errors.strip()}")
                runs["json.load"].append({"ms": float(out), "mb": peak})
            if peer != "-":
                out, errors, status, seconds, peak = timed(["node", "--stack-size=4000", script, peer, path])
                answer = json.loads(out.splitlines()[0]) if status == 0 and out else {"error": errors.strip()[-80:]}
                runs["pev2"].append({"ms": seconds * 1000, "mb": peak, "error": answer.get("error")})
        ours = best(runs["howdah"])
        size = os.path.getsize(path) / 1e6
        print(f"{name}: {size:.1f} MB, {ours['nodes']:,} nodes")
        print(f"  howdah     read, reckoned and shown {ours['opened_ms']:8.0f} ms, first draw {ours['drawn_ms']:6.0f} ms, peak "
              f"{ours['mb']:5.0f} MB; the window stood still for {ours['longest_turn_ms']:.0f} ms at most")
        line = {"input": name, "mb": round(size, 1), "nodes": ours["nodes"], "howdah_ms": round(ours["ms"]),
                "drawn_ms": round(ours["drawn_ms"]), "peak_mb": round(ours["mb"]),
                "longest_turn_ms": round(ours["longest_turn_ms"])}
        for who in ("json.load", "pev2"):
            if not runs[who]:
                continue
            other = best(runs[who])
            if other.get("error"):
                print(f"  {who:<10} gives up: {other['error']}")
                line[who] = other["error"]
                continue
            print(f"  {who:<10} read {other['ms']:8.0f} ms, peak {other['mb']:5.0f} MB; howdah to it {ours['ms'] / other['ms']:.2f}")
            line[who] = {"ms": round(other["ms"]), "peak_mb": round(other["mb"]), "ratio": round(ours["ms"] / other["ms"], 2)}
        lines.append(line)
    print(json.dumps(lines))


if __name__ == "__main__":
    sys.setrecursionlimit(10000)
    main()
