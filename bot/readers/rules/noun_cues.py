"""Reports by a noun and its clause: "the warning that it fails", "the union’s claim that it leaks"."""

from bot.breakdown import Span
from bot.language.lexicon import noun_roles, verb_groups, words
from bot.readers.rules.attributions import Attribution
from bot.readers.rules.paragraph import Passage
from bot.readers.rules.parsed import Token
from bot.readers.rules.sources import phrase
from bot.readers.rules.token_spans import WHERE_TOLD

_CLAUSES = {"ccomp", "acl", "relcl"}
_NATIONAL = ("NNP", "NNPS")


def from_nouns(passage: Passage) -> list[Attribution]:
    """Every report of the paragraph that a noun makes."""
    roles = noun_roles()
    found = []
    for token in passage.doc:
        if token.lower_ in roles and token.tag_.startswith("NN") and (content := _content(token)) is not None:
            found.append(_attribution(passage, token, content))
    return [one for one in found if one is not None]


def _attribution(passage: Passage, noun: Token, content: Token) -> Attribution | None:
    inside = [token.i for token in content.subtree if token.i > noun.i]
    inside = inside[1:]  # without "that"
    where = noun.head if noun.dep_ == "pobj" else None
    ends = (i for i in inside[1:] if passage.doc[i].tag_ == "VBG" and passage.doc[i].lower_ in verb_groups())
    cut = next((i for i in ends if passage.doc[i - 1].text == ","), None)
    inside = [
        i for i in inside if cut is None or i < cut
    ]  # "rejected the claim that it leaks, saying …": another says it

    if where is not None and where.lower_ in WHERE_TOLD and where.head.lower_ in verb_groups():
        # "Denied in a statement that money was paid", "told them on a call that it was": where it was told.
        return None
    beside = {token.lower_ for token in (*noun.lefts, *(noun.head.rights if noun.dep_ == "nsubj" else ()))}
    if beside & (words("unconfirmed") | words("unfair")):
        return None  # "an unconfirmed report that", "reports that she denied it are false"
    if not inside:
        return None
    span: Span = passage.tidy(passage.span(inside[0], inside[-1]))
    head = _source(noun)
    avoid = {noun.i, *inside}
    source = None
    if head is not None:
        first, last = phrase(head, avoid)

        source = passage.trim(passage.span(first, last))
    role = noun_roles()[noun.lower_]
    cue = passage.span(noun.i, noun.i)
    return Attribution(passage, [span], role, cue, noun, source, head, avoided=frozenset(avoid))


def _content(noun: Token) -> Token | None:
    """Head of the that-clause."""
    for child in noun.rights:
        if child.dep_ in _CLAUSES and any(
            t.lower_ == "that" and t.tag_ == "IN" and t.dep_ != "dobj" and t.nbor(-1).dep_ != "cc" for t in child.lefts
        ):
            # Without a verb it is no clause: the parser took "that the board disputes" for a noun.
            return child if any(t.tag_.startswith(("VB", "MD")) for t in child.subtree) else None
    return None


def _source(noun: Token) -> Token | None:
    for child in noun.children:
        if (
            child.dep_ == "poss"
            or any(t.tag_ == "POS" for t in child.rights)
            or (child.dep_ in {"compound", "nmod"} and child.tag_ in _NATIONAL)
        ):
            return child
        if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None
