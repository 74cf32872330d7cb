"""Reports by a noun and its clause: "the warning that it fails", "the union’s claim that it leaks"."""

from functools import cache

from bot.breakdown import Span
from bot.language.lexicon import noun_roles, verb_forms, verb_groups, words
from bot.readers.rules.attributions import Attribution
from bot.readers.rules.paragraph import Passage
from bot.readers.rules.parsed import Token
from bot.readers.rules.sources import phrase, source_of
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
    if inside and passage.doc[inside[0]].lower_ == "that" and len(inside) > 1:
        inside = inside[1:]
    where = noun.head if noun.dep_ == "pobj" else None
    ends = (i for i in inside[1:] if passage.doc[i].tag_ == "VBG" and passage.doc[i].lower_ in verb_groups())
    cut = next((i for i in ends if passage.doc[i - 1].text == ","), None)
    inside = [
        i for i in inside if cut is None or i < cut
    ]  # "rejected the claim that it leaks, saying …": another says it
    if not inside or (where is not None and where.lower_ == "in" and where.i == noun.i - 1):
        # "in charge of", "in question" report nothing.
        return None
    if where is not None and where.lower_ in WHERE_TOLD and where.head.lower_ in verb_groups():
        # "Denied in a statement that money was paid", "told them on a call that it was": where it was told.
        return None
    if any(child.lower_ in words("unconfirmed") for child in noun.lefts):
        return None
    if noun.dep_ == "nsubj" and any(c.dep_ in {"acomp", "attr"} and c.lower_ in _verdicts() for c in noun.head.rights):
        # "Reports that she denied it are false"
        return None
    span: Span = passage.tidy(passage.span(inside[0], inside[-1]))
    if span[0] >= span[1]:
        return None
    head = _source(noun)
    avoid = {noun.i, *inside}
    source = None
    if head is not None:
        first, last = phrase(head, avoid)
        # "A claim by a member of the board, Nell Orr, that …": the parser hangs the name on the claim.
        beside = (c for c in noun.rights if c.dep_ == "appos" and c.tag_ == "NNP" and c.left_edge.i == last + 2)
        if (named := next(beside, None)) is not None:
            head, last = named, named.i
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
            parts = {part.dep_ for part in child.children}
            if "oprd" in parts and not parts & {"dobj", "auxpass"}:
                return None  # "charges that Orr called a fraud": “that” is “which”
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
    if noun.dep_ == "dobj" and noun.head.lower_ in verb_forms("voicing"):
        return source_of(noun.head)
    return None


@cache
def _verdicts() -> frozenset[str]:
    return words("untrue") | words("unfair")
