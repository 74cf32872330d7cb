"""Tests that start bots of their own, with other settings or several times over."""

import pytest

from tests.slack.rooms import Rooms


@pytest.fixture(scope="package", autouse=True)
def alone(rooms: Rooms) -> None:
    """Two bots cannot work in one process."""
    rooms.close()
