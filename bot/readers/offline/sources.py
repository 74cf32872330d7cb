"""Who speaks: the noun phrase that the parse or the pattern makes the subject of a cue."""

from typing import TYPE_CHECKING

from bot.lexicon import nouns
from bot.lexicon.lookup import both_numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
_CLIMBS = {"conj", "xcomp", "advcl", "pcomp", "ccomp", "dep", "prep"}
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
    inverted = inverted_subject(verb)
    if inverted is not None:
        return inverted
    token = verb
    for _ in range(_MOST_CLIMBS):
        subject = subject_of(token)
        if subject is not None:
            return None if subject.dep_ == "expl" else subject
        if token.dep_ in {"acl", "relcl"}:
            return _modified(token)
        if token.dep_ not in _CLIMBS:
            break
        token = token.head
    return None


def inverted_subject(verb: "Token") -> "Token | None":
    """ "…, said Ann Smith": the noun right after a verb that follows a comma or a quotation."""
    if verb.i == 0 or verb.i + 1 >= len(verb.doc) or verb.nbor(-1).text not in {",", "”", "-", "—", "–"}:
        return None
    token = verb.nbor()
    if not token.tag_.startswith(("NN", "DT", "PRP$", "CD", "JJ")) or token.lower_ in {"that", "this"}:
        return None
    while token.head.i > token.i and token.head.tag_.startswith(_NOMINAL):
        token = token.head
    named = token.head is verb and token.dep_ in {
        "nsubj",
        "dobj",
        "npadvmod",
        "dep",
        "attr",
        "oprd",
        "appos",
        "nsubjpass",
    }
    return (
        token
        if (named and subject_of(verb) in {None, token}) or (token.dep_ == "nsubj" and token.head is verb)
        else None
    )


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
    for child in verb.children:
        if child.dep_ in {"nsubjpass", "agent"} or (child.dep_ == "auxpass" and child.lower_ not in {"'s", "’s"}):
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


def antecedent(head: "Token") -> "Token":
    """The noun that "who", "which" or "that" stands for; any other head is its own."""
    if not head.tag_.startswith("W") and head.lower_ != "that":
        return head
    verb = head.head
    while verb.dep_ in {"conj", "xcomp", "ccomp", "aux"} and verb.head is not verb:
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else head
