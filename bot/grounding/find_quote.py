"""Is this quote the article's own words, and where? Exact by token, never by likeness: one digit or one “not” is all that a lie needs.

A cut right beside a negation or a condition is refused; one before a contrast goes on to the end of its quotation or is
refused, too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.breakdown import Span
from bot.grounding.text_index import TextIndex
from bot.grounding.tokens import Token, tokens
from bot.language.lexicon import reports
from bot.language.negation import CONDITIONS, CONTRASTS, CORRECTIONS

_CORRECTIONS = frozenset(CORRECTIONS.split())
_CONTRASTS = frozenset(CONTRASTS.split())
_CONDITIONS = frozenset(CONDITIONS.split())
_LETTER_BRACKET = re.compile(r"\[(\w{1,2})\](?=\w)")


class NotFound(Exception):
    """The words are not the article's, or not to be shown cut like this; the text says why, for the audit."""


@dataclass(frozen=True)
class Run:
    """Tokens [first, last] of the article, by index."""

    first: int
    last: int


def locate(quote: str, index: TextIndex, paragraph: int | None = None, cues: Sequence[Span] = ()) -> Span:
    """Where this quote stands in the article.

    `paragraph` decides between several occurrences, and within it the nearest of `cues` (“The board met. He thanked the
    board”), else the first.

    Raises:
        NotFound: the words do not stand there, stand in several places, or would mislead when cut so.
    """
    # The article itself may say “[W]e”; who quotes it may, too.
    readings = [[token.word for token in tokens(text)] for text in (quote, _LETTER_BRACKET.sub(r"\1", quote))]
    if not readings[1]:
        raise NotFound("empty")
    found = next((runs for reading in readings if (runs := occurrences(reading, index))), [])
    words = index.words
    inside = [run for run in found if index.paragraph(words[run.first].start) == paragraph]
    if not found:
        raise NotFound("not in the article")
    if len(found) > 1 and not inside:
        raise NotFound("stands in several places")
    run = min(inside or found, key=lambda run: gap(words[run.first], words[run.last], cues))
    if index.article.is_left_out((words[run.first].start, words[run.last].end)):
        raise NotFound("stands in a line that is no part of the story")
    run = to_the_end_of_the_contrast(run, index)
    refuse_misleading_cuts(run, index)
    refuse_other_reports(run, index)
    return words[run.first].start, words[run.last].end


def gap(first: Token, last: Token, cues: Sequence[Span]) -> int:
    """Characters between these words and the nearest of the cues."""
    return min((max(start - last.end, first.start - end, 0) for start, end in cues), default=0)


def occurrences(wanted: list[str], index: TextIndex) -> list[Run]:
    """Where these words stand in a row; looked for at the rarest of them."""
    words, size = index.words, len(wanted)
    rarest = min(range(size), key=lambda at: len(index.places.get(wanted[at], ())))
    starts = (place - rarest for place in index.places.get(wanted[rarest], ()))
    return [
        Run(at, at + size - 1)
        for at in starts
        if 0 <= at <= len(words) - size and all(words[at + i].word == word for i, word in enumerate(wanted))
    ]


def refuse_misleading_cuts(run: Run, index: TextIndex) -> None:
    """Raises NotFound where a run begins or ends beside a word that changes it: “not”, “if”."""
    words = index.words
    before = words[run.first - 1] if run.first else None
    if before and (before.negates or before.word in _CONDITIONS) and _same_breath(before, words[run.first], index):
        raise NotFound(f"cut right beside {'a negation' if before.negates else 'a condition'}")
    after = words[run.last + 1] if run.last + 1 < len(words) else None
    if after and (after.negates or after.word in _CORRECTIONS) and _same_breath(words[run.last], after, index):
        raise NotFound("cut right beside a negation")


def _same_breath(left: Token, right: Token, index: TextIndex) -> bool:
    """Nothing but a space, a comma or a dash between: no sentence end and no quotation mark."""
    between = index.article.text[left.end : right.start]
    return "\n" not in between and not re.search(r"[.!?;:“”„«»\"]|''", between)


def to_the_end_of_the_contrast(run: Run, index: TextIndex) -> Run:
    """A quote that stops before "but" inside a quotation goes on to where that sentence or quotation ends.

    Outside quotation marks it stands as it is where a new speaker takes over, and is refused where none does: there the
    cut may drop what the same speaker said next.

    Raises:
        NotFound: cut before a contrast.
    """
    words, last = index.words, run.last
    if last + 1 >= len(words) or words[last + 1].word not in _CONTRASTS:
        return run
    if not _same_breath(words[last], words[last + 1], index):
        return run
    end = index.sentences[index.sentence_at(words[last].start)][1]
    closing = next((stop for start, stop in index.quotations if start <= words[last].start < stop), None)
    rest = [at for at in range(last + 1, len(words)) if words[at].end <= min(end, closing or end)]
    if closing and rest:
        return Run(run.first, rest[-1])
    if any(reports(words[at].word) for at in rest):
        return run
    raise NotFound("cut before a contrast")


def refuse_other_reports(run: Run, index: TextIndex) -> None:
    """Raises NotFound where a run from one quotation into another takes along a report: “…,” said one. “…”"""
    words = index.words
    span = (words[run.first].start, words[run.last].end)
    parts = [quoted for quoted in index.quotations if quoted[0] < span[1] and span[0] < quoted[1]]
    for before, after in pairwise(parts):
        between = [
            word.word for word in words[run.first : run.last] if before[1] <= word.start and word.end <= after[0]
        ]
        if any(reports(word) for word in between):
            raise NotFound("holds another report")
    if parts and parts[0][0] <= span[0] and index.sentence_at(span[0]) != index.sentence_at(span[1] - 1):
        behind = [word for word in words[run.first : run.last + 1] if word.start >= parts[0][1]]
        if any(reports(word.word) and not index.quoted((word.start, word.end)) for word in behind):
            raise NotFound("holds another report")  # “It was trapped.” Orr denied it.
