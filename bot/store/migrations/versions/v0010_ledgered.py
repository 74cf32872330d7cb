"""Readings that wait for the ledger are found by an index of those alone: each round looked at every one of a week."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Note it with the breakdown, and no longer in a table of its own."""
    op.add_column("breakdowns", sa.Column("ledgered_at", sa.Double))
    op.execute("UPDATE breakdowns SET ledgered_at = read_at WHERE request IN (SELECT reading FROM ledgered)")
    none = sa.text("ledgered_at IS NULL")
    op.create_index("ix_breakdowns_not_ledgered", "breakdowns", ["read_at"], sqlite_where=none, postgresql_where=none)
    op.drop_table("ledgered")


def downgrade() -> None:
    """Back into the table."""
    reading = sa.ForeignKey("breakdowns.request", ondelete="CASCADE")
    op.create_table("ledgered", sa.Column("reading", sa.Text, reading, primary_key=True))
    op.execute("INSERT INTO ledgered SELECT request FROM breakdowns WHERE ledgered_at IS NOT NULL")
    op.drop_index("ix_breakdowns_not_ledgered", "breakdowns")
    op.drop_column("breakdowns", "ledgered_at")
