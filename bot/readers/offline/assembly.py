"""Runs the passes over the paragraphs of one article, in order."""

from collections.abc import Iterable

from bot.readers.offline import continuing, relays
from bot.readers.offline.according import from_according
from bot.readers.offline.attributions import Attribution, from_verbs
from bot.readers.offline.marks import from_marks
from bot.readers.offline.passages import Passage


def attributions(passages: Iterable[Passage]) -> list[Attribution]:
    """Every report of an article, in the order of its content."""
    all_found: list[Attribution] = []
    previous: Passage | None = None
    last: Attribution | None = None
    for passage in passages:
        found = from_verbs(passage) + from_according(passage) + from_marks(passage)
        found = _outermost(passage, relays.name_the_cited(passage, found))
        continuing.within(passage, found)
        continuing.across(passage, found, previous, last)
        relays.add_messengers(passage, found)
        found.sort(key=lambda one: one.spans)
        all_found += found
        last = continuing.announced(passage) or max(found, key=lambda one: one.spans[-1], default=None)
        previous = passage
    return all_found


def _outermost(passage: Passage, found: list[Attribution]) -> list[Attribution]:
    """Without reports that stand inside the content of another."""
    kept: list[Attribution] = []
    for one in found:
        around = [other for other in found if other is not one and _holds(other, one)]
        for other in around:
            relays.narrow_to_inner(passage, other, one)
        if not around:
            kept.append(one)
    return kept


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return inner.cue is not None and any(s <= inner.cue[0] and inner.cue[1] <= e for s, e in outer.spans)
