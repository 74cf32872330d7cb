"""What a digest holds, and in which order. Pure: from what was read and answered to at most ten entries."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from pydantic import Field

from bot.breakdown import Breakdown, Dispute, Frozen
from bot.ledger import LaterAnswer, Place, Remembered

MOST_ENTRIES = 10
"""More is not read on a telephone; of the rest only the threads are named."""

FIRST = 2
"""Disputes of one story that stand before the third of any other, so that one story does not fill a digest."""

SHINGLE = 5
"""Words in a row that are compared: shorter runs are shared by chance, longer ones break at every edit."""
SAME_STORY = 0.5
"""Share of the shorter article's runs that stand in the other one too: sites cut wire stories at the end."""
LEAST_RUNS = 8
"""Runs of a shorter text than this say nothing about it."""

Sort = Literal["later", "dispute", "open"]
"""A later answer to an earlier claim, a dispute, a charge without an answer."""
_DAY = 86_400.0
_WORD = re.compile(r"\w+")


class Read(Frozen):
    """One article, where and when it was read, and its breakdown."""

    place: Place
    breakdown: Breakdown


class Entry(Frozen):
    """One entry: one of `answer`, `dispute` with its breakdown, and `charge`."""

    sort: Sort
    place: Place
    """The thread that it links to."""
    also: tuple[Place, ...] = ()
    """Where the same story was read as well."""
    answer: LaterAnswer | None = None
    breakdown: Breakdown | None = None
    dispute: Dispute | None = None
    charge: Remembered | None = None
    days: int = 0
    """Since when a charge is open."""


class Digest(Frozen):
    entries: tuple[Entry, ...] = ()
    rest: tuple[Place, ...] = ()
    """The threads of all other entries, each once, as far as no entry above leads there."""
    corrected: tuple[Remembered, ...] = ()
    """What was corrected or withdrawn since the last one, which may have shown it as it was."""
    articles: int = 0
    counts: dict[Sort, int] = Field(default_factory=dict)
    """How many of each sort there are, those without an entry included."""

    @property
    def is_empty(self) -> bool:
        return not (self.entries or self.corrected)


def choose(reads: Sequence[Read], answers: Iterable[LaterAnswer], charges: Iterable[Remembered], now: float) -> Digest:
    """The digest of what was read since the last one.

    `answers` are the later answers since then, `charges` all charges still without an answer, of any day.
    """
    entries = [*_later(answers), *_disputes(reads), *_open(charges, now)]
    return Digest(
        entries=tuple(entries[:MOST_ENTRIES]),
        rest=places_of(entries[MOST_ENTRIES:], entries[:MOST_ENTRIES]),
        articles=len({read.breakdown.article.url or read.breakdown.article.sha256 for read in reads}),
        counts=dict(Counter(entry.sort for entry in entries)),
    )


def places_of(entries: Iterable[Entry], besides: Iterable[Entry]) -> tuple[Place, ...]:
    """Where entries lead, each reading once, without those to which others lead."""
    known = {entry.place.reading for entry in besides}
    return tuple({entry.place.reading: entry.place for entry in entries if entry.place.reading not in known}.values())


def _disputes(reads: Sequence[Read]) -> list[Entry]:
    """Each story once, by the article with most disputes, then the earliest. A story's first disputes stand before the rest of others."""
    ranked = []
    for group in stories([read.breakdown.article.text for read in reads]):
        articles = sorted((reads[number] for number in group), key=lambda read: read.place.at)
        first = max(articles, key=lambda read: len(read.breakdown.disputes))
        also = tuple(read.place for read in articles if read is not first)
        for number, dispute in enumerate(first.breakdown.disputes):
            entry = Entry(sort="dispute", place=first.place, also=also, breakdown=first.breakdown, dispute=dispute)
            ranked.append(((number >= FIRST, -len(also), -first.place.at, number), entry))
    return [entry for _, entry in sorted(ranked, key=lambda pair: pair[0])]


def _later(answers: Iterable[LaterAnswer]) -> list[Entry]:
    """One entry for each earlier claim, party and kind, the latest first: five sites with the same denial are one denial."""
    entries: dict[tuple[object, ...], Entry] = {}
    for answer in answers:
        earlier, later = answer.earlier, answer.later
        entry = Entry(sort="later", place=later.place, answer=answer)
        entries.setdefault((earlier.key, answer.kind, later.who.casefold()), entry)
    return sorted(entries.values(), key=lambda entry: -entry.place.at)


def _open(charges: Iterable[Remembered], now: float) -> list[Entry]:
    """The charge that is open longest first; the same charge on two sites once."""
    entries: dict[tuple[str, str], Entry] = {}
    for charge in sorted(charges, key=lambda charge: charge.place.at):
        days = max(0, int((now - charge.place.at) / _DAY))
        entry = Entry(sort="open", place=charge.place, charge=charge, days=days)
        entries.setdefault((charge.quote.casefold(), (charge.against or "").casefold()), entry)
    return list(entries.values())


def stories(texts: Sequence[str]) -> list[list[int]]:
    """The numbers of the texts, those of one story together, in the order of each story's first. One story: the same wire
    text on five sites, with another headline and a few words changed."""
    runs = [_runs(text) for text in texts]
    groups: list[list[int]] = []
    for number, shingles in enumerate(runs):
        story = next((group for group in groups if any(_is_same(shingles, runs[other]) for other in group)), None)
        if story is None:
            groups.append([number])
        else:
            story.append(number)
    return groups


def _runs(text: str) -> frozenset[int]:
    words = _WORD.findall(text.casefold())
    return frozenset(hash(tuple(words[at : at + SHINGLE])) for at in range(max(0, len(words) - SHINGLE + 1)))


def _is_same(first: frozenset[int], second: frozenset[int]) -> bool:
    shorter = min(len(first), len(second))
    if shorter < LEAST_RUNS:
        return bool(shorter) and first == second
    return len(first & second) >= SAME_STORY * shorter
