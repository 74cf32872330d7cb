"""The passages that a model gives as proof of a line → their places in the article, and who speaks there. Pure.

What is shown as proof is always `article.text[start:end]`, never the model's string, and with its whole sentence.
"""

import re
from collections.abc import Sequence

from bot.breakdown import Mention, Role, Source, Span, Statement
from bot.draft import DraftLine, Passage
from bot.grounding.ellipsis_rules import NotFound
from bot.grounding.locate import locate
from bot.grounding.locate_source import find
from bot.grounding.speaker import covers, source_of
from bot.grounding.text_index import TextIndex
from bot.language.negation import CONDITIONS, LIMITS, NEGATIONS, REFUSALS, UNTRUE, pattern, turns

_GAP = re.compile(r"…|\.\.\.|\[")
_OPENING, _CLOSING = "“„«\"‘'(", "”»\"’')"
_CLAUSE_BREAK = re.compile(
    r"[.;:!?—–“”„«»\"\n]|\s-\s|,\s(?:who|which|where|whose|and|but|or|while|although|though|as|so)\b", re.IGNORECASE
)
"""Where one clause ends and another begins; crude, on purpose: a proof that is too long misleads less than one cut short."""
_TURNS_AFTER = re.compile(
    rf"{pattern(CONDITIONS, LIMITS).pattern}|\b(?:is|are|was|were)\b[^.;]{{0,30}}{pattern(UNTRUE).pattern}",
    re.IGNORECASE,
)
_UNSAID = re.compile(
    rf"(?:{pattern(NEGATIONS, REFUSALS, 'deny denies denied').pattern})\s+(?:\w+\s+){{0,3}}[“„«\"‘']?$", re.IGNORECASE
)
"""Right before a quotation: “never said “…””."""


def places(proof: Sequence[Passage], index: TextIndex) -> tuple[Span, ...]:
    """Spans of these passages in the order of the article; those that touch are joined, copied words widened to what turns them.

    Raises:
        NotFound: there is no such sentence, or the words are not the article's, or stand in several places.
    """
    text = index.article.text
    found = sorted(
        _widened(_place(one, index), index) if one.sentence is None else _sentence(one, index) for one in proof
    )
    joined: list[Span] = []
    for start, end in found:
        if joined and index.sentence_at(joined[-1][1] - 1) != index.sentence_at(start):
            start = _clause_start(start, index)
        if joined and (start <= joined[-1][1] or text[joined[-1][1] : start] == " "):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _sentence(passage: Passage, index: TextIndex) -> Span:
    sentences = index.sentences_of(passage.paragraph)
    if not 1 <= (passage.sentence or 0) <= len(sentences):
        raise NotFound(f"there is no sentence {passage.paragraph}.{passage.sentence}")
    return sentences[(passage.sentence or 0) - 1]


def _place(passage: Passage, index: TextIndex) -> Span:
    at = find(passage.text, (0, len(index.article.text)), index)
    at = [span for span in at if index.paragraph(span[0]) == index.paragraph(span[1] - 1)]
    here = [span for span in at if index.paragraph(span[0]) == passage.paragraph]
    if not at and _GAP.search(passage.text):
        spans = locate(passage.text, index, passage.paragraph)
        return spans[0][0], spans[-1][1]
    if not here and len(at) != 1:
        raise NotFound("stands in several places" if at else "not in the article")
    return _with_marks((here or at)[0], index)


def _with_marks(span: Span, index: TextIndex) -> Span:
    """With the quotation mark before it, and with the stop and the quotation mark after it."""
    text, (start, end) = index.article.text, span
    if start and text[start - 1] in _OPENING:
        start -= 1
    behind = re.compile(rf"[.,!?…]*[{re.escape(_CLOSING)}]*[.,!?]?").match(text, end)
    return start, behind.end() if behind else end


def _clause_start(at: int, index: TextIndex) -> int:
    """Where the clause begins that `at` stands in: two passages side by side must not read as one."""
    text, first = index.article.text, index.around((at, at + 1))[0]
    start = max((found.end() for found in _CLAUSE_BREAK.finditer(text, first, at)), default=first)
    return start + len(text[start:at]) - len(text[start:at].lstrip())


def _widened(span: Span, index: TextIndex) -> Span:
    """The span with the rest of its clause where that turns it."""
    text, (start, end) = index.article.text, span
    first, last = index.around(span)
    before = max((found.end() for found in _CLAUSE_BREAK.finditer(text, first, start)), default=first)
    if turns(text[before:start]) or _UNSAID.search(text, first, start):
        start = before if turns(text[before:start]) else first
        start += len(text[start:]) - len(text[start:].lstrip())
        start -= bool(start) and text[start - 1] in _OPENING
    after = next((found.start() for found in _CLAUSE_BREAK.finditer(text, end, last)), last)
    turned = _TURNS_AFTER.search(text, end, last if text[end - 1] in _CLOSING else after)
    return start, max(end, turned.end()) if turned else end


def statement(
    key: str, line: DraftLine, spans: tuple[Span, ...], index: TextIndex, heard: Sequence[Statement], role: Role
) -> tuple[Statement, str | None]:
    """The statement that proves a line, and what is wrong with its speaker, if anything.

    `heard` are the statements that the rules found; where these are sure of another speaker, or the speaker stands
    nowhere near, the source is unclear.
    """
    source, why = source_of(line, spans, index, heard)
    known = next((said for said in heard if covers(spans, said, index)), None)
    return proven(key, source, role, spans, index, known.via if known and why is None else ()), why


def proven(
    key: str, source: Source, role: Role, spans: tuple[Span, ...], index: TextIndex, via: tuple[Mention, ...] = ()
) -> Statement:
    """A model's statement at these places."""
    text = index.article.text
    return Statement(
        id=key,
        source=source,
        via=via,
        role=role,
        quote=" … ".join(text[start:end] for start, end in spans),
        spans=spans,
        sentence=index.around((spans[0][0], spans[-1][1])),
        paragraph=index.paragraph(spans[0][0]),
        direct=index.directness(spans),
        by="model",
    )
