"""When a channel's digest is due: a time of day on some days in the channel's own time zone. Pure; the clock is given."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bot.breakdown import Noun

TOO_LATE = timedelta(hours=6)
"""A digest that is later than this is skipped, and the next one says so."""

LONGEST_LOOK = 14
"""Days looked back for digests that were missed: after a longer outage a list of all of them helps no reader."""

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
WEEKDAYS = (0, 1, 2, 3, 4)
WEEKEND = (5, 6)
MONDAY = (0,)
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Schedule(Noun):
    """A time of day, the days (Monday is 0), and the name of the time zone in which both are meant."""

    hour: int
    minute: int
    days: tuple[int, ...] = EVERY_DAY
    zone: str = "UTC"

    def moment(self, day: date) -> datetime:
        """The one moment of `day` at which the digest is due, in UTC.

        Of an hour that comes twice in the autumn the first is taken; one that the spring leaves out comes as many
        minutes after the gap as it would have stood in it.
        """
        wall = datetime.combine(day, time(self.hour, self.minute), ZoneInfo(self.zone))
        return wall.astimezone(UTC)

    def period(self, day: date) -> timedelta:
        """From the digest before to the one of `day`: a week for a weekly one, three days from a Friday to a Monday."""
        return next(gap for gap in map(timedelta, range(1, 8)) if (day - gap).weekday() in self.days)

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(ZoneInfo(self.zone))


class Due(Noun):
    """What is to be done now: the local date of the digest to post, if any, and those that are too late for it."""

    day: date | None = None
    skipped: tuple[date, ...] = ()


def due(schedule: Schedule, now: datetime, since: datetime, last: date | None) -> Due:
    """What is due at `now`. Nothing up to `since` is (when the schedule was made, or a pause ended).

    `last` is the latest local date that had its digest, or was skipped: it gets no other, and no earlier one does.
    """
    missed = list(_days(schedule, since, now, last))
    if not missed:
        return Due()
    *others, newest = missed
    if now - schedule.moment(newest) > TOO_LATE:
        return Due(skipped=tuple(missed))
    return Due(day=newest, skipped=tuple(others))


def next_moment(schedule: Schedule, after: datetime, last: date | None = None) -> datetime:
    """The next moment after `after` at which a digest is due, in UTC; `last` is that of `due`."""
    day = schedule.local(after).date()
    if last is not None:
        day = max(day, last + timedelta(days=1))
    while schedule.moment(day) <= after or day.weekday() not in schedule.days:
        day += timedelta(days=1)
    return schedule.moment(day)


def _days(schedule: Schedule, since: datetime, now: datetime, last: date | None) -> Iterator[date]:
    """Local dates after `last` whose moment lies in (since, now], oldest first."""
    today = schedule.local(now).date()
    first = max(today - timedelta(days=LONGEST_LOOK), schedule.local(since).date())
    if last is not None:
        first = max(first, last + timedelta(days=1))
    for number in range((today - first).days + 1):
        day = first + timedelta(days=number)
        if day.weekday() in schedule.days and since < schedule.moment(day) <= now:
            yield day


@cache
def zones() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() if name != "localtime"}


def find_zone(name: str) -> str | None:
    """The time zone of this name, in small or capital letters, with spaces or underscores."""
    return zones().get(name.strip().casefold().replace(" ", "_"))


def known_zone(name: str) -> str:
    """The same; UTC where there is none."""
    return find_zone(name) or "UTC"
