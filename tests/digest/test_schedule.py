"""When a digest is due, with a clock that the tests move."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digest import Schedule, due, next_moment

LONDON = Schedule(hour=8, minute=30, zone="Europe/London")
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


def posted(schedule: Schedule, start: datetime, end: datetime, step: timedelta) -> list[tuple[date, datetime]]:
    """Every digest that is posted by a process that looks every `step`, and when."""
    now, last, digests = start, start.date() - timedelta(days=1), []
    while now < end:
        if day := due(schedule, now, LONG_AGO, last):
            digests.append((day, now))
            last = day
        now += step
    return digests


AT_NIGHT = Schedule(hour=2, minute=30, zone="Europe/Berlin")


@pytest.mark.parametrize(
    ("schedule", "day", "expected"),
    [
        (LONDON, date(2026, 3, 28), utc(2026, 3, 28, 8, 30)),  # the day before the clocks go forward
        (LONDON, date(2026, 3, 29), utc(2026, 3, 29, 7, 30)),
        (LONDON, date(2026, 10, 24), utc(2026, 10, 24, 7, 30)),  # the day before they go back
        (LONDON, date(2026, 10, 25), utc(2026, 10, 25, 8, 30)),
        (AT_NIGHT, date(2026, 3, 29), utc(2026, 3, 29, 1, 30)),  # the hour is left out: after the gap, 03:30
        (AT_NIGHT, date(2026, 10, 25), utc(2026, 10, 25, 0, 30)),  # the hour comes twice: the first
    ],
)
def test_the_moment_is_by_the_channels_clock(schedule: Schedule, day: date, expected: datetime) -> None:
    assert schedule.moment(day) == expected


@pytest.mark.parametrize(
    "schedule",
    [
        LONDON,
        Schedule(hour=1, minute=30, zone="Europe/London"),  # comes not at all in March, twice in October
        AT_NIGHT,
        Schedule(hour=23, minute=59, zone="Australia/Lord_Howe"),  # half an hour of summer time
    ],
    ids=str,
)
def test_every_day_of_the_year_has_one_digest_whatever_the_clocks_do(schedule: Schedule) -> None:
    digests = posted(schedule, utc(2026, 1, 1), utc(2027, 1, 1), timedelta(minutes=15))
    days = [day for day, _ in digests]
    assert len(days) == len(set(days))
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(days))
    assert len(days) >= 364


def test_nothing_is_due_before_the_schedule_was_made() -> None:
    made = utc(2026, 5, 5, 9, 0)  # after half past eight of that day
    assert due(LONDON, utc(2026, 5, 5, 9, 1), made, None) is None
    assert due(LONDON, utc(2026, 5, 6, 7, 31), made, None) == date(2026, 5, 6)


def test_a_schedule_made_at_its_very_moment_begins_the_day_after() -> None:
    made = LONDON.moment(date(2026, 3, 28))
    assert due(LONDON, made, made, None) is None
    assert due(LONDON, made, made - timedelta(seconds=1), None) == date(2026, 3, 28)


@given(
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
    days=st.sets(st.integers(0, 6), min_size=1),
    zone=st.sampled_from(["Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Africa/Casablanca"]),
    after=st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC)),
)
def test_what_is_announced_as_next_is_what_comes(
    hour: int, minute: int, days: set[int], zone: str, after: datetime
) -> None:
    schedule = Schedule(hour=hour, minute=minute, days=tuple(sorted(days)), zone=zone)
    moment = next_moment(schedule, after)
    assert moment > after
    assert due(schedule, moment - timedelta(seconds=1), after, None) is None
    assert due(schedule, moment, after, None) == moment.astimezone(ZoneInfo(zone)).date() or hour < 4
