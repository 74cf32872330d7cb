"""Monitoring sees whether the bot runs, whether it is ready, and figures without names."""

import json
import resource
import sqlite3
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from starlette.applications import Starlette

from benchmarks import databases
from benchmarks.newsroom import until
from bot import app, health, metrics
from bot.settings import load
from bot.slack.http_mode import WebServer
from bot.store import Store
from slackdesk import Desk


class Patient:
    """A database that can be made ill."""

    ill = False

    def check(self) -> None:
        if self.ill:
            raise ConnectionError("secret host db.internal")


@pytest.fixture
def patient() -> Patient:
    return Patient()


@pytest.fixture
def url(patient: Patient) -> Iterator[str]:
    doors = Starlette(routes=list(health.routes({"database": patient.check}, lambda: 7)))
    with WebServer(doors, "127.0.0.1", 0) as web:
        yield web.url


def get(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=180) as answer:  # noqa: S310 our own server on loopback
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_ready_means_that_database_and_slack_answer(url: str, patient: Patient) -> None:
    assert get(f"{url}/readyz") == (200, '{"database":true}')
    patient.ill = True
    status, body = get(f"{url}/readyz")
    assert (status, json.loads(body)) == (503, {"database": False})
    assert get(f"{url}/healthz") == (200, "ok")


@contextmanager
def at_the_desk(desk: Desk, url: str) -> Iterator[tuple[str, Store]]:
    """Where /readyz of a bot is, with its database."""
    settings = app.at_desk(load(_env_file=None, database_url=url, health_port=0), desk)
    with Store(url) as store, app.health_server(settings, app.bolt(settings), store) as web:
        yield f"{web.url}/readyz", store


@contextmanager
def full_disk(path: Path) -> Iterator[None]:
    """No file can grow beyond the size that this one has."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_refused_token_is_not_ready(tmp_path: Path) -> None:
    with Desk() as desk, at_the_desk(desk, databases.sqlite(tmp_path)) as (readyz, _):
        assert get(readyz) == (200, '{"database":true,"slack":true}')
        desk.faults.token_refused = "token_revoked"
        status, body = get(readyz)
        assert (status, json.loads(body)) == (503, {"database": True, "slack": False})
        desk.faults.clear()
        assert get(readyz)[0] == 200


def test_a_full_disk_is_not_ready(tmp_path: Path) -> None:
    with Desk() as desk, at_the_desk(desk, databases.sqlite(tmp_path)) as (readyz, store):
        with closing(sqlite3.connect(tmp_path / "rejoinder.sqlite3")) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # so that what is written from now on makes it grow
        for at in range(30):
            store.checkpoints.note("filling", float(at))
        with full_disk(tmp_path / "rejoinder.sqlite3-wal"):
            status, body = get(readyz)
            assert store.requests.open_count() == 0  # it can be read
        assert (status, json.loads(body)) == (503, {"database": False, "slack": True})
        assert get(readyz)[0] == 200


def test_what_stands_still_is_not_ready_in_time_and_is_ready_when_it_goes_on(patient: Patient) -> None:
    awake = threading.Event()

    def stands_still() -> int:
        awake.wait(180)
        return 3

    doors = Starlette(routes=list(health.routes({"database": stands_still}, stands_still, longest=0.2)))
    with WebServer(doors, "127.0.0.1", 0) as web:
        assert [get(f"{web.url}/readyz")[0] for _ in range(3)] == [503] * 3
        assert "rejoinder_open_requests NaN" in get(f"{web.url}/metrics")[1]
        awake.set()
        until(lambda: get(f"{web.url}/readyz")[0] == 200)
        until(lambda: "rejoinder_open_requests 3.0" in get(f"{web.url}/metrics")[1])


def test_figures_tell_outcomes_steps_tokens_and_what_waits(url: str) -> None:
    metrics.REQUESTS.labels("undelivered").inc()
    metrics.STEPS.labels("read").observe(0.1)
    metrics.TOKENS.labels("in").inc(12)
    _, body = get(f"{url}/metrics")
    assert 'rejoinder_requests_total{outcome="undelivered"}' in body
    assert 'rejoinder_step_seconds_count{step="read"}' in body
    assert 'rejoinder_model_tokens_total{direction="in"}' in body
    assert "rejoinder_open_requests 7.0" in body


def test_an_empty_client_id_of_the_example_settings_makes_no_oauth_app(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"):
        monkeypatch.setenv(name, "")
    with Desk() as desk:
        assert app.bolt(app.at_desk(load(_env_file=None), desk)).oauth_flow is None
