"""A job whose engine cannot write goes on when it can, without a restart, and posts nothing twice."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from benchmarks import databases
from benchmarks.newsroom import until
from bot.jobs import Jobs, JobTimings
from bot.jobs.workers import Workers
from bot.settings import load
from bot.store import Request, Store
from tests.jobs.fakes import FakeSlack, around

QUICK = JobTimings(poll=0.05, beat=0.1, grace=0.1)


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with Store(databases.sqlite(tmp_path) if request.param == "sqlite" else databases.postgres()) as opened:
        yield opened


@pytest.mark.parametrize("write", [1, 2, 3])
def test_a_job_goes_on_though_what_a_step_did_could_not_be_written_down(
    store: Store, monkeypatch: pytest.MonkeyPatch, write: int
) -> None:
    monkeypatch.setattr(Workers, "start", lambda _: None)
    writes = 0
    fault: Exception = sqlite3.OperationalError("database or disk is full")
    if store.takes_replicas:  # a full disk is waited for by the engine itself there; this is not
        fault = psycopg.errors.QueryCanceled("canceling statement")

    def full(_: Any, __: Any, statement: str, *___: Any) -> None:
        nonlocal writes
        if "operation_outputs" in statement and statement.lstrip().startswith("INSERT"):
            writes += 1
            if write <= writes < write + 2:
                raise OperationalError(statement, {}, fault)

    slack, name = FakeSlack(), "T:C:1.0"
    jobs = Jobs(
        load(_env_file=None, database_url=store.url, reader="offline"),
        store,
        around(slack),
        timings=QUICK,
    )
    jobs.start()
    sa.event.listen(sa.Engine, "before_cursor_execute", full)
    try:
        jobs.ask(Request(id=name, kind="welcome", team="T", channel="C", user="U", thread="1.0"))
        until(lambda: store.requests.outcomes()[name])
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", full)
        jobs.stop()
    assert writes > write
    assert store.requests.outcomes() == {name: "answered"}
    assert [request for request, _, _ in slack.taken] == [name]
