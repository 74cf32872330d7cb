"""What a reading moves is told by the request that found it: an earlier claim may come into the ledger after its answer."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """What was found before is told by the first request, the only one there was."""
    op.add_column("movements", sa.Column("note", sa.Text))
    op.execute(r"UPDATE movements SET note = (SELECT reading FROM remembered WHERE id = later) || '\:moved'")


def downgrade() -> None:
    """Nobody asks for it."""
    op.drop_column("movements", "note")
