"""A quote that the article itself cuts with "…" between two sentences is two statements."""

import re
from dataclasses import replace

from bot.breakdown import Span
from bot.readers.rules.attributions import Attribution

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


def _without_marks(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS + ",":
        end -= 1
    return start, end
