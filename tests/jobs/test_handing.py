"""One request of which no job can be made holds up no other, is tried again, and its asker is told in the end."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from benchmarks import databases
from benchmarks.newsroom import until
from bot import metrics
from bot.jobs import Tempo, workflow
from bot.jobs.answering import Answering
from bot.jobs.handing import AT_ONCE, TRIES, Handing
from bot.jobs.workers import Workers
from bot.settings import load
from bot.slack.posting import NotNow
from bot.store import Request, Store
from bot.views import words
from tests.jobs.fakes import FakeSlack


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with Store(databases.sqlite(tmp_path) if request.param == "sqlite" else databases.postgres()) as opened:
        yield opened


class Hands:
    """The hand-over with a clock of its own, and an engine that takes no job of some."""

    def __init__(self, store: Store) -> None:
        self.store, self.now = store, 0.0
        self.made, self.refused = list[str](), set[str]()
        self.fault: Exception = ValueError("a text that nobody may see")
        self.slack = FakeSlack()
        settings = load(_env_file=None, reader="offline")
        self.answering = Answering(store, Workers(settings), self.slack, "xoxb", Tempo(longest_wait=0, grace=0))
        self.handing = Handing(
            store.requests, self._enqueue, lambda: None, lambda: None, self._give_up, every=60, clock=lambda: self.now
        )
        self.told = threading.Event()

    def _enqueue(self, connection: sa.Connection, request: str, _: str, __: float) -> None:
        if request in self.refused:
            raise self.fault
        connection.execute(sa.text("INSERT INTO moments (name, at) VALUES (:name, 1)"), {"name": request})
        self.made.append(request)

    def _give_up(self, request: str) -> None:
        workflow.given_up(self.answering, request)
        self.told.set()

    def jobs(self) -> set[str]:
        with self.store.engine.connect() as connection:
            return set(connection.execute(sa.text("SELECT name FROM moments")).scalars())


def ask(store: Store, count: int) -> list[str]:
    names = [f"T:C:{number}.0" for number in range(1, count + 1)]
    for name in names:
        thread = name.rpartition(":")[2]
        store.requests.accept(Request(id=name, kind="mention", team="T", channel="C", user="U", thread=thread))
    return names


def test_the_others_go_on_at_once(store: Store) -> None:
    hands, names = Hands(store), ask(store, 3 * AT_ONCE)
    hands.refused = {names[0], names[AT_ONCE], names[-1]}
    before = metrics.NOT_HANDED._value.get()
    hands.handing.make()
    assert hands.jobs() == set(names) - hands.refused
    assert metrics.NOT_HANDED._value.get() == before + 3


def test_it_is_tried_again_with_growing_pauses_and_goes_on_when_it_can(store: Store) -> None:
    hands, (name,) = Hands(store), ask(store, 1)
    hands.refused, tries = {name}, list[float]()
    enqueue = hands._enqueue

    def noted(connection: sa.Connection, request: str, channel: str, asked_at: float) -> None:
        tries.append(hands.now)
        enqueue(connection, request, channel, asked_at)

    hands.handing._enqueue = noted
    for hands.now in range(8):
        hands.handing.make()
    assert tries == [0, 1, 3, 7]
    hands.refused, hands.now = set(), 15
    hands.handing.make()
    assert hands.jobs() == {name}
    assert store.requests.is_open(name)


def test_after_some_tries_its_asker_is_told_once_though_slack_is_busy(store: Store) -> None:
    hands, (name,) = Hands(store), ask(store, 1)
    hands.refused, hands.slack.before = {name}, [NotNow(0)]
    for number in range(TRIES):
        hands.now += 2**number
        hands.handing.make()
    assert hands.told.wait(180)
    assert [(request, words.INTERNAL in text) for request, _, text in hands.slack.taken] == [(name, True)]
    assert store.requests.outcomes() == {name: "undelivered:no job"}
    hands.now += 10_000
    hands.handing.make()
    until(lambda: not hands.handing._failing)
    assert len(hands.slack.taken) == 1


def test_a_database_that_is_away_is_no_request_s_fault(store: Store) -> None:
    hands, (name, other) = Hands(store), ask(store, 2)
    hands.refused, hands.fault = {name}, OperationalError("…", {}, Exception("server closed the connection"))
    for _ in range(2 * TRIES):
        with pytest.raises(OperationalError):
            hands.handing.make()
    hands.refused = set()
    hands.handing.make()
    assert hands.jobs() == {name, other}
    assert hands.slack.taken == []
