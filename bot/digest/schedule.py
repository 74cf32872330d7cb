"""When a channel's digest is due: a time of day on some days in the channel's own time zone. Pure; the clock is given."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bot.breakdown import Frozen

LONGEST_LOOK = 14
"""Days looked back for a digest that was missed: one that comes later than that helps no reader."""

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
WEEKDAYS = (0, 1, 2, 3, 4)
WEEKEND = (5, 6)
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Schedule(Frozen):
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


def due(schedule: Schedule, now: datetime, since: datetime, last: date | None) -> date | None:
    """The local date whose digest is due at `now`; of several that were missed, the newest, which covers the others.

    Nothing up to `since` is due (when the schedule was made, or a pause ended). `last` is the latest local date that had
    its digest: it gets no other, and no earlier one does.
    """
    today = schedule.local(now).date()
    for day in (today - timedelta(days=ago) for ago in range(LONGEST_LOOK + 1)):
        if last is not None and day <= last:
            return None
        if day.weekday() in schedule.days and since < schedule.moment(day) <= now:
            return day
    return None


def next_moment(schedule: Schedule, after: datetime, last: date | None = None) -> datetime:
    """The next moment after `after` at which a digest is due, in UTC; `last` is that of `due`."""
    day = schedule.local(after).date()
    if last is not None:
        day = max(day, last + timedelta(days=1))
    while schedule.moment(day) <= after or day.weekday() not in schedule.days:
        day += timedelta(days=1)
    return schedule.moment(day)


@cache
def zones() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() if name != "localtime"}


def find_zone(name: str) -> str | None:
    """The time zone of this name, in small or capital letters, with spaces or underscores."""
    return zones().get(name.strip().casefold().replace(" ", "_"))
