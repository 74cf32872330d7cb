"""What Slack says of a room, and what it does not say: strangers are looked for first, and no word is no leave."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.doorkeeper import Doorkeeper
from bot.jobs.telling import Telling
from bot.store import Store
from bot.store.rooms import RoomKind, Rooms
from tests.store import databases

CHANNEL = {"is_channel": True}
GROUP = {"is_channel": True, "is_private": True}
OUTSIDE = {"is_ext_shared": True, "is_shared": True}


class Client:
    """A Slack that knows one room, or fails."""

    def __init__(self) -> None:
        self.answer: dict[str, Any] | str | OSError = {}

    def conversations_info(self, **_: str) -> dict[str, Any]:
        if isinstance(self.answer, OSError):
            raise self.answer
        if isinstance(self.answer, str):
            raise SlackApiError("no", {"ok": False, "error": self.answer})  # type: ignore[no-untyped-call]
        return {"channel": self.answer}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(databases.sqlite(tmp_path)) as opened:
        yield opened


@pytest.fixture
def slack(monkeypatch: pytest.MonkeyPatch) -> Client:
    client = Client()
    monkeypatch.setattr("bot.doorkeeper.WebClient", lambda *_, **__: client)
    return client


@pytest.mark.parametrize(
    ("answer", "kind", "sees_public"),
    [
        (CHANNEL, "public", True),
        (GROUP, "private", True),
        ({"is_im": True}, "private", True),
        (CHANNEL | OUTSIDE, "shared", False),
        (GROUP | OUTSIDE, "shared", False),
        ({"is_mpim": True} | OUTSIDE, "shared", False),
        (GROUP | {"is_pending_ext_shared": True}, "shared", False),
        (GROUP | {"pending_shared": ["T9"]}, "shared", False),
        (GROUP | {"is_ext_shared": False, "pending_shared": []}, "private", True),
        ("ratelimited", "unknown", False),
        ("missing_scope", "unknown", False),
        (OSError(), "unknown", False),
    ],
)
def test_other_channels_statements_are_shown_only_where_slack_says_that_no_stranger_reads(
    store: Store, slack: Client, answer: Any, kind: RoomKind, sees_public: bool
) -> None:
    slack.answer = answer
    keeper = Doorkeeper("xoxb-1", "http://slack.invalid/api/", Rooms(store.engine))
    assert keeper.kind("T1", "C1") == kind
    assert Telling(store, keeper, None).view("T1", "C1").sees_public is sees_public


def test_a_room_that_slack_could_not_speak_of_is_asked_about_again(store: Store, slack: Client) -> None:
    keeper = Doorkeeper("xoxb-1", "http://slack.invalid/api/", Rooms(store.engine))
    slack.answer = "ratelimited"
    assert keeper.kind("T1", "C1") == "unknown"
    slack.answer = CHANNEL
    assert keeper.kind("T1", "C1") == "public"


def test_a_public_channel_that_strangers_join_is_public_no_longer(store: Store, slack: Client) -> None:
    keeper = Doorkeeper("xoxb-1", "http://slack.invalid/api/", Rooms(store.engine))
    slack.answer = CHANNEL
    assert keeper.kind("T1", "C1") == "public"
    slack.answer = CHANNEL | OUTSIDE
    assert keeper.kind("T1", "C1", fresh_for=0) == "shared"
