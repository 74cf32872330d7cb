"""Of which readings it was decided what they move."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "decided",
        sa.Column("reading", sa.Text, sa.ForeignKey("breakdowns.request", ondelete="CASCADE"), primary_key=True),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("decided")
