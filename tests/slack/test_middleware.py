"""A request belongs to the workspace whose token Bolt took for it, whatever else it names; and who is from outside it."""

from typing import Any

import pytest
from slack_bolt import BoltRequest

from bot.slack.middleware import in_workspace, is_from_outside

SHARED_EVENT = {
    "team_id": "T2",
    "authorizations": [{"team_id": "T1"}],
    "event": {"type": "message", "team": "T2", "user_team": "T2"},
}
WINDOW = {
    "type": "view_submission",
    "team": {"id": "T2"},
    "user": {"team_id": "T2"},
    "view": {"app_installed_team_id": "T1"},
}


def passed_on(body: dict[str, Any]) -> dict[str, Any] | None:
    """The body as a listener gets it."""
    request, reached = BoltRequest(body=body, mode="socket_mode"), list[bool]()
    request.context["bot_user_id"] = "U0"
    in_workspace(request.body, request.context, lambda: reached.append(True))
    return request.body if reached else None


def test_what_happens_in_a_shared_channel_is_of_the_workspace_that_gets_it_and_its_author_from_outside() -> None:
    body = passed_on(SHARED_EVENT)
    assert body
    assert body["team_id"] == "T1"
    assert is_from_outside(body)


def test_a_window_is_of_the_workspace_that_opened_it() -> None:
    body = passed_on(WINDOW)
    assert body
    assert body["team"]["id"] == "T1"


@pytest.mark.parametrize(
    ("kind", "author", "passes"),
    [
        ("block_actions", "U0", True),
        ("block_actions", "U0OTHER", False),
        ("message_action", "U0OTHER", True),
    ],
)
def test_a_click_on_the_message_of_another_workspaces_bot_asks_for_nothing(
    kind: str, author: str, passes: bool
) -> None:
    clicked = {"type": kind, "team": {"id": "T1"}, "user": {"team_id": "T1"}, "message": {"user": author}}
    assert (passed_on(clicked) is not None) is passes


EVENT = {"team_id": "T1", "enterprise_id": None}
CLICK = {"type": "block_actions", "team": {"id": "T1"}, "enterprise": None}


@pytest.mark.parametrize(
    ("body", "is_outside"),
    [
        (EVENT | {"event": {"team": "T1"}}, False),
        (EVENT | {"event": {"team": "T2"}}, True),
        (EVENT | {"event": {"team": "T1", "user_team": "T2"}}, True),
        (EVENT | {"event": {"team": "T1", "source_team": "T2"}}, True),
        (EVENT | {"enterprise_id": "E1", "event": {"user_team": "E1"}}, False),
        (CLICK | {"user": {"id": "U1", "team_id": "T1"}}, False),
        (CLICK | {"user": {"id": "U9", "team_id": "T2"}}, True),
        (CLICK | {"user": {"id": "U1"}}, False),
        ({"command": "/claims", "team_id": "T1", "user_id": "U1"}, False),
    ],
)
def test_who_is_from_outside(body: dict[str, Any], is_outside: bool) -> None:
    assert is_from_outside(body) is is_outside
