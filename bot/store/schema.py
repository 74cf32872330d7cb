"""The tables, one schema on SQLite and PostgreSQL, and how they are made. A release that changes them raises `VERSION`.

Moments are seconds since 1970 as floats, which both databases keep exactly. Texts live here only, never in the job
engine's tables, so that forgetting them here forgets them.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Boolean, Column, Double, Index, Integer, Table, Text, UniqueConstraint

from bot.errors import SettingsError

VERSION = 9

_LOCK = 0x52656A6F696E6472
"""Key of PostgreSQL's advisory lock around the change: "Rejoindr" in ASCII."""

metadata = sa.MetaData(naming_convention={"ix": "ix_%(column_0_label)s", "fk": "fk_%(table_name)s_%(column_0_name)s"})


def _must(name: str, kind: type[sa.types.TypeEngine[Any]] = Text, *, index: bool = False) -> Column[object]:
    return Column(name, kind, nullable=False, index=index)


def _of(column: str, name: str = "request", *, key: bool = False, index: bool = False) -> Column[object]:
    """A reference to another table's row, with which this row is deleted."""
    return Column(name, sa.ForeignKey(column, ondelete="CASCADE"), primary_key=key, nullable=False, index=index)


def _channel_key() -> tuple[Column[object], Column[object]]:
    """A channel that two workspaces share has the same id in both."""
    return Column("team", Text, primary_key=True), Column("channel", Text, primary_key=True)


schema_version = Table("schema_version", metadata, _must("version", Integer))

requests = Table(
    "requests",
    metadata,
    Column("id", Text, primary_key=True),
    *map(_must, ("kind", "team", "channel", "user", "text")),
    Column("thread", Text),
    Column("files", sa.JSON, nullable=False),
    Column("response_url", Text),
    Column("about", Text),
    Column("target", Text),
    Column("trouble", sa.JSON(none_as_null=True)),
    _must("asked_at", Double),
    Column("closed_at", Double),
    Column("outcome", Text),
    Column("spent_on", Text),
    *(Column(name, Integer) for name in ("tokens_in", "tokens_out")),
    Index("ix_requests_place", "channel", "thread"),
    Index("ix_requests_about", "about"),
    Index("ix_requests_target", "channel", "target"),
    Index("ix_requests_spent_on", "spent_on", "team"),
)
"""`spent_on`: the day on which a model was asked, for so many tokens."""

readings = Table(
    "readings",
    metadata,
    _of("requests.id", key=True),
    _must("article"),
    *(Column(name, Text) for name in ("url", "sha256", "breakdown", "first")),
    Column("read_at", Double, index=True),
    Index("ix_readings_url", "url", postgresql_using="hash"),  # a B-tree there takes 2,704 bytes, an address has more
)
"""What was read for a request. `url` and `sha256` are of its page, `first` is the reading that the breakdown was taken
from where the page was not read again."""
IS_READ = readings.c.breakdown.is_not(None)

posts = Table(
    "posts",
    metadata,
    _of("requests.id", key=True),
    Column("part", Integer, primary_key=True),
    Column("body", sa.JSON(none_as_null=True)),
    Column("tried_at", Double),
    Column("message_ts", Text),
)

installations = Table(
    "installations",
    metadata,
    Column("team", Text, primary_key=True),
    *map(_must, ("url", "token", "bot_user", "bot")),
    _must("installed_at", Double),
)
"""Workspaces that installed the app; `token` is encrypted."""

replicas = Table("replicas", metadata, Column("id", Text, primary_key=True), _must("beat_at", Double))

ledger_statements = Table(
    "ledger_statements",
    metadata,
    Column("id", Integer, primary_key=True),
    _of("readings.request", "reading"),
    *map(_must, ("statement", "team", "channel")),
    Column("only", Text),
    _must("public", Boolean),
    _must("at", Double),
    _must("open", Boolean),
    _must("body"),
    UniqueConstraint("reading", "statement", name="uq_ledger_statements_reading"),
    Index("ix_ledger_statements_channel_at", "channel", "at"),
)
"""Statements. `only`: the one user who may see it. `public`: its channel was open to all when it was read. `open`: a
charge that its article leaves without an answer."""

ledger_words = Table(
    "ledger_words",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("word", Text, primary_key=True),
    _of("ledger_statements.id", "statement", key=True, index=True),
    sqlite_with_rowid=False,
)
"""The words that a statement is found by: of its source (`who`), of `names` in it, and all `words` of its sentence."""

later_answers = Table(
    "later_answers",
    metadata,
    _of("ledger_statements.id", "later", key=True),
    _of("ledger_statements.id", "earlier", index=True),
    _must("kind"),
    _must("at", Double, index=True),
    Column("note", Text),
)
"""`note`: the request that compared the reading, and posts what it found in the later thread."""

channels = Table(
    "channels",
    metadata,
    *_channel_key(),
    *(_must(name, Boolean) for name in ("listening", "rules_only")),
    _must("listening_since", Double),
    _must("notified_host"),
    Column("schedule", sa.JSON(none_as_null=True)),
    _must("since", Double),
    Column("visibility", Text),
    Column("seen_at", Double),
)
"""What is set for a channel, and what Slack said of it (`visibility`) and when (`seen_at`)."""

digests = Table(
    "digests",
    metadata,
    *_channel_key(),
    Column("day", Text, primary_key=True),
    _must("at", Double),
    sa.ForeignKeyConstraint(["team", "channel"], ["channels.team", "channels.channel"], ondelete="CASCADE"),
)

feeds = Table(
    "feeds",
    metadata,
    *_channel_key(),
    Column("url", Text, primary_key=True),
    _must("words"),
    Column("title", Text),
    Column("checked_at", Double),
    Column("trouble", Text),
)

feed_items = Table(
    "feed_items",
    metadata,
    *_channel_key(),
    Column("link", Text, primary_key=True),
    Column("request", Text),
    _must("day", index=True),
)

reports = Table(
    "reports",
    metadata,
    Column("id", Text, primary_key=True),
    _of("requests.id", index=True),
    _must("user"),
    Column("statement", Text),
    *map(_must, ("kind", "note")),
    _must("made_at", Double),
)

corrections = Table(
    "corrections",
    metadata,
    Column("id", Text, primary_key=True),
    _of("requests.id", key=True),
    _must("user"),
    Column("statement", Text),
    *map(_must, ("kind", "reason", "by")),
    _must("at", Double),
    Index("ix_corrections_request", "request"),
)
"""Of a reading, and again of each reading that was taken from it or it from them: see `readings.first`."""

checkpoints = Table("checkpoints", metadata, Column("name", Text, primary_key=True), _must("at", Double))


def upgrade(engine: sa.Engine) -> None:
    """Bring the tables up to date, in one transaction that other replicas wait for. Raises SettingsError for those of
    another version."""
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
    if version != VERSION:
        raise SettingsError(
            f"This database was made by another version of Rejoinder (schema {version}, and this one’s is {VERSION}).",
            "Install that version again, or move the database away, or set DATABASE_URL to a new one, which the next "
            "start makes.",
            code="database-version",
        )
