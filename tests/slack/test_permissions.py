"""Who may change what holds for a channel: by the setting, and Slack's word on the person."""

from typing import Any

import pytest

from bot.settings import load
from bot.slack.lookups import NotNow
from bot.slack.permissions import Permissions
from bot.slack.workspaces import OneWorkspace
from bot.views import talk
from bot.views.commands import COMMANDS, Command
from handlers import claims, settings
from tests.jobs.fakes import workspace

PEOPLE: dict[str, dict[str, Any]] = {
    "admin": {"is_admin": True},
    "owner": {"is_admin": False, "is_owner": True},
    "member": {},
    "guest": {"is_restricted": True},
    "guest of one channel": {"is_ultra_restricted": True},
    "stranger": {"is_stranger": True},
}
MAY = {
    "anybody": set(PEOPLE),
    "members": {"admin", "owner", "member"},
    "admins": {"admin", "owner"},
}


class Slack:
    """Stands for the look-ups."""

    def person(self, user: str) -> dict[str, Any]:
        if user not in PEOPLE:
            raise NotNow(1)
        return PEOPLE[user]


def permissions(who: Any) -> Permissions:
    slack = workspace()
    slack.quick = Slack()  # type: ignore[assignment]
    return Permissions(OneWorkspace(slack), load(_env_file=None, who_may_change=who))


@pytest.mark.parametrize("who", MAY)
def test_who_may_change_is_what_the_setting_says(who: str) -> None:
    assert {user for user in PEOPLE if permissions(who).refusal("T1", user) is None} == MAY[who]


def test_of_whom_slack_says_nothing_may_change_nothing() -> None:
    assert permissions("members").refusal("T1", "U404") == talk.CANNOT_ASK_WHO
    assert permissions("anybody").refusal("T1", "U404") is None


@pytest.mark.parametrize("command", [command for command in COMMANDS if command.changes], ids=lambda c: c.words)
def test_a_person_who_may_not_gets_a_refusal_and_nothing_is_changed(command: Command) -> None:
    refusals: list[str] = []
    typed = {"text": f"{command.words} {command.takes}", "user_id": "guest", "team_id": "T1", "channel_id": "C1"}
    # No jobs, store or client: whatever is asked of one of them fails.
    claims.received(typed, lambda text, blocks: refusals.append(text), *[None] * 3, permissions("members"))  # type: ignore[arg-type, call-arg, misc]
    assert refusals == [talk.WHO_MAY_CHANGE["members"]]


def test_what_changes_nothing_for_others_is_open_to_all() -> None:
    assert {command.words for command in COMMANDS if not command.changes} == {
        "status", "who", "about", "digest preview", "watching", "forget all of mine", "help",
    }  # fmt: skip


def test_the_button_of_a_channels_settings_asks_too() -> None:
    refusals: list[str] = []
    body = {
        "trigger_id": "1.2.a",
        "team": {"id": "T1"},
        "channel": {"id": "C1"},
        "user": {"id": "member"},
        "container": {"message_ts": "1.1"},
        "response_url": "https://hooks.example/1",
    }
    given: dict[str, Any] = {"ack": lambda: None, "respond": lambda text, **_: refusals.append(text)}
    settings.chosen(body, {}, jobs=None, store=None, permissions=permissions("admins"), **given)  # type: ignore[arg-type]
    assert refusals == [talk.WHO_MAY_CHANGE["admins"]]
