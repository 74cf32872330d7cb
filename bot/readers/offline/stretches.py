"""How far the words of one report reach among the tokens of a sentence."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.lexicon.groups import Follows

if TYPE_CHECKING:
    from spacy.tokens import Token

TokenRange = tuple[int, int]
"""First and last token, both included."""

VERBS = ("VB", "MD")
"""Beginnings of the tags of verbs."""
_ASIDES = {"relcl", "advcl"}
_RELATIVES = {"which", "who", "whose", "whom", "where"}


@dataclass(frozen=True)
class Content:
    """What a cue reports, and the tokens of the report around it ("he said on Monday")."""

    follows: Follows
    ranges: list[TokenRange]
    frame: set[int] = field(default_factory=set)
    around: bool = False
    """The content stands on one or both sides of the report, which is no part of it."""

    @property
    def tokens(self) -> set[int]:
        """All its token indices."""
        return {i for first, last in self.ranges for i in range(first, last + 1)}


def stretch(head: "Token", verb: "Token", cuts: set[int]) -> TokenRange:
    """The head's subtree on its side of the verb, up to where another report or an afterthought begins."""
    after = head.i > verb.i
    side = [token.i for token in head.subtree if (token.i > verb.i) == after]
    first, last = min(side), max(side)
    last = min([last, *(cut - 1 for cut in cuts if head.i < cut <= last)])
    if head.doc[first].lower_ == "that" and head.doc[first].tag_ == "IN" and first < head.i:
        # The words of the source begin after it.
        first += 1
    return first, _without_afterthought(head, last)


def _without_afterthought(head: "Token", last: int) -> int:
    """Without ", which …" at the end: what a non-restrictive clause adds is the reporter's as a rule."""
    doc = head.doc
    for i in range(head.i + 1, last):
        if doc[i].text == "," and doc[i + 1].lower_ in _RELATIVES:
            verb = doc[i + 1].head
            while verb.dep_ not in _ASIDES and verb.head != verb and verb.i > i:
                verb = verb.head
            if verb.dep_ in _ASIDES and verb.right_edge.i >= last:
                return i - 1
    return last


def is_stand_in(token: "Token") -> bool:
    """Whether a token may stand for a whole quotation."""
    return token.lower_ == "yes" and token.i > 0 and token.nbor(-1).text == "“"
