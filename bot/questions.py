"""A question about a breakdown → which of its lines and other statements answer it, by roles, names and words. Pure.

Nothing is phrased here: the answer is a choice of what was read, and where nothing fits it is an empty one.
"""

from collections.abc import Callable, Iterable, Sequence
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
class Entry:
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

    entries: tuple[Entry, ...]
    more: int = 0
    by_model: bool = False


def everything(breakdown: Breakdown) -> tuple[Entry, ...]:
    """All that can answer a question: the lines, the charges, and what else was said, in the article's order."""
    by_id = breakdown.by_id
    entries = [
        Entry(by_id[line.statement], line.role, line, _claim(dispute.lines, number))
        for dispute in breakdown.matters
        for number, line in enumerate(dispute.lines)
    ]
    entries += [Entry(by_id[charge.statement], by_id[charge.statement].role, charge) for charge in breakdown.no_answer]
    shown = [entry.statement for entry in entries]
    entries += [
        Entry(statement, statement.role)
        for statement in breakdown.without_repeats
        if statement.source.kind != "article" and not any(map(statement.shares_words_with, shown))
    ]
    first: dict[tuple[str, str], Entry] = {}
    for entry in entries:  # the same line may stand in two disputes
        first.setdefault((entry.statement.id, entry.text), entry)
    return tuple(first.values())


def of(breakdown: Breakdown, ids: tuple[str, ...]) -> Choice:
    """What a model has chosen, by ids of statements: what it says beyond ids is never shown."""
    first = {entry.statement.id: entry for entry in reversed(everything(breakdown))}
    return Choice(tuple(first[key] for key in ids if key in first)[:MOST], by_model=True)


def choose(breakdown: Breakdown, question: str) -> Choice:
    """What the words of a question name: who does it ("who denies it?"), whose words, and on what.

    A question that names a source keeps to that source; one that names none keeps to what shares most of its words.
    """
    stems, asked = _stems(question), _stems(question.partition(" that ")[0])
    roles = frozenset(role for stem in stems for role in _ROLES.get(stem, ()))
    about = stems - _ROLES.keys()
    pool = [entry for entry in everything(breakdown) if not roles or entry.role in roles]
    # “Who says that the port knew?” asks for nobody whose name or office has “port” in it.
    if named := _best(pool, lambda entry: len(about & asked & _name_stems(entry))):
        others = about.difference(*map(_name_stems, named))
        return _choice([entry for entry in named if others & _word_stems(breakdown, entry)] or named)
    alike = _best(pool, lambda entry: len(about & _stems(entry.text)) + len(about & _word_stems(breakdown, entry)))
    return _choice(alike or (pool if roles else []))


def _claim(lines: Sequence[Line], number: int) -> Line | None:
    """The claim that an answer comes back to: the nearest one before it, else the first."""
    if lines[number].role not in ANSWERS:
        return None
    before = [line for line in lines[:number] if line.role not in ANSWERS]
    return before[-1] if before else next((line for line in lines if line.role not in ANSWERS), None)


def _best(entries: list[Entry], count: Callable[[Entry], int]) -> list[Entry]:
    """Those with the highest count; none where it is 0."""
    counts = list(map(count, entries))
    return [entry for entry, number in zip(entries, counts, strict=True) if 0 < number == max(counts)]


def _choice(entries: list[Entry]) -> Choice:
    return Choice(tuple(entries[:MOST]), max(0, len(entries) - MOST))


def _name_stems(entry: Entry) -> frozenset[str]:
    source = entry.statement.source
    if source.kind in ("article", "unknown"):
        return frozenset()
    names = (source.name, source.resolved or "", *(mention.name for mention in entry.statement.via))
    return _stems(" ".join((entry.line.who if entry.line else "", *names)))


def _word_stems(breakdown: Breakdown, entry: Entry) -> frozenset[str]:
    answered = breakdown.by_id[entry.answers.statement].quote if entry.answers else ""
    return _stems(f"{entry.text} {breakdown.article.text[slice(*entry.statement.sentence)]} {answered}")


def _stems(text: str) -> frozenset[str]:
    # Not `stem`, which keeps the words that it has seen: those of an article are gone when it was answered.
    words = map(str.casefold, content(text))
    return frozenset(base_stem(word) for word in words if word not in _ASKING)
