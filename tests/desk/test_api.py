"""The Web API, called with slack_sdk: what it does, by which name it refuses, and what can be made to go wrong with it."""

from collections.abc import Callable
from typing import Any

import httpx2
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from slackdesk import Desk, DeskSettings

NEWSROOM = "C0NEWSROOM"


def error_of(call: Callable[[], Any]) -> str:
    with pytest.raises(SlackApiError) as refused:
        call()
    return str(refused.value.response["error"])


@pytest.mark.parametrize(("token", "error"), [("", "not_authed"), ("xoxb-other", "invalid_auth")])
def test_a_wrong_token_has_a_name(desk: Desk, token: str, error: str) -> None:
    assert error_of(lambda: WebClient(token=token, base_url=desk.api_url).auth_test()) == error


def test_a_missing_scope_says_which() -> None:
    with Desk(settings=DeskSettings(scopes=("chat:write",))) as desk:
        client = WebClient(token=desk.settings.bot_token, base_url=desk.api_url)
        with pytest.raises(SlackApiError) as refused:
            client.users_info(user="U0ANA")
        assert refused.value.response["needed"] == "users:read"
        assert refused.value.response["provided"] == "chat:write"
        assert error_of(lambda: client.chat_postMessage(channel="C0POLITICS", text="hi")) == "not_in_channel"


REFUSALS: list[tuple[str, dict[str, Any], str]] = [
    ("chat.postMessage", {"channel": "C0NOWHERE", "text": "x"}, "channel_not_found"),
    ("chat.postMessage", {"channel": NEWSROOM}, "no_text"),
    ("chat.postMessage", {"channel": NEWSROOM, "text": "x" * 40_001}, "msg_too_long"),
    ("chat.postMessage", {"channel": NEWSROOM, "text": "x", "blocks": [{"type": "poem"}]}, "invalid_blocks"),
    ("chat.postMessage", {"channel": NEWSROOM, "text": "x", "thread_ts": "1.000001"}, "thread_not_found"),
    ("chat.postEphemeral", {"channel": NEWSROOM, "text": "x", "user": "U0NOBODY"}, "user_not_in_channel"),
    ("chat.postEphemeral", {"channel": "C0POLITICS", "text": "x", "user": "U0ANA"}, "not_in_channel"),
    ("chat.update", {"channel": NEWSROOM, "ts": "1.000001", "text": "x"}, "message_not_found"),
    ("conversations.replies", {"channel": NEWSROOM, "ts": "1.000001"}, "thread_not_found"),
    ("conversations.history", {"channel": "C0POLITICS"}, "not_in_channel"),
    ("conversations.info", {"channel": "C0NOWHERE"}, "channel_not_found"),
    ("users.info", {"user": "U0NOBODY"}, "user_not_found"),
    ("views.open", {"trigger_id": "1.2", "view": {"type": "modal"}}, "invalid_arguments"),
    ("chat.meMessage", {}, "unknown_method"),
]


@pytest.mark.parametrize(("method", "args", "error"), REFUSALS, ids=[f"{m} {e}" for m, _, e in REFUSALS])
def test_each_refusal_has_slacks_name(still_desk: Desk, method: str, args: dict[str, Any], error: str) -> None:
    client = WebClient(token=still_desk.settings.bot_token, base_url=still_desk.api_url)
    assert error_of(lambda: client.api_call(method, json=args)) == error


def test_a_private_channel_without_the_app_does_not_exist_for_it(desk: Desk, client: WebClient) -> None:
    secret = desk.add_channel("secret", ["ana"], private=True)
    assert error_of(lambda: client.chat_postMessage(channel=secret, text="x")) == "channel_not_found"
    assert error_of(lambda: client.conversations_info(channel=secret)) == "channel_not_found"
    assert secret not in {c["id"] for c in client.users_conversations(types="private_channel")["channels"]}


def test_history_is_newest_first_in_pages_and_replies_oldest_first(desk: Desk, client: WebClient) -> None:
    stamps = [desk.say("#newsroom", "ana", f"m{i}") for i in range(5)]
    for i in range(3):
        client.chat_postMessage(channel=NEWSROOM, thread_ts=stamps[0], text=f"r{i}")
    first = client.conversations_history(channel=NEWSROOM, limit=3)
    rest = client.conversations_history(channel=NEWSROOM, limit=3, cursor=first["response_metadata"]["next_cursor"])
    texts = [m["text"] for page in (first, rest) for m in page["messages"]]
    assert texts == ["m4", "m3", "m2", "m1", "m0"]
    since = client.conversations_history(channel=NEWSROOM, oldest=stamps[2])["messages"]
    assert [m["text"] for m in since] == ["m4", "m3"]
    replies = client.conversations_replies(channel=NEWSROOM, ts=stamps[0])["messages"]
    assert [m["text"] for m in replies] == ["m0", "r0", "r1", "r2"]


def test_private_answers_are_in_no_history(desk: Desk, client: WebClient) -> None:
    ts = desk.say("#newsroom", "ana", "read")
    client.chat_postEphemeral(channel=NEWSROOM, user="U0ANA", text="only you")
    assert [m["ts"] for m in client.conversations_history(channel=NEWSROOM)["messages"]] == [ts]
    assert len(desk.messages("#newsroom", "ana")) == 2


def test_a_deleted_message_with_replies_leaves_a_tombstone(desk: Desk) -> None:
    ts = desk.say("#newsroom", "ana", "a")
    desk.say("#newsroom", "ben", "reply", thread_ts=ts)
    desk.delete("#newsroom", "ana", ts)
    (kept,) = desk.messages("#newsroom")
    assert kept["subtype"] == "tombstone"


def test_only_own_messages_are_changed(desk: Desk, client: WebClient) -> None:
    ts = desk.say("#newsroom", "ana", "mine")
    assert error_of(lambda: client.chat_update(channel=NEWSROOM, ts=ts, text="x")) == "cant_update_message"


def test_a_file_in_a_channel_without_the_app_is_not_its_to_read(http: httpx2.Client, desk: Desk) -> None:
    desk.say("#politics", "ana", "plans", files=[("plan.txt", b"secret")])
    file = desk.messages("#politics")[0]["files"][0]
    header = {"Authorization": f"Bearer {desk.settings.bot_token}"}
    assert http.get(file["url_private"], headers=header).status_code == 404


@pytest.mark.parametrize(
    ("kind", "stored"), [("lost_after", 1), ("lost_before", 0), ("server_error", 0), ("refused", 0)]
)
def test_a_failed_answer_tells_nothing_about_what_was_stored(
    desk: Desk, client: WebClient, kind: str, stored: int
) -> None:
    desk.faults.add("chat.postMessage", kind, times=1)  # type: ignore[arg-type]
    client.retry_handlers.clear()
    with pytest.raises(Exception, match=r".+"):
        client.chat_postMessage(channel=NEWSROOM, text="x")
    assert len(desk.messages("#newsroom")) == stored
    client.chat_postMessage(channel=NEWSROOM, text="y")
