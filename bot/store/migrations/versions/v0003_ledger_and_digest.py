"""The ledger's statements with their full-text index, what moved, and the channels' digests and feeds."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_SQLITE = (
    "CREATE VIRTUAL TABLE remembered_fts USING fts5(who, words, content='remembered', content_rowid='id', "
    "prefix='3 4 5 6')",
    """CREATE TRIGGER remembered_fts_in AFTER INSERT ON remembered BEGIN
        INSERT INTO remembered_fts(rowid, who, words) VALUES (new.id, new.who, new.words); END""",
    """CREATE TRIGGER remembered_fts_out AFTER DELETE ON remembered BEGIN
        INSERT INTO remembered_fts(remembered_fts, rowid, who, words)
        VALUES ('delete', old.id, old.who, old.words); END""",
)
_POSTGRESQL = (
    "CREATE INDEX remembered_fts_who ON remembered USING gin (to_tsvector('simple', who))",
    "CREATE INDEX remembered_fts_words ON remembered USING gin (to_tsvector('simple', words))",
)


def upgrade() -> None:
    """Create them."""
    op.create_index("ix_breakdowns_read_at", "breakdowns", ["read_at"])
    _ledger()
    _channels()
    for statement in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(statement)


def _ledger() -> None:
    op.create_table(
        "remembered",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Text, _breakdown(), nullable=False),
        sa.Column("statement", sa.Text, nullable=False),
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("only", sa.Text),
        sa.Column("public", sa.Boolean, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("unanswered", sa.Boolean, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.UniqueConstraint("reading", "statement", name="uq_remembered_reading"),
    )
    op.create_index("ix_remembered_channel_at", "remembered", ["channel", "at"])
    op.create_table("ledgered", sa.Column("reading", sa.Text, _breakdown(), primary_key=True))
    op.create_table(
        "movements",
        sa.Column("later", sa.Integer, _statement(), primary_key=True),
        sa.Column("earlier", sa.Integer, _statement(), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
    )
    op.create_index("ix_movements_earlier", "movements", ["earlier"])
    op.create_index("ix_movements_at", "movements", ["at"])


def _channels() -> None:
    op.create_table(
        "rooms",
        sa.Column("channel", sa.Text, primary_key=True),
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("seen_at", sa.Double, nullable=False),
    )
    op.create_table(
        "digest_settings",
        sa.Column("channel", sa.Text, primary_key=True),
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("schedule", sa.JSON(none_as_null=True)),
        sa.Column("since", sa.Double, nullable=False),
        sa.Column("paused_until", sa.Double),
        sa.Column("replies_earlier", sa.Boolean, nullable=False),
    )
    op.create_table(
        "digests",
        sa.Column("channel", sa.Text, sa.ForeignKey("digest_settings.channel", ondelete="CASCADE"), primary_key=True),
        sa.Column("day", sa.Text, primary_key=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
    )
    op.create_table(
        "feeds",
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
    op.create_table(
        "feed_items",
        sa.Column("channel", sa.Text, primary_key=True),
        sa.Column("link", sa.Text, primary_key=True),
        sa.Column("request", sa.Text),
        sa.Column("day", sa.Text, nullable=False),
    )
    op.create_index("ix_feed_items_day", "feed_items", ["day"])


def downgrade() -> None:
    """Drop them."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE remembered_fts")
    tables = ("feed_items", "feeds", "digests", "digest_settings", "rooms", "movements", "ledgered", "remembered")
    for table in tables:
        op.drop_table(table)
    op.drop_index("ix_breakdowns_read_at", "breakdowns")


def _breakdown() -> sa.ForeignKey:
    return sa.ForeignKey("breakdowns.request", ondelete="CASCADE")


def _statement() -> sa.ForeignKey:
    return sa.ForeignKey("remembered.id", ondelete="CASCADE")
