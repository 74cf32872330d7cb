"""The tables: what was asked, read and posted, and which replicas are alive. One schema on SQLite and PostgreSQL.

Moments are seconds since 1970 as floats: the one form that both databases keep exactly. Texts live here only, never
in the job engine's tables, so that forgetting them here forgets them.
"""

import sqlalchemy as sa

metadata = sa.MetaData(naming_convention={"ix": "ix_%(column_0_label)s", "fk": "fk_%(table_name)s_%(column_0_name)s"})

requests = sa.Table(
    "requests",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("team", sa.Text, nullable=False),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("user", sa.Text, nullable=False),
    sa.Column("thread", sa.Text),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("files", sa.JSON, nullable=False),
    sa.Column("response_url", sa.Text),
    sa.Column("about", sa.Text),
    sa.Column("target", sa.Text),
    sa.Column("trouble", sa.JSON(none_as_null=True)),
    sa.Column("asked_at", sa.Double, nullable=False),
    sa.Column("handed_at", sa.Double),
    sa.Column("closed_at", sa.Double),
    sa.Column("outcome", sa.Text),
    sa.Index("ix_requests_place", "channel", "thread"),
    sa.Index("ix_requests_about", "about"),
)
"""`handed_at`: since then the job engine, in the same database, has a job for it."""

WITHOUT_JOB = sa.and_(requests.c.handed_at.is_(None), requests.c.closed_at.is_(None))
_OPEN = requests.c.closed_at.is_(None)
sa.Index("ix_requests_open", requests.c.asked_at, sqlite_where=_OPEN, postgresql_where=_OPEN)
_AIMED = requests.c.target.is_not(None)
sa.Index("ix_requests_target", requests.c.channel, requests.c.target, sqlite_where=_AIMED, postgresql_where=_AIMED)

articles = sa.Table(
    "articles",
    metadata,
    sa.Column("request", sa.Text, sa.ForeignKey("requests.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("body", sa.Text, nullable=False),
)

breakdowns = sa.Table(
    "breakdowns",
    metadata,
    sa.Column("request", sa.Text, sa.ForeignKey("requests.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("read_at", sa.Double, nullable=False),
    sa.Column("ledgered_at", sa.Double),
)
"""`ledgered_at`: since then all that comes of it is in the ledger."""

posts = sa.Table(
    "posts",
    metadata,
    sa.Column("request", sa.Text, sa.ForeignKey("requests.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("part", sa.Integer, primary_key=True),
    sa.Column("body", sa.Text),
    sa.Column("tried_at", sa.Double),
    sa.Column("message_ts", sa.Text),
)

replicas = sa.Table(
    "replicas",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("beat_at", sa.Double, nullable=False),
)

sa.Index("ix_breakdowns_read_at", breakdowns.c.read_at)
NOT_LEDGERED = breakdowns.c.ledgered_at.is_(None)
sa.Index("ix_breakdowns_not_ledgered", breakdowns.c.read_at, sqlite_where=NOT_LEDGERED, postgresql_where=NOT_LEDGERED)

remembered = sa.Table(
    "remembered",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("reading", sa.Text, sa.ForeignKey("breakdowns.request", ondelete="CASCADE"), nullable=False),
    sa.Column("statement", sa.Text, nullable=False),
    sa.Column("team", sa.Text, nullable=False),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("only", sa.Text),
    sa.Column("public", sa.Boolean, nullable=False),
    sa.Column("at", sa.Double, nullable=False),
    sa.Column("open", sa.Boolean, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("names", sa.Text, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.UniqueConstraint("reading", "statement", name="uq_remembered_reading"),
    sa.Index("ix_remembered_channel_at", "channel", "at"),
)
"""Statements, found by `who`, `names` and `words` (all of them, names too) through the full-text index `remembered_fts`
(FTS5, or GIN).

`public`: its channel was open to all when it was read. `open`: a charge that its article leaves without an answer.
"""

decided = sa.Table(
    "decided",
    metadata,
    sa.Column("reading", sa.Text, sa.ForeignKey("breakdowns.request", ondelete="CASCADE"), primary_key=True),
)

movements = sa.Table(
    "movements",
    metadata,
    sa.Column("later", sa.Integer, sa.ForeignKey("remembered.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("earlier", sa.Integer, sa.ForeignKey("remembered.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("at", sa.Double, nullable=False, index=True),
    sa.Column("note", sa.Text),
)
"""`note`: the request that found it and tells it in the later thread; nobody else does."""

rooms = sa.Table(
    "rooms",
    metadata,
    sa.Column("channel", sa.Text, primary_key=True),
    sa.Column("team", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("seen_at", sa.Double, nullable=False),
)

digest_settings = sa.Table(
    "digest_settings",
    metadata,
    sa.Column("channel", sa.Text, primary_key=True),
    sa.Column("team", sa.Text, nullable=False),
    sa.Column("schedule", sa.JSON(none_as_null=True)),
    sa.Column("since", sa.Double, nullable=False),
    sa.Column("paused_until", sa.Double),
    sa.Column("replies_earlier", sa.Boolean, nullable=False),
)

digests = sa.Table(
    "digests",
    metadata,
    sa.Column("channel", sa.Text, sa.ForeignKey("digest_settings.channel", ondelete="CASCADE"), primary_key=True),
    sa.Column("day", sa.Text, primary_key=True),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("at", sa.Double, nullable=False),
)

feeds = sa.Table(
    "feeds",
    metadata,
    sa.Column("channel", sa.Text, primary_key=True),
    sa.Column("url", sa.Text, primary_key=True),
    sa.Column("team", sa.Text, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("title", sa.Text),
    sa.Column("etag", sa.Text),
    sa.Column("modified", sa.Text),
    sa.Column("checked_at", sa.Double),
    sa.Column("trouble", sa.Text),
)

feed_items = sa.Table(
    "feed_items",
    metadata,
    sa.Column("channel", sa.Text, primary_key=True),
    sa.Column("link", sa.Text, primary_key=True),
    sa.Column("request", sa.Text),
    sa.Column("day", sa.Text, nullable=False, index=True),
)

FULL_TEXT = "remembered_fts"
"""Names that begin so are the full-text index and its parts; they differ from database to database."""


def is_plain(name: str | None, *_: object) -> bool:
    """Whether a table or index is one of those above, the same on both databases."""
    return not (name or "").startswith(FULL_TEXT)


channels = sa.Table(
    "channels",
    metadata,
    sa.Column("team", sa.Text, primary_key=True),
    sa.Column("channel", sa.Text, primary_key=True),
    sa.Column("listening", sa.Boolean, nullable=False),
    sa.Column("rules_only", sa.Boolean, nullable=False),
    sa.Column("told", sa.Text, nullable=False, server_default=""),
    sa.Column("changed_by", sa.Text, nullable=False),
    sa.Column("changed_at", sa.Double, nullable=False),
)

marks = sa.Table(
    "marks",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("request", sa.Text, sa.ForeignKey("requests.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("user", sa.Text, nullable=False),
    sa.Column("checked", sa.Boolean, nullable=False),
    sa.Column("made_at", sa.Double, nullable=False),
)

reports = sa.Table(
    "reports",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("request", sa.Text, sa.ForeignKey("requests.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("user", sa.Text, nullable=False),
    sa.Column("statement", sa.Text),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("made_at", sa.Double, nullable=False),
)

spend = sa.Table(
    "spend",
    metadata,
    sa.Column("request", sa.Text, sa.ForeignKey("requests.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("team", sa.Text, nullable=False),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("user", sa.Text, nullable=False),
    sa.Column("day", sa.Text, nullable=False),
    sa.Column("tokens_in", sa.Integer, nullable=False),
    sa.Column("tokens_out", sa.Integer, nullable=False),
    sa.Column("settled", sa.Boolean, nullable=False),
    sa.Index("ix_spend_day_team", "day", "team"),
)
"""Tokens of one reading: what was booked for it, and once it is `settled`, what it cost."""

budget_notices = sa.Table(
    "budget_notices",
    metadata,
    sa.Column("cap", sa.Text, primary_key=True),
    sa.Column("whose", sa.Text, primary_key=True),
    sa.Column("day", sa.Text, primary_key=True),
    sa.Column("request", sa.Text, nullable=False),
)

moments = sa.Table(
    "moments",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("at", sa.Double, nullable=False),
)

links = sa.Table(
    "links",
    metadata,
    sa.Column("reading", sa.Text, sa.ForeignKey("breakdowns.request", ondelete="CASCADE"), primary_key=True),
    sa.Column("team", sa.Text, nullable=False),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("read_at", sa.Double, nullable=False),
    sa.Column("first", sa.Text),
    sa.Index("ix_links_channel_url", "channel", "url"),
)
"""`first` is the reading that an answer was taken from, where the page was not read anew."""
