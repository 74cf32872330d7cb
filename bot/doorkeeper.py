"""Asks Slack what kind of room a channel is, whether somebody is a guest, and what time zone they live in.

Remembers it for a while.
"""

import time
from collections.abc import Mapping
from typing import Any, Final

from bot.delivery.looking import Away, Looking, Refused
from bot.store.rooms import RoomKind, Rooms

ASK_AGAIN = 600.0
"""Seconds after which Slack is asked again about a channel whose readings others may see."""
_OUTSIDERS: Final = (
    "is_ext_shared",
    "is_pending_ext_shared",
    "is_org_shared",
    "is_shared",
    "pending_shared",
    "pending_connected_team_ids",
)
"""What Slack says of a room with people from another organisation in it, or invited."""
_GUESTS: Final = ("is_restricted", "is_ultra_restricted", "is_stranger")
"""What Slack says of somebody who may not look into every public channel."""
_PASSING: Final = frozenset({"ratelimited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"})
"""Errors that say nothing of the room: what was known of it still counts."""
AT_A_TIME = 20
"""Channels asked about in one round: Slack takes fifty such calls a minute."""


class Doorkeeper:
    """One workspace's rooms. Where Slack cannot say, a room is unknown: nothing goes out of it, and nothing comes in."""

    def __init__(self, token: str, base_url: str, rooms: Rooms) -> None:
        self._slack = Looking(token, base_url)
        self._rooms = rooms
        self._guests: dict[str, tuple[bool, float]] = {}

    def kind(self, team: str, channel: str, *, fresh_for: float = ASK_AGAIN) -> RoomKind:
        """What kind of room a channel is; asked anew where the last answer is older than `fresh_for` seconds."""
        now = time.time()
        known = self._rooms.kind(channel, now - fresh_for)
        return known or self._ask(team, channel, now)

    def refresh(self) -> None:
        """Ask again about channels whose readings are shown elsewhere, so that a closed door is noticed."""
        now = time.time()
        for team, channel in self._rooms.stale(now - ASK_AGAIN, AT_A_TIME):
            self._ask(team, channel, now)

    def is_guest(self, user: str) -> bool:
        """Whether somebody sees only the channels that they were brought into. So does everybody of whom Slack says nothing."""
        guest, asked_at = self._guests.get(user, (True, 0.0))
        if asked_at > time.time() - ASK_AGAIN:
            return guest
        try:
            facts = self._slack.person(user)
        except (Refused, Away):
            return guest
        guest = any(facts.get(flag) for flag in _GUESTS)
        self._guests[user] = (guest, time.time())
        return guest

    def zone(self, user: str) -> str:
        """Somebody's time zone by its name; UTC where Slack does not say."""
        try:
            return str(self._slack.person(user).get("tz") or "UTC")
        except (Refused, Away):
            return "UTC"

    def _ask(self, team: str, channel: str, now: float) -> RoomKind:
        try:
            facts = self._slack.room(channel)
        except Refused as refusal:
            if refusal.code in _PASSING:
                return "unknown"
            kind: RoomKind = "unknown"
        except Away:
            return "unknown"
        else:
            kind = _kind(facts)
        self._rooms.learn(team, channel, kind, now)
        return kind


def _kind(facts: Mapping[str, Any]) -> RoomKind:
    if any(facts.get(flag) for flag in _OUTSIDERS):  # first: a private room can have strangers in it, too
        return "shared"
    if facts.get("is_private") or facts.get("is_im") or facts.get("is_mpim") or not facts.get("is_channel"):
        return "private"
    return "public"
