"""Who passed it on: "KCNA said, citing an official", "intelligence that indicated …, an official said"."""

import re

from bot.language.lexicon import both_numbers, one_of, verb_forms, words
from bot.readers.rules.attributions import Attribution
from bot.readers.rules.paragraph import Passage, Token
from bot.readers.rules.sources import source_span

_CITING = words("citing")
_DOCUMENTS = both_numbers("documents")
_PEOPLE = both_numbers("people") | {"people"}
_SHOWN = re.compile(
    rf"\b((?:\w+ )?(?:{one_of(_DOCUMENTS)})) (?:that|which) (?:{one_of(verb_forms('showing'))}) (?:that )?"
)
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_CHARGING = verb_forms("charging")


def name_the_cited(passage: Passage, found: list[Attribution]) -> list[Attribution]:
    """“KCNA said, citing X”: X says it, via KCNA, and “citing” is no report of its own."""
    used: set[int] = set()
    for one in found:
        citing, cited = _cited(one)
        if citing is None or cited is None or one.head is None:
            continue
        used.add(citing.i)
        one.via.append(source_span(passage, one.head, one.avoided))
        one.head, one.source = cited, source_span(passage, cited, one.avoided)
    kept = [one for one in found if one.cue_token is None or one.cue_token.i not in used]
    return [one for one in kept if not _has_passed_on(one, kept)]


def _has_passed_on(one: Attribution, found: list[Attribution]) -> bool:
    """Whether it is “according to Z” right behind ““X,” Y said”: then Y says it, via Z. Behind another clause it is of that."""
    if one.cue_token is None or one.cue_token.lower_ != "according" or one.source is None:
        return False
    for other in found:
        cue = other.cue if other.quoted and other.head is not None and other is not one else None
        if cue and cue < one.source and any(start <= cue[0] < end for start, end in one.spans):
            said = max(token.i for token in (other.cue_token, other.head) if token is not None)
            if any(token.tag_ in _FINITE for token in one.passage.doc[said + 1 : one.cue_token.i]):
                continue
            other.via.append(one.source)
            return True
    return False


def _cited(one: Attribution) -> tuple[Token | None, Token | None]:
    verb = one.cue_token
    for child in (*verb.subtree, *verb.doc[verb.i + 1 : verb.i + 3]) if verb is not None else ():
        if child.lower_ in _CITING:
            chain = [child, *(c for c in child.children if c.dep_ == "conj")]
            for link in chain:
                for thing in link.children:
                    if thing.dep_ == "dobj" and thing.lower_ in _PEOPLE:
                        return child, thing
    return None, None


def narrow_to_document(one: Attribution) -> None:
    """“The news follows intelligence that indicated “…”, an official said”: what is said is what the document shows."""
    start, end = one.spans[0]
    text = one.passage.text
    shown = _SHOWN.search(text, start, end) if one.cue and one.cue[0] >= end and text[end - 1] in '”"' else None
    if shown:
        one.spans, one.via = [(shown.end(), end)], [*one.via, shown.span(1)]


def charged(passage: Passage, one: Attribution) -> tuple[int, int] | None:
    """Whom a charge is made against: the object of accuse and blame."""
    verb = one.cue_token
    if verb is None or verb.lower_ not in _CHARGING:
        return None
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubjpass"}:
            avoid = {t.i for c in child.children if c.dep_ == "prep" for t in c.subtree}
            return source_span(passage, child, avoid)
    return None
