"""Who speaks: the noun phrase that the parse or the pattern makes the subject of a cue."""

from typing import TYPE_CHECKING

from bot.lexicon import nouns
from bot.lexicon.lookup import both_numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
_CLIMBS = {"conj", "xcomp", "advcl", "pcomp", "ccomp", "dep"}
_NOMINAL = ("NN", "PRP", "WP", "WDT", "DT", "CD", "JJ")
_MESSAGES = both_numbers(nouns.DOCUMENTS)
_SENDS = {"issue", "release", "send", "publish", "write", "post", "give", "put", "read", "make", "deliver", "file"}
_MOST_CLIMBS = 5


def source_of(verb: "Token") -> "Token | None":
    """The head of the noun phrase that voices what `verb` reports, or None."""
    agent = agent_of(verb)
    if agent is not None:
        return agent
    if is_passive(verb):
        return None
    token = verb
    for _ in range(_MOST_CLIMBS):
        subject = subject_of(token)
        if subject is not None:
            return None if subject.dep_ == "expl" or (is_passive(token) and token is not verb and False) else subject
        if token.dep_ in {"acl", "relcl"}:
            return _modified(token)
        if token.dep_ in _CLIMBS:
            token = token.head
            continue
        if token.dep_ == "prep":
            token = token.head
            continue
        break
    return None


def subject_of(verb: "Token") -> "Token | None":
    """Its own subject, before it or after it ("said Smith")."""
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return child
    return None


def agent_of(verb: "Token") -> "Token | None":
    """Who did it, in "was accused by prosecutors"."""
    for child in verb.children:
        if child.dep_ == "agent":
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    return grandchild
    return None


def is_passive(verb: "Token") -> bool:
    """Whether something is done to its subject: "was told", "plans criticized by"."""
    if any(child.dep_ in {"auxpass", "nsubjpass", "agent"} for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def _modified(verb: "Token") -> "Token | None":
    """The noun that "a letter saying …" describes; whoever issues a statement speaks through it."""
    noun = verb.head
    issuer = noun.head
    if noun.lower_ in _MESSAGES and noun.dep_ == "dobj" and issuer.lemma_ in _SENDS:
        return subject_of(issuer) or noun
    return noun


def phrase(head: "Token", avoid: set[int]) -> tuple[int, int]:
    """First and last token of the noun phrase around `head`, which stops before any token of `avoid`."""
    indices = sorted(token.i for token in head.subtree if token.i not in avoid)
    first = last = head.i
    known = set(indices)
    while first - 1 in known:
        first -= 1
    while last + 1 in known:
        last += 1
    return first, last
