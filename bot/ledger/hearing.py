"""A remembered statement as the matcher sees it: its words read once."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from bot.disputes import cues
from bot.disputes.cast import same_source, touches
from bot.disputes.words import STOP, Clause, clauses, concepts, is_negated, names, stem, tokens
from bot.ledger.remembered import Remembered
from bot.lexicon.places import CAPITALS, COUNTRIES

_MONTHS = "january february march april may june july august september october november december"
_ORDINALS = "first second third fourth fifth sixth last next previous"
_PERIODS = "spring summer autumn winter quarter half"
_TIME = frozenset(stem(word) for word in f"{_MONTHS} {_PERIODS}".split())
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PERIOD = re.compile(
    rf"\b(?:{'|'.join(f'{_MONTHS} {_ORDINALS} spring summer autumn winter'.split())})\b", re.IGNORECASE
)
_TELLING_ABOUT = frozenset(
    stem(word)
    for word in """report reports claim claims accusation accusations allegation allegations charge charges suggestion
    statement statements rumour rumor rumours rumors matter lie lies false untrue baseless deny denies denied denial
    dispute disputed reject rejected dismiss dismissed""".split()
)
"""Words about telling: they say that something is answered, and nothing of what."""
_UNTRUE = re.compile(
    r"^\W*(?:\w+ ){0,2}?(?:reports?|claims?|accusations?|allegations?|suggestions?|rumou?rs?)\b.*"
    r"\b(?:false|untrue|baseless|unfounded|groundless|wrong|fabricated|incorrect|inaccurate|not true|a lie|nonsense)\W*$",
    re.IGNORECASE | re.DOTALL,
)
"""A quote that begins with what was told and ends with the word that it is not so."""
SHORTEST_START = 4
"""Letters that a country and its adjective share: Russia, Russian."""
_BROAD = frozenset(
    map(
        stem,
        ("US", "U.S", "American", "Americans", "Monday", "Sunday", "Mr", "Mrs", "Ms", "Dr", "Sir", "New", "President"),
    )
)
"""Names that tell nothing about what two articles have in common."""

_NAMES_LIKE_WORDS = frozenset({"US", "WHO"})


@dataclass(frozen=True)
class Heard:
    """One statement with what its words are about."""

    record: Remembered

    @cached_property
    def content(self) -> frozenset[str]:
        """Concepts of the quote, names and words about telling and time apart."""
        return frozenset(concepts(self.record.quote)) - _TIME - _TELLING_ABOUT

    @cached_property
    def wide(self) -> frozenset[str]:
        """Concepts of the whole sentence."""
        return frozenset(concepts(self.record.sentence)) - _TIME - _TELLING_ABOUT

    @cached_property
    def spelled(self) -> tuple[str, ...]:
        """Its source and its words as they stand: what an article that is read a second time has alike."""
        return (self.record.name, *tokens(self.record.quote), *tokens(self.record.sentence))

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The quote's clauses."""
        return clauses(self.record.quote)

    @cached_property
    def quoted_names(self) -> frozenset[str]:
        """Names in the quote."""
        return names(self.record.quote) - _TIME - _BROAD

    @cached_property
    def side(self) -> frozenset[str]:
        """Names of the source, its institution included."""
        return (names(self.record.name) | names(self.record.resolved or "")) - _TIME - _BROAD

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name that the statement is tied to."""
        return self.quoted_names | self.side | (names(self.record.sentence) - _TIME - _BROAD)

    @cached_property
    def reverses(self) -> bool:
        """Whether the source says that its content is not so: by its cue, its stance, or a denial told inside it."""
        record = self.record
        told = record.stance in ("denies", "rejects") or bool(
            cues.DENY.search(record.cue) or cues.REJECT.search(record.cue)
        )
        inside = bool(cues.DENY.search(record.quote)) or (not told and _calls_untrue(record.quote))
        return (told or inside) != is_negated(record.cue)

    @cached_property
    def confirms(self) -> bool:
        """Whether it says of itself that it confirms or admits."""
        return self.record.stance == "confirms" or bool(cues.CONFIRM.search(self.record.cue))

    @cached_property
    def tells(self) -> bool:
        """Whether it says how something is, which can be answered or be an answer."""
        if self.record.stance in ("questions", "demands", "declines"):
            return False
        if not self.reverses and cues.NOT_TELLING.search(self.record.cue):
            return False
        return not (self.reverses and cues.REQUEST.search(self.record.quote))

    @cached_property
    def periods(self) -> frozenset[str]:
        """Years, months, seasons and ordinals that say of when it speaks."""
        return frozenset(_YEAR.findall(self.record.quote)) | frozenset(
            found.casefold() for found in _PERIOD.findall(self.record.quote)
        )


def _calls_untrue(quote: str) -> bool:
    return bool(_UNTRUE.search(quote) or cues.CALLED_UNTRUE.search(quote))


def one_side(one: Heard, other: Heard) -> bool:
    """Whether both speak for the same person or institution, as far as their names tell."""
    if same_source(one.record.source, other.record.source):
        return True
    return touches(one.side, other.side)


def words_of(text: str) -> frozenset[str]:
    """Stems of the words of a name or a search that tell anything."""
    return frozenset(stem(word) for word in tokens(text) if word in _NAMES_LIKE_WORDS or word.casefold() not in STOP)


def is_seat(name: str) -> bool:
    """Whether a name is a capital that stands for a government."""
    return name in governments()


@cache
def governments() -> dict[str, frozenset[str]]:
    """Capitals, and the countries whose governments they stand for."""
    countries = [stem(name.strip()) for name in COUNTRIES.split(",")]
    found: dict[str, frozenset[str]] = {}
    for capital in (stem(name.strip()) for name in f"{CAPITALS}, kremlin".split(",")):
        theirs = frozenset(one for one in countries if touches(frozenset({capital}), frozenset({one})))
        found |= {capital: theirs} if theirs else {}
    return found
