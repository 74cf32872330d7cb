"""Which statements of a new article answer, confirm or change a claim read before. Precision before recall."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.disputes.cast import touches
from bot.disputes.words import Clause
from bot.ledger.hearing import SHORTEST_START, Heard, is_seat, one_side
from bot.ledger.remembered import Kind, Movement, Remembered
from bot.views.numbers import differing

SAID_AGAIN = 0.6
"""Share of the shorter statement's words that two statements of one side have in common when they say the same."""


@dataclass(frozen=True)
class _Common:
    """What two statements share."""

    plain: frozenset[str]
    """Concepts that are no names."""
    names: int
    cover: float
    """Share of the shorter quote's concepts."""

    @property
    def rank(self) -> float:
        """How much it is, for choosing the claim that is meant."""
        return len(self.plain) + 0.5 * self.names + self.cover


def movements(earlier: Iterable[Remembered], new: Sequence[Remembered]) -> tuple[Movement, ...]:
    """What moves: for each new statement the earlier claim that it answers or changes, if there is one.

    `earlier` are statements that whoever will see the movement may see. What was known before is no movement: a
    denial that was read already moves nothing.
    """
    archive = [Heard(one) for one in earlier]
    found: list[Movement] = []
    for record in new:
        later = Heard(record)
        if not later.tells or any(_says_again(old, later) for old in archive):
            continue
        best = max(
            (hit for old in archive if (hit := _moved(old, later))),
            key=lambda hit: (hit[2], hit[1].record.place.at),
            default=None,
        )
        if best:
            found.append(Movement(kind=best[0], earlier=best[1].record, later=record))
    return tuple(found)


def _moved(old: Heard, later: Heard) -> tuple[Kind, Heard, float] | None:
    """How `later` moves `old`, and how sure the words make it."""
    if not old.tells or later.record.kind == "unknown":
        return None
    if old.record.kind == "unknown" and not (later.reverses or later.confirms):
        return None
    common = _common(old, later)
    if not common.plain:  # most pairs end here: the rest costs more
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
    return (kind, old, common.rank) if kind else None


def _opposed(old: Heard, later: Heard, same: bool) -> Kind | None:
    if same:
        return "changed"
    return "rejected" if later.record.stance == "rejects" else "denied"


def _common(old: Heard, later: Heard) -> _Common:
    proper = old.names | later.names
    plain = (old.content & later.content) - proper
    least = min(len(old.content), len(later.content))
    shared = len(old.content & later.content)
    return _Common(plain, len(_shared_names(old.names, later.names)), shared / least if least else 0.0)


def _shared_names(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in one if any(_alike(name, theirs) for theirs in other))


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
    """Whether the same side said this before."""
    least = min(len(old.content), len(later.content))
    if not least or len(old.content & later.content) < SAID_AGAIN * least:
        return False
    if _sign(old, later) < 0 or differing((old.record.quote,), (later.record.quote,)):
        return False
    return one_side(old, later)
