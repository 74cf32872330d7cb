"""Which words a statement is found by, and which are looked for: the same on every database. Pure."""

import re
import unicodedata
from collections.abc import Iterable

from bot.breakdown import Noun
from bot.disputes.words import concepts
from bot.ledger.hearing import SHORTEST_START, Heard, governments, words_of
from bot.ledger.remembered import Remembered

MOST_WORDS = 6
"""Words of a statement that candidates are looked for by; the longest are the rarest."""

_ACCENTS = re.compile("[\u0300-\u036f]")
_STROKES = str.maketrans("ŁłØøĐđı", "LlOoDdi")
"""Letters whose stroke is no accent to Unicode."""


class Wanted(Noun):
    """What candidates must hold: one of `names` with two of `words`, or two of `names` with one of `words`."""

    names: tuple[str, ...]
    """Beginnings of names."""
    words: tuple[str, ...]

    def shared_with(self, words: str) -> int:
        """How much of it stands among the words that a statement is found by."""
        found = f" {words} "
        return sum(f" {word} " in found for word in self.words) + sum(f" {name}" in found for name in self.names)


class Indexed(Noun):
    """A statement with the words that it is found by, and those that are looked for among earlier ones."""

    record: Remembered
    who: str
    """The words of its source."""
    words: str
    """Those of all the rest."""
    wanted: Wanted | None
    """None where it answers nothing for sure."""


def indexed(records: Iterable[Remembered]) -> tuple[Indexed, ...]:
    """The statements with their words; takes about a millisecond each."""
    return tuple(Indexed(record=one, who=source_words(one), words=found_by(one), wanted=wanted(one)) for one in records)


def found_by(record: Remembered) -> str:
    """The words that a statement is found by, its source apart."""
    heard = Heard(record)
    return " ".join(sorted(_plain(heard.content | heard.wide | _with_countries(heard.names))))


def source_words(record: Remembered) -> str:
    """The words that its source is found by; a double name by each half, too: al-Assad by Assad."""
    name = f"{record.name} {record.resolved or ''}"
    return " ".join(sorted(_plain(words_of(name) | words_of(name.replace("-", " ")))))


def wanted(record: Remembered) -> Wanted | None:
    """What to look for among statements that this one could answer; None where it answers nothing for sure."""
    heard = Heard(record)
    names = _plain(_with_countries(heard.names))
    words = sorted(_plain(heard.content) - names, key=lambda word: (-len(word), word))[:MOST_WORDS]
    if not heard.tells or not names or not words:
        return None
    starts = sorted({name[: max(SHORTEST_START, len(name) - 2)] for name in names}, key=lambda name: (-len(name), name))
    return Wanted(names=tuple(starts[:MOST_WORDS]), words=tuple(words))


def asked_for(text: str) -> tuple[str, ...]:
    """The words of a question about a topic."""
    return tuple(sorted(_plain(concepts(text))))


def asked_who(text: str) -> tuple[str, ...]:
    """The words of a question about a source."""
    return tuple(sorted(_plain(words_of(text))))


def _plain(words: Iterable[str]) -> frozenset[str]:
    """Letters and digits only: every database takes such a word as one. Without accents, as names are mostly typed."""
    return frozenset(re.sub(r"[\W_]", "", _folded(word)).casefold() for word in words) - {""}


def _folded(word: str) -> str:
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", word))).translate(_STROKES)


def _with_countries(names: frozenset[str]) -> frozenset[str]:
    return names.union(*(governments().get(name, frozenset()) for name in names))
