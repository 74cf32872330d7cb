"""What an update of a page changed in claims and denials: new, gone, in other words. Pure.

Two readings of one page differ in what they pick. So what counts as new is what the other *text* has not.
"""

import re
from difflib import SequenceMatcher

from bot.breakdown import Breakdown, Dispute, Noun, Statement
from bot.language.negation import is_turned

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
    before = [one for one in old.said_once if _is_new(one, old, new)]
    after = [one for one in new.said_once if _is_new(one, new, old)]
    pairs: list[Reworded] = []
    for one in before:
        same = [other for other in after if _who(other) == _who(one) and all(pair.new is not other for pair in pairs)]
        likest = max(same, key=lambda other: _likeness(one, other), default=None)
        if likest and _likeness(one, likest) >= REWORDED:
            pairs.append(Reworded(old=one, new=likest))
    return Changes(
        new=tuple(_in_full(one, new) for one in after if all(pair.new is not one for pair in pairs)),
        gone=tuple(_in_full(one, old) for one in before if all(pair.old is not one for pair in pairs)),
        reworded=tuple(Reworded(old=_in_full(pair.old, old), new=_in_full(pair.new, new)) for pair in pairs),
        disputes=tuple(
            one for one in new.disputes if any(_is_new(new.by_id[line.statement], new, old) for line in one.lines)
        ),
    )


def _in_full(said: Statement, breakdown: Breakdown) -> Statement:
    """The statement with its whole sentence where what stands beside its words may turn them."""
    sentence = breakdown.article.text[slice(*said.sentence)]
    if not is_turned(said.quote, sentence):
        return said
    return said.model_copy(update={"quote": sentence, "spans": (said.sentence,), "direct": False})


def _is_new(said: Statement, one: Breakdown, other: Breakdown) -> bool:
    """Whether the other text has not these words, or gives them to a speaker whose name has no word in common."""
    text, other_text = one.article.text, _words(other.article.text)
    if any(_words(text[start:end]) not in other_text for start, end in said.spans):
        return True
    if _words(text[slice(*said.sentence)]) in other_text:
        return False
    others = [_who(twin) for twin in other.statements if _words(twin.quote) == _words(said.quote)]
    return bool(others) and not any(set(who.split()) & set(_who(said).split()) for who in others)


def _likeness(one: Statement, other: Statement) -> float:
    return SequenceMatcher(None, _words(one.quote).split(), _words(other.quote).split(), autojunk=False).ratio()


def _who(statement: Statement) -> str:
    return _words(statement.source.resolved or statement.source.name)


def _words(text: str) -> str:
    """The words in small letters, a space around each: contained is then contained in whole words."""
    words = " ".join(re.findall(r"\w+", text.casefold()))
    return f" {words} "
