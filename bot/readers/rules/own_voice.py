"""Sentences that the article states in its own voice and that might take a side; `bot.disputes` decides whether they do."""

from collections.abc import Iterator

from bot.breakdown import Span
from bot.language.text import stems
from bot.readers.rules.paragraph import Passage
from bot.readers.rules.parsed import Token

_CUT_AT = frozenset("despite although though while as after which who but even because when where".split())
_FINITE = {"VBD", "VBZ", "VBP"}
_FEWEST = 3
"""Words that tell something, below which a sentence takes no side."""


def candidates(passages: list[Passage], claimed: bytearray) -> Iterator[Span]:
    """Main clauses and "while …" clauses of the reporter's own.

    `claimed` is 1 at each place of the text where a report, its cue or its source stands.
    """
    for passage in passages:
        for head in _clauses(passage):
            span = passage.tidy(passage.span(*_extent(head)))
            if (
                span[0] < span[1]
                and 1 not in claimed[slice(*span)]
                and len(stems(passage.text[slice(*span)])) >= _FEWEST
            ):
                yield span


def _clauses(passage: Passage) -> Iterator[Token]:
    """Heads of clauses that state a fact: finite, with a subject, no question."""
    for sent in passage.doc.sents:
        if "?" in sent[-2:].text or len(sent) <= _FEWEST:
            continue
        if _states(sent.root):
            yield sent.root
        for child in sent.root.children:
            contrasts = any(t.lower_ in {"while", "although", "though"} for t in child.lefts)
            if child.dep_ == "advcl" and contrasts and _states(child):
                yield child


def _states(head: Token) -> bool:
    auxiliaries = [child for child in head.children if child.dep_ in {"aux", "auxpass"}]
    if any(aux.tag_ == "MD" for aux in auxiliaries):
        return False
    subjects = [child for child in head.children if child.dep_ in {"nsubj", "nsubjpass"}]
    named = bool(subjects) and subjects[0].lower_ not in {"i", "we", "you", "it", "that", "this", "what"}
    return named and (head.tag_ in _FINITE or any(aux.tag_ in _FINITE for aux in auxiliaries))


def _extent(head: Token) -> tuple[int, int]:
    """From the clause's subject on, up to ", despite …" and the like."""
    first = min((child.left_edge.i for child in head.children if child.dep_ in {"nsubj", "nsubjpass"}), default=head.i)
    last = head.right_edge.i
    for i in range(head.i + 1, last):
        if head.doc[i].text == "," and head.doc[i + 1].lower_ in _CUT_AT:
            return first, i - 1
    return first, last
