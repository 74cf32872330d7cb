"""Connections to SQLite or PostgreSQL that behave alike: a transaction that was begun is a transaction.

On SQLite one transaction writes at a time. SQLite lets the others look again after naps of up to 100 ms, and whoever
wakes at the right moment goes first: with sixteen jobs at work an event waited up to 1.5 s until it was kept. So the
writers of this process stand in a queue of their own (`bot.store.turns`), and whoever only looks does not write.
"""

import sqlite3
import time
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.store.postgresql import network
from bot.store.turns import FIRST, Turns

BUSY_SECONDS = 30
"""How long a writer waits for another one on SQLite before it gives up."""

_AT_A_BURST = 14
"""PostgreSQL connections beyond the usual 8: sixteen jobs may hold one each while they post, and the rest is for looks and
short writes, theirs too. With the job engine's and one for what Slack waits for a replica takes 31 at most, and a server
as it comes (100) serves three."""
FOR_JOBS = 8
"""Connections of the job engine: it holds one while it sweeps, and what sixteen jobs note is short."""

_WAL_TRIES = 50
_WAL_PAUSE = 0.1
_LOOKS = "rejoinder_looks"


def connect(url: str, turns: Turns | None = None) -> sa.Engine:
    """An engine for `url`. Parameters are hidden from error messages: they may be an article's text.

    Args:
        turns: on SQLite, the queue of everybody in this process who writes to this file.
    """
    if not url.startswith("sqlite"):
        return sa.create_engine(
            url,
            hide_parameters=True,
            pool_pre_ping=True,
            pool_size=8,
            max_overflow=_AT_A_BURST,
            # A plan that was made for any words at all takes ten times as long to find some.
            connect_args=network(url) | {"prepare_threshold": None},
        )
    path = sa.make_url(url).database
    if path:
        # Drafts and private messages are kept there.
        Path(path).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = _sqlite(url)
    sa.event.listen(engine, "connect", _no_implicit_transactions)
    if turns:
        turns.keep(engine)
    sa.event.listen(engine, "begin", _begin)
    _write_ahead(engine)
    return engine


def for_jobs(url: str, turns: Turns) -> sa.Engine | None:
    """The job engine's own connections to the same SQLite file, in the same queue; None where it makes its own.

    They are set as the job engine sets them: it writes BEGIN where it needs one.
    """
    if not url.startswith("sqlite"):
        return None
    engine = _sqlite(url)
    sa.event.listen(engine, "connect", _implicit_transactions)
    turns.keep(engine)
    return engine


def looking(engine: sa.Engine) -> sa.Connection:
    """A connection that only looks: no writer waits for it, nor it for one.

    On PostgreSQL each statement sees what is committed, in a transaction or not, so that it needs none.
    """
    if engine.dialect.name == "postgresql":
        return engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    return engine.connect().execution_options(**{_LOOKS: True})


def asking(engine: sa.Engine) -> sa.Connection:
    """A connection for what Slack waits for: whoever writes for a job is served after it."""
    return engine.connect().execution_options(**{FIRST: True})


def _sqlite(url: str) -> sa.Engine:
    engine = sa.create_engine(
        url, hide_parameters=True, pool_size=10, max_overflow=40, connect_args={"timeout": BUSY_SECONDS}
    )
    sa.event.listen(engine, "connect", _overwrite_what_is_deleted)
    return engine


def _overwrite_what_is_deleted(connection: sqlite3.Connection, _: Any) -> None:
    connection.execute("PRAGMA secure_delete=ON")  # not every build of SQLite does so by itself


def _no_implicit_transactions(connection: sqlite3.Connection, _: Any) -> None:
    # The driver begins no transaction of its own: it would open none for a SELECT, and read-then-write would lose
    # updates without an error (measured: 700 of 800).
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=ON")


def _implicit_transactions(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = "IMMEDIATE"
    connection.execute("PRAGMA foreign_keys=ON")


def _begin(connection: sa.Connection) -> None:
    # IMMEDIATE: a deferred BEGIN that turns into a writer fails at once when another one has written meanwhile.
    looks = connection.get_execution_options().get(_LOOKS)
    connection.exec_driver_sql("BEGIN" if looks else "BEGIN IMMEDIATE")


def _write_ahead(engine: sa.Engine) -> None:
    """Readers beside one writer. The switch does not wait for other connections, so it is tried a few times."""
    raw = engine.raw_connection()
    try:
        for _ in range(_WAL_TRIES):
            try:
                raw.cursor().execute("PRAGMA journal_mode=wal")
            except Exception as error:
                if "locked" not in str(error):
                    raise
                time.sleep(_WAL_PAUSE)
            else:
                return
    finally:
        raw.close()
