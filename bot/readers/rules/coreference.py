"""Walks an article's mentions in order and tells, for each report, who its source is."""

from collections.abc import Set
from dataclasses import dataclass, replace

from bot.breakdown import DENIALS, SourceKind, Span
from bot.language.lexicon import words
from bot.readers.rules.attributions import Attribution
from bot.readers.rules.mentions import person
from bot.readers.rules.paragraph import Passage, Token
from bot.readers.rules.pronouns import Cast
from bot.readers.rules.sources import antecedent
from bot.readers.rules.speakers import is_speaker, name_beside

_PEOPLE = words("people")
_POINTING = 5
"""Words; so short an answer says nothing of its own: “denied the charge”, “It is a lie”."""
_INSIDE_A_NAME = {"compound", "nmod", "amod"}
_BEFORE_A_NAME = {"det", "compound", "amod", "poss", "nmod", "nummod"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_FORMAL = {"mr": "he", "mrs": "she", "ms": "she", "miss": "she"}


@dataclass(frozen=True)
class Who:
    """What is known of a report's source beyond the mention at its cue."""

    kind: SourceKind = "unknown"
    unnamed: bool = False
    fullest: Span | None = None


def resolve(passages: list[Passage], found: list[Attribution]) -> list[Who]:
    """One `Who` for each report, in their order."""
    cast = Cast(_couples(passages))
    known: dict[int, Who] = {}
    of_passage: dict[int, list[Attribution]] = {}
    for one in found:
        of_passage.setdefault(id(one.passage), []).append(one)
    for passage in passages:
        reports = of_passage.get(id(passage), [])
        heads = {one.head.i for one in reports if one.head is not None}
        events: list[tuple[Span, Token, Attribution | None]] = [
            (one.source, one.head, one) for one in reports if one.source and one.head is not None
        ]
        beside = {token.i for token in _mentioned(passage, cast) if _is_beside(token, heads)}
        others = (
            token for token in _mentioned(passage, cast) if token.i not in heads | beside
        )  # "the mayor, Jonas Brekke"
        events += [(named(passage, token), token, None) for token in others]
        for span, head, report in sorted(events, key=lambda event: event[0]):
            if report is None:
                cast.add(cast.by_surname(person(passage, head, span, source=False), head))
            else:
                known[id(report)] = _who(passage, head, span, cast, report)
    return [known.get(id(one)) or _by_mark(one) for one in found]


def _is_beside(token: Token, heads: Set[int]) -> bool:
    """“The mayor, Jonas Brekke”; “the leader at the time, Jonas Brekke” has two subjects for the parser."""
    two = (child for child in token.head.lefts if child.dep_ in _SUBJECTS and child.i in heads)
    return (token.dep_ == "appos" and token.head.i in heads) or (
        token.dep_ in _SUBJECTS and name_beside(token) is None and any(child.i > token.i for child in two)
    )


def _may_act(token: Token) -> bool:
    """A subject, or “the mayor” of “When I asked the mayor, he said …”."""
    return token.dep_ in _SUBJECTS or (token.dep_ == "dobj" and any(child.dep_ == "det" for child in token.lefts))


def _couples(passages: list[Passage]) -> frozenset[str]:
    """Surnames with “Mr.” and with “Mrs.” or “Ms.” before them."""
    titled = {(token.text, _FORMAL.get(t.lower_.rstrip("."))) for p in passages for token in p.doc for t in token.lefts}
    return frozenset(name for name, title in titled if title == "he" and (name, "she") in titled)


def _who(passage: Passage, head: Token, span: Span, cast: Cast, report: Attribution) -> Who:
    noun = antecedent(head)
    noun = noun if is_speaker(noun) else head  # "says to Dunn on camera, who answers"
    told = " ".join(passage.text[slice(*part)] for part in report.spans)
    one = person(passage, noun, named(passage, noun), source=True, role=report.role, told=told)
    points = report.role in DENIALS and len(told.split()) <= _POINTING
    several = any(child.dep_ == "conj" for child in noun.rights)  # "Blocher and the SVP"
    same = None if several else cast.resolve(one, noun, report.spans, points=points)
    fullest = same or (one if noun != head and not several else None)
    cast.add(replace(one, name=one.name or fullest.name, gender=one.gender or fullest.gender) if fullest else one)
    known = fullest or one
    kind = known.kind if known.kind != "unknown" else one.kind
    return Who(kind, known.unnamed, fullest.span if fullest and fullest.span[1] <= span[0] else None)


def named(passage: Passage, head: Token) -> Span:
    """The words that name a person or a body: "the bank’s chief officer, Gerald Thorne", without what is told about them."""
    first = last = head.i
    for child in head.lefts:
        if child.dep_ in _BEFORE_A_NAME:
            edge = child.left_edge
            first = min(first, edge.i + (edge.tag_ == "WDT"))  # "what manager Max Lind called a knock"
    for child in head.rights:
        if child.dep_ == "appos" and child.tag_.startswith("NNP") and not head.tag_.startswith("NNP"):
            last = max((c.i for c in child.rights if c.dep_ == "conj" and c.tag_.startswith("NNP")), default=child.i)
        elif child.dep_ == "prep" and not head.tag_.startswith("NNP"):
            last = max(last, child.right_edge.i)
    return passage.trim(passage.span(first, last))


def _by_mark(one: Attribution) -> Who:
    """A name before a colon or after a dash is a person's, as far as its form tells."""
    return Who("person") if one.source else Who()


def _mentioned(passage: Passage, cast: Cast) -> list[Token]:
    """Heads of names anywhere, surnames that the parser took for other words, and people described in subjects."""
    return [
        token
        for token in passage.doc
        if (
            token.dep_ not in _INSIDE_A_NAME or token.head.tag_.startswith("VB")
        )  # "Scott bristles", for the parser a name
        and (token.tag_ == "NNP" or cast.is_surname(token.text) or (token.lower_ in _PEOPLE and _may_act(token)))
    ]
