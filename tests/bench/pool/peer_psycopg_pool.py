# SPDX-License-Identifier: GPL-3.0-or-later
"""peer_psycopg_pool.py MEASUREMENT SECONDS DOWN REST SPIKES: psycopg 3's ConnectionPool."""
import logging
import sys

import psycopg
import psycopg_pool

import peer

NAME = "psycopg_pool"


def open_pool(least, most, gate=False, **more):
    pool = psycopg_pool.ConnectionPool("", kwargs={**peer.conninfo(gate), "autocommit": True}, min_size=least, max_size=most, **more)
    pool.wait(30)
    return pool


def take_all(pool, count):
    for connection in [pool.getconn() for _ in range(count)]:
        pool.putconn(connection)


def use(pool, granted):
    with pool.connection():
        granted()


def query(pool):
    with pool.connection() as connection:
        connection.execute("select 1").fetchone()


def ask(pool, timeout):
    # What it hands out without a look is found to be dead by its user.
    with pool.connection(timeout=timeout) as connection:
        connection.execute("select 1")


def pooled(seconds):
    with open_pool(1, 1) as pool:
        with pool.connection() as connection:
            raw = connection  # the only one there is

        def direct():
            raw.execute("select 1", prepare=True).fetchone()

        def through():
            with pool.connection() as connection:
                connection.execute("select 1", prepare=True).fetchone()

        alone, with_pool = peer.in_turns(seconds, direct, through)
        peer.report(NAME, "pooled_to_raw", alone / with_pool, "")


def connecting(seconds):
    with open_pool(1, 1) as pool:
        def each():
            with psycopg.connect(**peer.conninfo(), autocommit=True) as connection:
                connection.execute("select 1").fetchone()

        alone, with_pool = peer.in_turns(seconds, each, lambda: query(pool))
        peer.report(NAME, "per_query_connect_ratio", alone / with_pool, "")


def spike_pool():
    pool = open_pool(5, 50, gate=True)
    return pool, lambda: take_all(pool, 5), pool.close


def restart_pool():
    pool = open_pool(20, 20)
    take_all(pool, 20)
    return pool, pool.close


def main():
    what, (seconds, down, rest), spikes = sys.argv[1], map(float, sys.argv[2:5]), int(sys.argv[5])
    logging.disable(logging.CRITICAL)
    if what == "checkout":
        with open_pool(20, 20) as pool:
            peer.checkout(NAME, seconds, lambda: pool.putconn(pool.getconn()))
    elif what == "pooled":
        pooled(seconds)
    elif what == "hold":
        with open_pool(20, 20) as pool:
            peer.hold(NAME, seconds, lambda granted: use(pool, granted))
    elif what == "connect":
        connecting(seconds)
    elif what == "spike":
        peer.spike(NAME, spikes, spike_pool, use)
    elif what == "restart":
        peer.restart(NAME, rest, restart_pool, lambda pool: pool.getconn(), lambda pool, one: pool.putconn(one), query)
    elif what == "down":
        with open_pool(20, 20, gate=True) as pool:
            peer.down(NAME, down, pool, ask)


main()
