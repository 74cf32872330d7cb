"""What may be written after `/claims digest`, and what is answered to what may not."""

import pytest

from bot.digest import DigestWish, Schedule, ask
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
    assert ask(words, HOME) == DigestWish(what="set", schedule=schedule)


@pytest.mark.parametrize(
    ("words", "what", "days"),
    [
        ("off", "off", 0),
        ("ON", "on", 0),
        ("preview", "preview", 0),
        ("now", "now", 0),
        ("", "show", 0),
        ("pause 3d", "pause", 3),
        ("pause 2 weeks", "pause", 14),
        ("pause 1", "pause", 1),
    ],
)
def test_the_other_wishes(words: str, what: str, days: int) -> None:
    wish = ask(words, HOME)
    assert (wish.what, wish.days) == (what, days)


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
        ("off tomorrow", "tomorrow"),
        ("on tomorrow", "tomorrow"),
        ("pause", "1 to 365 days"),
        ("pause forever", "1 to 365 days"),
        ("pause 900d", "1 to 365 days"),
        ("<!channel>", "<!channel>"),
    ],
)
def test_what_is_not_understood_is_named_with_an_example(words: str, said: str) -> None:
    with pytest.raises(RejoinderError) as caught:
        ask(words, HOME)
    assert said in caught.value.message
    assert "/claims digest" in caught.value.try_


def test_a_time_zone_that_nobody_knows_becomes_utc() -> None:
    assert ask("08:30", "Mars/Olympus").schedule == Schedule(hour=8, minute=30, zone="UTC")
