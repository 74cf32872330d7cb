"""Brings the tables up to date at start; safe when several replicas start at once."""

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

_LOCK = 0x52656A6F696E6472
"""Key of PostgreSQL's advisory lock around a migration: "Rejoindr" in ASCII, so that nobody else uses it by chance."""


def upgrade(engine: sa.Engine) -> None:
    """Run every migration that this database has not seen, in one transaction that others wait for."""
    config = Config()
    config.set_main_option("script_location", "bot.store:migrations")
    with engine.begin() as connection:  # on SQLite this is the write lock already
        if connection.dialect.name == "postgresql":
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
