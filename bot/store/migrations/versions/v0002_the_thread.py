"""What the thread remembers: what a click was about, each channel's settings, who checked, what was reported wrong."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add them."""
    op.add_column("requests", sa.Column("about", sa.Text))
    op.add_column("requests", sa.Column("target", sa.Text))
    op.create_index("ix_requests_place", "requests", ["channel", "thread"])
    op.create_index("ix_requests_about", "requests", ["about"])
    op.create_table(
        "channels",
        sa.Column("team", sa.Text, primary_key=True),
        sa.Column("channel", sa.Text, primary_key=True),
        sa.Column("listening", sa.Boolean, nullable=False),
        sa.Column("rules_only", sa.Boolean, nullable=False),
        sa.Column("changed_by", sa.Text, nullable=False),
        sa.Column("changed_at", sa.Double, nullable=False),
    )
    op.create_table(
        "marks",
        sa.Column("id", sa.Text, primary_key=True),
        _request(),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("checked", sa.Boolean, nullable=False),
        sa.Column("made_at", sa.Double, nullable=False),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.Text, primary_key=True),
        _request(),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("statement", sa.Text),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("made_at", sa.Double, nullable=False),
    )
    op.create_index("ix_marks_request", "marks", ["request"])
    op.create_index("ix_reports_request", "reports", ["request"])


def downgrade() -> None:
    """Take them away."""
    for table in ("reports", "marks", "channels"):
        op.drop_table(table)
    for index in ("ix_requests_about", "ix_requests_place"):
        op.drop_index(index, "requests")
    for column in ("target", "about"):
        op.drop_column("requests", column)


def _request() -> sa.Column[str]:
    return sa.Column("request", sa.Text, sa.ForeignKey("requests.id", ondelete="CASCADE"), nullable=False)
