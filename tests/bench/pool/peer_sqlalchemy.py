# SPDX-License-Identifier: GPL-3.0-or-later
"""peer_sqlalchemy.py MEASUREMENT SECONDS DOWN REST SPIKES: SQLAlchemy's QueuePool with psycopg2.

A restart is tried with its defaults and once more with pre_ping.
"""
import sys

import sqlalchemy

import peer

NAME = "sqlalchemy"


def open_engine(size, overflow, gate=False, **more):
    engine = sqlalchemy.create_engine("postgresql+psycopg2://", connect_args=peer.conninfo(gate), pool_size=size,
                                      max_overflow=overflow, pool_timeout=30, **more)
    # What it asks the server when it connects for the first time belongs to no measurement.
    engine.connect().close()
    return engine


def take_all(engine, count):
    for connection in [engine.raw_connection() for _ in range(count)]:
        connection.close()


def use(engine, granted):
    connection = engine.raw_connection()
    granted()
    connection.close()


def query(engine):
    with engine.connect() as connection:
        connection.execute(sqlalchemy.text("select 1")).fetchone()


def spike_engine():
    engine = open_engine(5, 45, gate=True)
    return engine, lambda: take_all(engine, 5), engine.dispose


def restart_with(name, rest, **more):
    def make():
        engine = open_engine(20, 0, **more)
        take_all(engine, 20)
        return engine, engine.dispose

    peer.restart(name, rest, make, lambda engine: engine.raw_connection(), lambda _, one: one.close(), query)


def main():
    what, (seconds, down, rest), spikes = sys.argv[1], map(float, sys.argv[2:5]), int(sys.argv[5])
    if what == "checkout":
        engine = open_engine(20, 0)
        peer.checkout(NAME, seconds, lambda: engine.raw_connection().close())
    elif what == "hold":
        engine = open_engine(20, 0)
        take_all(engine, 20)
        peer.hold(NAME, seconds, lambda granted: use(engine, granted))
    elif what == "spike":
        peer.spike(NAME, spikes, spike_engine, use)
    elif what == "restart":
        restart_with(NAME, rest)
        restart_with(NAME + "+pre_ping", rest, pool_pre_ping=True)
    elif what == "down":
        engine = open_engine(20, 0, gate=True)
        take_all(engine, 20)
        # What it hands out without a look is found to be dead by its user.
        peer.down(NAME, down, engine, lambda pool, _: query(pool))


main()
