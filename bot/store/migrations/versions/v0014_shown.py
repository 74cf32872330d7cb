"""A further column of statements for that index, which 0016 makes without it."""

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Nothing."""


def downgrade() -> None:
    """Nothing."""
