"""What is asked for is acknowledged when its row and its job are there, and not before."""

from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from slack_bolt import App, BoltRequest

from benchmarks.newsroom import outcomes
from bot.app import at_desk, bolt, register_listeners
from bot.jobs import Jobs, JobTimings
from bot.jobs.workers import Workers
from bot.periodic_thread import PeriodicThread
from bot.settings import load
from bot.slack.workspaces import OneWorkspace, connected
from bot.store import Store
from slackdesk import Desk
from slackdesk.workspace import BOT_USER, TEAM

pytestmark = pytest.mark.databases("sqlite", "postgresql")

ARTICLE = "The bridge is unsafe, the union said. The mayor denied it."


@pytest.fixture
def app(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    """The real Bolt app with its listeners. Its jobs are made and not run: what is tested is the listeners."""
    monkeypatch.setattr(Workers, "start", lambda _: None)
    monkeypatch.setattr(PeriodicThread, "start", lambda _: None)
    with Desk() as desk:
        settings = at_desk(load(_env_file=None, database_url=store.url, reader="offline"), desk)
        workspaces = OneWorkspace(connected(TEAM, desk.url, desk.bot_token, desk.api_url))
        never = JobTimings(poll=600, stop_within=0)
        jobs = Jobs(settings, store, workspaces, timings=never)
        app = bolt(settings)
        jobs.start()
        register_listeners(app, settings, workspaces, jobs, store)
        yield app
        jobs.stop()


def mention(number: int = 1) -> dict[str, Any]:
    ts = f"1700000000.{number:06}"
    text = f"<@{BOT_USER}> {ARTICLE}"
    return {"type": "app_mention", "user": "U1", "team": TEAM, "channel": "C1", "ts": ts, "event_ts": ts, "text": text}


def hear(app: App, event: dict[str, Any]) -> int:
    """What Bolt answers to an event, or to a command: 200 is an ack."""
    body = {"type": "event_callback", "team_id": TEAM, "event_id": "Ev1", "event": event}
    return app.dispatch(BoltRequest(mode="socket_mode", body=event if "command" in event else body)).status


def test_a_mention_is_acknowledged_when_its_row_and_its_job_are_there(app: App, store: Store) -> None:
    assert hear(app, mention()) == 200
    assert store.requests.open_count() == 1
    table = "workflow_status" if store.engine.dialect.name == "sqlite" else "dbos.workflow_status"
    with store.engine.connect() as connection:
        jobs = sa.text(f"SELECT workflow_uuid FROM {table} WHERE status = 'ENQUEUED'")  # noqa: S608
        assert list(connection.execute(jobs).scalars()) == list(outcomes(store.engine))


COMMAND = {
    "command": "/claims",
    "text": ARTICLE,
    "trigger_id": "1.2.a",
    "team_id": TEAM,
    "channel_id": "C1",
    "user_id": "U1",
    "response_url": "https://hooks.example/1",
}


@pytest.mark.parametrize("asked", [mention(), COMMAND], ids=["mention", "command"])
def test_what_could_not_be_kept_is_not_acknowledged_and_is_taken_when_slack_says_it_again(
    app: App, store: Store, asked: dict[str, Any]
) -> None:
    with store.engine.begin() as connection:
        connection.execute(sa.text("ALTER TABLE requests RENAME TO elsewhere"))
    assert hear(app, asked) == 500
    with store.engine.begin() as connection:
        connection.execute(sa.text("ALTER TABLE elsewhere RENAME TO requests"))
    assert hear(app, asked) == 200
    assert store.requests.open_count() == 1
