"""Which words a statement is found by, and which are looked for: the same on every database. Pure."""

import re
import unicodedata
from collections.abc import Iterable

from bot.breakdown import Frozen
from bot.language.text import STOP, content_stems, stem, words_of
from bot.ledger.heard import Heard
from bot.ledger.remembered import Remembered

LONGEST_WORD = 60
"""Letters of a word that are kept: databases have limits, and no word has so many."""

_NAMES_LIKE_WORDS = frozenset({"US", "WHO"})
_ACCENTS = re.compile("[\u0300-\u036f]")
_STROKES = str.maketrans("ŁłØøĐđı", "LlOoDdi")
"""Letters whose stroke is no accent to Unicode."""


class Indexed(Frozen):
    record: Remembered
    names: tuple[str, ...]
    """The words of every name in it, the longest first."""
    index: tuple[tuple[str, str], ...]
    """Kind and word of all that it is found by, as `schema.ledger_words` has them."""


def indexed(records: Iterable[Remembered]) -> tuple[Indexed, ...]:
    """The statements with the words that they are found by; takes about a millisecond each."""
    return tuple(_indexed(Heard(record)) for record in records)


def _indexed(heard: Heard) -> Indexed:
    record = heard.record
    name = f"{record.who} {record.name} {record.resolved or ''}"
    names = _plain(map(stem, heard.names))
    kinds = {
        "who": _plain(_content_stems(name) | _content_stems(name.replace("-", " "))),  # al-Assad by Assad
        "names": names,
        "words": _plain(content_stems(f"{record.sentence} {record.text or ''}"))
        | names,  # a topic is found by names, too
    }
    index = tuple((kind, word) for kind, words in kinds.items() for word in sorted(words))
    return Indexed(record=record, names=_sorted(names), index=index)


def asked_for(text: str) -> tuple[str, ...]:
    return _sorted(_plain(content_stems(text)))


def asked_who(text: str) -> tuple[str, ...]:
    return _sorted(_plain(_content_stems(text)))


def _content_stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(text) if word in _NAMES_LIKE_WORDS or word.casefold() not in STOP)


def _sorted(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _plain(words: Iterable[str]) -> frozenset[str]:
    """Letters and digits only: every database takes such a word as one. Without accents, as names are mostly typed."""
    return frozenset(re.sub(r"[\W_]", "", _folded(word)).casefold()[:LONGEST_WORD] for word in words) - {""}


def _folded(word: str) -> str:
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", word))).translate(_STROKES)
