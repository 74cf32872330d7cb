"""Where a channel was told that its texts are sent, so that it is told once."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """No channel was told anything yet."""
    op.add_column("channels", sa.Column("told", sa.Text, nullable=False, server_default=""))


def downgrade() -> None:
    """Nobody asks for it."""
    op.drop_column("channels", "told")
