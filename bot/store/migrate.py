"""Makes the tables at the first start, and refuses a database of another version; safe when several replicas start at
once.

A release that changes the schema raises `VERSION` and adds its statements here.
"""

import sqlalchemy as sa

from bot.errors import SettingsError
from bot.store.schema import metadata, requests, schema_version

VERSION = 5

_LOCK = 0x52656A6F696E6472
"""Key of PostgreSQL's advisory lock around the change: "Rejoindr" in ASCII."""


def upgrade(engine: sa.Engine) -> None:
    """Bring the tables up to date, in one transaction that other replicas wait for.

    Raises:
        SettingsError: the database is of a version that this one cannot use; says which and what to do.
    """
    with engine.begin() as connection:  # on SQLite this takes the write lock
        if connection.dialect.name == "postgresql":
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        tables = sa.inspect(connection).get_table_names()
        if schema_version.name in tables:
            _check(connection.execute(sa.select(schema_version.c.version)).scalar_one())
        elif requests.name in tables:
            _check(0)
        else:
            metadata.create_all(connection)
            connection.execute(sa.insert(schema_version).values(version=VERSION))


def _check(version: int) -> None:
    if version == VERSION:
        return
    made_by, first = "a development version of Rejoinder, before 0.1.0, and cannot be carried over", "Either"
    if version > VERSION:
        made_by = f"a newer version of Rejoinder (its schema is {version}, this one’s is {VERSION})"
        first = "Install that version again, or"
    raise SettingsError(
        f"This database was made by {made_by}.",
        f"{first} move the database away, or set DATABASE_URL to a new one: it is made at the next start.",
        code="database-version",
    )
