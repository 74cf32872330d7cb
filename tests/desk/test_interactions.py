"""Commands, buttons, windows, shortcuts and App Home, between people and a real Bolt app."""

from typing import Any

import pytest
from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from slackdesk import Desk
from tests.desk.conftest import NEWSROOM, Newsroom

BUTTON = {"type": "button", "text": {"type": "plain_text", "text": "Go"}, "action_id": "go", "value": "7"}
ROW = [{"type": "actions", "elements": [BUTTON]}]


def window(*blocks: dict[str, Any], title: str = "Wrong?", callback: str = "wrong") -> dict[str, Any]:
    text = {"type": "plain_text", "text": title}
    return {"type": "modal", "callback_id": callback, "title": text, "submit": text, "blocks": list(blocks)}


def asked(action: str, element: dict[str, Any], optional: bool = False) -> dict[str, Any]:
    label = {"type": "plain_text", "text": action}
    return {
        "type": "input",
        "block_id": f"{action}-block",
        "label": label,
        "optional": optional,
        "element": element | {"action_id": action},
    }


def option(value: str) -> dict[str, Any]:
    return {"text": {"type": "plain_text", "text": value.title()}, "value": value}


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


def test_a_window_is_filled_in_refused_by_its_app_and_sent(newsroom: Newsroom) -> None:
    sent: list[dict[str, Any]] = []
    inputs = (
        asked("line", {"type": "static_select", "options": [option("first"), option("second")]}),
        asked("kind", {"type": "radio_buttons", "options": [option("speaker"), option("stance")]}),
        asked("at", {"type": "timepicker", "initial_time": "09:30"}),
        asked("note", {"type": "plain_text_input", "multiline": True}, optional=True),
    )

    def go(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=window(*inputs))
        with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
            client.views_open(trigger_id=body["trigger_id"], view=window(*inputs))

    def wrong(ack: Ack, body: dict[str, Any]) -> None:
        sent.append(body["view"]["state"]["values"])
        if len(sent) == 1:
            ack(response_action="errors", errors={"note-block": "Say more."})
        else:
            ack()

    newsroom.app.action("go")(go)
    newsroom.app.view("wrong")(wrong)
    newsroom.connect()
    desk = newsroom.desk
    ts = newsroom.client.chat_postMessage(channel="C0NEWSROOM", text="x", blocks=ROW)["ts"]

    desk.press(NEWSROOM, "ana", ts, "go")
    desk.wait_for(lambda desk: desk.modal("ana"))
    assert desk.modal("ben") is None
    desk.submit("ana", {"kind": "stance"})
    assert desk.modal("ana")["errors"] == {"line-block": "Please complete this required field."}  # type: ignore[index]
    assert not sent

    desk.submit("ana", {"line": "second", "kind": "stance"})
    desk.wait_for(lambda desk: desk.modal("ana")["errors"] == {"note-block": "Say more."})  # type: ignore[index]
    desk.submit("ana", {"line": "second", "kind": "stance", "note": "He said it."})
    desk.wait_for(lambda desk: desk.modal("ana") is None)
    state = sent[-1]
    assert state["line-block"]["line"]["selected_option"]["value"] == "second"
    assert state["kind-block"]["kind"]["selected_option"]["value"] == "stance"
    assert state["at-block"]["at"]["selected_time"] == "09:30"
    assert state["note-block"]["note"]["value"] == "He said it."
