"""Every test of the store runs on each of the two databases."""

import pytest


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """Which of them."""
    return str(request.param)
