"""The job engine: it answers in order, goes on where it was cut off, posts nothing twice, and stops when told."""

import random
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from types import SimpleNamespace
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
from bot.store import Request, Store
from tests.jobs.fakes import FakeSlack, around

pytestmark = pytest.mark.databases("sqlite", "postgresql")

Start = Callable[..., Jobs]


@pytest.fixture
def slack() -> FakeSlack:
    return FakeSlack()


@pytest.fixture
def start(store: Store, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts jobs without worker processes, which are stopped at the end."""
    monkeypatch.setattr(Workers, "start", lambda _: None)
    started: list[Jobs] = []

    def begin(**timings: float) -> Jobs:
        settings = load(_env_file=None, database_url=store.url, reader="offline")
        quick: dict[str, Any] = {"poll": 0.05, "beat": 0.1, "grace": 0.1, "token": 0.1, "gap": 0}
        jobs = Jobs(settings, store, around(slack), timings=JobTimings(**quick | timings))
        started.append(jobs)
        jobs.start()
        return jobs

    yield begin
    for jobs in started:
        jobs.stop()


def welcome(name: str) -> Request:
    return Request(id=name, kind="welcome", team="T", channel="C", user="U", thread="1.0")


@pytest.mark.parametrize("write", [1, 2, 3])
def test_a_job_goes_on_though_what_a_step_did_could_not_be_written_down(
    store: Store, slack: FakeSlack, start: Start, write: int
) -> None:
    writes, name = 0, "T:C:1.0"
    fault: Exception = sqlite3.OperationalError("database or disk is full")
    if store.takes_replicas:  # a full disk is waited for by the engine itself there; this is not
        fault = psycopg.errors.QueryCanceled("canceling statement")

    def full(_: Any, __: Any, statement: str, *___: Any) -> None:
        nonlocal writes
        if "operation_outputs" in statement and statement.lstrip().startswith("INSERT"):
            writes += 1
            if write <= writes < write + 2:
                raise OperationalError(statement, {}, fault)

    jobs = start()
    sa.event.listen(sa.Engine, "before_cursor_execute", full)
    try:
        jobs.ask(welcome(name))
        until(lambda: outcomes(store.engine)[name])
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", full)
    assert writes > write
    assert outcomes(store.engine) == {name: "answered"}
    assert [request for request, _, _ in slack.taken] == [name]


@pytest.mark.databases("sqlite", pytest.param("postgresql", marks=pytest.mark.slow))
def test_of_a_burst_the_first_message_is_answered_first(slack: FakeSlack, start: Start) -> None:
    """On SQLite the job engine keeps whole seconds, the same for many jobs: then the time stamps in the ids decide."""
    jobs = start(poll=2.0, beat=0.2, at_once_in_channel=1)  # all are asked before the first look into the queue
    names = [f"T:C:1700000000.{number:06}" for number in sorted(random.sample(range(1_000_000), 12))]
    for name in names:
        jobs.ask(welcome(name))
    until(lambda: len(slack.taken) == len(names))
    assert [request for request, _, _ in slack.taken] == names


class Refusal:
    """Refuses the token of these requests."""

    def __init__(self, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch, *requests: str) -> None:
        self.requests, self.refused = set(requests), set[str]()
        self._post = slack.post
        monkeypatch.setattr(slack, "post", self.post)

    def post(self, *arguments: Any, request: str, **more: Any) -> str:
        if request in self.requests:
            self.refused.add(request)
            raise TokenRefused(1)
        return self._post(*arguments, request=request, **more)


def test_a_job_that_was_deleted_while_it_was_put_off_keeps_no_other_from_going_on(
    store: Store, slack: FakeSlack, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, kept = "T1:C:1.0", "T2:C:1.0"
    refusal = Refusal(slack, monkeypatch, gone, kept)
    jobs = start()
    for name in (gone, kept):
        jobs.ask(welcome(name))
    until(lambda: refusal.refused == {gone, kept})
    DBOS.delete_workflow(gone)  # as with a workspace that takes the app out
    store.requests.delete([gone])
    refusal.requests.clear()
    until(lambda: [request for request, _, _ in slack.taken] == [kept])


@pytest.mark.databases("postgresql")
def test_of_a_dead_replicas_jobs_one_that_is_deleted_meanwhile_keeps_no_other_from_going_on(
    store: Store, slack: FakeSlack, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusal = Refusal(slack, monkeypatch, "T:C:1.0")
    jobs = start(token=600.0)  # by itself it does not go on
    jobs.ask(welcome("T:C:1.0"))
    until(lambda: refusal.refused)
    refusal.requests.clear()
    left = [SimpleNamespace(workflow_id=name) for name in ("T:C:0.0", "T:C:1.0")]
    monkeypatch.setattr(DBOSClient, "list_workflows", lambda _, **__: left)
    store.replicas.beat("dead")
    store.replicas.leave("dead")
    until(lambda: [request for request, _, _ in slack.taken] == ["T:C:1.0"])


@pytest.mark.databases("postgresql")
def test_a_replica_is_alive_though_a_job_cannot_be_resumed(
    store: Store, slack: FakeSlack, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError

    for name in ("resume_workflow", "resume_workflows"):
        monkeypatch.setattr(DBOSClient, name, broken)
    refusal = Refusal(slack, monkeypatch, "T:C:1.0")
    jobs = start()
    jobs.ask(welcome("T:C:1.0"))
    until(lambda: refusal.refused)
    time.sleep(3)
    assert store.replicas.bury(2, lambda _: None) == []


@pytest.mark.databases("sqlite")
def test_a_job_whose_workspaces_token_is_refused_keeps_no_other_from_its_place(
    slack: FakeSlack, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusal = Refusal(slack, monkeypatch, "T:REFUSED:1.0")
    jobs = start(at_once=1, at_once_in_channel=1)
    for name in ("T:REFUSED:1.0", "T:C:2.0"):
        jobs.ask(welcome(name))
    until(lambda: [request for request, _, _ in slack.taken] == ["T:C:2.0"])
    refusal.requests.clear()
    until(lambda: [request for request, _, _ in slack.taken] == ["T:C:2.0", "T:REFUSED:1.0"])


@pytest.mark.databases("sqlite")
def test_a_question_leaves_its_place_to_others_until_the_reading_that_it_is_about_is_answered(
    store: Store, slack: FakeSlack, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, other, question = "T:C:1.0", "T:C:2.0", "T:C:3.0"
    refusal = Refusal(slack, monkeypatch, reading)
    jobs = start(at_once=1, at_once_in_channel=1)
    jobs.ask(welcome(reading))
    until(lambda: refusal.refused)
    jobs.ask(Request(id=question, kind="question", team="T", channel="C", user="U", thread="1.0", about=reading))
    jobs.ask(welcome(other))
    until(lambda: [request for request, _, _ in slack.taken] == [other])
    assert outcomes(store.engine)[question] is None
    refusal.requests.clear()
    until(lambda: outcomes(store.engine) == dict.fromkeys((reading, other, question), "answered"))


@pytest.mark.databases("sqlite")
def test_jobs_that_wait_for_slack_are_told_to_stop_though_a_round_hangs(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(periodic_thread, "STOPS_WITHIN", 60.0)
    stopped = threading.Event()
    monkeypatch.setattr(Sender, "stop", lambda _: stopped.set())
    monkeypatch.setattr(Jobs, "_round", lambda _: stopped.wait(60))
    jobs, began = start(), time.monotonic()
    jobs.stop()
    assert time.monotonic() - began < 50
