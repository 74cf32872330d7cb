"""Sentences that the article states in its own voice and that might take a side; `bot.disputes` decides whether they do."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from bot.breakdown import Span
from bot.language.text import stems
from bot.readers.rules.paragraph import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIRST_PARAGRAPHS = 1
"""The top of a story says what it is about: its facts are candidates whatever they share with a report."""
_FEWEST_SHARED = 2
"""Meaningful words in common with a report, below which a sentence takes no side in it."""
_CUT_AT = {
    "despite",
    "although",
    "though",
    "while",
    "as",
    "after",
    "which",
    "who",
    "but",
    "even",
    "because",
    "when",
    "where",
}
_FINITE = {"VBD", "VBZ", "VBP"}
_FEWEST_WORDS = 4


def candidates(passages: list[Passage], claimed: bytearray, reported: list[str]) -> Iterator[Span]:
    """Unattributed main clauses and "while …" clauses that speak of what a report tells.

    `claimed` is 1 at each place of the text where a report, its cue or its source stands; `reported` the reports' texts.
    """
    about: dict[str, list[int]] = {}  # word → the reports in which it stands
    for number, text in enumerate(reported):
        for word in stems(text):
            about.setdefault(word, []).append(number)
    for passage in passages:
        for head in _clauses(passage):
            span = passage.tidy(passage.span(*_extent(head)))
            if span[0] >= span[1] or 1 in claimed[slice(*span)]:
                continue
            words = stems(passage.text[slice(*span)])
            shared = Counter(chain.from_iterable(about.get(word, ()) for word in words))
            speaks_of_it = passage.number <= _FIRST_PARAGRAPHS or max(shared.values(), default=0) >= _FEWEST_SHARED
            if len(words) >= _FEWEST_WORDS - 1 and speaks_of_it:
                yield span


def _clauses(passage: Passage) -> Iterator["Token"]:
    """Heads of clauses that state a fact: finite, with a subject, no question."""
    for sent in passage.doc.sents:
        if "?" in sent[-2:].text or len(sent) < _FEWEST_WORDS:
            continue
        if _states(sent.root):
            yield sent.root
        for child in sent.root.children:
            if (
                child.dep_ == "advcl"
                and _states(child)
                and any(t.lower_ in {"while", "although", "though"} for t in child.lefts)
            ):
                yield child


def _states(head: "Token") -> bool:
    auxiliaries = [child for child in head.children if child.dep_ in {"aux", "auxpass"}]
    if any(aux.tag_ == "MD" for aux in auxiliaries):
        return False
    subjects = [child for child in head.children if child.dep_ in {"nsubj", "nsubjpass"}]
    named = bool(subjects) and subjects[0].lower_ not in {"i", "we", "you", "it", "that", "this", "what"}
    return named and (head.tag_ in _FINITE or any(aux.tag_ in _FINITE for aux in auxiliaries))


def _extent(head: "Token") -> tuple[int, int]:
    """From the clause's subject on, up to ", despite …" and the like."""
    first = min((child.left_edge.i for child in head.children if child.dep_ in {"nsubj", "nsubjpass"}), default=head.i)
    last = head.right_edge.i
    for i in range(head.i + 1, last):
        if head.doc[i].text == "," and head.doc[i + 1].lower_ in _CUT_AT:
            return first, i - 1
    return first, last
