"""Asks Slack what kind of room a channel is, who in it is a guest, and what time zone somebody lives in.

Remembers it for a while.
"""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeVar

from bot.slack.lookups import TOKEN_REFUSED, Away, Looking, Refused
from bot.store.rooms import RoomKind, Rooms

ASK_AGAIN = 600.0
"""Seconds after which Slack is asked again about a channel whose readings others may see, and about people."""
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

T = TypeVar("T")


class Doorkeeper:
    """One workspace's rooms. Where Slack cannot say, a room is unknown: nothing goes out of it, and nothing comes
    in."""

    def __init__(self, token: str, base_url: str, rooms: Rooms) -> None:
        self._slack = Looking(token, base_url)
        self._hasty = Looking(token, base_url, waits=False)
        self._rooms = rooms
        self._guests: dict[str, tuple[bool, float]] = {}
        self._listed_at = 0.0
        self._listing = threading.Lock()

    def kind(self, team: str, channel: str, *, fresh_for: float = ASK_AGAIN, at_once: bool = False) -> RoomKind:
        """What kind of room a channel is; asked anew where the last answer is older than `fresh_for` seconds.

        `at_once`: somebody's answer is due within seconds, so that Slack is asked only once.
        """
        now = time.time()
        known = self._rooms.kind(channel, now - fresh_for)
        return known or self._ask(self._hasty if at_once else self._slack, team, channel, now)

    def refresh(self) -> None:
        """Ask again about channels whose readings are shown elsewhere, so that a closed door is noticed."""
        now = time.time()
        for team, channel in self._rooms.stale(now - ASK_AGAIN, AT_A_TIME):
            self._ask(self._slack, team, channel, now)

    def has_guest(self, team: str, channel: str) -> bool:
        """Whether anybody in a room may not look into every public channel; so it is where Slack does not say.

        Who is in the room is asked each time, a call for a thousand people: for what is posted in it right after, not
        for an answer that is due within seconds.
        """
        try:
            self._list_people(team)
            return any(self.is_guest(team, user) for user in _all(lambda cursor: self._slack.members(channel, cursor)))
        except (Refused, Away):
            return True

    def is_guest(self, team: str, user: str) -> bool:
        """Whether somebody sees only the channels that they were brought into. So does everybody of whom Slack says
        nothing."""
        guest, asked_at = self._guests.get(user, (True, 0.0))
        if asked_at > time.time() - ASK_AGAIN:
            return guest
        try:
            facts = self._hasty.person(user)
        except (Refused, Away):
            return guest
        guest = _is_guest(facts, team)
        self._guests[user] = (guest, time.time())
        return guest

    def zone(self, user: str) -> str:
        """Somebody's time zone by its name; UTC where Slack does not say."""
        try:
            return str(self._hasty.person(user).get("tz") or "UTC")
        except (Refused, Away):
            return "UTC"

    def _list_people(self, team: str) -> None:
        """Learn of everybody in a few calls, where each by name would be hundreds."""
        with self._listing:
            now = time.time()
            if self._listed_at > now - ASK_AGAIN:
                return
            for facts in _all(self._slack.people):
                self._guests[str(facts["id"])] = (_is_guest(facts, team), now)
            self._listed_at = now

    def _ask(self, slack: Looking, team: str, channel: str, now: float) -> RoomKind:
        try:
            facts = slack.room(channel)
        except Refused as refusal:
            if refusal.code in _PASSING | TOKEN_REFUSED:
                return "unknown"
            kind: RoomKind = "unknown"
        except Away:
            return "unknown"
        else:
            kind = _kind(facts)
        self._rooms.learn(team, channel, kind, now)
        return kind


def _all(ask: Callable[[str | None], tuple[list[T], str | None]]) -> Iterator[T]:
    """What every page of an answer holds."""
    found, cursor = ask(None)
    yield from found
    while cursor:
        found, cursor = ask(cursor)
        yield from found


def _is_guest(facts: Mapping[str, Any], team: str) -> bool:
    # On Enterprise Grid people of one organisation are of several teams.
    from_elsewhere = facts.get("team_id", team) != team and not facts.get("enterprise_user")
    return from_elsewhere or any(facts.get(flag) for flag in _GUESTS)


def _kind(facts: Mapping[str, Any]) -> RoomKind:
    if any(facts.get(flag) for flag in _OUTSIDERS):  # first: a private room can have strangers in it, too
        return "shared"
    if facts.get("is_private") or facts.get("is_im") or facts.get("is_mpim") or not facts.get("is_channel"):
        return "private"
    return "public"
