"""The manifest asks for what the listeners and the calls need, and for nothing else."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import pytest
import yaml

import handlers
from bot.slack.workspaces import SCOPES
from bot.views import actions, commands
from handlers import claims
from slackdesk.settings import BOT_SCOPES

ROOT = Path(__file__).parents[2]

KINDS = ("event", "command", "shortcut", "action", "view")

EVENT_SCOPES = {
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "member_joined_channel": "channels:read",
    "app_home_opened": "",
    "app_uninstalled": "",
    "tokens_revoked": "",
}
"""What Slack asks for before it sends an event (its documentation)."""

CALL_SCOPES = {
    "chat_postMessage": {"chat:write"},
    "chat_postEphemeral": {"chat:write"},
    "chat_update": {"chat:write"},
    "conversations_history": {"channels:history", "groups:history", "im:history"},
    "conversations_info": {"channels:read", "groups:read"},
    "conversations_members": {"channels:read", "groups:read", "im:read"},
    "files_upload_v2": {"files:write"},
    "users_conversations": {"channels:read", "groups:read", "im:read"},
    "users_info": {"users:read"},
    "users_list": {"users:read"},
    "views_open": set(),
    "views_publish": set(),
    "assistant_threads_setSuggestedPrompts": {"assistant:write"},
    "assistant_threads_setStatus": {"chat:write", "assistant:write"},
    "conversations_replies": {"channels:history", "groups:history", "im:history"},
    "auth_test": set(),
}
"""What each method of Slack's API that we call needs."""


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "manifest.yaml").read_text("utf-8"))
    return loaded


@pytest.fixture(scope="module")
def registered() -> Mapping[str, set[str]]:
    """What is listened to, by the method of Bolt's app that registers it."""
    app = MagicMock()
    handlers.register(app)
    return {kind: {call.args[0] for call in getattr(app, kind).call_args_list} for kind in KINDS}


def test_it_has_the_events_commands_and_shortcuts_that_are_listened_to(
    manifest: dict[str, Any], registered: Mapping[str, set[str]]
) -> None:
    features, events = manifest["features"], manifest["settings"]["event_subscriptions"]["bot_events"]
    assert {name.partition(".")[0] for name in events} == registered["event"]
    assert {shortcut["callback_id"] for shortcut in features["shortcuts"]} == registered["shortcut"]
    assert all(len(shortcut["name"]) <= 24 for shortcut in features["shortcuts"])
    (command,) = features["slash_commands"]
    assert {command["command"]} == registered["command"]
    known = " | ".join(f"{command.words} {command.takes}".strip() for command in commands.COMMANDS)
    assert command["usage_hint"] == f"[link or text of an article | {known}]"
    assert {command.words for command in commands.COMMANDS} == set(claims.WORDS)


def test_every_button_and_window_that_is_shown_has_a_listener(registered: Mapping[str, set[str]]) -> None:
    shown = {value for name, value in vars(actions).items() if name.isupper() and str(value).startswith("rejoinder.")}
    assert shown == registered["action"] | registered["view"]
    assert registered["view"] == {actions.WRONG, actions.DIGEST}


def test_it_asks_for_exactly_the_scopes_in_use_which_the_doctor_and_the_desk_know(manifest: dict[str, Any]) -> None:
    subscribed = manifest["settings"]["event_subscriptions"]["bot_events"]
    needed = {EVENT_SCOPES[name] for name in subscribed if EVENT_SCOPES[name]} | {"commands", "files:read"}
    for call in _calls():
        needed |= CALL_SCOPES[call]
    assert set(manifest["oauth_config"]["scopes"]["bot"]) == needed == set(SCOPES)
    assert needed <= set(BOT_SCOPES)


def test_its_words_fit_slacks_limits(manifest: dict[str, Any]) -> None:
    display = manifest["display_information"]
    assert len(display["description"]) <= 140
    assert 174 <= len(display["long_description"]) <= 4000


def _calls() -> set[str]:
    """The methods of Slack's API that our code calls: attributes of a client, in Slack's spelling."""
    call = re.compile(r"\.((?:chat|conversations|assistant|auth|users|files|views|reactions|bots|team(?!_id))_\w+)")
    ours = ((ROOT / "bot").rglob("*.py"), (ROOT / "handlers").glob("*.py"))
    sources = [path for paths in ours for path in paths if "desk" not in path.parts]
    return {name for path in sources for name in call.findall(path.read_text("utf-8"))}
