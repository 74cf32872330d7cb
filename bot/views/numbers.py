"""Numbers with a unit in an article's words, and where the two sides of a dispute give different ones. Pure."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12}
# "one" is left out: it is seldom a count ("one of them", "the one who").
_COUNTS = "two three four five six seven eight nine ten eleven twelve"
_WORDS = {word: value for value, word in enumerate(_COUNTS.split(), start=2)}
_UNCOUNTED = """
    a about after ago all an and are as at be before but by could for from had has have he her his i if in into is it
    its more most no nor not of on or other our over per said she should so than that the their them there these they
    this to under until up was we were what when which who will with would you
    january february march april may june july august september october november december
"""
_NO_UNIT = frozenset(_UNCOUNTED.split())
_NUMBER = re.compile(
    r"(?P<money>[$€£¥])?\s?"
    r"(?<![\w.,])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?|(?i:" + "|".join(_WORDS) + r")\b)"
    r"(?:[ \u00a0-](?P<scale>(?i:" + "|".join(_SCALES) + r"))s?\b)?"
    r"(?:\s?(?P<percent>%|(?i:per\s?cent|percentage points?)\b)|\s(?:of\s|more\s)?(?P<unit>[^\W\d_][\w’'-]*))?"
)


@dataclass(frozen=True)
class Figure:
    """One number as the article writes it, with what it counts."""

    text: str
    value: Decimal
    unit: str


def figures(text: str) -> tuple[Figure, ...]:
    """The numbers of `text` that have a unit: money, per cents, "12,000 workers". Years and dates have none."""
    found = []
    for match in _NUMBER.finditer(text):
        value, unit = _value(match), _unit(match)
        if value is not None and unit is not None:
            end = match.start("unit") if match["money"] and match["unit"] else match.end()
            found.append(Figure(" ".join(text[match.start() : end].split()), value, unit))
    return tuple(found)


def differing(claims: tuple[str, ...], answers: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Pairs (as claimed, as answered) where both sides count the same unit and share no value for it."""
    claimed, answered = (_by_unit(side) for side in (claims, answers))
    return tuple(
        (_shown(claimed[unit]), _shown(answered[unit]))
        for unit in claimed
        if unit in answered and not {one.value for one in claimed[unit]} & {one.value for one in answered[unit]}
    )


def _by_unit(texts: tuple[str, ...]) -> dict[str, list[Figure]]:
    grouped: dict[str, list[Figure]] = {}
    for figure in (figure for text in texts for figure in figures(text)):
        grouped.setdefault(figure.unit, []).append(figure)
    return grouped


def _shown(found: list[Figure]) -> str:
    return ", ".join(dict.fromkeys(figure.text for figure in found))


def _value(match: re.Match[str]) -> Decimal | None:
    word = match["digits"].casefold()
    try:
        value = Decimal(_WORDS[word]) if word in _WORDS else Decimal(word.replace(",", ""))
    except InvalidOperation:
        return None
    return value * _SCALES[match["scale"].casefold()] if match["scale"] else value


def _unit(match: re.Match[str]) -> str | None:
    if match["money"]:
        return match["money"]
    if match["percent"]:
        return "points" if "point" in match["percent"].casefold() else "%"
    unit = (match["unit"] or "").casefold()
    if len(unit) < 2 or unit in _NO_UNIT:
        return None
    return unit[:-1] if unit.endswith("s") and not unit.endswith("ss") else unit
