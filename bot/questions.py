"""A question about a breakdown → which of its lines and other statements answer it, by roles, names and words. Pure.

Nothing is phrased here: the answer is a choice of what was read, and where nothing fits it is an empty one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.breakdown import ANSWERS, DENIALS, Breakdown, Line, NoAnswer, Role, Statement
from bot.language.text import base_stem, content

MOST = 8
"""Entries in one answer: what a phone shows without much scrolling."""

_ASKING = frozenset(
    """
    anybody anyone article claim claimed claims comment else everybody everyone exactly give mention mentions please quote quotes
    show somebody someone source sources speak statement statements text u word words
    """.split()
)
"""Words of a question that say nothing of what it is about."""
_WORDS_OF_ROLES: dict[str, Iterable[Role]] = {
    "deny denial reject dispute": DENIALS,
    "answer respond response reply": ANSWERS,
    "confirm admit concede": ("confirms", "concedes"),
    "decline refuse": ("will not say", "dodges"),
    "reach": ("not reached",),
    "demand": ("demands",),
}
_ROLES = {base_stem(word): frozenset(roles) for words, roles in _WORDS_OF_ROLES.items() for word in words.split()}
"""Stems of words that ask for what a party does in a dispute."""


@dataclass(frozen=True)
class Told:
    """One entry of an answer: a line of a dispute, a charge, or a statement that stands in neither."""

    statement: Statement
    role: Role
    line: Line | NoAnswer | None = None
    answers: Line | None = None
    """The claim of its dispute that it answers."""

    @property
    def text(self) -> str:
        return (self.line and self.line.text) or self.statement.quote


@dataclass(frozen=True)
class Choice:
    """What answers a question, and how much more would."""

    told: tuple[Told, ...]
    more: int = 0
    by_model: bool = False


def everything(breakdown: Breakdown) -> tuple[Told, ...]:
    """All that can answer a question: the lines, the charges, and what else was said, in the article's order."""
    by_id = breakdown.by_id
    found = [
        Told(by_id[line.statement], line.role, line, _claim(dispute.lines, number))
        for dispute in breakdown.matters
        for number, line in enumerate(dispute.lines)
    ]
    found += [Told(by_id[one.statement], by_id[one.statement].role, one) for one in breakdown.no_answer]
    shown = [one.statement for one in found]
    found += [
        Told(one, one.role)
        for one in breakdown.without_repeats
        if one.source.kind != "article" and not any(map(one.shares_words_with, shown))
    ]
    first: dict[tuple[str, str], Told] = {}
    for one in found:  # the same line may stand in two disputes
        first.setdefault((one.statement.id, one.text), one)
    return tuple(first.values())


def of(breakdown: Breakdown, ids: tuple[str, ...]) -> Choice:
    """What a model has chosen, by ids of statements: what it says beyond ids is never shown."""
    first = {one.statement.id: one for one in reversed(everything(breakdown))}
    return Choice(tuple(first[key] for key in ids if key in first)[:MOST], by_model=True)


def choose(breakdown: Breakdown, question: str) -> Choice:
    """What the words of a question name: who does it ("who denies it?"), whose words, and on what.

    A question that names a source keeps to that source; one that names none keeps to what shares most of its words.
    """
    stems = _stems(question)
    roles = frozenset(role for stem in stems for role in _ROLES.get(stem, ()))
    about = stems - _ROLES.keys()
    pool = [one for one in everything(breakdown) if not roles or one.role in roles]
    named = {id(one): about & _name_stems(one) for one in pool}
    if most := max(map(len, named.values()), default=0):
        pool = [one for one in pool if len(named[id(one)]) == most]
        about -= frozenset().union(*(named[id(one)] for one in pool))
        return _choice([one for one in pool if about & _word_stems(breakdown, one)] or pool)
    shared = {id(one): len(about & _stems(one.text)) + len(about & _word_stems(breakdown, one)) for one in pool}
    if most := max(shared.values(), default=0):
        return _choice([one for one in pool if shared[id(one)] == most])
    return _choice(pool if roles else [])


def _claim(lines: Sequence[Line], number: int) -> Line | None:
    """The claim that an answer comes back to: the nearest one before it, else the first."""
    if lines[number].role not in ANSWERS:
        return None
    before = [line for line in lines[:number] if line.role not in ANSWERS]
    return before[-1] if before else next((line for line in lines if line.role not in ANSWERS), None)


def _choice(found: list[Told]) -> Choice:
    return Choice(tuple(found[:MOST]), max(0, len(found) - MOST))


def _name_stems(told: Told) -> frozenset[str]:
    source = told.statement.source
    if source.kind in ("article", "unknown"):
        return frozenset()
    names = (source.name, source.resolved or "", *(one.name for one in told.statement.via))
    return _stems(" ".join((told.line.who if told.line else "", *names)))


def _word_stems(breakdown: Breakdown, told: Told) -> frozenset[str]:
    answered = breakdown.by_id[told.answers.statement].quote if told.answers else ""
    return _stems(f"{told.text} {breakdown.article.text[slice(*told.statement.sentence)]} {answered}")


def _stems(text: str) -> frozenset[str]:
    # Not `stem`, which keeps the words that it has seen: those of an article are gone when it was answered.
    words = map(str.casefold, content(text))
    return frozenset(base_stem(word) for word in words if word not in _ASKING)
