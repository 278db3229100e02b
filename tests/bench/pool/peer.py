# SPDX-License-Identifier: GPL-3.0-or-later
"""What the peers written in Python share."""
import json
import os
import socket
import sys
import threading
import time

REQUESTS = 50
QUERIES = 60


def conninfo(gate=False):
    host, port = ("127.0.0.1", os.environ["BENCH_GATE_PORT"]) if gate else (os.environ["BENCH_SOCKET"], os.environ["BENCH_PORT"])
    return {"host": host, "port": int(port), "user": os.environ["BENCH_USER"], "dbname": os.environ["BENCH_DATABASE"],
            "sslmode": "disable", "gssencmode": "disable", "connect_timeout": 10}


def order(words):
    """Has bench_server do something; returns what it says."""
    with socket.create_connection(("127.0.0.1", int(os.environ["BENCH_CONTROL"])), timeout=60) as server:
        server.sendall(words.encode() + b"\n")
        answer = server.makefile().readline()
    if not answer.startswith("ok"):
        sys.exit(f"the bench's server did not {words}: {answer.strip()}")
    return answer[2:].strip()


def connects():
    return int(order("connects"))


def report(name, metric, value, unit):
    print(json.dumps({"peer": name, "version": os.environ.get("BENCH_VERSION", ""), "metric": metric, "value": value, "unit": unit}),
          flush=True)


def checkout(name, seconds, operation):
    batch = 500
    least = float("inf")
    end = time.perf_counter() + seconds
    while True:
        begun = time.perf_counter_ns()
        for _ in range(batch):
            operation()
        least = min(least, (time.perf_counter_ns() - begun) / batch)
        if time.perf_counter() >= end:
            break
    report(name, "checkout_ns", least, "ns")


def median(values):
    return sorted(values)[len(values) // 2]


def in_turns(seconds, first, second):
    """The medians of two operations, one after the other in changing order."""
    times = ([], [])
    ways = (first, second)
    end = time.perf_counter() + seconds
    turn = 0
    while time.perf_counter() < end or turn < 100:
        for which in ((0, 1) if turn % 2 else (1, 0)):
            begun = time.perf_counter_ns()
            ways[which]()
            times[which].append(time.perf_counter_ns() - begun)
        turn += 1
    return median(times[0]), median(times[1])


def together(count, work):
    """Runs work(number) on so many threads at once; returns when it began and the threads."""
    line = threading.Barrier(count + 1)

    def run(number):
        line.wait()
        work(number)

    threads = [threading.Thread(target=run, args=(i,)) for i in range(count)]
    for thread in threads:
        thread.start()
    line.wait()
    return time.perf_counter(), threads


def hold(name, seconds, use):
    """use(granted) takes a connection, calls granted() and gives the connection back."""
    waits = [[] for _ in range(REQUESTS)]

    def work(number):
        mine = waits[number]
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            asked = time.perf_counter()

            def granted():
                mine.append(time.perf_counter() - asked)
                time.sleep(0.001)

            use(granted)

    begun, threads = together(REQUESTS, work)
    for thread in threads:
        thread.join()
    took = time.perf_counter() - begun
    everyone = sorted(wait for mine in waits for wait in mine)
    report(name, "hold.ops_per_s", len(everyone) / took, "1/s")
    report(name, "hold.wait_p99_ms", everyone[len(everyone) * 99 // 100] * 1e3, "ms")
    report(name, "hold.wait_max_ms", everyone[-1] * 1e3, "ms")
    report(name, "hold.fairness", min(map(len, waits)) / max(1, max(map(len, waits))), "")


def spike(name, spikes, make, use):
    """make() gives a pool with five idle connections through the gate and what closes it."""
    took, opened = [], []
    for _ in range(spikes):
        pool, warm, close = make()
        warm()
        order("delay 75")
        try:
            warm()
            before = connects()

            def work(_):
                use(pool, lambda: time.sleep(0.002))

            begun, threads = together(REQUESTS, work)
            for thread in threads:
                thread.join()
            took.append((time.perf_counter() - begun) * 1e3)
            time.sleep(0.3)
            opened.append(connects() - before)
        finally:
            order("delay 0")
        close()
    report(name, "spike.ms", median(took), "ms")
    report(name, "spike.opened", max(opened), "")


def restart(name, rest, make, take, give, query):
    """make() gives a warm pool of twenty and what closes it; take(pool) and give(pool, connection); query(pool)."""
    worst = 0.0
    for held in (False, True):
        pool, close = make()
        leases = []
        if held:
            leases = [take(pool) for _ in range(20)]
        else:
            time.sleep(rest)
        order("restart")
        back = time.perf_counter()
        for lease in leases:
            give(pool, lease)
        errors = 0
        first = None
        for _ in range(QUERIES):
            try:
                query(pool)
                if first is None:
                    first = (time.perf_counter() - back) * 1e3
            except Exception:
                errors += 1
        worst = max(worst, first if first is not None else float(1e9))
        report(name, "restart.held_errors" if held else "restart.idle_errors", errors, "")
        close()
    report(name, "restart.first_success_ms", worst, "ms")


def down(name, seconds, pool, ask):
    """ask(pool, timeout) takes a connection and gives it back, or raises."""
    order("stop")
    try:
        before = connects()

        def work(_):
            end = time.perf_counter() + seconds
            while (left := end - time.perf_counter()) > 0:
                try:
                    ask(pool, left)
                except Exception:
                    time.sleep(max(0.0, min(0.1, end - time.perf_counter())))

        begun, threads = together(REQUESTS, work)
        for thread in threads:
            thread.join()
        report(name, "down.connects_per_s", (connects() - before) / (time.perf_counter() - begun), "1/s")
    finally:
        order("start")
