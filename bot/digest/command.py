"""What may be written after `/claims digest`: “08:30 weekdays Europe/London”, and after “pause”: “3d”. Pure."""

import re
from datetime import timedelta

from bot.digest.schedule import DAY_NAMES, EVERY_DAY, MONDAY, WEEKDAYS, WEEKEND, Schedule, find_zone, known_zone
from bot.errors import RejoinderError

EXAMPLE = "Write a time, days and a time zone, as in “/claims digest 08:30 weekdays Europe/London”."

_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?P<half>am|pm)?", re.IGNORECASE)
_PAUSE = re.compile(r"(?P<number>\d{1,3})(?P<unit>d|w|days?|weeks?)?", re.IGNORECASE)
_SETS = {
    "daily": EVERY_DAY,
    "everyday": EVERY_DAY,
    "weekdays": WEEKDAYS,
    "workdays": WEEKDAYS,
    "weekends": WEEKEND,
    "weekend": WEEKEND,
    "weekly": MONDAY,
}
_FILLERS = frozenset({"at", "on", "in", "every", "and", "day", "each", "the"})
_LONGEST_PAUSE = 365
_ZONE_WORDS = 3
"""Words of a time zone at most: “America/Port of Spain”."""


def schedule_of(words: str, zone: str) -> Schedule:
    """The schedule in words; `zone` is the asker's time zone, used where none is named.

    Raises:
        RejoinderError: `digest-words`; says which word is not understood.
    """
    parts = words.replace(",", " ").split()
    moment: tuple[int, int] | None = None
    days: list[int] = []
    while parts:
        named = next((count for count in range(_ZONE_WORDS, 0, -1) if find_zone(" ".join(parts[:count]))), 0)
        word, parts = " ".join(parts[: named or 1]), parts[named or 1 :]
        if named:
            zone = word
        elif word.casefold() in _FILLERS:
            continue
        elif more := _days(word):
            days += more
        elif moment is None and (clock := _clock(word)):
            moment = clock
        else:
            why = "a second time of day" if _clock(word) else "no time of day, day or time zone"
            raise RejoinderError(f"“{word[:40]}” is {why}.", EXAMPLE, code="digest-words")
    if moment is None:
        raise RejoinderError("This digest has no time.", EXAMPLE, code="digest-words")
    return Schedule(hour=moment[0], minute=moment[1], days=tuple(sorted(set(days))) or EVERY_DAY, zone=known_zone(zone))


def _clock(word: str) -> tuple[int, int] | None:
    match = _TIME.fullmatch(word)
    if match is None or (match["minute"] is None and match["half"] is None):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"].casefold() == "pm" else 0)
    return (hour, minute) if hour < 24 and minute < 60 else None


def _days(word: str) -> tuple[int, ...]:
    """weekdays; mon; mon-fri."""
    low = word.casefold()
    if low in _SETS:
        return _SETS[low]
    first, dash, last = low.replace("–", "-").partition("-")
    start, end = _day(first), _day(last) if dash else _day(first)
    if start is None or end is None:
        return ()
    return tuple((start + step) % 7 for step in range((end - start) % 7 + 1))


def _day(name: str) -> int | None:
    name = name.removesuffix(".").removesuffix("s")
    if len(name) < 3:
        return None
    return next((number for number, day in enumerate(DAY_NAMES) if day.casefold().startswith(name)), None)


def pause_of(words: str) -> timedelta:
    """How long a pause lasts: “3d”, “2 weeks”. Raises RejoinderError `digest-words`."""
    match = _PAUSE.fullmatch(words.replace(" ", ""))
    days = int(match["number"]) * (7 if (match["unit"] or "d")[0] in "wW" else 1) if match else 0
    if not 1 <= days <= _LONGEST_PAUSE:
        raise RejoinderError(
            "A pause lasts 1 to 365 days.", "Write how many, as in “/claims digest pause 3d”.", code="digest-words"
        )
    return timedelta(days=days)
