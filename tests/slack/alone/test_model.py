"""Where a model is set: it chooses what answers a question, it has a budget, and a channel's texts stay at home where
rules only are wanted."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

import prompts
from benchmarks.model_server import ModelServer, raw, says
from benchmarks.newsroom import STORY, Newsroom, shown
from bot.store.budget import USED_UP
from bot.views import question_message
from tests.slack.alone.conftest import with_model

NOT_READING = raw(b"{}", 400)
CHOOSES = says({"statements": ["s1", "s99", "<!channel>"]})
ONE_READING = (1_200, 300)
"""Tokens that the stand-in says one call takes."""


@pytest.fixture
def paid(tmp_path: Path) -> Iterator[tuple[Newsroom, ModelServer]]:
    """A newsroom whose model finds nothing, at a price; a person's budget is two calls. First in this file: two bots
    cannot work in one process."""
    nothing = says({"matters": []}, usage=ONE_READING)
    with with_model(tmp_path, nothing, daily_tokens_per_user=2 * sum(ONE_READING)) as room:
        yield room


def test_over_the_cap_rules_read_and_the_thread_says_so(paid: tuple[Newsroom, ModelServer]) -> None:
    newsroom, model = paid
    answers = [newsroom.thread("#newsroom", newsroom.ask(STORY)) for _ in range(3)]
    assert [USED_UP in shown(answer) for answer in answers] == [False, True, True]
    assert "Ida Brandt" in shown(answers[1])
    assert "by rules, no AI" in shown(answers[2])
    assert len(model.requests) == 2  # the article, and once more what the second pair of eyes saw
    other = newsroom.desk.say("#newsroom", "ben", f"@Rejoinder {STORY}")
    assert "by rules, no AI" not in shown(newsroom.thread("#newsroom", other))


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
