"""Is this quote the article's own words, and where? Exact by token, never by likeness: one digit or one “not” is all that a lie needs.

A quote may skip words where it shows so (… or [brackets]), and what is shown is the article's text, gap included; what no
cut and no gap may do stands in ellipsis_rules.py.
"""

import re
from collections.abc import Sequence

from bot.breakdown import Span
from bot.grounding.ellipsis_rules import (
    NotFound,
    Run,
    refuse_bad_gap,
    refuse_jump,
    refuse_misleading_cuts,
    refuse_other_reports,
    to_the_end_of_the_contrast,
)
from bot.grounding.text_index import TextIndex
from bot.grounding.tokens import Token, tokens

MAX_SEGMENTS = 3
MIN_SEGMENT_WORDS = 2
"""For elided quotes only: "baseless" alone is a quote, "baseless … said" is not."""
_ELLIPSIS = re.compile(r"\[?\(?(?:…|\.\s?\.\s?\.(?:\s?\.)?)\)?\]?")
_LETTER_BRACKET = re.compile(r"\[(\w{1,2})\](?=\w)")
_BRACKET = re.compile(r"\[[^\[\]]*\]")
_TRAILING = "”’\"'.,!?;»)]…-‐‑–—*"
"""Marks after its last word that a quote may show where both it and the article have them."""


def locate(quote: str, index: TextIndex, paragraph: int | None = None, cues: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Spans of the article that are this quote, in order.

    `paragraph` decides between several occurrences, and within it the nearest of `cues` (“The board met. He thanked the
    board”), else the first.

    Raises:
        NotFound: the words do not stand there, stand in several places, or would mislead when cut so.
    """
    words = index.words
    failure = NotFound("not in the article")
    for segments in _readings(quote):
        try:
            runs = _place(segments, words, index, paragraph, cues)
        except NotFound as reason:
            failure = reason
            continue
        runs = to_the_end_of_the_contrast([Run(runs[0].first, runs[-1].last)], words, index)
        refuse_misleading_cuts(runs, words, index)
        refuse_other_reports(runs[0], words, index)
        return _spans(runs, words, index, quote)
    raise failure


def _readings(quote: str) -> list[list[list[str]]]:
    """Ways to read the quote: as it stands (the article itself may hold … or brackets), else with those as gaps."""
    with_its_brackets = [token.word for token in tokens(quote)]
    quote = _LETTER_BRACKET.sub(r"\1", quote)
    as_it_stands = [token.word for token in tokens(quote)]
    cut = [[token.word for token in tokens(part)] for part in _ELLIPSIS.split(_BRACKET.sub(" … ", quote))]
    segments = [segment for segment in cut if segment]
    if not as_it_stands:
        raise NotFound("empty")
    readings = [[with_its_brackets], [as_it_stands], segments]  # the article itself may say “[W]e”
    return [reading for at, reading in enumerate(readings) if reading and reading not in readings[:at]]


def _place(
    segments: list[list[str]],
    words: tuple[Token, ...],
    index: TextIndex,
    paragraph: int | None,
    cues: Sequence[Span],
) -> list[Run]:
    if len(segments) > MAX_SEGMENTS:
        raise NotFound("too many gaps")
    if len(segments) > 1 and any(len(segment) < MIN_SEGMENT_WORDS for segment in segments):
        raise NotFound("a part between gaps is too short")
    found, refusal = [], NotFound("not in the article")
    for first in _occurrences(segments[0], index):
        try:
            found.append(_follow(first, segments, words, index))
        except NotFound as reason:
            refusal = reason
    inside = [run for run in found if index.paragraph(words[run[0].first].start) == paragraph]
    choice = inside or found
    if not choice:
        raise refusal
    if len(choice) > 1 and not (inside and paragraph is not None):
        raise NotFound("stands in several places")
    return min(choice, key=lambda runs: _gap_to_a_cue(words[runs[0].first], words[runs[-1].last], cues))


def _gap_to_a_cue(first: Token, last: Token, cues: Sequence[Span]) -> int:
    """Characters between these words and the nearest of the cues."""
    return min((max(start - last.end, first.start - end, 0) for start, end in cues), default=0)


def _occurrences(segment: list[str], index: TextIndex, first: int = 0) -> list[Run]:
    """Where these words stand in a row from the token `first` on; looked for at the rarest of them."""
    words, size = index.words, len(segment)
    rarest = min(range(size), key=lambda at: len(index.places.get(segment[at], ())))
    starts = (place - rarest for place in index.places.get(segment[rarest], ()))
    return [
        Run(at, at + size - 1)
        for at in starts
        if first <= at <= len(words) - size and all(words[at + i].word == word for i, word in enumerate(segment))
    ]


def _follow(first: Run, segments: list[list[str]], words: tuple[Token, ...], index: TextIndex) -> list[Run]:
    runs = [first]
    for segment in segments[1:]:
        following = _occurrences(segment, index, runs[-1].last + 1)
        if not following:
            raise NotFound("its parts do not stand in this order")
        refuse_bad_gap(runs[-1], following[0], words, index)
        runs.append(following[0])
    for run in runs:
        refuse_jump(run, words, index)
    return runs


def _spans(runs: list[Run], words: tuple[Token, ...], index: TextIndex, quote: str) -> tuple[Span, ...]:
    """Spans of the runs, joined where nothing was skipped, with the marks at both ends that the quote itself has."""
    spans: list[Span] = []
    for run in runs:
        span = (words[run.first].start, words[run.last].end)
        if spans and not tokens(index.article.text[spans[-1][1] : span[0]]):
            span = (spans.pop()[0], span[1])
        spans.append(span)
    text = index.article.text
    start, end = spans[0][0], spans[-1][1]
    if start and text[start - 1] == "[" and "[" in quote.lstrip()[:2]:
        spans[0] = (start := start - 1, spans[0][1])
    head = quote.lstrip()[:1]
    if start and _is_mark(head) and _is_mark(text[start - 1]):
        spans[0] = (start - 1, spans[0][1])
    tail = _after_the_last_word(quote)
    while tail and end < len(text) and text[end] in _TRAILING and _mark_class(text[end]) == _mark_class(tail[0]):
        end, tail = end + 1, tail[1:]
    spans[-1] = (spans[-1][0], end)
    return tuple(spans)


def _after_the_last_word(quote: str) -> str:
    """The marks that a quote ends with: “full of s---.”"""
    words = tokens(quote)
    return quote[words[-1].end :].rstrip() if words else ""


def _is_mark(character: str) -> bool:
    return bool(character) and character in "“”„«\"‘’'"


def _mark_class(character: str) -> str:
    return next((marks for marks in ('“”„«»"', "‘’'", "-‐‑–—*") if character in marks), character)
