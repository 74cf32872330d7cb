"""What was said: the clause, infinitive or noun phrase that completes a reporting verb."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.lexicon.groups import Follows
from bot.lexicon.lookup import noun_stances
from bot.readers.offline.cues import Cue, claim_before
from bot.readers.offline.sources import agent_of, inverted_subject, is_passive, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

TokenRange = tuple[int, int]
"""First and last token, both included."""

_COMPLETING = {"of", "for", "as", "into", "with", "against", "on", "to"}
# A person or a meeting is called too; of the other naming verbs any object will do.
_CALL = {"call", "calls", "called", "calling"}
_OF_TIME = {"on", "in", "at", "during", "after", "last"}
_CHARGED_WITH = {"of", "for", "with"}
_ASIDES = {"relcl", "advcl"}
_FARTHEST_CLAUSE = 20
"""Words from a verb to a that-clause that may still be its own."""
_VERBS = ("VB", "MD")
_FURTHER = {"from", "at", "by", "over", "about", "between", "without", "through"}
_RELATIVES = {"which", "who", "whose", "whom", "where"}
_BREAKS = {",", "-", "–", "—", "--", ";"}
_WITH_THE_VERB = {"aux", "auxpass", "advmod", "neg", "npadvmod", "prep", "tmod", "prt", "agent"}
_TOLD = _WITH_THE_VERB | {"dobj", "dative"}


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


def content_of(cue: Cue, cuts: set[int]) -> Content | None:
    """The content that the parse gives a cue, or None. `cuts` are tokens at which a new report begins."""
    if cue.gap:
        return _of_kind("object", _before_particle(cue, cuts))
    if cue.particles and not cue.takes("clause"):
        return _of_kind("object", _after_particle(cue, cuts))
    ways = []
    if cue.takes("clause"):
        ways += [
            _of_kind("clause", _clause_after(cue, cuts)),
            _around(cue) if cue.takes("inserted") else None,
            _of_kind("clause", _clause_before(cue, cuts)),
        ]
    if cue.particles:
        ways.append(_of_kind("object", _after_particle(cue, cuts)))
    if cue.takes("infinitive"):
        ways.append(_of_kind("infinitive", _infinitive(cue, cuts)))
    if cue.takes("object") and is_passive(cue.verb) and any(group.name == "judge" for group in cue.groups):
        ways.append(_charge_suffered(cue, cuts))
    if cue.takes("object") and not cue.particles:
        ways.append(_of_kind("object", _object(cue, cuts)))
    if cue.takes("naming"):
        ways.append(_of_kind("naming", _naming(cue, cuts)))
    if cue.takes("inserted"):
        ways.append(_of_kind("clause", _lost_clause(cue, cuts)))
    return next((way for way in ways if way), None)


def _of_kind(follows: Follows, ranges: list[TokenRange]) -> Content | None:
    return Content(follows, ranges) if ranges else None


def _clause_after(cue: Cue, cuts: set[int]) -> list[TokenRange]:
    clauses = [c for c in cue.verb.rights if c.dep_ == "ccomp" and not is_stand_in(c) and _has_verb(c)]
    return [_stretch(clause, cue.verb, cuts) for clause in clauses]


def _has_verb(head: "Token") -> bool:
    return any(token.tag_.startswith(_VERBS) for token in head.subtree)


def _lost_clause(cue: Cue, cuts: set[int]) -> list[TokenRange]:
    """ "insisted in the interview that it fails": the parser hung the that-clause on the noun before it."""
    doc, sent = cue.verb.doc, cue.verb.sent
    for token in doc[cue.verb.i + 1 : min(sent.end, cue.verb.i + _FARTHEST_CLAUSE)]:
        if token.text in {"“", ":", ";"} or token.tag_.startswith(_VERBS):
            return []
        if token.lower_ == "that" and token.tag_ == "IN" and token.dep_ == "mark" and token.head.i > token.i:
            return [_stretch(token.head, token, cuts)]
    return []


def _clause_before(cue: Cue, cuts: set[int]) -> list[TokenRange]:
    clauses = [c for c in cue.verb.lefts if c.dep_ == "ccomp" and not is_stand_in(c)]
    return [_stretch(clause, cue.verb, cuts) for clause in clauses]


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
        if child.dep_ in {"dobj", "oprd", "attr", "ccomp", "xcomp", "dative"} or (
            parts and child.dep_ == "prep" and child.lower_ in _COMPLETING
        ):
            parts.append(child)
    parts = [part for part in parts if not is_stand_in(part)]
    if not parts:
        return _object_before(cue)
    first, last = _stretch(parts[0], verb, cuts)
    charge = _charge_after(cue, parts, cuts)
    if charge is not None:
        return [(first, min(last, parts[0].right_edge.i)), charge]
    for part in parts[1:]:
        start, end = _stretch(part, verb, cuts)
        if start > last + 2:
            break
        last = end
    last = _with_that_clause(verb, last, cuts)
    for child in verb.rights:
        if child.left_edge.i == last + 1 and _completes(child):
            last = _stretch(child, verb, cuts)[1]
    return [(first, last)]


def _charge_after(cue: Cue, parts: list["Token"], cuts: set[int]) -> TokenRange | None:
    """ "accused them on Sunday of fraud": the charge behind a word about the time."""
    of = _CHARGED_WITH if any(group.name == "judge" for group in cue.groups) else set()
    for child in cue.verb.rights:
        if parts and child.dep_ == "prep" and child.lower_ in _OF_TIME and child.i > parts[0].i:
            for inner in child.subtree:
                if inner.dep_ == "prep" and inner.lower_ in of and inner.i > child.i + 1:
                    return _stretch(inner, child, cuts)
    return None


def _with_that_clause(verb: "Token", last: int, cuts: set[int]) -> int:
    """ "disputed accusations by the firm that …": the clause is what the accusations say, whatever the parser hung it on."""
    doc = verb.doc
    if last + 1 >= len(doc) or doc[last + 1].lower_ != "that" or doc[last + 1].tag_ != "IN":
        return last
    clause = doc[last + 1].head
    named = any(token.lower_ in noun_stances() for token in doc[verb.i + 1 : last + 1])
    return min([clause.right_edge.i, *(cut - 1 for cut in cuts if cut > last)]) if named and clause.i > last else last


def _completes(child: "Token") -> bool:
    """Whether a phrase right after the object still belongs to what is said, and does not tell when or where."""
    if child.dep_ == "advcl":
        return child.tag_ == "VB" and any(t.lower_ == "to" for t in child.lefts)
    return child.dep_ == "prep" and child.lower_ in _FURTHER


def _charge_suffered(cue: Cue, cuts: set[int]) -> Content | None:
    """ "was accused (by them) of fraud": what somebody is accused of, whoever accuses."""
    agent = agent_of(cue.verb)
    for child in (*cue.verb.rights, *(agent.rights if agent is not None else ())):
        if child.dep_ == "prep" and child.lower_ in _CHARGED_WITH:
            for thing in child.children:
                if thing.dep_ in {"pobj", "pcomp"}:
                    return Content("object", [_stretch(thing, child, cuts)], {child.i})
    return None


def _naming(cue: Cue, cuts: set[int]) -> list[TokenRange]:
    """ "called it a lie", "described him as a friend", "what he called a lie", "a plan he called a lie"."""
    verb = cue.verb
    ranges = _object(cue, cuts)
    parts = [c for c in verb.rights if c.dep_ in {"dobj", "oprd", "ccomp", "xcomp", "attr", "dative", "prep"}]
    parts = [c for c in parts if c.dep_ != "prep" or c.lower_ in {"as", "to", "into", "with"}]
    wanted = 1 if verb.dep_ in {"relcl", "pcomp", "csubj", "acl"} or is_passive(verb) else 2
    inside = [token for first, last in ranges for token in verb.doc[first : last + 1]]
    # The parser may take "Smith a liar" for one noun; its article inside tells.
    small_clause = any(c.dep_ == "ccomp" for c in parts) or any(t.lower_ in {"as", "a", "an"} for t in inside[1:])
    if (is_passive(verb) or (verb.dep_ == "acl" and verb.tag_ == "VBN")) and agent_of(verb) is None:
        return []
    if verb.lower_ not in _CALL and ranges and ranges[0][1] > ranges[0][0]:
        return ranges
    return ranges if len(parts) >= wanted or small_clause else []


def _object_before(cue: Cue) -> list[TokenRange]:
    """ "a charge (that) he denied": the noun that the clause describes; "it was rejected by": the subject."""
    verb = cue.verb
    claim = claim_before(verb)
    if claim is not None:
        called = [c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "as"]
        return [claim, *(_stretch(c, verb, set()) for c in called)]
    for child in verb.lefts:
        if child.dep_ == "nsubjpass" and agent_of(verb) is not None:
            indices = [token.i for token in child.subtree]
            return [(indices[0], indices[-1])]
        if child.dep_ == "dobj" and child.tag_.startswith("W") and verb.dep_ != "relcl":
            return [(child.i, child.i)]
    if verb.dep_ == "relcl" and verb.head.i < verb.i:
        before = [token.i for token in verb.head.subtree if token.i < verb.left_edge.i]
        return [(before[0], before[-1])]
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


def _before_particle(cue: Cue, cuts: set[int]) -> list[TokenRange]:
    objects = [child for child in cue.verb.rights if child.dep_ == "dobj" and child.i < cue.particles[0].i]
    return [_stretch(child, cue.verb, cuts | {cue.particles[0].i}) for child in objects]


def _around(cue: Cue) -> Content | None:
    """ "The plan, he said, would fail", "The plan would fail, said Smith": the sentence around an inserted report."""
    frame = _report_frame(cue)
    if frame is None:
        return None
    doc, (first, last) = cue.verb.doc, frame
    sent = cue.verb.sent
    opened = (first > sent.start and doc[first - 1].text in _BREAKS) or doc[first].lower_ == "as"
    closed = last + 1 >= sent.end or doc[last + 1].text in _BREAKS or doc[last + 1].is_punct
    if not (opened and closed):
        return None
    before, after = (sent.start, first - 1), (last + 1, sent.end - 1)
    if not _has_words(cue, before):
        return Content("clause", [after], set(range(first, last + 1)), True) if doc[first].lower_ == "as" else None
    ranges = [before, after] if _has_words(cue, after) and not _is_afterthought(cue, after) else [before]
    if not any(token.tag_.startswith(_VERBS) for part in ranges for token in doc[part[0] : part[1] + 1]):
        return None
    return Content("clause", ranges, set(range(first, last + 1)), True)


def _report_frame(cue: Cue) -> TokenRange | None:
    """First and last token of "the official said on Monday" where nothing else hangs on it."""
    verb = cue.verb
    subject = inverted_subject(verb) or subject_of(verb)
    if subject is None or subject.tag_.startswith("W"):
        return None
    first = min(cue.tokens[0].i, subject.left_edge.i)
    if first > verb.sent.start and verb.doc[first - 1].lower_ == "as":
        first -= 1
    last = cue.tokens[-1].i
    if subject.i > verb.i:
        last = max(last, subject.right_edge.i)
    for child in verb.children:
        if child.dep_ in (_TOLD if cue.takes("listener") else _WITH_THE_VERB) and not is_stand_in(child):
            if child.i < verb.i and child.left_edge.i == first - 1 - (child.right_edge.i - child.left_edge.i):
                first = child.left_edge.i
            if verb.i < child.i and child.left_edge.i == last + 1:
                last = child.right_edge.i
    return first, last


def _is_afterthought(cue: Cue, after: TokenRange) -> bool:
    """ ", in the latest turn of the race": what hangs on the reporting verb or begins a new clause is not reported."""
    doc = cue.verb.doc
    token = next((t for t in doc[after[0] : after[1] + 1] if t.is_alpha), None)
    if token is None:
        return True
    if token.dep_ == "cc" or (token.tag_ == "VBG" and token.dep_ == "advcl"):
        return True
    while token.head.i >= after[0] and token.dep_ != "ROOT":
        token = token.head
    return token.head == cue.verb and token.dep_ in {"prep", "advcl", "npadvmod", "advmod"}


def _has_words(cue: Cue, part: TokenRange) -> bool:
    tokens = cue.verb.doc[part[0] : part[1] + 1]
    return any(token.is_alpha or token.is_digit for token in tokens if not is_stand_in(token))


def _stretch(head: "Token", verb: "Token", cuts: set[int]) -> TokenRange:
    """The head's subtree on its side of the verb, up to where another report or an afterthought begins."""
    after = head.i > verb.i
    side = [token.i for token in head.subtree if (token.i > verb.i) == after]
    first, last = min(side), max(side)
    last = min([last, *(cut - 1 for cut in cuts if head.i < cut <= last)])
    if head.doc[first].lower_ == "that" and head.doc[first].tag_ == "IN" and first < head.i:
        # The words of the source begin after it.
        first += 1
    return first, _without_afterthought(head, last)


def _without_afterthought(head: "Token", last: int) -> int:
    """Without ", which …" at the end: what a non-restrictive clause adds is the reporter's as a rule."""
    doc = head.doc
    for i in range(head.i + 1, last):
        if doc[i].text == "," and doc[i + 1].lower_ in _RELATIVES:
            verb = doc[i + 1].head
            while verb.dep_ not in _ASIDES and verb.head != verb and verb.i > i:
                verb = verb.head
            if verb.dep_ in _ASIDES and verb.right_edge.i >= last:
                return i - 1
    return last


def is_stand_in(token: "Token") -> bool:
    """Whether a token may stand for a whole quotation."""
    return token.lower_ == "yes" and token.i > 0 and token.nbor(-1).text == "“"


def joined(ranges: Iterable[TokenRange]) -> set[int]:
    """All token indices of some ranges."""
    return {i for first, last in ranges for i in range(first, last + 1)}
