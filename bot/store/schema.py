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
    sa.Column("trouble", sa.JSON(none_as_null=True)),
    sa.Column("asked_at", sa.Double, nullable=False),
    sa.Column("closed_at", sa.Double),
    sa.Column("outcome", sa.Text),
)

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
)

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
