"""What was asked, read and posted: one schema, on SQLite or PostgreSQL, migrated at start.

store = Store("sqlite:///var/rejoinder.sqlite3")
store.open()
"""

import sqlite3
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from bot.errors import SettingsError
from bot.store.channels import Channels, ChannelSettings
from bot.store.engine import connect, for_jobs
from bot.store.links import Links
from bot.store.lock import FileLock
from bot.store.marks import Check, Marks, Report
from bot.store.migrate import upgrade
from bot.store.moments import Moments
from bot.store.postgresql import for_asks
from bot.store.posts import APOLOGY, HOLD, Post, Posts
from bot.store.readings import Readings
from bot.store.replicas import Replicas
from bot.store.request import READS, Kind, Request, SlackFile, Trouble
from bot.store.requests import Requests
from bot.store.spend import Spend
from bot.store.threads import Read, Threads
from bot.store.turns import Turns

__all__ = [
    "APOLOGY",
    "HOLD",
    "READS",
    "ChannelSettings",
    "Check",
    "Kind",
    "Post",
    "Read",
    "Report",
    "Request",
    "SlackFile",
    "Store",
    "Trouble",
]


class Store:
    """The database. `open` before use; `close` at the end."""

    def __init__(self, url: str) -> None:
        self.url = url
        path = sa.make_url(url).database if url.startswith("sqlite") else None
        self._lock = FileLock(Path(path)) if path else None

    def open(self) -> None:
        """Connect and bring the tables up to date.

        Raises:
            SettingsError: the database cannot be reached, or another process works with this SQLite file.
        """
        try:
            if self._lock:
                self._lock.take()
            turns = Turns()
            self.engine = connect(self.url, turns)
            self.engine_for_asks = for_asks(self.url) if self.takes_replicas else self.engine
            self.engine_for_jobs = for_jobs(self.url, turns)
            upgrade(self.engine)
        except (OSError, sqlite3.DatabaseError, OperationalError) as error:
            raise SettingsError(
                f"The database cannot be used: {type(error).__name__}.",
                "Check DATABASE_URL: whether its server runs and takes this user, or the file is a database in a folder that "
                "can be written to and has room.",
                code="database",
            ) from None
        self.requests = Requests(self.engine, self.engine_for_asks)
        self.readings = Readings(self.engine)
        self.posts = Posts(self.engine)
        self.replicas = Replicas(self.engine)
        self.channels = Channels(self.engine)
        self.marks = Marks(self.engine)
        self.spend = Spend(self.engine)
        self.links = Links(self.engine)
        self.moments = Moments(self.engine)
        self.threads = Threads(self.engine, self.readings)

    def close(self) -> None:
        """Disconnect, and let another process in."""
        self.engine_for_asks.dispose()
        self.engine.dispose()
        if self.engine_for_jobs:
            self.engine_for_jobs.dispose()
        if self._lock:
            self._lock.release()

    @property
    def takes_replicas(self) -> bool:
        """Whether several processes may work with it at once."""
        return self._lock is None

    def __enter__(self) -> "Store":
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
