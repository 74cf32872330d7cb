"""Walks an article's mentions in order and tells, for each report, who its source is."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.breakdown import SourceKind, Span
from bot.lexicon import nouns
from bot.lexicon.lookup import words
from bot.readers.offline.attributions import Attribution
from bot.readers.offline.cast import Cast, Person, person
from bot.readers.offline.passages import Passage
from bot.readers.offline.sources import antecedent, phrase
from bot.readers.offline.speakers import is_pronoun

if TYPE_CHECKING:
    from spacy.tokens import Token

_PEOPLE = words(nouns.PEOPLE)
_INSIDE_A_NAME = {"compound", "nmod", "amod"}
_SUBJECTS = {"nsubj", "nsubjpass"}


@dataclass(frozen=True)
class Who:
    """What is known of a report's source beyond the mention at its cue."""

    kind: SourceKind = "unknown"
    unnamed: bool = False
    fullest: Span | None = None
    identity: str = ""
    """The same for two reports of the same source; empty where that is not known."""


def resolve(passages: list[Passage], found: list[Attribution]) -> list[Who]:
    """One `Who` for each report, in their order."""
    cast = Cast()
    known: dict[int, Who] = {}
    for passage in passages:
        reports = {id(one): one for one in found if one.passage is passage and one.head is not None}
        heads = {one.head.i for one in reports.values() if one.head is not None}
        events: list[tuple[Span, Token, Attribution | None]] = [
            (one.source, one.head, one) for one in reports.values() if one.source and one.head is not None
        ]
        events += [(passage.place(token), token, None) for token in _mentioned(passage) if token.i not in heads]
        for span, head, report in sorted(events, key=lambda event: event[0]):
            if report is None:
                cast.add(person(passage, head, span, source=False))
            else:
                known[id(report)] = _who(passage, head, span, cast)
    return [known.get(id(one)) or _by_mark(one) for one in found]


def _who(passage: Passage, head: "Token", span: Span, cast: Cast) -> Who:
    noun = antecedent(head)
    if noun != head:
        place = passage.trim(passage.span(*phrase(noun, {t.i for t in head.head.subtree})))
        one = person(passage, noun, place, source=True)
        fullest: Person | None = cast.resolve(one, noun) or one
    else:
        one = person(passage, head, span, source=True)
        fullest = cast.resolve(one, head)
    if fullest is not None or not is_pronoun(noun):
        cast.add(one)
    known = fullest or one
    resolved = fullest.span if fullest and fullest.span != span else None
    identity = " ".join(known.name[-1:]) if known.name else passage.text[slice(*known.span)].casefold()
    if fullest is None and is_pronoun(noun):
        identity = ""
    return Who(known.kind if known.kind != "unknown" else one.kind, known.unnamed, resolved, identity)


def _by_mark(one: Attribution) -> Who:
    """A name before a colon or after a dash is a person's, as far as its form tells."""
    if one.source is None:
        return Who()
    name = one.passage.text[slice(*one.source)]
    return Who("person", False, None, name.split()[-1])


def _mentioned(passage: Passage) -> list["Token"]:
    """Heads of names anywhere, and of people described in subjects."""
    return [
        token
        for token in passage.doc
        if token.dep_ not in _INSIDE_A_NAME
        and (token.tag_ == "NNP" or (token.lower_ in _PEOPLE and token.dep_ in _SUBJECTS))
        and token.i not in passage.stand_ins
    ]
