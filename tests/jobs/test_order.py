"""Requests of a channel are answered in the order in which they were asked, which is what those who wait are told."""

import itertools
import random
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from benchmarks import databases
from benchmarks.newsroom import until
from bot.jobs import Jobs, Tempo
from bot.jobs.workers import Workers
from bot.settings import load
from bot.store import Request, Store, requests
from tests.jobs.fakes import FakeSlack

ONE_BY_ONE = Tempo(poll=0.05, beat=0.2, at_once_in_channel=1)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with Store(databases.sqlite(tmp_path) if request.param == "sqlite" else databases.postgres()) as opened:
        yield opened


def test_of_a_burst_whoever_asked_first_is_answered_first(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The job engine keeps the moment of a transaction, on SQLite in whole seconds: it is the same for many jobs."""
    moments = itertools.count(time.time() - 60, 0.01)
    monkeypatch.setattr(requests, "time", SimpleNamespace(time=lambda: next(moments)))
    slack = FakeSlack()
    jobs = Jobs(
        load(_env_file=None, database_url=store.url, reader="offline"), store, slack, token="", tempo=ONE_BY_ONE
    )
    names = [f"T:C:{random.random()}" for _ in range(24)]
    for name in names:  # all of them wait before the first job is made
        store.requests.accept(Request(id=name, kind="welcome", team="T", channel="C", user="U", thread="1.0"))
    monkeypatch.undo()
    monkeypatch.setattr(Workers, "start", lambda _: None)
    jobs.start({})
    try:
        until(lambda: len(slack.taken) == len(names))
    finally:
        jobs.stop()
    assert [request for request, _, _ in slack.taken] == names
