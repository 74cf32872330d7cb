"""What a digest holds, and in which order. Pure: from what was read and what moved to at most ten entries."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Literal

from pydantic import Field

from bot.breakdown import Breakdown, Dispute, Noun
from bot.digest.stories import stories
from bot.ledger import Movement, Place, Remembered
from bot.views.disputes import outcome_of
from bot.views.speakers import is_short_for, speakers

MOST_ENTRIES = 10
"""More is not read on a telephone; the rest is counted."""

FIRST = 2
"""Disputes of one story that stand before those of no other."""

Sort = Literal["dispute", "confirmed", "no comment", "moved", "unanswered", "contradiction", "numbers"]
_ORDER: tuple[Sort, ...] = ("moved", "dispute", "confirmed", "no comment", "unanswered", "contradiction", "numbers")
_GRAVEST = {"denied": 0, "denied in part": 1, "rejected": 2, "disputed": 3, "confirmed": 4, "declined to comment": 5}
_DAY = 86_400.0


class Read(Noun):
    """One article, where and when it was read, and its breakdown."""

    place: Place
    breakdown: Breakdown


class Charge(Noun):
    """A charge that nobody has answered since it was read."""

    charge: Remembered
    days: int | None
    """None where nobody knows when it was made."""


class Entry(Noun):
    """One entry. What it shows depends on its sort: an answered claim of a breakdown, a movement, or a charge."""

    sort: Sort
    place: Place
    """The thread that it links to."""
    also: tuple[Place, ...] = ()
    """Where the same story was read as well."""
    breakdown: Breakdown | None = None
    answered: Dispute | None = None
    """A claim of the breakdown with its answers: denied, confirmed, or no comment."""
    movement: Movement | None = None
    charge: Charge | None = None
    further: bool = False
    """Its story has two graver disputes already: it comes after all else, so that one story does not fill a digest."""


class Digest(Noun):
    """Everything to show, in order."""

    entries: tuple[Entry, ...] = ()
    more: int = 0
    articles: int = 0
    found: dict[Sort, int] = Field(default_factory=dict)
    """How many of each sort there are, those that are only counted included."""
    sources: int = 0
    unnamed: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not self.entries


def choose(
    reads: Sequence[Read],
    moved: Iterable[Movement],
    charges: Iterable[Remembered],
    now: float,
    undated: Collection[str] = (),
) -> Digest:
    """The digest of what was read since the last one.

    `moved` are movements found since then, `charges` every charge still without an answer, of whatever day; `undated`
    are readings whose moment says only in which order they come.
    """
    tellings = _tellings(reads)
    entries = [*_moved(moved), *_disputes(tellings), *_unanswered(charges, now, undated)]
    entries.sort(key=_rank)
    sources = _sources(first for first, _ in tellings)
    return Digest(
        entries=tuple(entries[:MOST_ENTRIES]),
        more=max(0, len(entries) - MOST_ENTRIES),
        articles=len(reads),
        found=dict(Counter(entry.sort for entry in entries)),
        sources=len(sources),
        unnamed=sum(sources.values()),
    )


def _tellings(reads: Sequence[Read]) -> list[tuple[Read, tuple[Place, ...]]]:
    """Each story once: its fullest telling, the earliest of those, with the places of the others."""
    told = []
    for group in stories([read.breakdown.article.text for read in reads]):
        mine = sorted((reads[number] for number in group), key=lambda read: read.place.at)
        first = max(mine, key=lambda read: len(read.breakdown.disputes))
        told.append((first, tuple(read.place for read in mine if read is not first)))
    return told


def _disputes(tellings: Iterable[tuple[Read, tuple[Place, ...]]]) -> list[Entry]:
    return [
        Entry(
            sort=outcome_of(dispute) or "dispute",
            place=read.place,
            also=also,
            breakdown=read.breakdown,
            answered=dispute,
            further=number >= FIRST,
        )
        for read, also in tellings
        for number, dispute in enumerate(sorted(read.breakdown.disputes, key=lambda one: _GRAVEST[one.status]))
    ]


def _moved(movements: Iterable[Movement]) -> list[Entry]:
    sorts: dict[str, Sort] = {"changed": "contradiction", "differs": "numbers"}
    return [
        Entry(sort=sorts.get(one.kind, "moved"), place=one.later.place, movement=one) for one in _each_once(movements)
    ]


def _each_once(movements: Iterable[Movement]) -> list[Movement]:
    """One movement an earlier claim, source and kind: five sites with the same denial are one denial."""
    seen: dict[tuple[object, ...], Movement] = {}
    for one in movements:
        seen.setdefault((one.earlier.key, one.kind, one.later.who.casefold()), one)
    return list(seen.values())


def _unanswered(charges: Iterable[Remembered], now: float, undated: Collection[str]) -> list[Entry]:
    seen: dict[tuple[str, str], Entry] = {}
    for one in sorted(charges, key=lambda charge: charge.place.at):
        days = None if one.place.reading in undated else max(0, int((now - one.place.at) / _DAY))
        entry = Entry(sort="unanswered", place=one.place, charge=Charge(charge=one, days=days))
        seen.setdefault((one.quote.casefold(), (one.against or "").casefold()), entry)
    return list(seen.values())


def _rank(entry: Entry) -> tuple[int, float, float]:
    """Disputes that moved and new ones first, the gravest before others; of charges the longest open; newest before older."""
    weight = 0.0
    if entry.answered:
        weight = _GRAVEST[entry.answered.status] - 0.1 * len(entry.also)
    elif entry.charge:
        weight = -(entry.charge.days or 0)
    return _ORDER.index(entry.sort) + len(_ORDER) * entry.further, weight, -entry.place.at


def _sources(reads: Iterable[Read]) -> dict[str, bool]:
    """Every source of the day by its fullest name, as the threads count them, and whether it has no name."""
    found: dict[str, bool] = {}
    for read in reads:
        for who in speakers(read.breakdown.statements):
            # Two articles may mean two different "officials": without a name nobody can tell, so each counts.
            found[f"{read.place.reading}:{who.key}" if who.unnamed else who.key] = who.unnamed
    return {key: unnamed for key, unnamed in found.items() if not any(is_short_for(key, other) for other in found)}
