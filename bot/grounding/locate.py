"""Is this quote the article's own words, and where? Exact by token: why not fuzzy is told in DESIGN.md's figures.

A quote may skip words where it shows so (… or [brackets]); a gap may not cross a paragraph, a sentence end, a quotation
mark, a negation or somebody else's report, and what is shown is the article's text, gap included. A cut right beside a
negation is refused; one right before a contrast goes on to the end of its quotation, or is refused.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.breakdown import Span
from bot.draft import DraftMention
from bot.grounding.sentences import Layout
from bot.grounding.tokens import Token, tokens
from bot.lexicon.lookup import verb_groups

MAX_SEGMENTS = 3
MIN_SEGMENT_WORDS = 2
"""For elided quotes only: "baseless" alone is a quote, "baseless … said" is not."""

_ELLIPSIS = re.compile(r"\[?\(?(?:…|\.\s?\.\s?\.(?:\s?\.)?)\)?\]?")
_LETTER_BRACKET = re.compile(r"\[(\w{1,2})\](?=\w)")
_BRACKET = re.compile(r"\[[^\[\]]*\]")
_QUOTE_MARKS = re.compile('[“”„«»"]')
_TRAILING = "”’\"'.,!?;»)]…-‐‑–—*"
"""Marks after its last word that a quote may show where both it and the article have them."""
_CORRECTIONS = frozenset(["not", "never", "nor", "except", "unless", "rather"])
_CONTRASTS = frozenset(["but", "although", "though", "however"])
_CONDITIONS = frozenset(["if", "whether", "unless"])
_AUXILIARIES = frozenset(
    "is was are were isn't wasn't has had hasn't hadn't does did doesn't didn't will would won't wouldn't can could can't "
    "couldn't may might must should shouldn't cannot".split()
)
_SUBJECTS = frozenset(
    "a an the his her its their our no some any every all both many most few nobody nothing neither there he she it they we".split()
)
"""Words by which a subject begins: “but that the talks”; in “but that changed” the subject is “that”."""
_UNSAID = re.compile(
    r"(?:\b(?:never|not|nor|neither|without|hardly|stopped short of)|n['’]t"
    r"|\b(?:declin|refus)(?:e|es|ed|ing) to|\bstops? short of)\s+(?:\w+ly\s+|ever\s+|yet\s+)?$"
    r"|\b(?:could|might|should|would|may)\s+have\s+$"
    r"|(?<!even )\b(?:if|unless|whether)\s+(?:(?-i:[A-Z])[\w.’'-]*\s+|(?:he|she|they)\s+){1,3}(?:had\s+|has\s+|ever\s+)*$"
    r"|\bneither\s[^,;.“”\"]{1,40}\snor\s(?:the\s\w+\s+|(?:(?-i:[A-Z])[\w.’'-]*\s+){1,3})(?:had\s+|has\s+|ever\s+)*$"
    r"|\b(?:nobody|no one|none)\s+(?:(?:at|in|of|from)\s+(?:the\s+)?\w+\s+)?(?:had\s+|has\s+|ever\s+)*$",
    re.I,
)
"""Words right before a cue that make it a report of what was not said: "never said", "declined to say", "if she said"."""


class NotFound(Exception):
    """The words are not the article's, or not to be shown cut like this; the text says why, for the audit."""


@dataclass(frozen=True)
class _Run:
    """Tokens [first, last] of the article, by index."""

    first: int
    last: int


def locate(quote: str, layout: Layout, paragraph: int | None = None, cues: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Spans of the article that are this quote, in order.

    `paragraph` decides between several occurrences, and within it the nearest of `cues` (“The board met. He thanked the
    board”), else the first.

    Raises:
        NotFound: the words do not stand there, stand in several places, or would mislead when cut so.
    """
    words = tokens(layout.article.text)
    failure = NotFound("not in the article")
    for segments in _readings(quote):
        try:
            runs = _place(segments, words, layout, paragraph, cues)
        except NotFound as reason:
            failure = reason
            continue
        runs = _to_the_end_of_the_contrast([_Run(runs[0].first, runs[-1].last)], words, layout)
        _refuse_misleading_cuts(runs, words, layout)
        _refuse_other_reports(runs[0], words, layout)
        return _spans(runs, words, layout, quote)
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
    layout: Layout,
    paragraph: int | None,
    cues: Sequence[Span],
) -> list[_Run]:
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
    return min(choice, key=lambda runs: _gap_to_a_cue(words[runs[0].first], words[runs[-1].last], cues))


def _gap_to_a_cue(first: Token, last: Token, cues: Sequence[Span]) -> int:
    """Characters between these words and the nearest of the cues."""
    return min((max(start - last.end, first.start - end, 0) for start, end in cues), default=0)


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
    if any(word.word in _CONTRASTS for word in words[before.last + 1 : after.first]):
        raise NotFound("a gap leaves out a contrast")
    left_out = [word.word for word in words[before.last + 1 : after.first]]
    if any(map(reports, left_out)) or (left_out[-1:] == ["that"] and left_out[-2:-1] not in ([], ["and"], ["or"])):
        raise NotFound("a gap crosses another report")  # also “and the union that …”, whose verb stands before


def _refuse_jump(run: _Run, words: tuple[Token, ...], layout: Layout) -> None:
    """Contiguous words may run over paragraphs, but never over a line that was left out."""
    if layout.article.is_left_out((words[run.first].start, words[run.last].end)):
        raise NotFound("stands in a line that is no part of the story")


def _refuse_misleading_cuts(runs: list[_Run], words: tuple[Token, ...], layout: Layout) -> None:
    for run in runs:
        before = words[run.first - 1] if run.first else None
        if before and (before.negates or before.word in _CONDITIONS) and _same_breath(before, words[run.first], layout):
            raise NotFound(f"cut right beside {'a negation' if before.negates else 'a condition'}")
        after = words[run.last + 1] if run.last + 1 < len(words) else None
        if after and (after.negates or after.word in _CORRECTIONS) and _same_breath(words[run.last], after, layout):
            raise NotFound("cut right beside a negation")


def _same_breath(left: Token, right: Token, layout: Layout) -> bool:
    """Nothing but a space, a comma or a dash between: no sentence end and no quotation mark."""
    between = layout.article.text[left.end : right.start]
    return "\n" not in between and not re.search(r"[.!?;:“”„«»\"]", between)


def _to_the_end_of_the_contrast(runs: list[_Run], words: tuple[Token, ...], layout: Layout) -> list[_Run]:
    """A quote that stops before "but" inside a quotation goes on to where that sentence or quotation ends.

    Outside quotation marks it stands as it is where a new speaker or a new “that” takes over, and is refused where
    nobody does: there the cut may drop what the same speaker said next.

    Raises:
        NotFound: cut before a contrast.
    """
    last = runs[-1].last
    if last + 1 >= len(words) or words[last + 1].word not in _CONTRASTS:
        return runs
    if not _same_breath(words[last], words[last + 1], layout):
        return runs
    end = layout.sentences[layout.sentence_at(words[last].start)][1]
    closing = next((stop for start, stop in layout.quotations if start <= words[last].start < stop), None)
    rest = [at for at in range(last + 1, len(words)) if words[at].end <= min(end, closing or end)]
    if closing and rest:
        return [*runs[:-1], _Run(runs[-1].first, rest[-1])]
    if any(reports(words[at].word) for at in rest) or _begins_another_clause([words[at] for at in rest[1:4]], layout):
        return runs
    raise NotFound("cut before a contrast")


def _begins_another_clause(words: Sequence[Token], layout: Layout) -> bool:
    """“but that nobody minded”, “but that talks had failed” stand beside what was quoted; “but that changed” takes it back."""
    if len(words) < 3 or words[0].word != "that" or words[1].word in _AUXILIARIES:
        return False
    begins = words[1].word in _SUBJECTS or words[2].word in _AUXILIARIES
    return begins or layout.article.text[words[1].start].isupper()


def _refuse_other_reports(run: _Run, words: tuple[Token, ...], layout: Layout) -> None:
    """A run from one quotation into another may not take along the report between them: “…,” said one. “…”"""
    span = (words[run.first].start, words[run.last].end)
    parts = [quoted for quoted in layout.quotations if quoted[0] < span[1] and span[0] < quoted[1]]
    for before, after in pairwise(parts):
        between = [
            word.word for word in words[run.first : run.last] if before[1] <= word.start and word.end <= after[0]
        ]
        if any(reports(word) for word in between):
            raise NotFound("holds another report")


def reports(word: str) -> bool:
    """Whether the lexicon knows this word as one that reports; “according” to somebody does so too."""
    return word == "according" or word in verb_groups()


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


def without_needless_gaps(
    spans: tuple[Span, ...], layout: Layout, source: DraftMention | None = None
) -> tuple[Span, ...]:
    """Spans that a reader gave: where the article itself does not break the quote up, what stands between is shown too.

    Where the source stands between (“a quack … for his cures”, called so by doctors) it stays out: nobody is quoted there.
    """
    named = [token.word for token in tokens(source.text)] if source else []
    out = [spans[0]]
    for span in spans[1:]:
        between = layout.article.text[out[-1][1] : span[0]]
        words = [word.word for word in tokens(between)]
        holds_source = bool(named) and any(words[at : at + len(named)] == named for at in range(len(words)))
        if _QUOTE_MARKS.search(between) or "\n" in between or holds_source or any(map(reports, words)):
            out.append(span)
        else:
            out[-1] = (out[-1][0], span[1])
    return tuple(out)


def is_unsaid(cue: Span, layout: Layout) -> bool:
    """Whether the article says that the cue did not happen; a cue that is itself a negation ("denied") may be negated."""
    return bool(_UNSAID.search(layout.article.text, max(0, cue[0] - 80), cue[0]))
