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


def locate(quote: str, index: TextIndex, paragraph: int | None = None, cues: Sequence[Span] = ()) -> Span:
    """Where this quote stands in the article, with what it skips.

    `paragraph` decides between several occurrences, and within it the nearest of `cues` (“The board met. He thanked the
    board”), else the first.

    Raises:
        NotFound: the words do not stand there, stand in several places, or would mislead when cut so.
    """
    failure = NotFound("not in the article")
    for segments in _readings(quote):
        try:
            run = _place(segments, index, paragraph, cues)
        except NotFound as reason:
            failure = reason
            continue
        run = to_the_end_of_the_contrast(run, index)
        refuse_misleading_cuts(run, index)
        refuse_other_reports(run, index)
        return index.words[run.first].start, index.words[run.last].end
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


def _place(segments: list[list[str]], index: TextIndex, paragraph: int | None, cues: Sequence[Span]) -> Run:
    if len(segments) > MAX_SEGMENTS:
        raise NotFound("too many gaps")
    if len(segments) > 1 and any(len(segment) < MIN_SEGMENT_WORDS for segment in segments):
        raise NotFound("a part between gaps is too short")
    found, refusal = [], NotFound("not in the article")
    for first in _occurrences(segments[0], index):
        try:
            found.append(_followed(first, segments[1:], index))
        except NotFound as reason:
            refusal = reason
    words = index.words
    inside = [run for run in found if index.paragraph(words[run.first].start) == paragraph]
    if not found:
        raise refusal
    if len(found) > 1 and not inside:
        raise NotFound("stands in several places")
    return min(inside or found, key=lambda run: _gap_to_a_cue(words[run.first], words[run.last], cues))


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


def _followed(first: Run, segments: list[list[str]], index: TextIndex) -> Run:
    """From the first segment to the last, each behind the one before."""
    before = first
    for segment in segments:
        following = _occurrences(segment, index, before.last + 1)
        if not following:
            raise NotFound("its parts do not stand in this order")
        refuse_bad_gap(before, following[0], index)
        before = following[0]
    run = Run(first.first, before.last)
    if index.article.is_left_out((index.words[run.first].start, index.words[run.last].end)):
        raise NotFound("stands in a line that is no part of the story")
    return run
