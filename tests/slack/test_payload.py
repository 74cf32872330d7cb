"""Whose messages are requests: people's of this workspace, and nobody else's."""

from typing import Any

import pytest

from bot.jobs import Request
from bot.slack.middleware import is_from_outside
from bot.store import ChannelSettings
from handlers import claims, messages

ME = "U0ME"
BODY = {"team_id": "T1", "enterprise_id": None, "event_id": "Ev1"}
EVENT: dict[str, Any] = {
    "type": "message",
    "channel": "C1",
    "channel_type": "channel",
    "user": "U1",
    "team": "T1",
    "ts": "1.1",
    "text": f"<@{ME}> The mayor said no.",
}


class Asked:
    """Stands for the jobs: keeps what it is asked."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.forgotten: list[str] = []

    def host_for(self, *_: str) -> None:
        """Nothing is sent anywhere."""

    def ask(self, *requests: Request) -> bool:
        self.requests += requests
        return True

    def forget(self, *request_ids: str) -> None:
        self.forgotten += request_ids


class Quiet:
    """Stands for the store of a workspace where nothing was read and nothing is set."""

    threads = channels = requests = property(lambda self: self)

    def read_in(self, *_: str) -> list[str]:
        return []

    def get(self, *_: str) -> ChannelSettings:
        return ChannelSettings()

    def of_message(self, *ids: str) -> list[str]:
        return [":".join(ids)]


def received(event: dict[str, Any]) -> Asked:
    asked = Asked()
    messages.received(event, BODY, ME, asked, Quiet(), "")  # type: ignore[arg-type]
    return asked


def mention(event: dict[str, Any]) -> list[Request]:
    return received(event | {"type": "app_mention"}).requests


def message(event: dict[str, Any]) -> Asked:
    return received(event)


def test_a_mention_and_its_twin_have_one_id() -> None:
    (request,) = mention(EVENT)
    assert request.id == "T1:C1:1.1"
    assert (request.text, request.thread, request.channel) == ("The mayor said no.", "1.1", "C1")


@pytest.mark.parametrize(
    "change",
    [
        {"bot_id": "B1"},
        {"subtype": "bot_message"},
        {"subtype": "message_changed"},
        {"text": "a thread reply that names nobody"},
        {"user": None},
    ],
)
def test_what_no_person_asked_is_ignored(change: dict[str, Any]) -> None:
    assert mention(EVENT | change) == []


@pytest.mark.parametrize("change", [{"team": "T2"}, {"user_team": "T2"}, {"source_team": "T2"}])
def test_people_of_another_workspace_are_from_outside(change: dict[str, Any]) -> None:
    assert is_from_outside(BODY | {"event": EVENT | change})
    assert not is_from_outside(BODY | {"event": EVENT})


def test_people_of_the_same_enterprise_are_at_home() -> None:
    assert not is_from_outside(BODY | {"enterprise_id": "E1", "event": EVENT | {"user_team": "E1"}})


@pytest.mark.parametrize(
    ("user", "outside"),
    [({"id": "U1", "team_id": "T1"}, False), ({"id": "U9", "team_id": "T2"}, True), ({"id": "U1"}, False)],
)
def test_whoever_clicks_is_from_outside_by_their_own_team(user: dict[str, Any], outside: bool) -> None:
    assert is_from_outside({"type": "block_actions", "team": {"id": "T1"}, "enterprise": None, "user": user}) is outside


def test_a_command_is_from_inside() -> None:
    assert not is_from_outside({"command": "/claims", "team_id": "T1", "user_id": "U1"})


@pytest.mark.parametrize(
    ("change", "count"),
    [
        ({"channel_type": "im"}, 1),
        ({"channel_type": "im", "subtype": "file_share"}, 1),
        ({"channel_type": "im", "bot_id": "B1"}, 0),
        ({"channel_type": "channel"}, 0),
        ({"channel_type": "group"}, 0),
    ],
)
def test_only_direct_messages_need_no_mention(change: dict[str, Any], count: int) -> None:
    assert len(message(EVENT | change).requests) == count


def test_a_deleted_message_is_forgotten() -> None:
    gone = {"subtype": "message_deleted", "deleted_ts": "1.1", "ts": "9.9", "user": None}
    assert message(EVENT | gone).forgotten == ["T1:C1:1.1"]


def test_a_file_that_cannot_be_fetched_is_no_file() -> None:
    whole = {"id": "F1", "name": "a.txt", "mimetype": "text/plain", "size": 3, "url_private": "https://files.example/a"}
    (request,) = mention(EVENT | {"files": [{"id": "F0", "file_access": "check_file_info"}, whole]})
    assert [file.id for file in request.files] == ["F1"]


def test_a_command_is_acknowledged_only_when_it_is_kept() -> None:
    class Full(Asked):
        def ask(self, *requests: Request) -> bool:
            raise OSError("disk full")

    command = {
        "text": "Smith &amp; Sons said no to the six of us.",
        "trigger_id": "1.2.a",
        "team_id": "T1",
        "channel_id": "C1",
        "user_id": "U1",
        "response_url": "https://hooks.example/1",
    }
    said: list[str] = []

    def told(text: str, **_: Any) -> None:
        said.append(text)

    # An article needs no Slack client, no ledger, no digest and no permission.
    with pytest.raises(OSError, match="disk full"):
        claims.received(command, told, Full(), Quiet(), None, None)  # type: ignore[arg-type]
    assert said == []
    asked = Asked()
    claims.received(command, told, asked, Quiet(), None, None)  # type: ignore[arg-type]
    assert (asked.requests[0].id, asked.requests[0].text) == ("1.2.a", "Smith & Sons said no to the six of us.")
    assert len(said) == 1
