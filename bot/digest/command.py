"""What is asked of the digest: `/claims digest 08:30 weekdays Europe/London`, off, pause 3d, preview, now. Pure."""

import re
from datetime import timedelta
from typing import Literal

from bot.breakdown import Noun
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


class DigestWish(Noun):
    """What is asked for. `set` comes with a schedule, `pause` with a number of days, and `on` ends a pause."""

    what: Literal["set", "off", "on", "pause", "preview", "now", "show"]
    schedule: Schedule | None = None
    days: int = 0

    @property
    def pause(self) -> timedelta:
        return timedelta(days=self.days)


def ask(words: str, zone: str) -> DigestWish:
    """The wish in the words after `/claims digest`; `zone` is the asker's time zone, used where none is named.

    Raises:
        RejoinderError: `digest-words`; says which word is not understood.
    """
    parts = words.replace(",", " ").split()
    if not parts:
        return DigestWish(what="show")
    first = parts[0].casefold()
    if first == "pause":
        return DigestWish(what="pause", days=_pause(parts[1:]))
    for what in ("off", "on", "preview", "now"):
        if first == what and not (what == "on" and any(map(_clock, parts))):  # “on fridays at 17:00” sets one
            if parts[1:]:
                raise _not_understood(parts[1], f"too much after “{what}”")
            return DigestWish(what=what)
    return DigestWish(what="set", schedule=_schedule(parts, zone))


def _schedule(parts: list[str], zone: str) -> Schedule:
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
            raise _not_understood(word, "a second time of day" if _clock(word) else "no time of day, day or time zone")
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


def _pause(parts: list[str]) -> int:
    match = _PAUSE.fullmatch("".join(parts))
    days = int(match["number"]) * (7 if (match["unit"] or "d")[0] in "wW" else 1) if match else 0
    if not 1 <= days <= _LONGEST_PAUSE:
        raise RejoinderError(
            "A pause lasts 1 to 365 days.", "Write how many, as in “/claims digest pause 3d”.", code="digest-words"
        )
    return days


def _not_understood(word: str, why: str) -> RejoinderError:
    return RejoinderError(f"“{word[:40]}” is {why}.", EXAMPLE, code="digest-words")
