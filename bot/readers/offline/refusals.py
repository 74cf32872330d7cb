"""“Did not respond to a request”, “would neither confirm nor deny it”, “had no comment”: an answer that gives none.

The whole phrase is the content, for "a request" alone says nothing.
"""

from functools import cache
from typing import TYPE_CHECKING

from bot.breakdown import Span
from bot.lexicon.lookup import forms, words
from bot.lexicon.nouns import NO_ANSWER, REFUSED
from bot.readers.offline.attributions import Attribution
from bot.readers.offline.passages import Passage
from bot.readers.offline.sources import phrase, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_AUXILIARIES = {"aux", "auxpass", "neg", "advmod", "preconj"}
_ENDS = {",", ";", "—", "–", "-", ":"}


def from_refusals(passage: Passage) -> list[Attribution]:
    """Every refusal to answer in a paragraph."""
    found = []
    for token in passage.doc:
        if _is_refusal(token):
            one = _attribution(passage, token)
            if one is not None:
                found.append(one)
    return found


def _is_refusal(verb: "Token") -> bool:
    negated = any(child.dep_ == "neg" for child in verb.children)
    if _denial_beside(verb) is not None and (negated or any(child.lower_ == "neither" for child in verb.lefts)):
        return True
    objects = [child.lower_ for child in verb.rights if child.dep_ == "dobj"]
    if verb.lower_ in _refused() and negated:
        wanted = words(REFUSED[verb.lower_])
        return not wanted or any(word in wanted for word in objects)
    if verb.lower_ in {"had", "has", "have", "gave", "offered"}:
        for child in verb.rights:
            if child.dep_ == "dobj" and child.lower_ in words(NO_ANSWER):
                return any(t.lower_ == "no" for t in child.children)
    return False


def _denial_beside(verb: "Token") -> "Token | None":
    """The "deny" of "confirm or deny", which belongs to the refusal."""
    if verb.lower_ not in forms("confirm"):
        return None
    return next((c for c in verb.rights if c.dep_ == "conj" and c.lower_ in forms("deny")), None)


def _attribution(passage: Passage, verb: "Token") -> Attribution | None:
    head = subject_of(verb) or (subject_of(verb.head) if verb.dep_ in {"conj", "xcomp"} else None)
    if head is None:
        return None
    parts = [verb, *(child for child in verb.lefts if child.dep_ in _AUXILIARIES)]
    first = min(token.i for token in parts)
    until = _denial_beside(verb) or verb
    last = until.i
    for child in until.rights:
        if child.left_edge.i > last + 1 or child.dep_ in {"cc", "conj", "punct", "advcl"}:
            break
        last = child.right_edge.i
    stops = [t.i for t in passage.doc[until.i + 1 : last + 1] if t.text in _ENDS]
    last = min([last, *(i - 1 for i in stops)])
    span: Span = passage.tidy(passage.span(first, last))
    avoid = set(range(first, last + 1))
    source = passage.trim(passage.span(*phrase(head, avoid)))
    cue = passage.span(first, verb.i)
    return Attribution(passage, [span], "declines", cue, verb, source, head, follows="clause", avoided=frozenset(avoid))


@cache
def _refused() -> frozenset[str]:
    return frozenset(REFUSED)
