"""HTTP mode: the same bot, told by signed requests instead of sockets."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from bot.app import Workplace, working
from bot.desk import Desk
from bot.settings import load
from bot.views import actions, report, talk
from tests.slack.conftest import AT_ONCE, QUICK
from tests.slack.newsroom import STORY, Newsroom, shown, until
from tests.store import databases


@pytest.fixture(scope="module")
def url_and_room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Newsroom]]:
    folder: Path = tmp_path_factory.mktemp("http")
    settings = load(_env_file=None, reader="offline", database_url=databases.sqlite(folder), http_port=0)
    with Desk(settings=AT_ONCE) as desk:
        workplace = Workplace(desk.bot_token, desk.api_url, signing_secret=desk.signing_secret)
        with working(settings, workplace, tempo=QUICK, gap=0) as where:
            url = where.split()[-1]
            desk.deliver_over_http(url)
            room = Newsroom(desk, settings.database_url)
            yield url, room
            room.close()


def test_events_commands_and_clicks_arrive_signed_and_are_answered(url_and_room: tuple[str, Newsroom]) -> None:
    _, newsroom = url_and_room
    ts = newsroom.ask(STORY)
    answers = newsroom.thread("#newsroom", ts)
    assert "Ida Brandt" in shown(answers[:1])
    newsroom.desk.press("#newsroom", "ana", answers[-1]["ts"], actions.CHECKED)
    until(lambda: "Checked by" in shown(newsroom.answers("#newsroom", ts)))
    newsroom.desk.command("#newsroom", "ana", "/claims help")
    assert "/claims rules only" in shown(newsroom.private(1))


def test_every_other_way_to_ask_works_over_http_too(url_and_room: tuple[str, Newsroom]) -> None:
    _, newsroom = url_and_room
    dm = newsroom.desk.dm("ben")
    ts = newsroom.desk.say(dm, "ben", STORY)
    assert "Ida Brandt" in shown(newsroom.thread(dm, ts))
    asked = newsroom.desk.say(dm, "ben", "who denied it?", thread_ts=ts)
    newsroom.thread(dm, asked)
    assert "Ida Brandt" in shown(newsroom.answers(dm, ts)[-1:])
    newsroom.desk.invite("#politics", "ben")
    newsroom.desk.wait_for(lambda desk: "only when I am mentioned" in shown(desk.messages("#politics")))
    said = newsroom.desk.say("#politics", "ben", STORY)
    newsroom.desk.shortcut("#politics", "ben", said, "who_claims_what")
    until(lambda: "Ida Brandt" in shown(newsroom.private(0, "#politics", "ben")))
    newsroom.desk.open_home("ben")
    home = newsroom.desk.wait_for(lambda desk: desk.home("ben"))
    assert "Read lately" in shown([home])
    answers = newsroom.answers(dm, ts)
    last = next(m for m in answers if actions.WRONG in json.dumps(m["blocks"]))
    newsroom.desk.press(dm, "ben", last["ts"], actions.WRONG)
    newsroom.desk.wait_for(lambda desk: desk.modal("ben"))
    newsroom.desk.submit("ben", {report.LINE: report.WHOLE, report.KIND: "missing", report.NOTE: ""})
    newsroom.desk.wait_for(lambda desk: (window := desk.modal("ben")) and talk.THANKS in shown([window]))


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-slack-signature": "v0=" + "0" * 64, "x-slack-request-timestamp": "1700000000"},
        {"x-slack-signature": "nonsense", "x-slack-request-timestamp": "nonsense"},
    ],
)
def test_what_slack_did_not_sign_is_refused_and_asks_for_nothing(
    url_and_room: tuple[str, Newsroom], headers: dict[str, str]
) -> None:
    url, newsroom = url_and_room
    before = newsroom.outcomes()
    body = b'{"type": "event_callback", "event": {"type": "message"}}'
    answer = httpx2.post(url, content=body, headers=headers | {"content-type": "application/json"})
    assert answer.status_code in (400, 401)
    assert newsroom.outcomes() == before


def test_it_says_that_it_lives(url_and_room: tuple[str, Newsroom]) -> None:
    url, _ = url_and_room
    assert httpx2.get(url.replace("/slack/events", "/healthz")).text == "ok"


@pytest.mark.parametrize(("body", "status"), [(b"\xff\xfe", 400), (b"x" * 3_000_000, 413)])
def test_what_cannot_be_from_slack_is_turned_away(url_and_room: tuple[str, Newsroom], body: bytes, status: int) -> None:
    url, _ = url_and_room
    stamped = {"x-slack-request-timestamp": "1700000000"}
    assert httpx2.post(url, content=body, headers=stamped).status_code == status
