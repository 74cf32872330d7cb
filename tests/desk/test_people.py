"""What people do reaches a real Bolt app over real Socket Mode, and its answers reach people."""

from typing import Any

import httpx2
import pytest
from slack_bolt import Ack
from slack_sdk.webhook import WebhookClient

from slackdesk import Desk, NotPossible
from tests.desk.conftest import NEWSROOM, Newsroom


def test_the_app_hears_nothing_from_where_it_is_not(newsroom: Newsroom) -> None:
    newsroom.listen("message", "app_mention", "member_joined_channel")
    newsroom.desk.say("#politics", "ben", "@Rejoinder are you there")
    assert "/invite @Rejoinder" in newsroom.desk.messages("#politics", "ben")[-1]["text"]
    newsroom.desk.command("#politics", "ben", "/invite @Rejoinder")
    newsroom.desk.say("#politics", "ben", "and now")
    (joined,) = newsroom.hear(1, type="member_joined_channel")
    (heard,) = newsroom.hear(1, type="message")
    assert (joined["user"], joined["inviter"]) == ("U0REJOINDER", "U0BEN")
    assert heard["text"] == "and now"


@pytest.mark.parametrize("token", ["", "xoxb-someone-else"])
def test_without_the_token_a_file_is_a_page_to_sign_in(desk: Desk, http: httpx2.Client, token: str) -> None:
    desk.say(NEWSROOM, "ana", "here", files=[("notes.txt", b"secret")])
    (message,) = desk.messages(NEWSROOM)
    header = {"Authorization": f"Bearer {token}"} if token else {}
    answer = http.get(message["files"][0]["url_private"], headers=header)
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (401, "text/html")
    assert "secret" not in answer.text


def test_people_cannot_do_what_slack_would_not_let_them_do(desk: Desk) -> None:
    ts = desk.say(NEWSROOM, "ana", "mine")
    for act in (
        lambda: desk.say("#desk-private", "ben", "let me in"),
        lambda: desk.edit(NEWSROOM, "ben", ts, "yours"),
        lambda: desk.say(NEWSROOM, "ana", "   "),
        lambda: desk.press(NEWSROOM, "ana", ts, "go"),
        lambda: desk.say(NEWSROOM, "zoe", "hello"),
    ):
        with pytest.raises(NotPossible):
            act()


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
