"""What can be made to go wrong with calls: throttled, failed, lost, late, lagging, too fast."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from slackdesk import Desk

NEWSROOM = "C0NEWSROOM"


def test_the_next_calls_are_throttled_and_say_how_long(desk: Desk, client: WebClient) -> None:
    desk.trouble("chat.postMessage", "ratelimited", times=2, retry_after=7)

    for _ in range(2):
        with pytest.raises(SlackApiError) as refused:
            client.chat_postMessage(channel=NEWSROOM, text="x")
        assert refused.value.response.status_code == 429
        assert refused.value.response.headers["Retry-After"] == "7"
        assert refused.value.response["error"] == "ratelimited"
    client.chat_postMessage(channel=NEWSROOM, text="at last")
    assert [m["text"] for m in desk.messages("#newsroom")] == ["at last"]


@pytest.mark.parametrize(
    ("kind", "stored"), [("lost_after", 1), ("lost_before", 0), ("server_error", 0), ("refused", 0)]
)
def test_a_failed_answer_tells_nothing_about_what_was_stored(
    desk: Desk, client: WebClient, kind: str, stored: int
) -> None:
    desk.trouble("chat.postMessage", kind, times=1)  # type: ignore[arg-type]
    client.retry_handlers.clear()

    with pytest.raises(Exception, match=r".+"):
        client.chat_postMessage(channel=NEWSROOM, text="x")

    assert len(desk.messages("#newsroom")) == stored
    client.chat_postMessage(channel=NEWSROOM, text="y")


def test_a_late_answer_comes_after_the_clients_patience(desk: Desk) -> None:
    desk.trouble("chat.postMessage", "late", times=1, seconds=0.5)
    hasty = WebClient(token=desk.bot_token, base_url=desk.api_url, timeout=0.1)  # type: ignore[arg-type]
    hasty.retry_handlers.clear()

    with pytest.raises(TimeoutError):
        hasty.chat_postMessage(channel=NEWSROOM, text="x")

    assert len(desk.wait_for(lambda desk: desk.messages("#newsroom"))) == 1


def test_reads_lag_behind_posts(desk: Desk, client: WebClient) -> None:
    ts = desk.say("#newsroom", "ana", "read")
    desk.set_conditions(read_lag=60)
    client.chat_postMessage(channel=NEWSROOM, thread_ts=ts, text="part")

    assert len(client.conversations_replies(channel=NEWSROOM, ts=ts)["messages"]) == 1
    desk.set_conditions(read_lag=0)
    assert len(client.conversations_replies(channel=NEWSROOM, ts=ts)["messages"]) == 2


def test_a_refused_token_opens_nothing_until_it_is_good_again(desk: Desk, client: WebClient) -> None:
    desk.set_conditions(token_refused="token_revoked")
    for call in (client.auth_test, client.users_list):
        with pytest.raises(SlackApiError, match="token_revoked"):
            call()
    desk.clear_faults()
    client.auth_test()
