"""Commands, buttons, windows, shortcuts and App Home, between people and a real Bolt app."""

from typing import Any

from slack_bolt import Ack
from slack_sdk.webhook import WebhookClient

from slackdesk import Desk
from tests.desk.conftest import NEWSROOM, Newsroom


def test_a_response_url_takes_five_answers(newsroom: Newsroom) -> None:
    urls: list[str] = []

    def claims(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        urls.append(body["response_url"])

    newsroom.app.command("/claims")(claims)
    newsroom.connect()
    newsroom.desk.command(NEWSROOM, "ana", "/claims")
    newsroom.desk.wait_for(lambda _desk: urls)

    answers = [WebhookClient(urls[0]).send(text=str(number)) for number in range(6)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [404]
    assert answers[-1].body == "used_url"
    assert len(newsroom.desk.messages(NEWSROOM, "ana")) == 5


def test_a_command_without_an_app_says_so(desk: Desk) -> None:
    desk.command(NEWSROOM, "ana", "/claims help")
    desk.command(NEWSROOM, "ana", "/weather")

    seen = desk.wait_for(lambda desk: len(found := desk.messages(NEWSROOM, "ana")) == 2 and found)
    assert {m["text"] for m in seen} == {
        "/weather is not a command here. There is /claims, /invite.",
        "/claims failed: the app is not running (dispatch_failed).",
    }
