"""Connections to SQLite or PostgreSQL that behave alike, and the short reads and writes that the tables' classes
share."""

import fcntl
import os
import sqlite3
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from bot.breakdown import Frozen
from bot.errors import SettingsError

BUSY_SECONDS = 30
"""How long a writer on SQLite waits for another one."""
CONNECT_SECONDS = 5
FOR_JOBS = 8
"""Connections of the job engine: what sixteen jobs note is short."""

_BURST = 14
"""PostgreSQL connections beyond the usual 8: sixteen jobs may hold one each while they post. With the job engine's a
replica takes 30 at most, so that a server with its default limit of 100 serves three."""
_OWNER_ONLY = 0o600
READERS_SECONDS = 1
"""How long running reads are waited for, while no write can begin; what is left over is wiped at night."""

_EMPTY_LOG = (f"PRAGMA busy_timeout={READERS_SECONDS * 1000}", "PRAGMA wal_checkpoint(TRUNCATE)")
_READS = "rejoinder_reads"
_LOCKED = "rejoinder_locked"

SERVER_CLOCK = sa.cast(sa.func.extract("epoch", sa.func.clock_timestamp()), sa.Double)
"""PostgreSQL's own clock: those of several machines differ."""


def connect(url: str) -> sa.Engine:
    """An engine for `url`. Parameters are hidden from error messages: they may be an article's text."""
    if not url.startswith("sqlite"):
        return sa.create_engine(
            url, hide_parameters=True, pool_pre_ping=True, pool_size=8, max_overflow=_BURST, connect_args=network(url)
        )
    if path := sa.make_url(url).database:
        make_private(Path(path))
    engine = sa.create_engine(
        url, hide_parameters=True, pool_size=10, max_overflow=40, connect_args={"timeout": BUSY_SECONDS}
    )
    sa.event.listen(engine, "connect", _set_up)
    _begin_explicitly(engine)
    return engine


def make_private(path: Path) -> None:
    """Make the file, and its folder, the owner's alone. SQLite gives its log the rights of the database."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, _OWNER_ONLY))
    for name in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        with suppress(FileNotFoundError):
            name.chmod(_OWNER_ONLY)


def lock(database: Path) -> IO[str]:
    """Keep other processes from this SQLite file until the answer is closed, or to the end of the process, however it
    ends: a second one would take the first one's running jobs for work left by a dead one. Raises SettingsError."""
    path = database.with_name(f"{database.name}.lock")
    make_private(path)
    file = path.open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise SettingsError(
            "Another Rejoinder already works with this database file.",
            "Stop it first, give this one its own DATABASE_URL, or use PostgreSQL for several replicas.",
            code="database-in-use",
        ) from None
    return file


def network(url: str) -> dict[str, Any]:
    """PostgreSQL settings by which a dead server is noticed within half a minute; those of the URL itself come
    first."""
    if url.startswith("sqlite"):
        return {}
    ours = {
        "connect_timeout": CONNECT_SECONDS,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 15_000,  # milliseconds
    }
    return {name: value for name, value in ours.items() if name not in sa.make_url(url).query}


def read_only(engine: sa.Engine) -> sa.Connection:
    """A connection for reading, which waits for no writer.

    On PostgreSQL each statement sees what is committed, so that no transaction is needed.
    """
    if engine.dialect.name == "postgresql":
        return engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    return engine.connect().execution_options(**{_READS: True})


N = TypeVar("N", bound=Frozen)


class Repository:
    """Base of the classes over tables: one-statement reads and writes."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def _rows(self, query: sa.Select[Any]) -> Sequence[sa.Row[Any]]:
        with read_only(self._engine) as connection:
            return connection.execute(query).all()

    def _row(self, query: sa.Select[Any]) -> sa.Row[Any] | None:
        with read_only(self._engine) as connection:
            return connection.execute(query).first()

    def _value(self, query: sa.Select[Any]) -> Any:
        with read_only(self._engine) as connection:
            return connection.execute(query).scalar()

    def _nouns(self, noun: type[N], query: sa.Select[Any]) -> list[N]:
        """The rows, each as a noun of the columns that its fields are named like."""
        return [noun_of(noun, row) for row in self._rows(query)]

    def _noun(self, noun: type[N], query: sa.Select[Any]) -> N | None:
        row = self._row(query)
        return noun_of(noun, row) if row else None

    def _write(self, statement: sa.UpdateBase) -> int:
        """Execute in a transaction of its own; the number of rows that an UPDATE or DELETE changed."""
        with self._engine.begin() as connection:
            return connection.execute(statement).rowcount

    def _insert(self, table: sa.Table) -> "postgresql.Insert | sqlite.Insert":
        return postgresql.insert(table) if self._engine.dialect.name == "postgresql" else sqlite.insert(table)

    def _insert_new(self, table: sa.Table, row: Mapping[str, Any]) -> None:
        self._write(self._insert(table).values(row).on_conflict_do_nothing())

    def _upsert(self, table: sa.Table, row: Mapping[str, Any], changes: Mapping[str, Any] | None = None) -> None:
        """Insert a row, or where its primary key exists make `changes` (by default: the row) to the existing one."""
        keys = [column.name for column in table.primary_key]
        insert = self._insert(table).values(row)
        self._write(insert.on_conflict_do_update(index_elements=keys, set_=dict(row if changes is None else changes)))


def noun_of(noun: type[N], row: sa.Row[Any]) -> N:
    return noun.model_validate({name: row._mapping[name] for name in noun.model_fields})


def _set_up(connection: sqlite3.Connection, _: Any) -> None:
    # The driver must begin no transaction of its own: it would begin none for a SELECT, and read-then-write would lose
    # updates without an error (measured: 700 of 800).
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode=wal")  # readers work beside one writer; the file keeps it
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA secure_delete=ON")  # overwrites what is deleted; not the default of every build


def _begin_explicitly(engine: sa.Engine) -> None:
    """Begin transactions as what they are, and let one thread of this process write at a time.

    Without the lock, threads that wait for SQLite sleep up to 0.1 s at a time while it is free: in a burst of 200
    messages an ack took up to 5 s.
    """
    lock = threading.Lock()

    def begin(connection: sa.Connection) -> None:
        if connection.get_execution_options().get(_READS):
            connection.exec_driver_sql("BEGIN")
            return
        connection.info[_LOCKED] = lock.acquire(timeout=BUSY_SECONDS)
        # IMMEDIATE: a deferred BEGIN that turns into a writer fails at once when another one has written meanwhile.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def checkin(_: Any, record: Any) -> None:
        if record.info.pop(_LOCKED, False):
            lock.release()

    sa.event.listen(engine, "begin", begin)
    sa.event.listen(engine, "checkin", checkin)


def wipe(engine: sa.Engine) -> None:
    """Wipe deleted words out of SQLite's log, which holds pages as they were; deleted rows are overwritten at once."""
    if engine.dialect.name == "sqlite":
        _outside_transactions(engine, *_EMPTY_LOG)


def rewrite(engine: sa.Engine) -> None:
    """Write the whole file again. Only that finds what SQLite leaves now and then of a deleted row that it had moved to
    another page (measured: of one in some hundred). No write can begin meanwhile: it is for the night."""
    if engine.dialect.name == "sqlite":
        _outside_transactions(engine, "VACUUM", *_EMPTY_LOG)


def _outside_transactions(engine: sa.Engine, *statements: str) -> None:
    raw = engine.raw_connection()
    try:
        for statement in statements:
            raw.cursor().execute(statement).fetchall()
    finally:
        raw.cursor().execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
        raw.close()
