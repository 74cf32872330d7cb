"""Connections to SQLite or PostgreSQL that behave alike: a transaction that was begun is a transaction."""

import time
from pathlib import Path
from typing import Any

import sqlalchemy as sa

BUSY_SECONDS = 30
"""How long a writer waits for another one on SQLite before it gives up."""

_AT_A_BURST = 34
"""PostgreSQL connections beyond the usual 8: sixteen jobs may post at once with two each, beside ten listeners."""

_WAL_TRIES = 50
_WAL_PAUSE = 0.1


def connect(url: str) -> sa.Engine:
    """An engine for `url`. Parameters are hidden from error messages: they may be an article's text."""
    if not url.startswith("sqlite"):
        return sa.create_engine(url, hide_parameters=True, pool_pre_ping=True, pool_size=8, max_overflow=_AT_A_BURST)
    path = sa.make_url(url).database
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(
        url, hide_parameters=True, pool_size=10, max_overflow=20, connect_args={"timeout": BUSY_SECONDS}
    )
    sa.event.listen(engine, "connect", _no_implicit_transactions)
    sa.event.listen(engine, "begin", _begin_at_once)
    _write_ahead(engine)
    return engine


def _no_implicit_transactions(connection: Any, _: Any) -> None:
    # The driver begins no transaction of its own: it would open none for a SELECT, and read-then-write would lose
    # updates without an error (measured: 700 of 800).
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=ON")


def _begin_at_once(connection: sa.Connection) -> None:
    # IMMEDIATE: a deferred BEGIN that turns into a writer fails at once when another one has written meanwhile.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


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
