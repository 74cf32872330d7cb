"""Requests that are open are found by an index of those alone; who waits was looked for among all that were ever asked."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """One index for all that looks for open requests, those without a job among them."""
    op.drop_index("ix_requests_without_job", "requests")
    is_open = sa.text("closed_at IS NULL")
    op.create_index("ix_requests_open", "requests", ["asked_at"], sqlite_where=is_open, postgresql_where=is_open)


def downgrade() -> None:
    """Those without a job alone."""
    op.drop_index("ix_requests_open", "requests")
    waits = sa.text("handed_at IS NULL AND closed_at IS NULL")
    op.create_index("ix_requests_without_job", "requests", ["asked_at"], sqlite_where=waits, postgresql_where=waits)
