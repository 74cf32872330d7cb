"""What SQLite leaves of deleted words in its files, and how it is wiped out.

Deleted rows are overwritten at once (`secure_delete`). Left are the log, which holds pages as they were; and now and
then a copy of a row that SQLite moved to another page before (measured: of one in some hundred deleted readings), which
only `VACUUM` finds.
"""

import sqlalchemy as sa

from bot.store.engine import BUSY_SECONDS

READERS_SECONDS = 1
"""How long running reads are waited for, while no write can begin; what is left over is wiped at night."""

_EMPTY_LOG = (
    f"PRAGMA busy_timeout={READERS_SECONDS * 1000}",
    "PRAGMA wal_checkpoint(TRUNCATE)",
)


def wipe(engine: sa.Engine) -> None:
    if engine.dialect.name == "sqlite":
        _outside_transactions(engine, *_EMPTY_LOG)


def rewrite(engine: sa.Engine) -> None:
    """Write the whole file again, without any trace. No write can begin meanwhile: it is for the night."""
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
