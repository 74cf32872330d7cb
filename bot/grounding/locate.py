"""Is this quote the article's own words, and where? Exact by token: why not fuzzy is told in DESIGN.md's figures.

A quote may skip words where it shows so (… or [brackets]); a gap may not cross a paragraph, a sentence end, a quotation
mark or a negation. A cut right beside a negation is refused, and one right before a contrast is refused or widened.
"""

import re
from dataclasses import dataclass

from bot.breakdown import Span
from bot.grounding.sentences import Layout
from bot.grounding.tokens import Token, tokens
from bot.lexicon.lookup import forms

MAX_SEGMENTS = 3
MIN_SEGMENT_WORDS = 2
"""For elided quotes only: "baseless" alone is a quote, "baseless … said" is not."""

_ELLIPSIS = re.compile(r"\[?\(?(?:…|\.\s?\.\s?\.(?:\s?\.)?)\)?\]?")
_LETTER_BRACKET = re.compile(r"\[(\w{1,2})\](?=\w)")
_BRACKET = re.compile(r"\[[^\[\]]*\]")
_QUOTE_MARKS = re.compile('[“”„«»"]')
_CORRECTIONS = frozenset(["not", "never", "nor", "except", "unless", "rather"])
_CONTRASTS = frozenset(["but", "although", "though", "however"])
_SPEECH = frozenset(
    form
    for verb in "say tell argue add note insist deny decline refuse call claim concede acknowledge admit dispute reject "
    "dismiss accuse warn urge".split()
    for form in forms(verb)
)


class NotFound(Exception):
    """The words are not the article's, or not to be shown cut like this; the text says why, for the audit."""


@dataclass(frozen=True)
class _Run:
    """Tokens [first, last] of the article, by index."""

    first: int
    last: int


def locate(quote: str, layout: Layout, paragraph: int | None = None) -> tuple[Span, ...]:
    """Spans of the article that are this quote, in order; `paragraph` decides between several occurrences.

    Raises:
        NotFound: the words do not stand there, stand in several places, or would mislead when cut so.
    """
    words = tokens(layout.article.text)
    failure = NotFound("not in the article")
    for segments in _readings(quote):
        try:
            runs = _place(segments, words, layout, paragraph)
        except NotFound as reason:
            failure = reason
            continue
        runs = _widen_before_contrast(runs, words, layout)
        _refuse_misleading_cuts(runs, words, layout)
        return _spans(runs, words, layout, quote)
    raise failure


def _readings(quote: str) -> list[list[list[str]]]:
    """Ways to read the quote: as it stands (the article itself may hold … or brackets), else with those as gaps."""
    quote = _LETTER_BRACKET.sub(r"\1", quote)
    as_it_stands = [token.word for token in tokens(quote)]
    cut = [[token.word for token in tokens(part)] for part in _ELLIPSIS.split(_BRACKET.sub(" … ", quote))]
    segments = [segment for segment in cut if segment]
    if not as_it_stands:
        raise NotFound("empty")
    readings = [[as_it_stands]]
    if segments and segments != [as_it_stands]:
        readings.append(segments)
    return readings


def _place(segments: list[list[str]], words: tuple[Token, ...], layout: Layout, paragraph: int | None) -> list[_Run]:
    if len(segments) > MAX_SEGMENTS:
        raise NotFound("too many gaps")
    if len(segments) > 1 and any(len(segment) < MIN_SEGMENT_WORDS for segment in segments):
        raise NotFound("a part between gaps is too short")
    found, refusal = [], NotFound("not in the article")
    for first in _occurrences(segments[0], words):
        try:
            found.append(_follow(first, segments, words, layout))
        except NotFound as reason:
            refusal = reason
    inside = [run for run in found if layout.paragraph(words[run[0].first].start) == paragraph]
    choice = inside or found
    if not choice:
        raise refusal
    if len(choice) > 1 and not (inside and paragraph is not None):
        raise NotFound("stands in several places")
    return choice[0]


def _occurrences(segment: list[str], words: tuple[Token, ...], start: int = 0) -> list[_Run]:
    size = len(segment)
    return [
        _Run(at, at + size - 1)
        for at in range(start, len(words) - size + 1)
        if words[at].word == segment[0] and all(words[at + i].word == segment[i] for i in range(1, size))
    ]


def _follow(first: _Run, segments: list[list[str]], words: tuple[Token, ...], layout: Layout) -> list[_Run]:
    runs = [first]
    for segment in segments[1:]:
        following = _occurrences(segment, words, runs[-1].last + 1)
        if not following:
            raise NotFound("its parts do not stand in this order")
        _refuse_bad_gap(runs[-1], following[0], words, layout)
        runs.append(following[0])
    for run in runs:
        _refuse_jump(run, words, layout)
    return runs


def _refuse_bad_gap(before: _Run, after: _Run, words: tuple[Token, ...], layout: Layout) -> None:
    gap = (words[before.last].end, words[after.first].start)
    text = layout.article.text[slice(*gap)]
    if "\n" in text or layout.paragraph(gap[0]) != layout.paragraph(gap[1]):
        raise NotFound("a gap crosses a paragraph")
    if layout.ends_sentence(gap):
        raise NotFound("a gap crosses a sentence end")
    if _QUOTE_MARKS.search(text):
        raise NotFound("a gap crosses a quotation mark")
    if any(word.negates for word in words[before.last + 1 : after.first]):
        raise NotFound("a gap leaves out a negation")


def _refuse_jump(run: _Run, words: tuple[Token, ...], layout: Layout) -> None:
    """Contiguous words may run over paragraphs, but never over a line that was left out."""
    if layout.article.is_left_out((words[run.first].start, words[run.last].end)):
        raise NotFound("stands in a line that is no part of the story")


def _refuse_misleading_cuts(runs: list[_Run], words: tuple[Token, ...], layout: Layout) -> None:
    for run in runs:
        before = words[run.first - 1] if run.first else None
        if before and before.negates and _same_breath(before, words[run.first], layout):
            raise NotFound("cut right beside a negation")
        after = words[run.last + 1] if run.last + 1 < len(words) else None
        if after and (after.negates or after.word in _CORRECTIONS) and _same_breath(words[run.last], after, layout):
            raise NotFound("cut right beside a negation")


def _same_breath(left: Token, right: Token, layout: Layout) -> bool:
    """Nothing but a space, a comma or a dash between: no sentence end and no quotation mark."""
    between = layout.article.text[left.end : right.start]
    return "\n" not in between and not re.search(r"[.!?;:“”„«»\"]", between)


def _widen_before_contrast(runs: list[_Run], words: tuple[Token, ...], layout: Layout) -> list[_Run]:
    """A quote that stops before "but" goes on to the sentence's end, unless a new speaker takes over there."""
    last = runs[-1].last
    if last + 1 >= len(words) or words[last + 1].word not in _CONTRASTS:
        return runs
    if not _same_breath(words[last], words[last + 1], layout):
        return runs
    end = layout.sentences[layout.sentence_at(words[last].start)][1]
    rest = [at for at in range(last + 1, len(words)) if words[at].end <= end]
    if not rest or any(words[at].word in _SPEECH for at in rest):
        return runs
    return [*runs[:-1], _Run(runs[-1].first, rest[-1])]


def _spans(runs: list[_Run], words: tuple[Token, ...], layout: Layout, quote: str) -> tuple[Span, ...]:
    """Spans of the runs, joined where nothing was skipped, with the marks at both ends that the quote itself has."""
    spans: list[Span] = []
    for run in runs:
        span = (words[run.first].start, words[run.last].end)
        if spans and not tokens(layout.article.text[spans[-1][1] : span[0]]):
            span = (spans.pop()[0], span[1])
        spans.append(span)
    text = layout.article.text
    start, end = spans[0][0], spans[-1][1]
    head = quote.lstrip()[:1]
    if start and _is_mark(head) and _is_mark(text[start - 1]):
        spans[0] = (start - 1, spans[0][1])
    tail = quote.rstrip()
    tail = tail[len(tail.rstrip("“”‘’\"'.,!?;»")) :]
    while tail and end < len(text) and text[end] in "”’\"'.,!?;»" and _mark_class(text[end]) == _mark_class(tail[0]):
        end, tail = end + 1, tail[1:]
    spans[-1] = (spans[-1][0], end)
    return tuple(spans)


def _is_mark(character: str) -> bool:
    return bool(character) and character in "“”„«\"‘’'"


def _mark_class(character: str) -> str:
    return '"' if character in '“”„«»"' else "'" if character in "‘’'" else character
