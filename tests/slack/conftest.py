"""The real Bolt app at the desk, over real sockets."""

from collections.abc import Iterator

import pytest

from bot.app import at, working
from bot.desk import Desk, DeskSettings, Redelivery
from bot.jobs import Tempo
from bot.settings import Settings, load
from tests.slack.newsroom import Newsroom
from tests.store import databases

QUICK = Tempo(grace=0.5, poll=0.05, beat=0.3, silent=1.5, stop_within=5)
"""For a desk on this machine, whose thread reads do not lag."""

AT_ONCE = DeskSettings(redelivery=Redelivery(ack_within=3, delays=(0.1, 0.5)), unfurl_after=0.05)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Offline, on a new SQLite file."""
    return load(_env_file=None, reader="offline", database_url=databases.sqlite(tmp_path_factory.mktemp("slack")))


@pytest.fixture(scope="module")
def newsroom(settings: Settings) -> Iterator[Newsroom]:
    """A desk with the bot at work in it; one for all tests of a file, which each use messages of their own."""
    with Desk(settings=AT_ONCE) as desk, working(settings, at(desk), tempo=QUICK, gap=0):
        room = Newsroom(desk, settings.database_url)
        yield room
        room.close()


@pytest.fixture(autouse=True)
def fair_weather(request: pytest.FixtureRequest) -> Iterator[None]:
    """No test leaves its trouble to the next."""
    yield
    if "newsroom" in request.fixturenames:
        request.getfixturevalue("newsroom").desk.faults.clear()
