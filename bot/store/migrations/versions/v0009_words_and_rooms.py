"""An index of statements by words and rooms, which 0016 makes in another way."""

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Nothing."""


def downgrade() -> None:
    """Nothing."""
