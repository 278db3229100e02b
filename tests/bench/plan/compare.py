# SPDX-License-Identifier: GPL-3.0-or-later
"""compare.py HOWDAHCTL PEV2_FOLDER PLAN...: see run."""
import json
import os
import subprocess
import sys


def ours(program, file):
    done = subprocess.run([program, "--json", "plan", "show", file], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return None
    plan = json.loads(done.stdout)
    if not plan["analyzed"] or plan["plan"]["inclusive_ms"] is None or plan["plan"]["total_ms"] is None:
        return None
    total, least, stack = 0.0, 0.0, [plan["plan"]]
    while stack:
        node = stack.pop()
        total += node["exclusive_ms"]
        least = min(least, node["exclusive_ms"])
        stack.extend(node["children"])
    return plan["plan"]["inclusive_ms"] + plan["after_root_ms"], total, least


def main():
    program, peer, files = sys.argv[1], sys.argv[2], sys.argv[3:]
    mine = {file: ours(program, file) for file in files}
    measured = [file for file in files if mine[file] is not None]
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pev2.mjs")
    answers = subprocess.run(["node", script, peer, *measured], capture_output=True, text=True, check=True).stdout
    theirs = {answer["file"]: answer for answer in map(json.loads, answers.splitlines())}

    print(f"{'plan':<40}{'true ms':>12}{'howdah':>12}{'pev2':>12}")
    right = {"howdah": 0, "pev2": 0}
    for file in measured:
        truth, total, least = mine[file]
        other = theirs.get(file, {"error": "no answer"})
        bound = max(0.01 * truth, 0.01)
        fits = {"howdah": abs(total - truth) <= bound and least >= 0,
                "pev2": "error" not in other and abs(other["sum"] - truth) <= bound and other["least"] >= -0.001}
        for who, fit in fits.items():
            right[who] += fit
        cell = {"howdah": f"{total:.3f}", "pev2": "error" if "error" in other else f"{other['sum']:.3f}"}
        marked = {who: cell[who] + (" " if fits[who] else "!") for who in fits}
        print(f"{os.path.basename(file)[:39]:<40}{truth:>11.3f} {marked['howdah']:>12}{marked['pev2']:>12}")
    print(f"\n{len(measured)} plans, right within 1 %: howdah {right['howdah']}, pev2 {right['pev2']} (! marks the others)")
    print(json.dumps({"plans": len(measured), **right}))


if __name__ == "__main__":
    main()
