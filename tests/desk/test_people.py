"""What people do reaches a real Bolt app over real Socket Mode, and its answers reach people."""

import httpx2
import pytest

from slackdesk import Desk, NotPossible
from tests.desk.conftest import NEWSROOM


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


def test_a_command_without_an_app_says_so(desk: Desk) -> None:
    desk.command(NEWSROOM, "ana", "/claims help")
    desk.command(NEWSROOM, "ana", "/weather")
    seen = desk.wait_for(lambda desk: len(found := desk.messages(NEWSROOM, "ana")) == 2 and found)
    assert {m["text"] for m in seen} == {
        "/weather is not a command here. There is /claims, /invite.",
        "/claims failed: the app is not running (dispatch_failed).",
    }
