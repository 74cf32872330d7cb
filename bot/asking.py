"""A question about a breakdown → which of its statements answer it, by names and words. Pure.

Nothing is phrased here: the answer is a choice of grounded statements, and where nothing fits it is an empty one.
"""

import re
from dataclasses import dataclass
from functools import cache

import snowballstemmer  # type: ignore[import-untyped]

from bot.breakdown import Breakdown, Stance, Statement

MOST = 8
"""Statements in one answer: what a phone shows without much scrolling."""

_STEMMER = snowballstemmer.stemmer("english")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|\d[\d,.]*")
_EMPTY = frozenset(
    """
    a about all also an and any anybody anyone are article as at be been but by can claim claimed claims comment could did do does
    else everybody everyone exactly for from get give had has have he her him his how i in into is it its just many me mention mentions more much of on one or other
    our own please quote quotes said say saying says she show so some somebody someone source sources speak statement statements tell
    text than that the their them there these they thing things think this those to too u up us was we were what when
    where whether which who whom whose why will with word words would you your
    """.split()
)
_STANCES: dict[str, frozenset[Stance]] = {
    **dict.fromkeys(
        ["deny", "denies", "denied", "denial", "denials", "denying"], frozenset[Stance](["denies", "rejects"])
    ),
    **dict.fromkeys(
        ["reject", "rejects", "rejected", "dispute", "disputes", "disputed"], frozenset[Stance](["rejects", "denies"])
    ),
    **dict.fromkeys(
        ["confirm", "confirms", "confirmed", "admit", "admits", "admitted"], frozenset[Stance](["confirms"])
    ),
    **dict.fromkeys(["decline", "declines", "declined"], frozenset[Stance](["declines"])),
    **dict.fromkeys(["demand", "demands", "demanded"], frozenset[Stance](["demands"])),
}


@dataclass(frozen=True)
class Choice:
    """The statements that answer a question, in the article's order, and how many more would."""

    statements: tuple[Statement, ...]
    more: int = 0
    by_model: bool = False


def of(breakdown: Breakdown, ids: tuple[str, ...]) -> Choice:
    """The statements that a model has chosen, by their ids: what it says beyond ids is never shown."""
    known = {statement.id: statement for statement in breakdown.statements}
    return Choice(tuple(known[one] for one in ids if one in known)[:MOST], by_model=True)


def choose(breakdown: Breakdown, question: str) -> Choice:
    """The statements whose source the question names, and whose words share the question's other words.

    A question that names a source keeps to that source; one that names none keeps to the statements that share most of
    its words. "Who denied it?" asks for a stance.
    """
    asked = [word.casefold().replace("’", "'").removesuffix("'s") for word in _WORD.findall(question)]
    stances = frozenset(stance for word in asked for stance in _STANCES.get(word, ()))
    stems = {stem for stem in map(_stem, (w for w in asked if w not in _EMPTY and w not in _STANCES)) if stem}
    pool = [statement for statement in breakdown.statements if statement.repeats is None]
    if stances:
        pool = [statement for statement in pool if statement.stance in stances]
    named = [(statement, stems & _name_stems(statement)) for statement in pool]
    if any(names for _, names in named):
        most = max(len(names) for _, names in named)
        pool = [statement for statement, names in named if len(names) == most]
        about = stems - frozenset().union(*(names for _, names in named))
        sharing = [statement for statement in pool if about & _word_stems(breakdown, statement)]
        return _choice(sharing or pool)
    shared = [(statement, _shared(stems, breakdown, statement)) for statement in pool]
    most = max((count for _, count in shared), default=0)
    if not most:
        return _choice(pool if stances else [])
    return _choice([statement for statement, count in shared if count == most])


def _choice(found: list[Statement]) -> Choice:
    return Choice(tuple(found[:MOST]), max(0, len(found) - MOST))


def _shared(stems: set[str], breakdown: Breakdown, statement: Statement) -> int:
    """How much a statement shares with a question: a word of its quote counts more than one beside it."""
    return len(stems & _stems(statement.quote)) + len(stems & _word_stems(breakdown, statement))


def _name_stems(statement: Statement) -> frozenset[str]:
    source = statement.source
    if source.kind == "article":
        return frozenset()
    names = (source.name, source.resolved or "", *(messenger.name for messenger in statement.via))
    return _stems(" ".join(names))


def _word_stems(breakdown: Breakdown, statement: Statement) -> frozenset[str]:
    start, end = statement.sentence
    return _stems(f"{statement.quote} {breakdown.article.text[start:end]}")


@cache
def _stems(text: str) -> frozenset[str]:
    words = (word.casefold().replace("’", "'").removesuffix("'s") for word in _WORD.findall(text))
    return frozenset(_stem(word) for word in words if word not in _EMPTY)


def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))
