"""What may be written after `/claims digest`, and what is answered to what may not."""

from datetime import timedelta

import pytest

from bot.digest import Schedule, pause_of, schedule_of
from bot.digest.schedule import EVERY_DAY, WEEKDAYS, WEEKEND
from bot.errors import RejoinderError

HOME = "Europe/Madrid"


@pytest.mark.parametrize(
    ("words", "schedule"),
    [
        ("08:30 weekdays Europe/London", Schedule(hour=8, minute=30, days=WEEKDAYS, zone="Europe/London")),
        ("8:30", Schedule(hour=8, minute=30, days=EVERY_DAY, zone=HOME)),
        ("at 8.30 on weekdays", Schedule(hour=8, minute=30, days=WEEKDAYS, zone=HOME)),
        ("7am daily", Schedule(hour=7, minute=0, zone=HOME)),
        ("12am", Schedule(hour=0, minute=0, zone=HOME)),
        ("12:15pm", Schedule(hour=12, minute=15, zone=HOME)),
        ("weekends 10:00", Schedule(hour=10, minute=0, days=WEEKEND, zone=HOME)),
        ("18:00 mon, wed and Fri utc", Schedule(hour=18, minute=0, days=(0, 2, 4), zone="UTC")),
        ("18:00 mon-thu america/new_york", Schedule(hour=18, minute=0, days=(0, 1, 2, 3), zone="America/New_York")),
        ("18:00 mon-thu America/New York", Schedule(hour=18, minute=0, days=(0, 1, 2, 3), zone="America/New_York")),
        ("06:00 sat–mon", Schedule(hour=6, minute=0, days=(0, 5, 6), zone=HOME)),
        ("08:30 weekly", Schedule(hour=8, minute=30, days=(0,), zone=HOME)),
        ("fridays 17:00", Schedule(hour=17, minute=0, days=(4,), zone=HOME)),
        ("on fridays at 17:00", Schedule(hour=17, minute=0, days=(4,), zone=HOME)),
        ("every day at 23:59", Schedule(hour=23, minute=59, zone=HOME)),
    ],
)
def test_a_schedule_in_words(words: str, schedule: Schedule) -> None:
    assert schedule_of(words, HOME) == schedule


@pytest.mark.parametrize(("words", "days"), [("3d", 3), ("2 weeks", 14), ("1", 1)])
def test_a_pause_in_words(words: str, days: int) -> None:
    assert pause_of(words) == timedelta(days=days)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("25:00", "25:00"),
        ("0:30am", "0:30am"),
        ("13pm", "13pm"),
        ("8:75", "8:75"),
        ("8", "“8”"),
        ("weekdays", "no time"),
        ("08:30 Europe/Lundon", "Europe/Lundon"),
        ("08:30 09:30", "09:30"),
        ("on tomorrow", "tomorrow"),
        ("<!channel>", "<!channel>"),
        ("", "no time"),
    ],
)
def test_what_is_not_understood_is_named_with_an_example(words: str, said: str) -> None:
    with pytest.raises(RejoinderError) as caught:
        schedule_of(words, HOME)
    assert said in caught.value.message
    assert "/claims digest" in caught.value.try_


@pytest.mark.parametrize("words", ["", "forever", "900d"])
def test_a_pause_that_is_not_understood_is_told(words: str) -> None:
    with pytest.raises(RejoinderError, match="1 to 365 days"):
        pause_of(words)


def test_a_time_zone_that_nobody_knows_becomes_utc() -> None:
    assert schedule_of("08:30", "Mars/Olympus") == Schedule(hour=8, minute=30, zone="UTC")
