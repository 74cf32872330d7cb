"""Numbers of one thing that differ between two passages. Pure."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.breakdown import Span
from bot.language.common import NUMBERS
from bot.language.text import STOP, stem

_SCALE = {"hundred": 100, "thousand": 1_000, "million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9}
_SPELLED = "|".join(NUMBERS.keys() - {"zero", "one"})
_NUMBER = re.compile(
    rf"(?P<money>[£$€])?\b(?P<value>\d{{1,15}}(?:,\d{{3}}){{0,4}}(?:\.\d{{1,3}})?"
    rf"|(?:{_SPELLED})\b(?:-(?:{_SPELLED}|one)\b)?)"
    rf"(?:[ -]?(?P<scale>hundred|thousand|million|billion|bn|m)\b)?(?P<percent>%| per ?cent| percent)?"
    rf"(?P<unit>(?: [^\W\d_]+){{0,2}})",
    re.IGNORECASE,
)
_OVER = "over|at least|more than|above"
_UNDER = "nearly|almost|under|up to|at most|less than|fewer than|below"
_HEDGE = re.compile(
    rf"\b(?:about|around|some|roughly|approximately|an estimated"
    rf"|(?P<over>{_OVER})|(?P<under>(?:just )?(?:{_UNDER})))\s*$",
    re.IGNORECASE,
)
"""Before a number that does not claim to be exact."""
_PART = re.compile(r"\b(?:of the|between|from|and|to|or)\s*$", re.IGNORECASE)
"""Before a number that is one end of a range, or a part of another."""
_DATE = re.compile(
    r"\s?(?:[ap]\.?m\b|o'clock|:\d)|(?:\s(?:and|to|or|until)\s\d{1,2})?(?:[snrt][tdh])?\s"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b",
    re.IGNORECASE,
)
"""Behind a number of a clock or a date: 10.14pm, 5 May."""
_UNITS = frozenset("day days month months people times week weeks year years".split())
"""Words that tell little elsewhere, and what is counted behind a number."""


class Figure(NamedTuple):
    """A number in a text; `units` are the stems of what is counted, empty where that is not clear."""

    value: float
    units: frozenset[str]
    span: Span
    blurred: bool
    side: str
    """Of a number that is not exact: the true one is “over” or “under” it, or "" about it."""


def differing_figures(
    first: str, second: str, articles: tuple[Sequence[Figure], Sequence[Figure]]
) -> list[tuple[Span, Span]]:
    """Exact numbers of one thing with different values, as their places in both texts.

    A number that stands anywhere in the other article too, of this thing, is no difference.
    """
    return [
        (figure.span, other.span)
        for figure in figures(first)
        for other in figures(second)
        if figure.value != other.value
        and figure.units & other.units
        and not (figure.blurred or other.blurred)
        and not any(_is_same(figure, known) for known in articles[1])
        and not any(_is_same(other, known) for known in articles[0])
    ]


def agrees(first: str, second: str) -> bool:
    """Whether one number stands in each, and one is the other rounded: 412 is “about 400”, no “at least 420”."""
    numbers, others = figures(first), figures(second)
    if not len(numbers) == len(others) == 1 or numbers[0].blurred == others[0].blurred:
        return False
    rounded, exact = sorted((numbers[0], others[0]), key=lambda figure: not figure.blurred)
    fits = {"over": exact.value > rounded.value, "under": exact.value < rounded.value}.get(rounded.side, True)
    unit = next(10.0**zeros for zeros in range(15, -4, -1) if rounded.value % 10.0**zeros == 0)
    is_near = round(exact.value / unit) * unit == rounded.value
    return fits and is_near and exact.value != rounded.value


def _is_same(figure: Figure, other: Figure) -> bool:
    return figure.value == other.value and (not figure.units or not other.units or bool(figure.units & other.units))


def figures(text: str) -> tuple[Figure, ...]:
    """Every number in a text that is no date and no time of day."""
    return tuple(_figure(text, match) for match in _NUMBER.finditer(text) if not _is_time(text, match))


def _figure(text: str, match: re.Match[str]) -> Figure:
    before = text[max(0, match.start() - 20) : match.start()]
    hedge = _HEDGE.search(before)
    words = [word for word in match["unit"].split() if word.casefold() not in STOP - _UNITS]
    unit = match["money"] or ("%" if match["percent"] else "")
    end = match.start("unit")
    if words and not unit:
        last = words[0] if words[0].casefold() in _UNITS else words[-1]
        end = text.index(last, end) + len(last)
    return Figure(
        value=_value(match),
        units=frozenset([unit]) if unit else frozenset(map(stem, words)),
        span=(match.start() - (len(before) - hedge.start() if hedge else 0), end),
        blurred=bool(hedge or _PART.search(before)),
        side=next((side for side in ("over", "under") if hedge and hedge[side]), ""),
    )


def _is_time(text: str, match: re.Match[str]) -> bool:
    return bool(_DATE.match(text, match.end("value"))) or text[max(0, match.start() - 1)] in ".:/"


def _value(match: re.Match[str]) -> float:
    tens, _, ones = match["value"].casefold().partition("-")
    number = float(NUMBERS[tens]) + float(NUMBERS.get(ones, 0)) if tens in NUMBERS else float(tens.replace(",", ""))
    return number * _SCALE.get((match["scale"] or "").casefold(), 1)
