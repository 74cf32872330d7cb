"""Numbers of the same thing that differ between what one source says in two articles. Pure."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.comparison.nouns import Entry, Matched
from bot.comparison.story import Story
from bot.language.text import STOP, stem
from bot.ledger.heard import Heard

LEAST_SHARED = 3
"""Words about the matter, the unit apart, that both statements have in common."""
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
_BLURRED = re.compile(
    r"\b(?:about|around|some|nearly|almost|over|under|up to|at least|at most|more than|less than|fewer than|roughly"
    r"|approximately|an estimated|below|above|of the|between|from|and|to|or)\s*$",
    re.IGNORECASE,
)
"""Before a number that does not claim to be exact, or is one end of a range, or a part of another."""


class _Figure(NamedTuple):
    value: float
    unit: str
    text: str


def differing_figures(one: Story, other: Story, pairs: list[tuple[Heard, Heard]]) -> Iterator[Matched]:
    """For statements of one source on one matter: exact numbers of one thing that are not the same.

    A number that stands anywhere in the other article too is no difference.
    """
    everywhere = [set(_values(story.breakdown.article.text)) for story in (one, other)]
    for ours, theirs in pairs:
        if ours.figures[1] != theirs.figures[1] or len(ours.content & theirs.content) < LEAST_SHARED:
            continue
        for mine in _figures(ours.record.sentence):
            for yours in _figures(theirs.record.sentence):
                if mine.unit != yours.unit or mine.value == yours.value:
                    continue
                if mine.value in everywhere[1] or yours.value in everywhere[0]:
                    continue
                entries: tuple[Entry, Entry] = (one.entry(ours), other.entry(theirs))
                yield Matched(entries=entries, differing=(mine.text, yours.text))


def _figures(text: str) -> Iterator[_Figure]:
    for match in _NUMBER.finditer(text):
        if _BLURRED.search(text[max(0, match.start() - 20) : match.start()]) or _is_time(text, match):
            continue
        unit = match["money"] or ("%" if match["percent"] else "")
        words = [word for word in (match["unit"] or "").split() if word.casefold() not in STOP]
        unit = unit or (stem(words[0]) if words and match["unit"].split()[0] == words[0] else "")
        if unit:
            shown = match.group().removesuffix(match["unit"] or "") if match["money"] or match["percent"] else None
            yield _Figure(_value(match), unit, shown or f"{match.group().removesuffix(match['unit'])} {words[0]}")


def _values(text: str) -> Iterator[float]:
    return (_value(match) for match in _NUMBER.finditer(text))


def _is_time(text: str, match: re.Match[str]) -> bool:
    """Whether the number is of a clock or a date: 10.14pm, 5 May."""
    after = text[match.end("value") : match.end("value") + 6].casefold()
    return bool(re.match(r"\s?(?:[ap]\.?m\b|o'clock|:\d)", after)) or text[max(0, match.start() - 1)] in ".:/"


def _value(match: re.Match[str]) -> float:
    first, _, second = match["value"].casefold().partition("-")
    if first[0].isdigit():
        number = float(match["value"].replace(",", ""))
    else:
        number = float(_TENS.get(first, _SMALL.get(first, 0)) + _SMALL.get(second, 1 if second == "one" else 0))
    return number * _SCALE.get((match["scale"] or "").casefold(), 1)
