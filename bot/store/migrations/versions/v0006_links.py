"""Which pages were read in which channel."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "links",
        sa.Column("reading", sa.Text, sa.ForeignKey("breakdowns.request", ondelete="CASCADE"), primary_key=True),
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("read_at", sa.Double, nullable=False),
        sa.Column("first", sa.Text),
    )
    op.create_index("ix_links_channel_url", "links", ["channel", "url"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("links")
