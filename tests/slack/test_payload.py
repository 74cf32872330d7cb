"""Whose messages are requests: people's of this workspace, and nobody else's."""

from typing import Any

import pytest

from bot.jobs import Request
from bot.store import ChannelSettings
from handlers import claims, mentions, messages

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

    def ask(self, request: Request) -> bool:
        self.requests.append(request)
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


def mention(event: dict[str, Any], *, outside: bool = False, body: dict[str, Any] = BODY) -> list[Request]:
    asked = Asked()
    mentions.mentioned(event, body, ME, asked, Quiet(), outside)  # type: ignore[arg-type]
    return asked.requests


def message(event: dict[str, Any], *, outside: bool = False) -> Asked:
    asked = Asked()
    messages.posted(event, BODY, ME, asked, Quiet(), outside)  # type: ignore[arg-type]
    return asked


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
def test_people_from_outside_are_served_only_where_the_setting_says_so(change: dict[str, Any]) -> None:
    assert mention(EVENT | change) == []
    assert len(mention(EVENT | change, outside=True)) == 1


def test_people_of_the_same_enterprise_are_at_home() -> None:
    assert len(mention(EVENT | {"user_team": "E1"}, body=BODY | {"enterprise_id": "E1"})) == 1


@pytest.mark.parametrize(
    ("change", "count"),
    [
        ({"channel_type": "im"}, 1),
        ({"channel_type": "im", "subtype": "file_share"}, 1),
        ({"channel_type": "im", "bot_id": "B1"}, 0),
        ({"channel_type": "im", "team": "T2"}, 0),
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
        def ask(self, request: Request) -> bool:
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

    # An article needs no Slack client, no ledger and no digest.
    with pytest.raises(OSError, match="disk full"):
        claims.asked(command, told, Full(), Quiet(), None, None, None)  # type: ignore[arg-type]
    assert said == []
    asked = Asked()
    claims.asked(command, told, asked, Quiet(), None, None, None)  # type: ignore[arg-type]
    assert (asked.requests[0].id, asked.requests[0].text) == ("1.2.a", "Smith & Sons said no to the six of us.")
    assert len(said) == 1
