"""Which statements of a new article answer, confirm or change a claim read before. Precision before recall."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.disputes.cast import touches
from bot.disputes.words import Clause
from bot.ledger.hearing import SHORTEST_START, Heard, is_seat, one_side
from bot.ledger.remembered import Kind, Movement, Remembered
from bot.views.numbers import differing

SAID_AGAIN = 0.6
"""Share of the shorter statement's words that two statements of one side have in common when they say the same."""
NEAR_WORDS = 3
"""Words that two statements without a name in common share at least, to be likely to speak of one matter."""
NEAR_EACH, NEAR_ALL = 3, 12
"""Likely pairs of one new statement, and of one article: what a model is asked about in one call."""


@dataclass(frozen=True)
class _Common:
    """What two statements share."""

    plain: frozenset[str]
    """Concepts that are no names."""
    cover: float
    """Share of the shorter quote's concepts."""
    of: tuple[Heard, Heard]

    @cached_property
    def names(self) -> int:
        """How many names are one. Counted only for pairs that share enough besides: it costs more than all else."""
        old, later = self.of
        return len(_shared_names(old.names, later.names))

    @property
    def rank(self) -> float:
        """How much it is, for choosing the claim that is meant."""
        return len(self.plain) + 0.5 * self.names + self.cover


def movements(earlier: Iterable[Remembered], new: Sequence[Remembered]) -> tuple[Movement, ...]:
    """What moves: for each new statement the earlier claim that it answers or changes, if there is one.

    `earlier` are statements that whoever will see the movement may see. What was known before is no movement: a
    denial that was read already moves nothing.
    """
    return tuple(
        movement for later, archive in _news(earlier, new) if (movement := _first(_hits(archive, later, _moved)))
    )


def likely(earlier: Iterable[Remembered], new: Sequence[Remembered]) -> tuple[Movement, ...]:
    """What may move besides, by the names and words that two statements share: for somebody else to decide.

    Each with the kind that it is if both speak of one matter, the likeliest first; none of those that `movements` finds.
    """
    found: list[tuple[float, Movement]] = []
    for later, archive in _news(earlier, new):
        sure = _first(_hits(archive, later, _moved))
        near = [hit for hit in _hits(archive, later, _near) if not sure or hit.old.record.key != sure.earlier.key]
        found += [(hit.rank, hit.movement) for hit in near[:NEAR_EACH]]
    found.sort(key=lambda one: one[0], reverse=True)
    return tuple(movement for _, movement in found[:NEAR_ALL])


def chosen(offered: Sequence[Movement], ids: Iterable[str]) -> tuple[Movement, ...]:
    """Of what was offered, what these ids name; of two claims that one statement moves, the first."""
    named = set(ids)
    found: dict[tuple[str, str], Movement] = {}
    for name, movement in ids_of(offered).items():
        if name in named:
            found.setdefault(movement.later.key, movement)
    return tuple(found.values())


def ids_of(offered: Sequence[Movement]) -> dict[str, Movement]:
    """The movements under the ids by which a model names them."""
    return {f"p{number}": movement for number, movement in enumerate(offered, 1)}


@dataclass(frozen=True)
class _Hit:
    kind: Kind
    old: Heard
    later: Heard
    rank: float
    """How sure the words make it."""

    @property
    def movement(self) -> Movement:
        return Movement(kind=self.kind, earlier=self.old.record, later=self.later.record)


def _news(earlier: Iterable[Remembered], new: Iterable[Remembered]) -> Iterator[tuple[Heard, list[Heard]]]:
    """The new statements that tell something, and that nobody on their side has said before, with the archive."""
    archive = [Heard(one) for one in earlier]
    for later in map(Heard, new):
        if later.tells and not any(_says_again(old, later) for old in archive):
            yield later, archive


def _hits(archive: Iterable[Heard], later: Heard, by: Callable[[Heard, Heard], _Hit | None]) -> list[_Hit]:
    """The earlier claims that it moves, the likeliest first, of equals the latest."""
    hits = [hit for old in archive if (hit := by(old, later)) and old.tells]
    return sorted(hits, key=lambda hit: (hit.rank, hit.old.record.place.at), reverse=True)


def _first(hits: Sequence[_Hit]) -> Movement | None:
    return hits[0].movement if hits else None


def _near(old: Heard, later: Heard) -> _Hit | None:
    """A pair that may be one matter, and what it is then; names or many words in common, and a reason to look."""
    common = _common(old, later)
    if not common.plain or (not common.names and len(common.plain) < NEAR_WORDS):
        return None
    same, sign = one_side(old, later), _sign(old, later)
    kind: Kind | None = None
    if sign < 0 or (later.reverses and not old.reverses):
        kind = _opposed(old, later, same)
    elif later.confirms and not same:
        kind = "confirmed"
    elif differing((old.record.quote,), (later.record.quote,)):
        kind = "changed" if same else "differs"
    return _Hit(kind, old, later, common.rank) if kind else None


def _moved(old: Heard, later: Heard) -> _Hit | None:
    """How `later` moves `old` by the rules."""
    if later.record.kind == "unknown":
        return None
    if old.record.kind == "unknown" and not (later.reverses or later.confirms):
        return None
    common = _common(old, later)
    if not _may_be_one_matter(common):  # most pairs end here: the rest costs more
        return None
    sign = _sign(old, later)
    if not sign or _elsewhere(old, later):
        return None
    same = one_side(old, later)
    kind: Kind | None = None
    if sign < 0 and _is_one_matter(common, later.reverses or old.reverses):
        kind = _opposed(old, later, same)
    elif sign > 0 and later.confirms and not same and _is_one_matter(common, explicit=True):
        kind = "confirmed"
    elif sign > 0 and _other_number(old, later, common):
        kind = "changed" if same or _inside(old, later) else "differs"
    return _Hit(kind, old, later, common.rank) if kind else None


def _opposed(old: Heard, later: Heard, same: bool) -> Kind | None:
    if same:
        return "changed"
    return "rejected" if later.record.stance == "rejects" else "denied"


def _common(old: Heard, later: Heard) -> _Common:
    both = old.content & later.content
    least = min(len(old.content), len(later.content))
    return _Common(both - old.names - later.names, len(both) / least if least else 0.0, (old, later))


def _shared_names(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    # Most names of two statements differ from their first letters on: only the others are set side by side.
    starts = _starts(other)
    near = [name for name in one if not starts or name[:SHORTEST_START] in starts or is_seat(name)]
    return frozenset(name for name in near if any(_alike(name, theirs) for theirs in other))


@lru_cache(maxsize=4096)
def _starts(names: frozenset[str]) -> frozenset[str]:
    """The first letters of names; none where a seat of government is among them, which may be any country's."""
    return frozenset() if any(map(is_seat, names)) else frozenset(name[:SHORTEST_START] for name in names)


@lru_cache(maxsize=100_000)
def _alike(one: str, other: str) -> bool:
    """Whether two names are one, or of one country. Most pairs differ, and only seats of government differ entirely."""
    if one[:SHORTEST_START] != other[:SHORTEST_START] and not (is_seat(one) or is_seat(other)):
        return False
    return touches(frozenset({one}), frozenset({other}))


def _is_one_matter(common: _Common, explicit: bool) -> bool:
    """Whether what two statements share is enough to say that both speak about the same."""
    if common.names == 0:
        return len(common.plain) >= 4 and common.cover >= 0.6
    if explicit:
        return (len(common.plain) >= 2 and common.cover >= 0.4) or (
            len(common.plain) >= 1 and common.names >= 2 and common.cover >= 0.4
        )
    return (len(common.plain) >= 2 and common.cover >= 0.5) or (
        len(common.plain) >= 1 and common.names >= 3 and common.cover >= 0.4
    )


def _may_be_one_matter(common: _Common) -> bool:
    """Whether any rule could find that both speak about the same: the least that each of them asks for."""
    if not common.plain or (len(common.plain) < 2 and common.cover < 0.4):
        return False
    return _is_one_matter(common, explicit=True) or (common.names >= 1 and len(common.plain) >= 2)


def _sign(old: Heard, later: Heard) -> int:
    """+1 where both say the same of their common matter, -1 where one says the opposite, 0 where none can tell."""
    best: tuple[int, int] | None = None
    for mine in later.clauses:
        for theirs in old.clauses:
            shared = set(mine.concepts) & set(theirs.concepts)
            if not shared or mine.supposed or theirs.supposed:
                continue
            size = len(shared)
            if best is None or size > best[0]:
                best = (size, _clause_sign(mine, theirs, shared))
    if best is None:
        return 0
    return best[1] * (-1 if old.reverses else 1) * (-1 if later.reverses else 1)


def _clause_sign(mine: Clause, theirs: Clause, shared: set[str]) -> int:
    flips = sum(mine.concepts[one] != theirs.concepts[one] for one in shared)
    return -1 if (mine.negated ^ theirs.negated) != (flips % 2 == 1) else 1


def _other_number(old: Heard, later: Heard, common: _Common) -> bool:
    """Whether both count the same thing, of the same time and place, and come to different numbers."""
    if not differing((old.record.quote,), (later.record.quote,)) or old.periods != later.periods:
        return False
    mine, theirs = later.content - old.content, old.content - later.content
    only = [{one for one in group if not one[0].isdigit()} - old.names - later.names for group in (mine, theirs)]
    return common.names >= 1 and len(common.plain) >= 2 and not all(only)


def _elsewhere(old: Heard, later: Heard) -> bool:
    """Whether each speaks of somebody or some place that the other does not name: two mills, two towns."""
    mine, theirs = later.quoted_names - old.side - later.side, old.quoted_names - old.side - later.side
    return bool(mine - _shared_names(mine, old.names)) and bool(theirs - _shared_names(theirs, later.names))


def _inside(old: Heard, later: Heard) -> bool:
    """Whether a speaker without an institution speaks of the other's own."""
    return touches(old.side, later.quoted_names) or touches(later.side, old.quoted_names)


def _says_again(old: Heard, later: Heard) -> bool:
    """Whether the same side said this before. The same sentence is the same side's, be it only “he”."""
    if old.spelled == later.spelled:
        return True
    least = min(len(old.content), len(later.content))
    if not least or len(old.content & later.content) < SAID_AGAIN * least:
        return False
    if _sign(old, later) < 0 or differing((old.record.quote,), (later.record.quote,)):
        return False
    return one_side(old, later)
