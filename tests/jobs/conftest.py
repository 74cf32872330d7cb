"""What the tests of jobs share."""

import pytest

from bot.store import Store
from tests.jobs.office import Clock, Office


@pytest.fixture(autouse=True)
def short_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.jobs.sending.FIRST_PAUSE", 0.01)


@pytest.fixture
def office(store: Store) -> Office:
    return Office(store, Clock(2026, 5, 4, 12, 0))
