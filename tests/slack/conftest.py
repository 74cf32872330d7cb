"""The real Bolt app at the desk, over real sockets or signed requests."""

from collections.abc import Iterator

import pytest

from benchmarks.newsroom import Newsroom
from bot.settings import Settings
from tests.slack.rooms import AT_ONCE as AT_ONCE
from tests.slack.rooms import QUICK as QUICK
from tests.slack.rooms import Connection, Rooms


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Socket Mode, unless the test is marked with the connections that it is for."""
    if "connection" in metafunc.fixturenames:
        marked = metafunc.definition.get_closest_marker("connections")
        metafunc.parametrize("connection", marked.args if marked else ("sockets",), scope="package")


@pytest.fixture(scope="package")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rooms]:
    """The one place where the bot of these tests is started and ended."""
    kept = Rooms(tmp_path_factory.mktemp("slack"))
    yield kept
    kept.close()


@pytest.fixture(scope="module")
def newsroom(rooms: Rooms, connection: Connection) -> Newsroom:
    """A desk with the bot at work in it, empty at the start of a file, whose tests each use messages of their own."""
    return rooms.over(connection)


@pytest.fixture(scope="module")
def settings(rooms: Rooms, newsroom: Newsroom) -> Settings:
    """Those of the bot: offline, on a new SQLite file."""
    return rooms.settings


@pytest.fixture(autouse=True)
def fair_weather(request: pytest.FixtureRequest) -> Iterator[None]:
    """No test leaves its trouble to the next, and none a message that a screen reader cannot read."""
    yield
    if "newsroom" in request.fixturenames:
        room: Newsroom = request.getfixturevalue("newsroom")
        room.desk.faults.clear()
        room.assert_readable()
