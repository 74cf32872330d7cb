"""A store on each of the two databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import databases
from bot.store import Store


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new, empty database."""
    return databases.sqlite(tmp_path) if request.param == "sqlite" else databases.postgres()


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An open store on it."""
    with Store(url) as opened:
        yield opened
