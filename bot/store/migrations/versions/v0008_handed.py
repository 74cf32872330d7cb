"""Since when a request has a job. Those that are open get one anew, which changes nothing where they have it."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the column, and the index of those that wait for a job."""
    op.add_column("requests", sa.Column("handed_at", sa.Double))
    none = sa.text("handed_at IS NULL AND closed_at IS NULL")
    op.create_index("ix_requests_without_job", "requests", ["asked_at"], sqlite_where=none, postgresql_where=none)


def downgrade() -> None:
    """Drop both."""
    op.drop_index("ix_requests_without_job", "requests")
    op.drop_column("requests", "handed_at")
