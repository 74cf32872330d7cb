"""What an update of an article changed in claims and denials: new, gone, reworded. Pure.

Late denials are the point of the trade: a page read again is compared with what was read before.
"""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from bot.breakdown import Breakdown, Dispute, Noun, Statement

REWORDED = 0.6
"""Share of words in common from which two statements of one source are one statement reworded."""


class Reworded(Noun):
    """One statement of one source, before and after."""

    old: Statement
    new: Statement


class Changes(Noun):
    """What is different in the newer breakdown. Unchanged statements that only moved are no change."""

    new: tuple[Statement, ...] = ()
    gone: tuple[Statement, ...] = ()
    reworded: tuple[Reworded, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    """Disputes of the newer breakdown that have a new answer or a new claim."""

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.reworded or self.disputes)


def changed(old: Breakdown, new: Breakdown) -> Changes:
    """What `new` says that `old` did not, what is gone, and what is said in other words."""
    before, after = _without_common(old.statements, new.statements)
    pairs = _reworded(before, after)
    reworded_old, reworded_new = {pair.old.id for pair in pairs}, {pair.new.id for pair in pairs}
    fresh = tuple(statement for statement in after if statement.id not in reworded_new)
    return Changes(
        new=fresh,
        gone=tuple(statement for statement in before if statement.id not in reworded_old),
        reworded=tuple(pairs),
        disputes=tuple(_new_disputes(old, new)),
    )


def _without_common(old: Sequence[Statement], new: Sequence[Statement]) -> tuple[list[Statement], list[Statement]]:
    """Both lists without the statements that stand in both, one for one."""
    left = list(old)
    fresh = []
    for statement in new:
        twin = next((other for other in left if _same(other, statement)), None)
        if twin:
            left.remove(twin)
        else:
            fresh.append(statement)
    return left, fresh


def _same(one: Statement, other: Statement) -> bool:
    return _words(one.quote) == _words(other.quote) and one.stance == other.stance and _source(one) == _source(other)


def _reworded(old: Iterable[Statement], new: Sequence[Statement]) -> list[Reworded]:
    """Pairs of one source, likest first; each statement is in one pair at most."""
    likeness = sorted(
        (
            (_likeness(one, other), i, one, other)
            for i, one in enumerate(old)
            for other in new
            if _source(one) == _source(other)
        ),
        key=lambda pair: (-pair[0], pair[1]),
    )
    pairs: list[Reworded] = []
    for share, _, one, other in likeness:
        taken = any(pair.old is one or pair.new is other for pair in pairs)
        if share >= REWORDED and not taken:
            pairs.append(Reworded(old=one, new=other))
    return pairs


def _likeness(one: Statement, other: Statement) -> float:
    return SequenceMatcher(None, _words(one.quote), _words(other.quote), autojunk=False).ratio()


def _new_disputes(old: Breakdown, new: Breakdown) -> Iterable[Dispute]:
    known = {line for dispute in old.disputes for line in _lines(old, dispute)}
    return (dispute for dispute in new.disputes if not _lines(new, dispute) <= known)


def _lines(breakdown: Breakdown, dispute: Dispute) -> set[tuple[str, ...]]:
    """Each answer of a dispute with the claim that it answers, told by their words, since ids and places move."""
    by_id = {statement.id: statement for statement in breakdown.statements}
    return {
        (answer.relation, *_told(by_id.get(answer.statement)), *_told(by_id.get(claim)))
        for answer in dispute.answers
        for claim in answer.claims
    }


def _told(statement: Statement | None) -> tuple[str, ...]:
    return (_source(statement), *_words(statement.quote)) if statement else ()


def _source(statement: Statement) -> str:
    return " ".join(_words(statement.source.resolved or statement.source.name))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
