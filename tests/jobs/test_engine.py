"""The job engine: it answers in order, goes on where it was cut off, posts nothing twice, and stops when told."""

import random
import sqlite3
import threading
import time
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa
from dbos import DBOS, DBOSClient
from sqlalchemy.exc import OperationalError

from benchmarks.newsroom import outcomes, until
from bot import periodic_thread
from bot.jobs import Jobs, JobTimings
from bot.jobs.sending import Sender
from bot.jobs.workers import Workers
from bot.settings import load
from bot.slack.lookups import TokenRefused
from bot.slack.workspaces import OneWorkspace
from bot.store import Request, Store
from tests.jobs.fakes import FakeSlack

pytestmark = pytest.mark.databases("sqlite", "postgresql")


class Engine:
    """Jobs without worker processes, over a Slack that refuses the token for the requests in `refuses`."""

    def __init__(self, store: Store) -> None:
        self.store, self.slack = store, FakeSlack()
        self.refuses, self.refused = set[str](), set[str]()
        self.started: list[Jobs] = []
        self._post = self.slack.post
        self.slack.post = self.post  # type: ignore[method-assign]

    def post(self, *arguments: Any, request: str, **more: Any) -> str:
        if request in self.refuses:
            self.refused.add(request)
            raise TokenRefused(1)
        return self._post(*arguments, request=request, **more)

    def start(self, **timings: float) -> Jobs:
        settings = load(_env_file=None, database_url=self.store.url, reader="offline")
        quick: dict[str, Any] = {"poll": 0.05, "beat": 0.1, "grace": 0.1, "token": 0.1, "gap": 0}
        jobs = Jobs(settings, self.store, OneWorkspace(self.slack), timings=JobTimings(**quick | timings))
        self.started.append(jobs)
        jobs.start()
        return jobs

    def start_refusing(self, *names: str, **timings: float) -> Jobs:
        self.refuses |= {*names}
        jobs = self.start(**timings)
        for name in names:
            jobs.ask(welcome(name))
        until(lambda: self.refused == self.refuses)
        return jobs

    def wait_for(self, *names: str) -> None:
        """Until these requests are posted, and no others."""
        until(lambda: [request for request, _, _ in self.slack.taken] == [*names])


@pytest.fixture
def engine(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    monkeypatch.setattr(Workers, "start", lambda _: None)
    engine = Engine(store)
    yield engine
    for jobs in engine.started:
        jobs.stop()


def welcome(name: str) -> Request:
    return Request(id=name, kind="welcome", team="T", channel="C", user="U", thread="1.0")


@pytest.mark.databases("sqlite", pytest.param("postgresql", marks=pytest.mark.slow))
@pytest.mark.parametrize("write", [1, 2, 3])
def test_a_job_goes_on_though_what_a_step_did_could_not_be_written_down(engine: Engine, write: int) -> None:
    writes, name = 0, "T:C:1.0"
    fault: Exception = sqlite3.OperationalError("database or disk is full")
    if engine.store.takes_replicas:  # a full disk is waited for by the engine itself there; this is not
        fault = psycopg.errors.QueryCanceled("canceling statement")

    def full(_: Any, __: Any, statement: str, *___: Any) -> None:
        nonlocal writes
        if "operation_outputs" in statement and statement.lstrip().startswith("INSERT"):
            writes += 1
            if write <= writes < write + 2:
                raise OperationalError(statement, {}, fault)

    jobs = engine.start()
    sa.event.listen(sa.Engine, "before_cursor_execute", full)
    try:
        jobs.ask(welcome(name))
        until(lambda: outcomes(engine.store.engine)[name])
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", full)
    assert writes > write
    assert outcomes(engine.store.engine) == {name: "answered"}
    engine.wait_for(name)


@pytest.mark.databases("sqlite", pytest.param("postgresql", marks=pytest.mark.slow))
def test_of_a_burst_the_first_message_is_answered_first(engine: Engine) -> None:
    """On SQLite the job engine keeps whole seconds, the same for many jobs: then the time stamps in the ids decide."""
    jobs = engine.start(poll=2.0, beat=0.2, at_once_in_channel=1)  # all are asked before the first look into the queue
    names = [f"T:C:1700000000.{number:06}" for number in sorted(random.sample(range(1_000_000), 6))]
    for name in names:
        jobs.ask(welcome(name))
    engine.wait_for(*names)


def test_a_job_that_was_deleted_while_it_was_put_off_keeps_no_other_from_going_on(engine: Engine) -> None:
    gone, kept = "T1:C:1.0", "T2:C:1.0"
    engine.start_refusing(gone, kept)
    DBOS.delete_workflow(gone)  # as with a workspace that takes the app out
    engine.store.requests.delete([gone])
    engine.refuses.clear()
    engine.wait_for(kept)


@pytest.mark.databases("postgresql")
def test_a_replica_is_alive_though_a_job_cannot_be_resumed(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError

    for name in ("resume_workflow", "resume_workflows"):
        monkeypatch.setattr(DBOSClient, name, broken)
    engine.start_refusing("T:C:1.0")
    time.sleep(3)
    assert engine.store.replicas.bury(2, lambda _: None) == []


@pytest.mark.databases("sqlite")
def test_a_job_whose_workspaces_token_is_refused_keeps_no_other_from_its_place(engine: Engine) -> None:
    jobs = engine.start_refusing("T:REFUSED:1.0", at_once=1, at_once_in_channel=1)
    jobs.ask(welcome("T:C:2.0"))
    engine.wait_for("T:C:2.0")
    engine.refuses.clear()
    engine.wait_for("T:C:2.0", "T:REFUSED:1.0")


@pytest.mark.databases("sqlite")
def test_a_question_leaves_its_place_to_others_until_the_reading_that_it_is_about_is_answered(engine: Engine) -> None:
    reading, other, question = "T:C:1.0", "T:C:2.0", "T:C:3.0"
    jobs = engine.start_refusing(reading, at_once=1, at_once_in_channel=1)
    jobs.ask(Request(id=question, kind="question", team="T", channel="C", user="U", thread="1.0", about=reading))
    jobs.ask(welcome(other))
    engine.wait_for(other)
    assert outcomes(engine.store.engine)[question] is None
    engine.refuses.clear()
    until(lambda: outcomes(engine.store.engine) == dict.fromkeys((reading, other, question), "answered"))


@pytest.mark.databases("sqlite")
def test_jobs_that_wait_for_slack_are_told_to_stop_though_a_round_hangs(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(periodic_thread, "STOPS_WITHIN", 60.0)
    stopped = threading.Event()
    monkeypatch.setattr(Sender, "stop", lambda _: stopped.set())
    monkeypatch.setattr(Jobs, "_round", lambda _: stopped.wait(60))
    jobs, began = engine.start(), time.monotonic()
    jobs.stop()
    assert time.monotonic() - began < 50
