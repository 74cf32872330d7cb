"""Questions in a thread where a model is set: it chooses, and a channel's texts stay at home where rules only are wanted."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

import prompts
from benchmarks.model_server import ModelServer, raw, says
from benchmarks.newsroom import STORY, Newsroom, shown
from bot.views import question_message
from tests.slack.alone.conftest import with_model

NOT_READING = raw(b"{}", 400)
CHOOSES = says({"statements": ["s1", "s99", "<!channel>"]})


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Newsroom, ModelServer]]:
    """A newsroom whose model refuses to read and answers questions with the first statement and with nonsense."""

    def turn(handler: BaseHTTPRequestHandler) -> None:
        (CHOOSES if asked(opened[1]) else NOT_READING)(handler)

    with with_model(tmp_path_factory.mktemp("model"), turn) as opened:
        yield opened


def asked(server: ModelServer) -> bool:
    return bool(server.requests[-1]["messages"][0]["content"] == prompts.load("ask"))


def question(newsroom: Newsroom, channel: str) -> str:
    ts = newsroom.ask(STORY, channel)
    before = len(newsroom.thread(channel, ts))
    newsroom.read("who is the culprit here?", channel, thread_ts=ts)
    return shown(newsroom.answers(channel, ts)[before:])


def test_the_model_chooses_statements_and_its_other_words_are_dropped(room: tuple[Newsroom, ModelServer]) -> None:
    newsroom, server = room
    answer = question(newsroom, "#newsroom")
    assert question_message.CHOSEN_BY_MODEL in answer
    assert "The bridge over the Alder is unsafe" in answer
    assert "channel" not in answer.replace(question_message.CHOSEN_BY_MODEL, "")
    assert asked(server)


def test_where_rules_only_are_wanted_no_word_goes_to_the_model(room: tuple[Newsroom, ModelServer]) -> None:
    newsroom, server = room
    newsroom.desk.command("#desk-private", "ana", "/claims rules only")
    newsroom.private(1, "#desk-private")
    newsroom.quiet()
    before = len(server.requests)
    assert question_message.NOTHING in question(newsroom, "#desk-private")
    newsroom.quiet()
    assert len(server.requests) == before
