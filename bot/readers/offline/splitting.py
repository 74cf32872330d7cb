"""One report that may be two statements: a quote cut with "…" between two sentences, “said that A and that B”."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.breakdown import Span
from bot.lexicon.lookup import verb_groups
from bot.readers.offline.attributions import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINING = {"and", "but"}
_ELLIPSIS = re.compile(
    r"\s*(?:…|\.\s?\.\s?\.\s?\.?)\s*(?=(?:I|we|they|he|she|it|there|this|that|you)\b)", re.IGNORECASE
)
_MARKS = "“”\"'‘’ "
_FEWEST_WORDS = 7
"""On each side of the cut; less is no sentence."""


def split_at_ellipsis(one: Attribution) -> list[Attribution]:
    """The report itself, or one for each part of its quote."""
    if not one.quoted or len(one.spans) != 1:
        return [one]
    start, end = one.spans[0]
    text = one.passage.text
    parts = []
    for match in _ELLIPSIS.finditer(text, start, end):
        before, after = text[start : match.start()], text[match.end() : end]
        if min(len(before.split()), len(after.split())) >= _FEWEST_WORDS:
            parts.append((start, match.start()))
            start = match.end()
    if not parts:
        return [one]
    # The marks stand around the whole quote; a part with only one of them would look broken.
    spans = [_without_marks(text, span) for span in (*parts, (start, end))]
    return [replace(one, spans=[span], via=list(one.via)) for span in spans]


def parts(one: Attribution) -> list[Attribution]:
    """The halves of a report that may have each its own stance; the report itself where it has none."""
    if one.quoted and len(one.spans) > 1 and one.quoted_in is None:
        return [replace(one, spans=[span], via=list(one.via)) for span in one.spans]
    if one.quoted or one.follows != "clause" or len(one.spans) != 1 or one.cue_token is None:
        return [one]
    (start, end), passage = one.spans[0], one.passage
    spans: list[Span] = []
    for that in one.cue_token.sent:
        at = passage.place(that)
        if start < at[0] < end and _says_once_more(that, one.cue_token):
            spans.append(passage.tidy((start, passage.place(that.nbor(-1))[0])))
            start = at[1]
    spans.append(passage.tidy((start, end)))
    return [replace(one, spans=[span], via=list(one.via)) for span in spans] if len(spans) > 1 else [one]


def _says_once_more(that: "Token", cue: "Token") -> bool:
    if that.lower_ != "that" or that.dep_ != "mark" or that.nbor(-1).lower_ not in _JOINING:
        return False
    clause = that.head
    while clause.dep_ == "conj" and clause.head != clause:
        clause = clause.head
    # "Said she accepted that A and that B": she accepts both.
    return clause != that.head and (clause.head == cue or clause.head.lower_ not in verb_groups())


def _without_marks(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS + ",":
        end -= 1
    return start, end
