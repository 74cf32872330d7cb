"""The messages of a channel are answered in the order in which they were written, also those of one moment."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import databases
from benchmarks.newsroom import until
from bot.jobs import Jobs, JobTimings
from bot.jobs.workers import Workers
from bot.settings import load
from bot.store import Request, Store
from tests.jobs.fakes import FakeSlack, around

ONE_BY_ONE = JobTimings(poll=2.0, beat=0.2, at_once_in_channel=1)
"""All are asked before the first look into the queue."""


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with Store(databases.sqlite(tmp_path) if request.param == "sqlite" else databases.postgres()) as opened:
        yield opened


def test_of_a_burst_the_first_message_is_answered_first(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """On SQLite the job engine keeps whole seconds, the same for many jobs: then the time stamps in the ids decide."""
    slack = FakeSlack()
    settings = load(_env_file=None, database_url=store.url, reader="offline")
    jobs = Jobs(settings, store, around(slack), timings=ONE_BY_ONE)
    names = [f"T:C:1700000000.{number:06}" for number in sorted(random.sample(range(1_000_000), 12))]
    monkeypatch.setattr(Workers, "start", lambda _: None)
    jobs.start()
    try:
        for name in names:
            jobs.ask(Request(id=name, kind="welcome", team="T", channel="C", user="U", thread="1.0"))
        until(lambda: len(slack.taken) == len(names))
    finally:
        jobs.stop()
    assert [request for request, _, _ in slack.taken] == names
