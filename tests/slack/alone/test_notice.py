"""Before the first text of a channel goes to a model, it is said there where it goes, and how to keep the next ones."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

import pytest

from benchmarks import databases
from benchmarks.model_server import ModelServer, says, serving
from benchmarks.newsroom import STORY, Newsroom, shown
from bot.app import at_desk, running_bot
from bot.settings import Settings, load
from bot.views import talk, words
from slackdesk import Desk
from tests.slack.conftest import AT_ONCE, QUICK

pytestmark = pytest.mark.timeout(300)

NOTHING = says({"matters": []})


class Model:
    """A model that finds nothing, and what stood in the channels when it was asked."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.server: ModelServer
        self.stood: list[str] = []

    def turn(self, handler: BaseHTTPRequestHandler) -> None:
        rooms = [room.id for room in list(self._desk.workspace.channels.values())]
        self.stood.append(shown([message for room in rooms for message in self._desk.messages(room, "ana")]))
        NOTHING(handler)

    @property
    def host(self) -> str:
        return self.server.url.removeprefix("http://").removesuffix("/v1")

    @property
    def notice(self) -> str:
        return talk.SENDS_TEXTS.format(host=self.host)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Newsroom, Model, Settings]]:
    with Desk(settings=AT_ONCE) as desk:
        model = Model(desk)
        with serving(model.turn) as model.server:
            url = databases.sqlite(tmp_path_factory.mktemp("notice"))
            settings = load(_env_file=None, openai_base_url=model.server.url, database_url=url, model_calls_at_once=1)
            newsroom = Newsroom(desk, url)
            yield newsroom, model, settings
            newsroom.close()


@contextmanager
def at_work(newsroom: Newsroom, settings: Settings) -> Iterator[None]:
    with running_bot(at_desk(settings, newsroom.desk), timings=QUICK):
        yield
        newsroom.quiet()


@pytest.fixture(scope="module")
def working_room(room: tuple[Newsroom, Model, Settings]) -> Iterator[tuple[Newsroom, Model]]:
    """For the tests below the first, which starts the bot itself."""
    newsroom, model, settings = room
    with at_work(newsroom, settings):
        yield newsroom, model


def said(newsroom: Newsroom, model: Model, channel: str) -> int:
    return sum(model.notice in shown([message]) for message in newsroom.desk.messages(channel))


def new_channel(newsroom: Newsroom, name: str) -> str:
    newsroom.desk.add_channel(name, ["ana", "ben", "rejoinder"])
    return f"#{name}"


def test_it_is_said_in_the_channel_once_before_anything_is_sent_and_not_after_a_restart(
    room: tuple[Newsroom, Model, Settings],
) -> None:
    newsroom, model, settings = room
    for _ in range(2):
        with at_work(newsroom, settings):
            assert words.BY_MODEL in shown(newsroom.thread("#newsroom", newsroom.ask(STORY)))
            assert said(newsroom, model, "#newsroom") == 1
    assert model.notice in model.stood[0]


def test_a_direct_message_is_a_channel_too(working_room: tuple[Newsroom, Model]) -> None:
    newsroom, model = working_room
    dm = newsroom.desk.dm("ben")
    newsroom.thread(dm, newsroom.desk.say(dm, "ben", STORY))
    assert said(newsroom, model, dm) == 1


def test_where_it_cannot_be_said_nothing_is_sent(working_room: tuple[Newsroom, Model]) -> None:
    newsroom, model = working_room
    channel, before = new_channel(newsroom, "mute"), len(model.stood)
    newsroom.desk.faults.add("chat.postMessage", "refused", times=1, error="restricted_action")
    assert words.BY_RULES in shown(newsroom.thread(channel, newsroom.ask(STORY, channel)))
    assert len(model.stood) == before


def test_a_channel_that_keeps_to_rules_is_told_nothing(working_room: tuple[Newsroom, Model]) -> None:
    newsroom, model = working_room
    channel, before = new_channel(newsroom, "rules"), len(model.stood)
    newsroom.command("/claims rules only", channel)
    assert words.BY_RULES in shown(newsroom.thread(channel, newsroom.ask(STORY, channel)))
    assert model.host not in shown(newsroom.command(f"/claims {STORY}", channel, count=2))
    assert said(newsroom, model, channel) == 0
    assert len(model.stood) == before


def test_a_private_answer_says_it_first_and_to_the_asker_alone(working_room: tuple[Newsroom, Model]) -> None:
    newsroom, model = working_room
    line = talk.SENDS_THIS.format(host=model.host)
    assert shown(newsroom.command(f"/claims {STORY}", "#politics", "ben", count=2)[:1]).startswith(line)
    assert said(newsroom, model, "#politics") == 0
    channel, before = new_channel(newsroom, "private"), len(model.stood)
    ts = newsroom.desk.say(channel, "ben", STORY)
    newsroom.desk.shortcut(channel, "ana", ts, "who_claims_what")
    assert shown(newsroom.private(2, channel)[:1]) == line
    assert line in model.stood[before]
    assert said(newsroom, model, channel) == 0
