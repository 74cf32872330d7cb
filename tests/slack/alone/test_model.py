"""Where a model is set: a channel is told before the first of its texts is sent, the model chooses what answers a
question and has a budget, and a channel's texts stay at home where rules only are wanted."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

import prompts
from benchmarks.model_server import ModelServer, says
from benchmarks.newsroom import STORY, Newsroom, shown
from bot.store.token_budget import USED_UP
from bot.views import question_message, talk, words
from tests.slack.alone.conftest import with_model

NOTHING: dict[str, list[str]] = {"matters": []}
CHOOSES = says({"statements": ["s1", "s99", "<!channel>"]})
ONE_READING = (1_200, 300)
"""Tokens that the stand-in says one call takes."""


@pytest.fixture
def paid(tmp_path: Path) -> Iterator[tuple[Newsroom, ModelServer]]:
    """A newsroom whose model finds nothing, at a price; a person's budget is two calls. First in this file: two bots
    cannot work in one process."""
    nothing = says(NOTHING, usage=ONE_READING)
    with with_model(tmp_path, nothing, daily_tokens_per_user=2 * sum(ONE_READING)) as room:
        yield room


def test_over_the_cap_rules_read_and_the_thread_says_so(paid: tuple[Newsroom, ModelServer]) -> None:
    newsroom, model = paid
    answers = [newsroom.thread("#newsroom", newsroom.ask(STORY)) for _ in range(3)]
    assert [USED_UP in shown(answer) for answer in answers] == [False, True, True]
    assert "Ida Brandt" in shown(answers[1])
    assert words.BY_RULES in shown(answers[2])
    assert len(model.requests) == 2  # the article, and once more what the second pair of eyes saw
    other = newsroom.desk.say("#newsroom", "ben", f"@Rejoinder {STORY}")
    assert words.BY_RULES not in shown(newsroom.thread("#newsroom", other))


class Room:
    """A newsroom whose model finds nothing in an article and answers questions with the first statement and nonsense;
    and what stood in the channels each time when it was asked."""

    newsroom: Newsroom
    model: ModelServer

    def __init__(self) -> None:
        self.stood: list[str] = []

    def turn(self, handler: BaseHTTPRequestHandler) -> None:
        desk = self.newsroom.desk
        channels = list(desk.workspace.channels)
        self.stood.append(shown([message for channel in channels for message in desk.messages(channel, "ana")]))
        is_question = self.model.requests[-1]["messages"][0]["content"] == prompts.load("ask")
        (CHOOSES if is_question else says(NOTHING))(handler)

    @property
    def host(self) -> str:
        return self.model.url.removeprefix("http://").removesuffix("/v1")

    def notices(self, channel: str) -> int:
        notice = talk.SENDS_TEXTS.format(host=self.host)
        return sum(notice in shown([message]) for message in self.newsroom.desk.messages(channel))

    def channel(self, name: str) -> tuple[str, int]:
        """A new channel, and how often the model was asked so far."""
        self.newsroom.desk.add_channel(name, ["ana", "ben", "rejoinder"])
        return f"#{name}", len(self.stood)

    def question(self, channel: str) -> str:
        """The answer to one that the names and words alone do not answer."""
        return shown(self.newsroom.reply(self.newsroom.read(STORY, channel), "who is the culprit here?", channel))


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    opened = Room()
    with with_model(tmp_path_factory.mktemp("model"), opened.turn) as (opened.newsroom, opened.model):
        yield opened


def test_it_is_said_in_the_channel_once_before_anything_is_sent(room: Room) -> None:
    for _ in range(2):
        assert words.BY_MODEL in shown(room.newsroom.thread("#newsroom", room.newsroom.ask(STORY)))
        assert room.notices("#newsroom") == 1
    assert talk.SENDS_TEXTS.format(host=room.host) in room.stood[0]


def test_where_it_cannot_be_said_nothing_is_sent(room: Room) -> None:
    channel, before = room.channel("mute")
    room.newsroom.desk.faults.add("chat.postMessage", "refused", times=1, error="restricted_action")
    assert words.BY_RULES in shown(room.newsroom.thread(channel, room.newsroom.ask(STORY, channel)))
    assert len(room.stood) == before


def test_a_private_answer_says_it_first_and_to_the_asker_alone(room: Room) -> None:
    newsroom, line = room.newsroom, talk.SENDS_THIS.format(host=room.host)
    assert shown(newsroom.command(f"/claims {STORY}", "#politics", "ben")[:1]).startswith(line)
    channel, before = room.channel("private")
    private = newsroom.shortcut(newsroom.desk.say(channel, "ben", STORY), channel)
    assert shown(private[:1]) == line
    assert line in room.stood[before]
    assert (room.notices("#politics"), room.notices(channel)) == (0, 0)


def test_the_model_chooses_statements_and_its_other_words_are_dropped(room: Room) -> None:
    answer = room.question("#newsroom")
    assert question_message.CHOSEN_BY_MODEL in answer
    assert "The bridge over the Alder is unsafe" in answer
    assert "channel" not in answer.replace(question_message.CHOSEN_BY_MODEL, "")


def test_where_rules_only_are_wanted_no_word_goes_to_the_model_and_nothing_is_said_of_it(room: Room) -> None:
    channel, before = room.channel("rules")
    room.newsroom.command("/claims rules only", channel)
    assert question_message.NOTHING in room.question(channel)
    assert room.host not in shown(room.newsroom.command(f"/claims {STORY}", channel))
    assert (room.notices(channel), len(room.stood)) == (0, before)
