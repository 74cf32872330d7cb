"""Who is from outside: people of other workspaces who share a channel, by what Slack says of an event or a click."""

from typing import Any

import pytest

from bot.slack.middleware import is_from_outside

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
