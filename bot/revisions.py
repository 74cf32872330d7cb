"""What an update of a page changed in claims and denials: new, gone, in other words. Pure.

Two readings of one page differ in what they pick. So what counts as new is what the other *text* has not.
"""

import re
from difflib import SequenceMatcher

from bot.breakdown import Breakdown, Dispute, Noun, Statement

REWORDED = 0.6
"""Share of words in common from which two statements of one source are one in other words."""


class Reworded(Noun):
    """One statement of one source, before and after."""

    old: Statement
    new: Statement


class Changes(Noun):
    """What is different in the newer breakdown."""

    new: tuple[Statement, ...] = ()
    gone: tuple[Statement, ...] = ()
    reworded: tuple[Reworded, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    """Disputes of the newer breakdown with a line that is new."""

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.reworded or self.disputes)


def changed(old: Breakdown, new: Breakdown) -> Changes:
    """What `new` says that `old` did not, what is gone, and what is said in other words."""
    added, gone = _only_in(new, old), _only_in(old, new)
    after = {statement.id: statement for statement in new.without_repeats if statement.id in added}
    after = {key: one for key, one in after.items() if not new.correction_of(one)}
    before = {statement.id: statement for statement in old.without_repeats if statement.id in gone}
    by_speaker: dict[str, list[Statement]] = {}
    for statement in after.values():
        by_speaker.setdefault(_who(statement), []).append(statement)
    pairs: list[Reworded] = []
    for statement in tuple(before.values()):
        same = [other for other in by_speaker.get(_who(statement), ()) if other.id in after]
        likest = max(same, key=lambda other: _likeness(statement, other), default=None)
        if likest and _likeness(statement, likest) >= REWORDED:
            del before[statement.id], after[likest.id]
            pairs.append(Reworded(old=statement, new=likest))
    return Changes(
        new=tuple(after.values()),
        gone=tuple(before.values()),
        reworded=tuple(pairs),
        disputes=tuple(dispute for dispute in new.disputes if any(line.statement in added for line in dispute.lines)),
    )


def _only_in(breakdown: Breakdown, other: Breakdown) -> frozenset[str]:
    """Ids of statements whose words the other text has not, or gives to a speaker whose name has no word in common."""
    text, other_text = breakdown.article.text, _words(other.article.text)
    speakers: dict[str, list[str]] = {}
    for statement in other.statements:
        speakers.setdefault(_words(statement.quote), []).append(_who(statement))

    def is_new(said: Statement) -> bool:
        if any(_words(text[start:end]) not in other_text for start, end in said.spans):
            return True
        if _words(text[slice(*said.sentence)]) in other_text:
            return False
        others = speakers.get(_words(said.quote), [])
        return bool(others) and not any(set(who.split()) & set(_who(said).split()) for who in others)

    return frozenset(said.id for said in breakdown.statements if is_new(said))


def _likeness(old: Statement, new: Statement) -> float:
    return SequenceMatcher(None, _words(old.quote).split(), _words(new.quote).split(), autojunk=False).ratio()


def _who(statement: Statement) -> str:
    return _words(statement.source.resolved or statement.source.name)


def _words(text: str) -> str:
    """The words in small letters, a space around each: contained is then contained in whole words."""
    words = " ".join(re.findall(r"\w+", text.casefold()))
    return f" {words} "
