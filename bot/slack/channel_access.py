"""Who reads in a channel: asks Slack whether it is public, and whether a guest is in it."""

import threading
import time
from typing import Final

from bot.errors import DeliveryError
from bot.slack.lookups import Json, Lookups, NotNow
from bot.slack.workspaces import Workspaces
from bot.store.channels import Channels, Visibility

ASK_AGAIN = 600.0
"""Seconds after which Slack is asked again about a channel whose readings are shown elsewhere, and for all people."""
AT_A_TIME = 20
"""Channels asked about in one round: Slack takes fifty such calls a minute."""

_SHARED: Final = (
    "is_ext_shared",
    "is_pending_ext_shared",
    "is_org_shared",
    "is_shared",
    "pending_shared",
    "pending_connected_team_ids",
)
"""Slack's flags of a channel with people from another organization in it, or invited."""
GUEST: Final = ("is_restricted", "is_ultra_restricted", "is_stranger")
"""Slack's flags of a person who may not look into every public channel."""


class ChannelAccess:
    """Channels and people.

    What Slack does not say counts as no: a channel of an unknown kind shows nothing of others and is not shown in
    others, and an unknown person is a guest.
    """

    def __init__(self, workspaces: Workspaces, channels: Channels) -> None:
        self._workspaces = workspaces
        self._channels = channels
        self._listed: dict[str, tuple[dict[str, bool], float]] = {}
        """By workspace who of its people is a guest, and when Slack said so."""
        self._listing = threading.Lock()

    def kind(self, team: str, channel: str, *, at_once: bool = False) -> Visibility:
        """The kind of a channel. `at_once`: the result is due within seconds, so that Slack is asked only once."""
        now = time.time()
        if known := self._channels.visibility(team, channel, now - ASK_AGAIN):
            return known
        workspace = self._workspaces.of(team)
        return self._ask(workspace.quick if at_once else workspace, team, channel, now)

    def refresh(self) -> None:
        """Ask again about channels whose readings are shown elsewhere, so that one that was made private is noticed."""
        now = time.time()
        for team, channel in self._channels.stale(now - ASK_AGAIN, AT_A_TIME):
            self._ask(self._workspaces.of(team), team, channel, now)

    def has_guest(self, team: str, channel: str) -> bool:
        """Whether a member of the channel is a guest; yes, where Slack does not say.

        Slack is asked each time who is in it, one call for a thousand people: for what is posted right after, not for
        an answer that is due within seconds.
        """
        try:
            slack = self._workspaces.of(team)
            guests = self._guests(team, slack)
            inside = [user for page in slack.members(channel) for user in page]
            return any(guests[user] if user in guests else self.is_guest(team, user) for user in inside)
        except (DeliveryError, NotNow):
            return True

    def is_guest(self, team: str, user: str) -> bool:
        """Whether a person sees only the channels that they were brought into; yes, where Slack does not say."""
        person = person_of(self._workspaces, team, user)
        return person is None or _is_guest(person, team)

    def zone(self, team: str, user: str) -> str:
        """A person's time zone by its name; UTC where Slack does not say."""
        return str((person_of(self._workspaces, team, user) or {}).get("tz") or "UTC")

    def _guests(self, team: str, slack: Lookups) -> dict[str, bool]:
        """Asks about all people in a few calls instead of one for each."""
        with self._listing:
            guests, listed_at = self._listed.get(team, ({}, 0.0))
            if listed_at <= (now := time.time()) - ASK_AGAIN:
                guests = {str(person["id"]): _is_guest(person, team) for page in slack.people() for person in page}
                self._listed[team] = guests, now
            return guests

    def _ask(self, slack: Lookups, team: str, channel: str, now: float) -> Visibility:
        try:
            kind = _kind(slack.room(channel))
        except NotNow:  # what was known of the channel still counts
            return "unknown"
        except DeliveryError:
            kind = "unknown"
        self._channels.learn(team, channel, kind, now)
        return kind


def person_of(workspaces: Workspaces, team: str, user: str) -> Json | None:
    """A person, at once; None where Slack does not say."""
    try:
        return workspaces.of(team).quick.person(user)
    except (DeliveryError, NotNow):
        return None


def _is_guest(person: Json, team: str) -> bool:
    # On Enterprise Grid people of one organization are of several teams.
    from_elsewhere = person.get("team_id", team) != team and not person.get("enterprise_user")
    return from_elsewhere or any(person.get(flag) for flag in GUEST)


def _kind(channel: Json) -> Visibility:
    if any(channel.get(flag) for flag in _SHARED):  # first: a private channel can be shared, too
        return "shared"
    if channel.get("is_private") or channel.get("is_im") or channel.get("is_mpim") or not channel.get("is_channel"):
        return "private"
    return "public"
