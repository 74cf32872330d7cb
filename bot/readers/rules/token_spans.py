"""How far the words of one report reach among the tokens of a sentence."""

from dataclasses import dataclass, field

from bot.language.lexicon import Follows, noun_roles
from bot.readers.rules.paragraph import Token
from bot.readers.rules.sources import SUBJECTS

TokenRange = tuple[int, int]
"""First and last token, both included."""

VERBS = ("VB", "MD")
"""Beginnings of the tags of verbs."""
WHERE_TOLD = {"in", "at", "on", "through"}
"""“Said in a complaint that”, “told them on a call that”."""
_ASIDES = {"relcl", "advcl"}
_SHORTEST_CONTRAST = 5
_LIMITS = {"assuming", "provided", "providing", "unless", "until", "except", "if"}
BREAKS = {",", "-", "–", "—", "--"}
_REFUSALS = {f"but {who} would not" for who in ("he", "she", "it", "they")}
_ADDED = {"although", "though", "something"}
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


def stretch(head: Token, verb: Token, cuts: set[int]) -> TokenRange:
    """The head's subtree on its side of the verb, up to where another report or an afterthought begins."""
    after = head.i > verb.i
    side = [token.i for token in head.subtree if (token.i > verb.i) == after]
    first, last = min(side), max(side)
    for that in head.lefts if after else ():
        if that.dep_ == "mark" and that.lower_ == "that" and first < that.i and that.nbor(-1).text == ",":
            # "reported, citing two officials, that …": the parser took the aside into the clause.
            first = that.i + 1
    last = min([last, *(cut - 1 for cut in cuts if head.i < cut <= last)])
    if after and head.doc[last].dep_ in {"aux", "auxpass"}:
        last = head.sent.end - 1  # "that he had pre-signed cheques": the parser lost the verb
    if first < head.i and _only_joins(head.doc[first]):
        # The words of the source begin after it.
        first += 1

    if after:
        # "Marsh says he did; Whelan denies it"
        last = min([last, *(i - 1 for i in range(first + 1, last) if head.doc[i].text == ";")])
        last = _without_afterthought(head, last)

    while last > head.i and (head.doc[last].dep_ == "cc" or head.doc[last].text == ","):
        last -= 1
    return first, last


def with_contrast(words: TokenRange, verb: Token) -> TokenRange:
    """“He said that he was proud, but that there was a whip”, “…, provided it rains”: still what he said."""
    rest = verb.doc[words[1] + 1 : verb.sent.end]
    if len(rest) < _SHORTEST_CONTRAST:
        return words
    limits = rest[0].text in BREAKS and rest[1].lower_ in _LIMITS
    if not limits and rest[:3].text != ", but that":
        return words
    ends = [token.i for token in rest[2:] if token.text in {",", ";"} or token.is_sent_end]
    return words[0], min(ends) - 1


def _only_joins(that: Token) -> bool:
    """“said that she stood by it”: a “that” which is no word of the clause, whatever the parser takes it for."""
    if that.lower_ != "that":
        return False
    has_subject = any(child.dep_ in SUBJECTS and child.i > that.i for child in that.head.lefts)
    return that.tag_ == "IN" or (has_subject and that.tag_ == "WDT")


def _without_afterthought(head: Token, last: int) -> int:
    """Without ", which …", ", although …" at the end: what is added there is the reporter's as a rule."""
    commas = [i for i in range(head.i + 1, last) if head.doc[i].text == ","]
    for i in commas:
        after = head.doc[i + 1]
        refuses = head.doc[i + 1 : i + 5].text.lower() in _REFUSALS
        meanwhile = refuses or (after.lower_ in {"as", "while"} and after.head.right_edge.i >= last)
        if meanwhile or _is_relative_aside(after, last) or after.lower_ in _ADDED:
            return i - 1
        if after.lower_ in {"a", "an"} and any(t.lower_ in noun_roles() for t in head.doc[i + 2 : i + 4]):
            return i - 1  # ", a claim the publisher rejected"
    return last


def _is_relative_aside(after: Token, last: int) -> bool:
    if after.lower_ not in _RELATIVES:
        return False
    verb = after.head
    while verb.dep_ not in _ASIDES and verb.head != verb:
        verb = verb.head
    return verb.right_edge.i >= last


def is_stand_in(token: Token) -> bool:
    """Whether a token may stand for a whole quotation."""
    return token.lower_ == "yes" and token.i > 0 and token.nbor(-1).text == "“"
