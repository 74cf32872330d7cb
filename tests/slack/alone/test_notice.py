"""Before the first text of a channel goes to a model, it is said there where it goes, and how to keep the next ones."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from benchmarks.model_server import says
from benchmarks.newsroom import STORY, Newsroom, shown
from bot.views import talk, words
from tests.slack.alone.conftest import with_model

NOTHING = says({"matters": []})


class Room:
    """A newsroom whose model finds nothing, and what stood in the channels each time when it was asked."""

    newsroom: Newsroom
    host: str

    def __init__(self) -> None:
        self.stood: list[str] = []

    def turn(self, handler: BaseHTTPRequestHandler) -> None:
        desk = self.newsroom.desk
        self.stood.append(
            shown([message for channel in [*desk.workspace.channels] for message in desk.messages(channel, "ana")])
        )
        NOTHING(handler)

    def notices(self, channel: str) -> int:
        notice = talk.SENDS_TEXTS.format(host=self.host)
        return sum(notice in shown([message]) for message in self.newsroom.desk.messages(channel))

    def channel(self, name: str) -> tuple[str, int]:
        """A new channel, and how often the model was asked so far."""
        self.newsroom.desk.add_channel(name, ["ana", "ben", "rejoinder"])
        return f"#{name}", len(self.stood)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    opened = Room()
    with with_model(tmp_path_factory.mktemp("notice"), opened.turn) as (opened.newsroom, model):
        opened.host = model.url.removeprefix("http://").removesuffix("/v1")
        yield opened


def test_it_is_said_in_the_channel_once_before_anything_is_sent(room: Room) -> None:
    for _ in range(2):
        assert words.BY_MODEL in shown(room.newsroom.thread("#newsroom", room.newsroom.ask(STORY)))
        assert room.notices("#newsroom") == 1
    assert talk.SENDS_TEXTS.format(host=room.host) in room.stood[0]


def test_a_direct_message_is_a_channel_too(room: Room) -> None:
    dm = room.newsroom.desk.dm("ben")
    room.newsroom.thread(dm, room.newsroom.desk.say(dm, "ben", STORY))
    assert room.notices(dm) == 1


def test_where_it_cannot_be_said_nothing_is_sent(room: Room) -> None:
    channel, before = room.channel("mute")
    room.newsroom.desk.faults.add("chat.postMessage", "refused", times=1, error="restricted_action")
    assert words.BY_RULES in shown(room.newsroom.thread(channel, room.newsroom.ask(STORY, channel)))
    assert len(room.stood) == before


def test_a_channel_that_keeps_to_rules_is_told_nothing(room: Room) -> None:
    channel, before = room.channel("rules")
    room.newsroom.command("/claims rules only", channel)
    assert words.BY_RULES in shown(room.newsroom.thread(channel, room.newsroom.ask(STORY, channel)))
    assert room.host not in shown(room.newsroom.command(f"/claims {STORY}", channel, count=2))
    assert (room.notices(channel), len(room.stood)) == (0, before)


def test_a_private_answer_says_it_first_and_to_the_asker_alone(room: Room) -> None:
    newsroom, line = room.newsroom, talk.SENDS_THIS.format(host=room.host)
    assert shown(newsroom.command(f"/claims {STORY}", "#politics", "ben", count=2)[:1]).startswith(line)
    channel, before = room.channel("private")
    newsroom.desk.shortcut(channel, "ana", newsroom.desk.say(channel, "ben", STORY), "who_claims_what")
    assert shown(newsroom.private(2, channel)[:1]) == line
    assert line in room.stood[before]
    assert (room.notices("#politics"), room.notices(channel)) == (0, 0)
