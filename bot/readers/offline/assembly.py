"""Runs the passes over the paragraphs of one article, in order."""

from collections.abc import Iterable

from bot.readers.offline import continuing
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
        found = _outermost(from_verbs(passage) + from_according(passage) + from_marks(passage))
        continuing.within(passage, found)
        continuing.across(passage, found, previous, last)
        found.sort(key=lambda a: a.spans)
        all_found += found
        last = continuing.announced(passage) or max(found, key=lambda a: a.spans[-1], default=None)
        previous = passage
    return all_found


def _outermost(found: list[Attribution]) -> list[Attribution]:
    """Without reports that stand inside the content of another."""

    def inside(a: Attribution, b: Attribution) -> bool:
        return a is not b and a.cue is not None and any(s <= a.cue[0] and a.cue[1] <= e for s, e in b.spans)

    return [a for a in found if not any(inside(a, b) for b in found)]
