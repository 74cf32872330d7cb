"""What is set for each channel, which days had their digest, and what Slack says of it: whether everybody may read it,
and outsiders can."""

import time
from datetime import UTC, date, datetime
from typing import Final, Literal

import sqlalchemy as sa

from bot.breakdown import Frozen
from bot.digest import Schedule, next_moment
from bot.store.engine import Repository
from bot.store.schema import channels, digests, ledger_statements

CLOCKS_APART = 60.0
"""Seconds by which Slack's clock and this machine's may differ."""
UNSCHEDULED = 86_400.0
"""Seconds that a preview looks back where no digest is scheduled."""

Visibility = Literal["public", "private", "shared", "unknown"]
"""`shared`: with people from outside in it, or invited, public or not; `unknown`: Slack does not say.

What is read in any channel but a public one stays there.
"""
HOUSE_ONLY: Final[frozenset[Visibility]] = frozenset({"public", "private"})
"""Channels without people of another organisation: only there may be shown what was read in other public channels, and
only to people who are no guests."""


class ChannelSettings(Frozen):
    """One channel's settings. The defaults cost nothing, send nothing and post no digest."""

    team: str
    channel: str
    listening: bool = False
    """Whether every article posted there is read."""
    rules_only: bool = False
    """Whether no text of the channel may go to a model."""
    notified_host: str = ""
    """The model's host that a notice in the channel has named."""
    schedule: Schedule | None = None
    """When its digest comes."""
    since: float = 0.0
    """When the schedule was made or changed; nothing is due before."""


class Channels(Repository):
    def get(self, team: str, channel: str) -> ChannelSettings:
        kept = self._noun(ChannelSettings, sa.select(channels).filter_by(team=team, channel=channel))
        return kept or ChannelSettings(team=team, channel=channel)

    def change(self, team: str, channel: str, **wanted: object) -> ChannelSettings:
        """Change some of a channel's settings, and leave the others as they are in the table; returns all of them."""
        changed = ChannelSettings(team=team, channel=channel).model_copy(update=wanted).model_dump(mode="json")
        extra = {"listening_since": time.time()} if "listening" in wanted else {}
        self._set(team, channel, {name: changed[name] for name in wanted} | extra)
        return self.get(team, channel)

    def scheduled(self) -> list[ChannelSettings]:
        return self._nouns(ChannelSettings, sa.select(channels).where(channels.c.schedule.is_not(None)))

    def listened(self, team: str, channel: str, moment: float) -> bool:
        """Whether an article that was posted at this moment is read: not one that is older than the setting."""
        since = self._value(sa.select(channels.c.listening_since).filter_by(team=team, channel=channel, listening=True))
        return since is not None and moment > since - CLOCKS_APART

    def learn(self, team: str, channel: str, visibility: Visibility, now: float) -> None:
        self._set(team, channel, {"visibility": visibility, "seen_at": now})

    def visibility(self, team: str, channel: str, since: float) -> Visibility | None:
        """What Slack said of a channel after `since`."""
        query = sa.select(channels.c.visibility).filter_by(team=team, channel=channel)
        visibility: Visibility | None = self._value(query.where(channels.c.seen_at > since))
        return visibility

    def stale(self, before: float, limit: int) -> list[tuple[str, str]]:
        """Teams and channels whose statements are shown elsewhere, that Slack was asked about before `before`."""
        statements = ledger_statements.c
        shown = sa.exists().where(
            statements.team == channels.c.team, statements.channel == channels.c.channel, statements.public
        )
        query = (
            sa.select(channels.c.team, channels.c.channel)
            .where(channels.c.visibility == "public", channels.c.seen_at < before, shown)
            .order_by(channels.c.seen_at)
            .limit(limit)
        )
        return [(row.team, row.channel) for row in self._rows(query)]

    def _set(self, team: str, channel: str, wanted: dict[str, object]) -> None:
        defaults = ChannelSettings(team=team, channel=channel).model_dump() | {"listening_since": 0.0}
        self._upsert(channels, defaults | wanted, wanted)


class Digests(Repository):
    def last_day(self, team: str, channel: str) -> date | None:
        day = self._value(sa.select(sa.func.max(digests.c.day)).filter_by(team=team, channel=channel))
        return date.fromisoformat(day) if day else None

    def note(self, team: str, channel: str, day: date, at: float) -> None:
        """Keep that the digest of a day was asked for; the first note stands."""
        self._insert_new(digests, {"team": team, "channel": channel, "day": day.isoformat(), "at": at})

    def window(self, settings: ChannelSettings, day: date | None, now: float) -> tuple[float, float]:
        """The time that the digest of a day covers; without a day, that of one that would come now.

        It begins with the digest before, or with the one that would have come last had there been a schedule.
        """
        here = {"team": settings.team, "channel": settings.channel}
        last = sa.select(sa.func.max(digests.c.at)).filter_by(**here)
        until = now
        if day:
            until = self._value(sa.select(digests.c.at).filter_by(**here, day=day.isoformat())) or now
            last = last.where(digests.c.day < day.isoformat())
        since = self._value(last)
        return (_first_period(settings, settings.since if day else now, now) if since is None else since), until


def _first_period(settings: ChannelSettings, made: float, now: float) -> float:
    """When the first digest after `made` begins; it is due then, or would be due now."""
    if settings.schedule is None:
        return now - UNSCHEDULED
    due = next_moment(settings.schedule, datetime.fromtimestamp(made, UTC))
    period = settings.schedule.period(settings.schedule.local(due).date())
    return min(due.timestamp(), now) - period.total_seconds()
