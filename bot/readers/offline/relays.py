"""Who passed it on: "KCNA said, citing an official", "intelligence that indicated …, an official said", "through a lawyer"."""

from typing import TYPE_CHECKING

from bot.lexicon import nouns
from bot.lexicon.lookup import both_numbers, forms, words
from bot.readers.offline.attributions import Attribution
from bot.readers.offline.passages import Passage
from bot.readers.offline.sources import antecedent, phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEDIA = words(nouns.MEDIA)
_CITING = words(nouns.CITING)
_THROUGH = words(nouns.THROUGH)
_PEOPLE = both_numbers(nouns.PEOPLE) | {"people"}
_DOCUMENTS = both_numbers(nouns.DOCUMENTS)
_CHARGING = frozenset(form for verb in words(nouns.CHARGING) for form in forms(verb))


def name_the_cited(passage: Passage, found: list[Attribution]) -> list[Attribution]:
    """ "KCNA said, citing X": X says it, via KCNA, and "citing" is no report of its own."""
    used: set[int] = set()
    for one in found:
        citing, cited = _cited(one)
        if citing is None or cited is None or one.head is None or not _is_medium(one.head):
            continue
        used.add(citing.i)
        one.via.append(passage.trim(passage.span(*phrase(one.head, set(one.avoided)))))
        one.head, one.source = cited, passage.trim(passage.span(*phrase(cited, set(one.avoided))))
    return [one for one in found if one.cue_token is None or one.cue_token.i not in used]


def _cited(one: Attribution) -> tuple["Token | None", "Token | None"]:
    verb = one.cue_token
    for child in verb.children if verb is not None else ():
        if child.lower_ in _CITING:
            chain = [child, *(c for c in child.children if c.dep_ == "conj")]
            for link in chain:
                for thing in link.children:
                    if thing.dep_ == "dobj" and _can_speak(thing):
                        return child, thing
    return None, None


def _can_speak(thing: "Token") -> bool:
    return thing.lower_ in _PEOPLE or thing.lower_ in _DOCUMENTS or thing.tag_ == "NNP"


def _is_medium(head: "Token") -> bool:
    return any(part.lower_ in _MEDIA for part in (head, *(c for c in head.children if c.dep_ == "compound")))


def narrow_to_inner(passage: Passage, outer: Attribution, inner: Attribution) -> None:
    """ "The news follows intelligence that indicated “…”, an official said": what is said is what the document shows.

    Only where both reports end together in the same quotation; else the whole sentence is what the outer source says.
    """
    if (
        inner.head is None
        or not inner.spans
        or not outer.spans
        or outer.cue is None
        or outer.cue[0] < inner.spans[-1][1]
    ):
        return
    noun = antecedent(inner.head)
    quotes = [q for q in passage.frame.quotations if q.start >= inner.spans[0][0] and q.end == inner.spans[-1][1]]
    if noun.lower_ in _DOCUMENTS and quotes and outer.spans[-1][1] == inner.spans[-1][1]:
        verb = inner.cue_token
        avoid = {token.i for token in verb.subtree} if verb is not None else set()
        outer.via.append(passage.trim(passage.span(*phrase(noun, avoid))))
        outer.spans = list(inner.spans)


def add_messengers(passage: Passage, found: list[Attribution]) -> None:
    """ "He said through a spokesman": the spokesman passed it on."""
    for one in found:
        verb = one.cue_token
        for child in verb.subtree if verb is not None and one.follows in {"quote", "clause"} else ():
            if child.lower_ in _THROUGH and child.dep_ == "prep" and not _inside(passage, child, one):
                for thing in child.children:
                    if thing.dep_ == "pobj" and thing.lower_ in _PEOPLE:
                        one.via.append(passage.trim(passage.span(*phrase(thing, set()))))


def charged(passage: Passage, one: Attribution) -> tuple[int, int] | None:
    """Whom a charge is made against: the object of accuse and blame."""
    verb = one.cue_token
    if verb is None or verb.lower_ not in _CHARGING or one.follows != "object":
        return None
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubjpass"}:
            avoid = {t.i for c in child.children if c.dep_ == "prep" for t in c.subtree}
            return passage.trim(passage.span(*phrase(child, avoid)))
    return None


def _inside(passage: Passage, token: "Token", one: Attribution) -> bool:
    start = passage.place(token)[0]
    return any(s <= start < e for s, e in one.spans)
