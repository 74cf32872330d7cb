"""“Did not respond to a request”, “would neither confirm nor deny it”, “had no comment”: an answer that gives none.

The whole phrase is the content, for "a request" alone says nothing.
"""

from bot.breakdown import Span
from bot.language.lexicon import forms, verb_groups, words
from bot.readers.rules.attributions import Attribution
from bot.readers.rules.cues import is_negated
from bot.readers.rules.paragraph import Doc, Passage, Token
from bot.readers.rules.sources import source_span, subject_of
from bot.readers.rules.speakers import is_speaker, is_text

_AUXILIARIES = {"aux", "auxpass", "neg", "advmod", "preconj"}
_HAD = {"had", "has", "have", "gave", "gives", "give", "offered", "offers", "provided"}


def from_refusals(passage: Passage) -> list[Attribution]:
    """Every refusal to answer in a paragraph."""
    found = []
    for token in passage.doc:
        if _is_refusal(token):
            one = _attribution(passage, token)
            if one is not None:
                found.append(one)
    return found


def _is_refusal(verb: Token) -> bool:
    negated = is_negated(verb)
    if negated and _denial_beside(verb) is not None:
        return True
    if any(child.lower_ in {"may", "might", "must", "should", "shall"} for child in verb.lefts):
        return False  # "Readers may no longer comment"
    objects = [child.lower_ for child in verb.rights if child.dep_ == "dobj"]
    if negated and verb.lower_ in words("not_reached"):
        return any(child.lower_ in {"could", "can"} for child in verb.lefts)
    if negated and verb.lower_ in words("refused"):
        return True
    if negated and verb.lower_ in words("refused_requests"):
        return any(word in words("requests") for word in objects)
    if verb.lower_ in _HAD:
        wanted = words("no_answer") if verb.lower_ in {"had", "has", "have"} else words("no_answer") | words("details")
        for child in verb.rights:
            if child.dep_ == "dobj" and child.lower_ in wanted:
                return any(t.lower_ == "no" for t in child.children)
    return False


def _said_beside(verb: Token) -> Token | None:
    """The "said" of "she said she knew of it and would not discuss it": the same person gives no answer beside it."""
    if verb.dep_ != "conj" or subject_of(verb) is not None:
        return None
    first = verb.head
    subject = subject_of(first)
    is_another = subject is None or (
        subject.tag_ != "PRP" and is_speaker(subject) and not is_text(subject)
    )  # "said the fire began there but …"
    if is_another or first.head.lower_ not in verb_groups():
        return None
    return first.head if subject_of(first.head) is not None else None


def beginnings(doc: Doc) -> set[int]:
    """Tokens at which a refusal begins that is joined to what was said: the "and" before it."""
    return {
        max((t.i for t in verb.head.children if t.dep_ == "cc"), default=verb.left_edge.i)
        for verb in doc
        if verb.dep_ == "conj" and _is_refusal(verb) and _said_beside(verb) is not None
    }


def _denial_beside(verb: Token) -> Token | None:
    """The "deny" of "confirm or deny", which belongs to the refusal."""
    if verb.lower_ not in forms("confirm"):
        return None
    return next((c for c in verb.rights if c.dep_ == "conj" and c.lower_ in forms("deny")), None)


def _attribution(passage: Passage, verb: Token) -> Attribution | None:
    head = subject_of(verb) or (subject_of(verb.head) if verb.dep_ in {"conj", "xcomp"} else None)
    outer = _said_beside(verb)
    if outer is not None:
        head = subject_of(outer)
    if head is None or is_text(head):
        return None
    parts = {verb.i, *(child.i for child in verb.lefts if child.dep_ in _AUXILIARIES)}
    first = verb.i
    while first - 1 in parts:
        first -= 1
    until = _denial_beside(verb) or verb
    last = until.i
    for child in until.rights:
        if child.dep_ in {"cc", "conj", "punct", "advcl"}:
            break
        last = child.right_edge.i
    span: Span = passage.tidy(passage.span(first, last))
    avoid = set(range(first, last + 1))
    source = source_span(passage, head, avoid)
    cue = passage.span(first, verb.i)
    return Attribution(
        passage, [span], "will not say", cue, verb, source, head, follows="clause", avoided=frozenset(avoid)
    )
