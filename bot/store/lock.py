"""One process a SQLite file: a second one would take the first one's running jobs for work left by a dead one."""

import fcntl
from pathlib import Path
from typing import IO

from bot.errors import SettingsError
from bot.store.engine import make_private


class FileLock:
    """Held from `take` to `release`, or to the end of the process, however it ends."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + ".lock")
        self._file: IO[str] | None = None

    def take(self) -> None:
        """Take the lock.

        Raises:
            SettingsError: another process works with this file.
        """
        make_private(self._path)
        self._file = self._path.open("w")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self.release()
            raise SettingsError(
                "Another Rejoinder already works with this database file.",
                "Stop it first, give this one its own DATABASE_URL, or use PostgreSQL for several replicas.",
                code="database-in-use",
            ) from None

    def release(self) -> None:
        if self._file:
            self._file.close()
            self._file = None
