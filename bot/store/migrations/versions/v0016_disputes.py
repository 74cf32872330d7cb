"""Breakdowns of the second format. Those of the first cannot be read any more: they are forgotten, and the ledger with them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0016"
down_revision = "0015"

_SQLITE = (
    "CREATE VIRTUAL TABLE remembered_fts USING fts5(who, names, words, content='remembered', content_rowid='id')",
    """CREATE TRIGGER remembered_fts_in AFTER INSERT ON remembered BEGIN
        INSERT INTO remembered_fts(rowid, who, names, words) VALUES (new.id, new.who, new.names, new.words); END""",
    """CREATE TRIGGER remembered_fts_out AFTER DELETE ON remembered BEGIN
        INSERT INTO remembered_fts(remembered_fts, rowid, who, names, words)
        VALUES ('delete', old.id, old.who, old.names, old.words); END""",
)


def upgrade() -> None:
    """Make the ledger's tables, empty."""
    op.drop_table("movements")
    op.drop_table("remembered")  # with its triggers
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE remembered_fts")
        op.execute("DROP VIEW IF EXISTS remembered_fts_rows")
    op.execute("DELETE FROM decided")
    op.execute("DELETE FROM links")
    op.execute("DELETE FROM breakdowns")
    _remembered()
    _movements()


def downgrade() -> None:
    """There is no way back to what was forgotten."""
    raise NotImplementedError


def _remembered() -> None:
    op.create_table(
        "remembered",
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
    )
    op.create_index("ix_remembered_channel_at", "remembered", ["channel", "at"])
    if op.get_bind().dialect.name == "sqlite":
        for statement in _SQLITE:
            op.execute(statement)
        return
    for column in ("who", "names", "words"):
        name = f"remembered_fts_{column}"
        vector = sa.Computed(f"array_to_tsvector(array_remove(string_to_array({column}, ' '), ''))", persisted=True)
        op.add_column("remembered", sa.Column(name, postgresql.TSVECTOR, vector))
        op.create_index(name, "remembered", [name], postgresql_using="gin")


def _movements() -> None:
    op.create_table(
        "movements",
        sa.Column("later", sa.Integer, _statement(), primary_key=True),
        sa.Column("earlier", sa.Integer, _statement(), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("note", sa.Text),
    )
    op.create_index("ix_movements_earlier", "movements", ["earlier"])
    op.create_index("ix_movements_at", "movements", ["at"])


def _statement() -> sa.ForeignKey:
    return sa.ForeignKey("remembered.id", ondelete="CASCADE")
