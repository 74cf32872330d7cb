"""What SQLite leaves of deleted words in its files, and how it is wiped out.

Deleted rows are overwritten at once (`secure_delete`). Left are the words in the full-text index, which only notes that
they are deleted; the log, which holds pages as they were; and now and then a copy of a row that SQLite moved to another
page before (measured: of one in some hundred deleted readings), which only `VACUUM` finds.
"""

import sqlalchemy as sa

from bot.store.engine import BUSY_SECONDS
from bot.store.full_text import INDEX

READERS_SECONDS = 1
"""How long running reads are waited for, while no write can begin; what is left over is wiped at night."""

_INDEX = sa.table(INDEX, sa.column(INDEX))
"""FTS5 takes its commands as rows with a value in the column of its own name."""
_EMPTY_LOG = (
    f"PRAGMA busy_timeout={READERS_SECONDS * 1000}",
    "PRAGMA wal_checkpoint(TRUNCATE)",
    f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}",
)


def wipe(engine: sa.Engine) -> None:
    """Wipe deleted words out of the full-text index and the log: 0.3 s among 100,000 statements."""
    if engine.dialect.name == "sqlite":
        with engine.begin() as connection:
            connection.execute(sa.insert(_INDEX).values({INDEX: "optimize"}))
        _outside_transactions(engine, *_EMPTY_LOG)


def rewrite(engine: sa.Engine) -> None:
    """Write the whole file again, without any trace. No write can begin meanwhile: it is for the night."""
    if engine.dialect.name == "sqlite":
        wipe(engine)
        _outside_transactions(engine, "VACUUM", *_EMPTY_LOG)


def _outside_transactions(engine: sa.Engine, *statements: str) -> None:
    raw = engine.raw_connection()
    try:
        for statement in statements:
            raw.cursor().execute(statement).fetchall()
    finally:
        raw.cursor().execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
        raw.close()
