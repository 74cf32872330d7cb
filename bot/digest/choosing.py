"""What a digest holds, and in which order. Pure: from what was read and what moved to at most ten entries."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from pydantic import Field

from bot.breakdown import Breakdown, Dispute, Noun
from bot.digest.stories import stories
from bot.ledger import Movement, Place, Remembered

MOST_ENTRIES = 10
"""More is not read on a telephone; of the rest only the threads are named."""

FIRST = 2
"""Disputes of one story that stand before the third of any other, so that one story does not fill a digest."""

Sort = Literal["later", "dispute", "open"]
"""A later answer to an earlier claim, a dispute, a charge without an answer."""
_ORDER: tuple[Sort, ...] = ("later", "dispute", "open")
_DAY = 86_400.0


class Read(Noun):
    """One article, where and when it was read, and its breakdown."""

    place: Place
    breakdown: Breakdown


class Entry(Noun):
    """One entry: one of `movement`, `dispute` with its breakdown, and `charge`."""

    sort: Sort
    place: Place
    """The thread that it links to."""
    also: tuple[Place, ...] = ()
    """Where the same story was read as well."""
    movement: Movement | None = None
    breakdown: Breakdown | None = None
    dispute: Dispute | None = None
    charge: Remembered | None = None
    days: int = 0
    """Since when a charge is open."""
    rank: tuple[float, ...] = ()
    """Among entries of its sort; lower stands first."""


class Digest(Noun):
    """Everything to show, in order."""

    entries: tuple[Entry, ...] = ()
    rest: tuple[Place, ...] = ()
    """The threads of all other entries, each once, as far as no entry above leads there."""
    articles: int = 0
    found: dict[Sort, int] = Field(default_factory=dict)
    """How many of each sort there are, those without an entry included."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not self.entries


def choose(reads: Sequence[Read], moved: Iterable[Movement], charges: Iterable[Remembered], now: float) -> Digest:
    """The digest of what was read since the last one.

    `moved` are movements found since then, `charges` every charge still without an answer, of whatever day.
    """
    entries = [*_moved(moved), *_disputes(reads), *_open(charges, now)]
    entries.sort(key=lambda entry: (_ORDER.index(entry.sort), entry.rank))
    return Digest(
        entries=tuple(entries[:MOST_ENTRIES]),
        rest=places_of(entries[MOST_ENTRIES:], entries[:MOST_ENTRIES]),
        articles=len(reads),
        found=dict(Counter(entry.sort for entry in entries)),
    )


def places_of(entries: Iterable[Entry], besides: Iterable[Entry]) -> tuple[Place, ...]:
    """Where entries lead, each reading once, without those to which others lead."""
    known = {entry.place.reading for entry in besides}
    return tuple({entry.place.reading: entry.place for entry in entries if entry.place.reading not in known}.values())


def _disputes(reads: Sequence[Read]) -> list[Entry]:
    """Each story once, by its fullest telling, of these the earliest; its first disputes before the rest of others."""
    found = []
    for group in stories([read.breakdown.article.text for read in reads]):
        told = sorted((reads[number] for number in group), key=lambda read: read.place.at)
        first = max(told, key=lambda read: len(read.breakdown.disputes))
        also = tuple(read.place for read in told if read is not first)
        found += [
            Entry(
                sort="dispute",
                place=first.place,
                also=also,
                breakdown=first.breakdown,
                dispute=dispute,
                rank=(number >= FIRST, -len(also), -first.place.at, number),
            )
            for number, dispute in enumerate(first.breakdown.disputes)
        ]
    return found


def _moved(movements: Iterable[Movement]) -> list[Entry]:
    """One an earlier claim, party and kind: five sites with the same denial are one denial."""
    seen: dict[tuple[object, ...], Entry] = {}
    for one in movements:
        entry = Entry(sort="later", place=one.later.place, movement=one, rank=(-one.later.place.at,))
        seen.setdefault((one.earlier.key, one.kind, one.later.who.casefold()), entry)
    return list(seen.values())


def _open(charges: Iterable[Remembered], now: float) -> list[Entry]:
    """The charge that is open longest first; the same one on two sites once."""
    seen: dict[tuple[str, str], Entry] = {}
    for one in sorted(charges, key=lambda charge: charge.place.at):
        days = max(0, int((now - one.place.at) / _DAY))
        entry = Entry(sort="open", place=one.place, charge=one, days=days, rank=(one.place.at,))
        seen.setdefault((one.quote.casefold(), (one.against or "").casefold()), entry)
    return list(seen.values())
