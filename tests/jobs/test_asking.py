"""What an event costs before it is acknowledged: one row where somebody asks, nothing where Slack only says it again."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import sqlalchemy as sa
from slack_bolt import App, BoltRequest

from benchmarks import databases
from benchmarks.newsroom import until
from bot.app import bolt, desk_endpoint, register_listeners
from bot.jobs import Jobs
from bot.jobs.memory import Memory
from bot.settings import load
from bot.slack.posting import Delivery
from bot.store import Store
from slackdesk import Desk
from slackdesk.workspace import BOT_USER, TEAM

ARTICLE = "The bridge is unsafe, the union said. The mayor denied it."


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Any) -> Iterator[Store]:
    """An open store on each database."""
    with Store(databases.sqlite(tmp_path) if request.param == "sqlite" else databases.postgres()) as opened:
        yield opened


@pytest.fixture
def app(store: Store) -> Iterator[App]:
    """The real Bolt app with its listeners. No job runs: what is measured is the listeners."""
    with Desk() as desk:
        place = desk_endpoint(desk)
        settings = load(_env_file=None, database_url=store.url, reader="offline")
        jobs = Jobs(settings, store, Delivery(place.bot_token, place.base_url), token=place.bot_token)
        app = bolt(place)
        memory = Memory(settings, store, jobs, place.bot_token, desk.url)
        register_listeners(
            app, settings.model_copy(update={"slack_base_url": place.base_url}), place.bot_token, jobs, store, memory
        )
        yield app


@pytest.fixture
def statements(store: Store) -> list[str]:
    """The first word of each statement from now on, and COMMIT."""
    seen = list[str]()
    sa.event.listen(store.engine_for_asks, "before_cursor_execute", lambda *a: seen.append(a[2].split()[0]))
    sa.event.listen(store.engine_for_asks, "commit", lambda _: seen.append("COMMIT"))
    return seen


def mention(number: int = 1) -> dict[str, Any]:
    ts = f"1700000000.{number:06}"
    text = f"<@{BOT_USER}> {ARTICLE}"
    return {"type": "app_mention", "user": "U1", "team": TEAM, "channel": "C1", "ts": ts, "event_ts": ts, "text": text}


def hear(app: App, event: dict[str, Any]) -> int:
    """What Bolt answers to an event: 200 is an ack."""
    body = {"type": "event_callback", "team_id": TEAM, "event_id": "Ev1", "event": event}
    return app.dispatch(BoltRequest(mode="socket_mode", body=body)).status


def test_a_mention_is_acknowledged_after_one_row(app: App, statements: list[str]) -> None:
    assert hear(app, mention()) == 200
    assert [word for word in statements if word != "BEGIN"] == ["INSERT", "COMMIT"]


def test_its_twin_a_retry_and_the_preview_of_its_link_are_acknowledged_without_the_database(
    app: App, statements: list[str]
) -> None:
    asked = mention()
    hear(app, asked)
    statements.clear()
    twin = asked | {"type": "message", "channel_type": "channel"}
    shown = {"attachments": [{"from_url": "https://news.example/"}]}
    preview = {"type": "message", "subtype": "message_changed", "message": asked | shown, "previous_message": asked}
    assert [hear(app, event) for event in (twin, asked, preview | {"channel": "C1"})] == [200, 200, 200]
    assert statements == []


def test_all_who_ask_while_a_transaction_is_under_way_share_the_next(
    app: App, store: Store, statements: list[str]
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def first(*_: Any) -> None:
        if not begun.is_set():
            begun.set()
            go_on.wait(180)

    sa.event.listen(store.engine_for_asks, "commit", first)
    with ThreadPoolExecutor(20) as pool:
        asked = [pool.submit(hear, app, mention(1))]
        assert begun.wait(180)
        asked += [pool.submit(hear, app, mention(number)) for number in range(2, 20)]
        until(lambda: len(store.requests._together._wishes) >= 18)
        go_on.set()
        assert {one.result(180) for one in asked} == {200}
    assert statements.count("COMMIT") == statements.count("INSERT") == 2


def test_what_could_not_be_kept_is_not_acknowledged_and_is_taken_when_slack_says_it_again(
    app: App, store: Store
) -> None:
    with store.engine.begin() as connection:
        connection.execute(sa.text("ALTER TABLE requests RENAME TO elsewhere"))
    assert hear(app, mention()) == 500
    with store.engine.begin() as connection:
        connection.execute(sa.text("ALTER TABLE elsewhere RENAME TO requests"))
    assert hear(app, mention()) == 200
    assert store.requests.open_count() == 1
