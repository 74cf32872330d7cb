"""Numbers in a model's own words: only those that the article has for these things. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from itertools import combinations, permutations
from string import ascii_lowercase

from bot.disputes.evidence import Evidence, bare, stem, stems
from bot.disputes.quote_checks import Refused
from bot.grounding.tokens import Token, tokens
from bot.language.common import EMPTY, NUMBERS, SCALES

COUNTED = 6
"""Words behind a number among which stands what it counts: “two of the old council's members”."""
MAY_COUNT = 3
"""Up to this a number word may count what the article tells: “two accounts”."""
_PARAGRAPH = re.compile(r"(?:¶|\b[Pp]aragraph)\s?\d+")
_TIMES = (
    {"hundred": 100, "thousand": 10**3, "trillion": 10**12}
    | dict.fromkeys(("million", "m"), 10**6)
    | dict.fromkeys(("billion", "bn"), 10**9)
)
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_TIME = re.compile(r"\d{1,2}\.\d\d")
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
NO_YEAR, YEAR_OF_DAYS = 1, 365
_MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]*\b\.?"
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})|(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})\b)"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
)
"""“14 May”, “Oct. 3, 2016”."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERED = re.compile(r"\b[A-Z][\w-]+ \d+$")
_LIMITED = re.compile(
    r"(?:\b(about|nearly|almost|at least|more than|up to|around|some|fewer than|less than|roughly|approximately|at most"
    r"|as many as|close to|an estimated|no more than)\s+)?([$£€]?\d[\d,]*(?:\.\d+)?|\b(?:half|two-thirds|dozens|"
    + "|".join(word for word in sorted(NUMBERS) if word != "one")
    + r")\b)",
    re.IGNORECASE,
)
"""A number, with what says that it is not exact."""
_CURRENCY = re.compile(r"([$£€¥₹])(?=\d)")
_IN_WORDS = {"$": "dollars", "£": "pounds", "€": "euros", "¥": "yen", "₹": "rupees"}


def refuse_strange_numbers(text: str, evidence: Evidence, *, anywhere: bool = False) -> None:
    """Refuses a number that the proofs do not have, have in another currency or scale, or for something else.

    `anywhere`: it may be any of the article's, what two of these in the text make together or leave over, the days between
    two of its dates, or a paragraph's.
    """
    whole = evidence.index.article.text
    text = _PARAGRAPH.sub(" ", text) if anywhere else text
    known = stems(whole) if anywhere else evidence.named
    words = tokens(text)
    made = _made(words, known) | _days_between(text, whole) if anywhere else frozenset()
    for at, token in enumerate(words):
        named = _NUMBERED.search(text, 0, token.end)
        if named and re.search(rf"\b{re.escape(named[0])}\b", whole):
            continue  # “Boeing 737”: a name
        if ":" in token.word and token.word in evidence.index.places:
            continue  # a time of day, which a live page has in its headings
        if _TIME.fullmatch(token.word) and re.search(rf"^{re.escape(token.word)}(?:[ap]m)?\b", whole, re.MULTILINE):
            continue
        if _YEAR.fullmatch(token.word) and token.word in evidence.index.article.text:
            continue  # like a day: an article tells it once
        figures, is_word = stems(bare(token)), token.word in NUMBERS
        if is_word and (int(NUMBERS[token.word]) <= MAY_COUNT or figures <= stems(whole)):
            continue
        if _is_number(token) and not figures <= known and _value(words, at) not in made:
            raise Refused(f"“{token.word}” does not stand in the proof")
    signs = set(_CURRENCY.findall(text)) - set(_CURRENCY.findall(whole))
    if strange := [sign for sign in signs if _IN_WORDS[sign] not in whole.casefold()]:
        raise Refused(f"“{strange[0]}” does not stand in the proof")
    if evidence.names_from is None and not anywhere:
        return  # a text on several lines may count the same thing twice, by two sides
    sentences = [*evidence.sentences, *(evidence.names_from.sentences if evidence.names_from else [])]
    sentences = [whole] if anywhere else sentences
    counted = {pair for sentence in sentences for pair in _counts(sentence, COUNTED)}
    parted = evidence.index.sentences if anywhere else ()
    counted |= {pair for span in parted for pair in _counts_without_noun(whole[slice(*span)])}
    worked_out = {bare(token) for at, token in enumerate(words) if _value(words, at) in made}
    near = {pair for sentence in sentences for pair in _counts(sentence)}
    others = {thing for _, thing in near}
    for number, thing in _counts(text):
        if thing in others and (number, thing) not in counted and number.rstrip(ascii_lowercase) not in worked_out:
            raise Refused(f"“{number} {thing}” is another number in the proof")


def _made(words: Sequence[Token], known: frozenset[str]) -> frozenset[Decimal]:
    """What two numbers of a text, both the article's, make together or leave over: $430,000 of $1.3 million and $870,000."""
    figures = {
        value
        for at, token in enumerate(words)
        if (value := _value(words, at)) is not None and stems(bare(token)) <= known
    }
    return frozenset(made for one, other in combinations(figures, 2) for made in (one + other, abs(one - other)))


def _days_between(text: str, whole: str) -> frozenset[Decimal]:
    """The days and weeks between two dates of a text, both the article's: “from 14 May to 3 October are 142 days, 20 weeks”."""
    there = set(_dates(whole))
    made: set[Decimal] = set()
    for first, last in permutations(there.intersection(_dates(text)), 2):
        days = (last - first).days % (YEAR_OF_DAYS if first.year == last.year == NO_YEAR else 10**9)
        made |= {Decimal(days), Decimal(days // 7), Decimal(round(days / 7))}
    return frozenset(made)


def _dates(text: str) -> Iterator[date]:
    """The days that a text names, those without a year in the first."""
    for found in _DATE.finditer(text):
        day, month = found["day"] or found["day2"], found["month"] or found["month2"]
        with suppress(ValueError):
            yield date(int(found["year"] or NO_YEAR), MONTHS.index(month[:3]) + 1, int(day))


def _value(words: Sequence[Token], at: int) -> Decimal | None:
    """A number, with the scale behind it: 15 billion for “£15bn”."""
    figure, scale = bare(words[at]), words[at + 1].word if at + 1 < len(words) else ""
    return Decimal(figure) * _TIMES.get(scale, 1) if _FIGURE.fullmatch(figure) else None


def lost_limit(text: str, sentences: Iterable[str]) -> str | None:
    """The “about” or “at least” that these sentences have before each mention of a number which the text has without one."""
    there: dict[str, set[str]] = {}
    for sentence in sentences:
        for limit, number in _LIMITED.findall(sentence):
            there.setdefault(number.casefold(), set()).add(limit.casefold())
    bare_here = {number.casefold() for limit, number in _LIMITED.findall(text) if not limit}
    lost = (limits for number, limits in there.items() if number in bare_here and "" not in limits)
    return next((min(limits) for limits in lost), None)


def _counts(text: str, far: int = 1) -> set[tuple[str, str]]:
    """Each number with what it counts, the `far` words behind it that tell something, and whether a scale is among them."""
    words = tokens(text)
    found: set[tuple[str, str]] = set()
    for at, token in enumerate(words):
        is_part = text[token.start - 1 : token.start] == "-"  # “EB-5”
        if not _is_number(token) or is_part or _YEAR.fullmatch(token.word):
            continue
        behind = words[at + 1 : at + 1 + max(far, 3)]
        if far == 1:  # “eleven of the cracks”, “eleven cracks”
            behind = behind[2:3] if [word.word for word in behind[:2]] == ["of", "the"] else behind[:1]
        found |= {
            (bare(token) + word.word[:1], "scaled") if word.word in SCALES else (bare(token), stem(bare(word)))
            for word in behind
            if word.word not in EMPTY and not _is_number(word)
        }
    return found


def _counts_without_noun(sentence: str) -> set[tuple[str, str]]:
    """Each number behind which no noun stands, with what its sentence counts: “from 312 birds in May to 351 in June”."""
    near = _counts(sentence)
    alone = {bare(token) for token in tokens(sentence) if _is_number(token)} - {number for number, _ in near}
    return {(number, thing) for number in alone for _, thing in near}


def _is_number(token: Token) -> bool:
    return (token.word in NUMBERS and token.word != "one") or any(character.isdigit() for character in token.word)
