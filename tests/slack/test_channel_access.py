"""What Slack says of a channel and of people, and what it does not say: then nothing of other channels is shown."""

import time
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from benchmarks.model_server import raw, serving
from bot.jobs.digests import DigestService
from bot.slack.channel_access import ASK_AGAIN, ChannelAccess
from bot.slack.workspaces import OneWorkspace
from bot.store import Store
from bot.store.channels import Visibility
from tests.jobs.fakes import Here, workspace
from tests.store.test_ledger import LEAK, keep, said

CHANNEL = {"is_channel": True}
GROUP = {"is_channel": True, "is_private": True}
OUTSIDE = {"is_ext_shared": True, "is_shared": True}
PEOPLE: list[dict[str, Any]] = [
    *({"id": user, "team_id": "T1"} for user in ("U1", "U2", "U3")),
    {"id": "U8", "team_id": "T8"},
    {"id": "U9", "team_id": "T1", "is_restricted": True},
]


class Client:
    """A Slack that knows one public channel with two members, or fails: an error, or its code, in place of an answer."""

    def __init__(self) -> None:
        self.answer: dict[str, Any] | str | OSError = CHANNEL
        self.person: dict[str, Any] | str | OSError = {}
        self.people, self.inside = PEOPLE, ["U1", "U2"]
        self.fails: str | None = None
        self.asked = self.looked = 0

    def conversations_info(self, **_: str) -> dict[str, Any]:
        return {"channel": _given(self.answer)}

    def conversations_members(self, **_: Any) -> Iterator[dict[str, Any]]:
        for page in self._pages(self.inside):
            self.looked += 1
            yield page

    def users_list(self, **_: Any) -> Iterator[dict[str, Any]]:
        return self._pages(self.people)

    def _pages(self, items: list[Any]) -> Iterator[dict[str, Any]]:
        """Two at a time."""
        if self.fails:
            _given(self.fails)
        return ({"members": items[at : at + 2]} for at in range(0, len(items), 2))

    def users_info(self, **_: str) -> dict[str, Any]:
        self.asked += 1
        return {"user": _given(self.person)}


def _given(answer: dict[str, Any] | str | OSError) -> dict[str, Any]:
    if isinstance(answer, OSError):
        raise answer
    if isinstance(answer, str):
        response = SimpleNamespace(data={"ok": False, "error": answer}, status_code=200, headers={})
        raise SlackApiError("no", response)  # type: ignore[no-untyped-call]
    return answer


class House:
    """What the bot knows of this Slack, and who sees what."""

    def __init__(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        self.store, self.slack, self._patch = store, Client(), monkeypatch
        monkeypatch.setattr("bot.slack.lookups.WebClient", lambda *_, **__: self.slack)
        workspaces = OneWorkspace(workspace())
        self.access = ChannelAccess(workspaces, store.channels)
        self._service = DigestService(store, self.access, workspaces, Here())

    def kind(self) -> Visibility:
        return self.access.kind("T1", "C1")

    def sees_public(self, user: str | None = None) -> bool:
        return self._service.viewer("T1", "C1", user).sees_public

    def later(self) -> None:
        """So much that Slack is asked again."""
        then = time.time() + 2 * ASK_AGAIN
        self._patch.setattr(time, "time", lambda: then)


@pytest.fixture
def house(store: Store, monkeypatch: pytest.MonkeyPatch) -> House:
    return House(store, monkeypatch)


@pytest.mark.parametrize(
    ("answer", "kind", "sees_public"),
    [
        (CHANNEL, "public", True),
        (GROUP, "private", True),
        ({"is_im": True}, "private", True),
        (CHANNEL | OUTSIDE, "shared", False),
        (GROUP | OUTSIDE, "shared", False),
        (GROUP | {"is_pending_ext_shared": True}, "shared", False),
        (GROUP | {"pending_shared": ["T9"]}, "shared", False),
        (GROUP | {"is_ext_shared": False, "pending_shared": []}, "private", True),
        ("ratelimited", "unknown", False),
        (OSError(), "unknown", False),
    ],
)
def test_other_channels_statements_are_shown_only_where_slack_says_that_no_stranger_reads(
    house: House, answer: Any, kind: Visibility, sees_public: bool
) -> None:
    house.slack.answer = answer
    assert (house.kind(), house.sees_public()) == (kind, sees_public)


def test_a_room_that_slack_could_not_speak_of_is_asked_about_again(house: House) -> None:
    house.slack.answer = "ratelimited"
    assert house.kind() == "unknown"
    house.slack.answer = CHANNEL
    assert house.kind() == "public"


def test_a_public_channel_that_strangers_join_is_public_no_longer(house: House) -> None:
    assert house.kind() == "public"
    house.slack.answer = CHANNEL | OUTSIDE
    house.later()
    assert house.kind() == "shared"


def test_a_room_that_was_closed_meanwhile_is_noticed(house: House) -> None:
    channels = house.store.channels
    channels.learn("T1", "C2", "public", time.time() - 2 * ASK_AGAIN)
    keep(house.store, said("T1:C2:1", LEAK))
    house.slack.answer = GROUP
    house.access.refresh()
    assert channels.visibility("T1", "C2", time.time() - ASK_AGAIN) == "private"


@pytest.mark.parametrize(
    ("person", "sees_public"),
    [
        ({"is_restricted": False, "is_ultra_restricted": False}, True),
        ({"is_restricted": True}, False),
        ({"is_stranger": True}, False),
        ("user_not_found", False),
        (OSError(), False),
    ],
)
def test_a_guest_or_a_person_that_slack_does_not_know_sees_nothing_of_other_channels(
    house: House, person: Any, sees_public: bool
) -> None:
    house.slack.person = person
    assert house.sees_public("U7") is sees_public
    assert house.sees_public()


def test_before_an_ack_a_busy_slack_is_asked_once_and_taken_to_say_no(store: Store) -> None:
    with serving(raw(b'{"ok": false, "error": "ratelimited"}', 429, **{"Retry-After": "60"})) as busy:
        access = ChannelAccess(OneWorkspace(workspace(base_url=f"{busy.url}/")), store.channels)
        began = time.monotonic()
        assert access.is_guest("T1", "U1")
        assert access.zone("T1", "U1") == "UTC"
        assert access.kind("T1", "C1", at_once=True) == "unknown"
        assert time.monotonic() - began < 50  # each of the three would have waited a minute
        assert len(busy.requests) == 3


@pytest.mark.parametrize(
    ("inside", "person", "sees_public"),
    [
        (["U1", "U2", "U3"], {}, True),
        (["U1", "U2", "U3", "U9"], {}, False),
        (["U1", "U2", "U8"], {}, False),  # of another organisation, in a room that Slack does not call shared
        (["U1", "U7"], {"team_id": "T1"}, True),  # came after the list was made
        (["U1", "U7"], {"team_id": "T1", "is_ultra_restricted": True}, False),
        (["U1", "U7"], "user_not_found", False),
        (["U1", "U7"], {"team_id": "T8", "enterprise_user": {"id": "E1"}}, True),  # one organisation, many teams
    ],
)
def test_nothing_of_other_channels_is_posted_where_a_guest_reads(
    house: House, inside: list[str], person: Any, sees_public: bool
) -> None:
    house.slack.inside, house.slack.person = inside, person
    assert house.sees_public() is sees_public


@pytest.mark.parametrize("fault", ["ratelimited", "missing_scope"])
def test_a_room_of_which_slack_does_not_say_who_is_in_it_has_a_guest(house: House, fault: str) -> None:
    house.slack.fails = fault
    assert house.access.has_guest("T1", "C1")
    house.slack.fails = None
    assert not house.access.has_guest("T1", "C1")
    house.slack.inside = ["U1", "U9"]  # came in just now
    assert house.access.has_guest("T1", "C1")


def test_a_full_room_costs_a_call_a_page_and_none_a_head(house: House) -> None:
    house.slack.people = [{"id": f"U{number}", "team_id": "T1"} for number in range(300)]
    house.slack.inside = [f"U{number}" for number in range(300)]
    assert not house.access.has_guest("T1", "C1")
    assert (house.slack.asked, house.slack.looked) == (0, 150)  # pages of two
