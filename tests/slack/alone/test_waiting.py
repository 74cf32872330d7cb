"""Whoever waits is told how many come first; readings with the model keep to their number at a time."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import databases
from benchmarks.newsroom import STORY, Newsroom, until
from bot.app import desk_endpoint, running_bot
from bot.jobs.workers import Workers
from bot.settings import Settings, load
from bot.views import talk
from slackdesk import Desk
from tests.slack.conftest import AT_ONCE, QUICK

ONE_BY_ONE = replace(QUICK, at_once_in_channel=2, tell_places=0.05)


class Gate:
    """Holds every reading back until it is opened."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.inside = 0
        self.most = 0
        self._lock = threading.Lock()

    def pass_through(self) -> None:
        with self._lock:
            self.inside += 1
            self.most = max(self.most, self.inside)
        self.open.wait(180)
        with self._lock:
            self.inside -= 1


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    held, do = Gate(), Workers._do

    def slow(self: Workers, task: object, *arguments: object) -> object:
        if getattr(task, "__name__", "") == "_read":
            held.pass_through()
        return do(self, task, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Workers, "_do", slow)
    yield held
    held.open.set()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load(_env_file=None, reader="offline", database_url=databases.sqlite(tmp_path))


def test_the_third_of_two_at_a_time_is_told_its_place_and_the_first_are_not(gate: Gate, settings: Settings) -> None:
    with Desk(settings=AT_ONCE) as desk, running_bot(settings, desk_endpoint(desk), tempo=ONE_BY_ONE, gap=0):
        newsroom = Newsroom(desk, settings.database_url)
        asked = []
        for number in range(4):
            asked.append(newsroom.ask(STORY))
            until(lambda number=number: len(newsroom.outcomes()) == number + 1)
        elsewhere = newsroom.ask(STORY, "#desk-private")
        channel = newsroom.desk.workspace.channel_named("newsroom")
        assert channel
        until(lambda: desk.status(channel.id, asked[3]) == talk.waiting(3))
        assert desk.status(channel.id, asked[2]) == talk.waiting(2)
        for ts in (*asked[:2], elsewhere):
            assert "other requests" not in desk.status(channel.id, ts)
        gate.open.set()
        newsroom.quiet()
        assert set(newsroom.outcomes().values()) == {"answered"}
        newsroom.close()


def test_no_more_articles_than_allowed_are_with_the_model_at_a_time(
    gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = load(_env_file=None, openai_base_url="http://127.0.0.1:9/v1", model_calls_at_once=2)
    workers = Workers(settings)
    monkeypatch.setattr(Workers, "_do", lambda *_: gate.pass_through())
    readers = [threading.Thread(target=workers.breakdown, args=(None, "x")) for _ in range(5)]
    by_rules = threading.Thread(target=workers.breakdown, args=(None, "x", "offline"))
    for reader in readers:
        reader.start()
    until(lambda: gate.inside == 2)
    by_rules.start()
    until(lambda: gate.inside == 3)  # rules wait for no model
    gate.open.set()
    for reader in (*readers, by_rules):
        reader.join(180)
    assert gate.most == 3
    assert gate.inside == 0
