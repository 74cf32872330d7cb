"""What was said: the clause, infinitive or noun phrase that completes a reporting verb."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bot.lexicon.groups import Follows
from bot.readers.offline.cues import Cue
from bot.readers.offline.passages import edges

if TYPE_CHECKING:
    from spacy.tokens import Token

TokenRange = tuple[int, int]
"""First and last token, both included."""

_COMPLETING = {"of", "for", "as", "into", "with", "against", "on", "to"}
_PARENTHESIS = {"parataxis", "ccomp", "dep", "advcl", "relcl"}


def content_of(cue: Cue, cuts: set[int]) -> tuple[Follows, list[TokenRange]] | None:
    """The content that the parse gives a cue, or None. `cuts` are tokens at which a new report begins."""
    if cue.particles:
        found = _after_particle(cue, cuts)
        return ("object", found) if found else None
    ways: tuple[tuple[Follows, list[TokenRange]], ...] = (
        ("clause", _clause(cue, cuts) if cue.takes("clause") else []),
        ("infinitive", _infinitive(cue, cuts) if cue.takes("infinitive") else []),
        ("object", _object(cue, cuts) if cue.takes("object") else []),
        ("clause", _around(cue) if cue.takes("clause") else []),
    )
    return next(((follows, ranges) for follows, ranges in ways if ranges), None)


def _clause(cue: Cue, cuts: set[int]) -> list[TokenRange]:
    verb, ranges = cue.verb, []
    for child in verb.children:
        if child.dep_ == "ccomp" and not _is_stand_in(child):
            ranges.append(_stretch(child, verb, cuts))
    return ranges


def _infinitive(cue: Cue, cuts: set[int]) -> list[TokenRange]:
    verb = cue.verb
    for child in verb.rights:
        if child.dep_ in {"xcomp", "ccomp"} and any(t.lower_ == "to" for t in child.lefts):
            first, last = _stretch(child, verb, cuts)
            objects = [t for t in verb.rights if t.dep_ == "dobj" and t.i < first]
            if objects and not cue.takes("listener"):
                first = _stretch(objects[0], verb, cuts)[0]
            return [(first, last)]
    return []


def _object(cue: Cue, cuts: set[int]) -> list[TokenRange]:
    verb = cue.verb
    parts: list[Token] = []
    for child in verb.rights:
        if child.dep_ in {"dobj", "oprd", "attr", "ccomp", "xcomp", "dative"} or (parts and child.dep_ == "prep" and child.lower_ in _COMPLETING):
            parts.append(child)
    parts = [part for part in parts if not _is_stand_in(part)]
    if not parts:
        return _object_before(cue)
    first, last = _stretch(parts[0], verb, cuts)
    for part in parts[1:]:
        start, end = _stretch(part, verb, cuts)
        if start > last + 2:
            break
        last = end
    return [(first, last)]


def _object_before(cue: Cue) -> list[TokenRange]:
    """ "a charge (that) he denied": the noun that the clause describes; "it was rejected by": the subject."""
    verb = cue.verb
    for child in verb.lefts:
        if child.dep_ == "nsubjpass":
            return [edges(child.subtree)]
        if child.dep_ == "dobj" and child.tag_.startswith("W"):
            return [(child.i, child.i)]
    if verb.dep_ == "relcl" and verb.head.i < verb.i:
        inside = {token.i for token in verb.subtree}
        return [edges(token for token in verb.head.subtree if token.i not in inside and token.i < verb.left_edge.i)]
    return []


def _after_particle(cue: Cue, cuts: set[int]) -> list[TokenRange]:
    last = cue.particles[-1]
    parts = [child for child in last.children if child.dep_ in {"pobj", "pcomp"} and child.i > last.i]
    if not parts:
        return []
    start, end = _stretch(parts[0], last, cuts)
    for child in cue.verb.rights:
        if child.dep_ in {"xcomp", "advcl"} and cue.takes("infinitive") and child.i > end:
            end = _stretch(child, cue.verb, cuts)[1]
    return [(start, end)]


def _around(cue: Cue) -> list[TokenRange]:
    """ "The plan, he said, would fail": the sentence around the inserted report."""
    verb = cue.verb
    if verb.dep_ not in _PARENTHESIS or verb.head is verb or not any(c.dep_ == "nsubj" for c in verb.children):
        return []
    inside = {token.i for token in verb.subtree}
    first, last = min(inside), max(inside)
    doc = verb.doc
    if first == 0 or doc[first - 1].text not in {",", "-", "–", "—"}:
        return []
    rest = [token.i for token in verb.head.subtree if token.i not in inside]
    before = [i for i in rest if i < first]
    after = [i for i in rest if i > last]
    ranges = [(min(part), max(part)) for part in (before, after) if part]
    return [(a, b) for a, b in ranges if any(doc[i].is_alpha for i in range(a, b + 1))]


def _stretch(head: "Token", verb: "Token", cuts: set[int]) -> TokenRange:
    """The head's subtree on its side of the verb, up to where another report begins."""
    after = head.i > verb.i
    side = [token.i for token in head.subtree if (token.i > verb.i) == after]
    first, last = min(side), max(side)
    return first, min([last, *(cut - 1 for cut in cuts if head.i < cut <= last)])


def _is_stand_in(token: "Token") -> bool:
    return token.lower_ == "yes" and token.i > 0 and token.nbor(-1).text == "“"


def joined(ranges: Iterable[TokenRange]) -> set[int]:
    """All token indices of some ranges."""
    return {i for first, last in ranges for i in range(first, last + 1)}
