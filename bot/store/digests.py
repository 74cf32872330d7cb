"""Which days of each channel had their digest."""

from datetime import UTC, date, datetime

import sqlalchemy as sa

from bot.digest import next_moment
from bot.store.channels import ChannelSettings
from bot.store.engine import Repository
from bot.store.schema import digests

UNSCHEDULED = 86_400.0
"""Seconds that a preview looks back where no digest is scheduled."""


class Digests(Repository):
    def last_day(self, team: str, channel: str) -> date | None:
        """The latest local date that had its digest."""
        day = self._value(sa.select(sa.func.max(digests.c.day)).where(*_in(team, channel)))
        return date.fromisoformat(day) if day else None

    def note(self, team: str, channel: str, day: date, at: float) -> None:
        """Keep that the digest of a day was asked for; the first note stands."""
        self._insert_new(digests, {"team": team, "channel": channel, "day": day.isoformat(), "at": at})

    def window(self, settings: ChannelSettings, day: date | None, now: float) -> tuple[float, float]:
        """The time that the digest of a day covers; without a day, that of one that would come now.

        It begins with the digest before, or with the one that would have come last had there been a schedule.
        """
        last = sa.select(sa.func.max(digests.c.at)).where(*_in(settings.team, settings.channel))
        until = now
        if day:
            until = self._value(sa.select(digests.c.at).where(*_in(settings.team, settings.channel, day))) or now
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


def _in(team: str, channel: str, day: date | None = None) -> list[sa.ColumnElement[bool]]:
    of_day = [digests.c.day == day.isoformat()] if day else []
    return [digests.c.team == team, digests.c.channel == channel, *of_day]
