"""Numbers of one thing that differ between two passages. Pure."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.breakdown import Span
from bot.language.text import STOP, stem

_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SMALL = {
    word: number
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen".split(),
        2,
    )
}
_SCALE = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "m": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
}
_SPELLED = "|".join((*_TENS, *_SMALL))
_NUMBER = re.compile(
    rf"(?P<money>[£$€])?\b(?P<value>\d{{1,15}}(?:,\d{{3}}){{0,4}}(?:\.\d{{1,3}})?"
    rf"|(?:{_SPELLED})(?:-(?:{_SPELLED}|one))?)"
    rf"(?:[ -]?(?P<scale>hundred|thousand|million|billion|bn|m)\b)?(?P<percent>%| per ?cent| percent)?"
    rf"(?P<unit>(?: [^\W\d_]+){{0,2}})",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:about|around|some|nearly|almost|over|under|up to|at least|at most|more than|less than|fewer than|roughly"
    r"|approximately|an estimated|below|above)\s*$",
    re.IGNORECASE,
)
"""Before a number that does not claim to be exact."""
_PART = re.compile(r"\b(?:of the|between|from|and|to|or)\s*$", re.IGNORECASE)
"""Before a number that is one end of a range, or a part of another."""
_DATE = re.compile(
    r"\s?(?:[ap]\.?m\b|o'clock|:\d)|(?:\s(?:and|to|or|until)\s\d{1,2})?(?:st|nd|rd|th)?\s"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b",
    re.IGNORECASE,
)
"""Behind a number of a clock or a date: 10.14pm, 5 May."""
_UNITS = frozenset("day days month months people times week weeks year years".split())
"""Words that tell little elsewhere, and what is counted behind a number."""
FAR_APART = 3
"""Times: two numbers of which the unit is not known are hardly of one thing if one is so many times the other."""

LARGE = 100
"""A number that hardly stands in two articles by chance."""


class _Figure(NamedTuple):
    value: float
    units: frozenset[str]
    span: Span
    blurred: bool


def differing_figures(first: str, second: str, *, exact: bool = True) -> list[tuple[Span, Span]]:
    """Numbers of one thing with different values, as their places in both texts.

    With `exact`, only numbers that claim to be exact count, and those of which the unit is known.
    """
    here, there = list(_figures(first)), list(_figures(second))
    alike = {figure.value for figure in here} & {figure.value for figure in there}
    return [
        (figure.span, other.span)
        for figure in here
        for other in there
        if not alike & {figure.value, other.value}
        and (figure.units & other.units or (not exact and _may_be_of_one_thing(figure, other)))
        and not (exact and (figure.blurred or other.blurred))
    ]


def _may_be_of_one_thing(first: _Figure, second: _Figure) -> bool:
    low, high = sorted((first.value, second.value))
    return not first.units and not second.units and high <= FAR_APART * low


def stated(text: str) -> frozenset[str]:
    """The sums of money and the large numbers with a unit in a text, as they are written."""
    return frozenset(text[slice(*figure.span)] for figure in _figures(text) if figure.units and figure.value >= LARGE)


def values(text: str) -> frozenset[float]:
    """Every number in a text."""
    return frozenset(figure.value for figure in _figures(text))


def _figures(text: str) -> Iterator[_Figure]:
    for match in _NUMBER.finditer(text):
        if _is_time(text, match):
            continue
        before = text[max(0, match.start() - 20) : match.start()]
        hedge = _HEDGE.search(before)
        words = [word for word in match["unit"].split() if word.casefold() not in STOP - _UNITS]
        unit = match["money"] or ("%" if match["percent"] else "")
        end = match.start("unit")
        if words and not unit:
            end = text.index(words[-1], end) + len(words[-1])
        yield _Figure(
            value=_value(match),
            units=frozenset([unit]) if unit else frozenset(map(stem, words)),
            span=(match.start() - (len(before) - hedge.start() if hedge else 0), end),
            blurred=bool(hedge or _PART.search(before)),
        )


def _is_time(text: str, match: re.Match[str]) -> bool:
    return bool(_DATE.match(text, match.end("value"))) or text[max(0, match.start() - 1)] in ".:/"


def _value(match: re.Match[str]) -> float:
    first, _, second = match["value"].casefold().partition("-")
    if first[0].isdigit():
        number = float(match["value"].replace(",", ""))
    else:
        number = float(_TENS.get(first, _SMALL.get(first, 0)) + _SMALL.get(second, 1 if second == "one" else 0))
    return number * _SCALE.get((match["scale"] or "").casefold(), 1)
