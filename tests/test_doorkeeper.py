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
from tests.jobs.fakes import Here
from tests.store import databases

CHANNEL = {"is_channel": True}
GROUP = {"is_channel": True, "is_private": True}
OUTSIDE = {"is_ext_shared": True, "is_shared": True}


class Client:
    """A Slack that knows one room, or fails."""

    def __init__(self) -> None:
        self.answer: dict[str, Any] | str | OSError = {}
        self.person: dict[str, Any] | str | OSError = {}
        self.asked = 0

    def conversations_info(self, **_: str) -> dict[str, Any]:
        return {"channel": _given(self.answer)}

    def users_info(self, **_: str) -> dict[str, Any]:
        self.asked += 1
        return {"user": _given(self.person)}


def _given(answer: dict[str, Any] | str | OSError) -> dict[str, Any]:
    if isinstance(answer, OSError):
        raise answer
    if isinstance(answer, str):
        raise SlackApiError("no", {"ok": False, "error": answer})  # type: ignore[no-untyped-call]
    return answer


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(databases.sqlite(tmp_path)) as opened:
        yield opened


@pytest.fixture
def slack(monkeypatch: pytest.MonkeyPatch) -> Client:
    client = Client()
    monkeypatch.setattr("bot.delivery.looking.WebClient", lambda *_, **__: client)
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
    assert Telling(store, keeper, None, Here()).view("T1", "C1").sees_public is sees_public


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


@pytest.mark.parametrize(
    ("person", "sees_public"),
    [
        ({"is_restricted": False, "is_ultra_restricted": False}, True),
        ({"is_restricted": True}, False),
        ({"is_restricted": True, "is_ultra_restricted": True}, False),
        ({"is_stranger": True}, False),
        ("user_not_found", False),
        ("ratelimited", False),
        (OSError(), False),
    ],
)
def test_a_guest_and_whoever_slack_does_not_know_see_nothing_of_other_channels(
    store: Store, slack: Client, person: Any, sees_public: bool
) -> None:
    slack.answer, slack.person = CHANNEL, person
    telling = Telling(store, Doorkeeper("xoxb-1", "http://slack.invalid/api/", Rooms(store.engine)), None, Here())
    assert telling.view("T1", "C1", "U9").sees_public is sees_public
    assert telling.view("T1", "C1").sees_public


def test_slack_is_asked_once_about_a_person_and_again_where_it_did_not_say(store: Store, slack: Client) -> None:
    keeper = Doorkeeper("xoxb-1", "http://slack.invalid/api/", Rooms(store.engine))
    slack.person = "ratelimited"
    assert keeper.is_guest("U1")
    slack.person = {"is_restricted": False}
    assert not keeper.is_guest("U1")
    assert not keeper.is_guest("U1")
    assert slack.asked == 2
