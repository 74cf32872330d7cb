"""The first tables: requests, articles, breakdowns, posts, replicas."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create them."""
    op.create_table(
        "requests",
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
    op.create_table("articles", _request(), sa.Column("body", sa.Text, nullable=False))
    op.create_table(
        "breakdowns",
        _request(),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("read_at", sa.Double, nullable=False),
    )
    op.create_table(
        "posts",
        _request(),
        sa.Column("part", sa.Integer, primary_key=True),
        sa.Column("body", sa.Text),
        sa.Column("tried_at", sa.Double),
        sa.Column("message_ts", sa.Text),
    )
    op.create_table(
        "replicas",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("beat_at", sa.Double, nullable=False),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("replicas", "posts", "breakdowns", "articles", "requests"):
        op.drop_table(table)


def _request() -> sa.Column[str]:
    return sa.Column("request", sa.Text, sa.ForeignKey("requests.id", ondelete="CASCADE"), primary_key=True)
