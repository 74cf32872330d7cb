"""What was asked, read and posted: one schema, on SQLite or PostgreSQL, made at the first start.

store = Store("sqlite:///var/rejoinder.sqlite3")
store.open()
"""

import sqlite3
from pathlib import Path
from typing import IO

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError, OperationalError

from bot.errors import SettingsError
from bot.store.channels import Channels, Digests
from bot.store.engine import connect, lock
from bot.store.feedback import Feedback, Report
from bot.store.feeds import Feeds
from bot.store.forgetting import Forgetting
from bot.store.installations import Installation, Installations
from bot.store.ledger import Ledger
from bot.store.posts import APOLOGY, Posts
from bot.store.readings import Readings
from bot.store.replicas import Checkpoints, Replicas
from bot.store.request import READS, Kind, Request, SlackFile
from bot.store.requests import Requests
from bot.store.schema import upgrade
from bot.store.threads import Threads

__all__ = ["APOLOGY", "READS", "Installation", "Kind", "Report", "Request", "SlackFile", "Store"]


class Store:
    """The database. `open` before use; `close` at the end."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._path = sa.make_url(url).database if url.startswith("sqlite") else None
        self._lock: IO[str] | None = None

    def open(self) -> None:
        """Connect and bring the tables up to date. Raises SettingsError where the database cannot be reached, is
        damaged or of another version, or another process works with this SQLite file."""
        try:
            self._lock = lock(Path(self._path)) if self._path else None
            self.engine = connect(self.url)
            upgrade(self.engine)
        except (OSError, OperationalError, sqlite3.OperationalError) as error:
            raise SettingsError(
                f"The database cannot be used: {type(error).__name__}.",
                "Check DATABASE_URL: whether its server runs and takes this user, or the file is a database in a "
                "folder that can be written to and has room.",
                code="database",
            ) from None
        except (DatabaseError, sqlite3.DatabaseError):
            raise SettingsError(
                f"The database file {self._path} cannot be used: it is damaged, or no database at all.",
                "Put your last backup in its place, or move it away: an empty one is made at the next start.",
                code="database-damaged",
            ) from None
        self.requests = Requests(self.engine)
        self.readings = Readings(self.engine)
        self.posts = Posts(self.engine)
        self.replicas = Replicas(self.engine)
        self.channels = Channels(self.engine)
        self.feedback = Feedback(self.engine)
        self.checkpoints = Checkpoints(self.engine)
        self.installations = Installations(self.engine)
        self.threads = Threads(self.engine, self.readings)
        self.forgetting = Forgetting(self.engine)
        self.ledger = Ledger(self.engine)
        self.digests = Digests(self.engine)
        self.feeds = Feeds(self.engine)

    def close(self) -> None:
        self.engine.dispose()
        if self._lock:
            self._lock.close()

    @property
    def takes_replicas(self) -> bool:
        """Whether several processes may work with it at once."""
        return self._path is None

    def __enter__(self) -> "Store":
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
