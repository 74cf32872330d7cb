"""Where the paragraphs of a text stand: one line each, or, in hard-wrapped text (emails, PDF), several lines each. Pure."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from bot.breakdown import Span

_BREAK = r"\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_LINE = re.compile(rf"\r\n|[{_BREAK}]|[^{_BREAK}]+")
_LINE_END = re.compile(rf"\r\n|[{_BREAK}]")
_VISIBLE = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_LIST_MARK = re.compile(r"(?:[-*•·▪‣–—>]|\d{1,3}[.)]|#{1,6})\s")
_SENTENCE_ENDS = '.?!:”"'

WRAPPED_SHARE = 1 / 3
"""A text is hard-wrapped when at least this share of its line breaks is followed by a lower-case letter.

About three in four are in wrapped English prose, next to none where every line is a paragraph.
"""
FULL_LINE = 0.8
"""A break counts as wrapping when the next word would have carried the line past this share of the usual width.

Below 1 because proportional fonts (PDF) and hyphenation leave the right edge ragged.
"""
FULL_LINE_AT_A_SENTENCE = 1.0
"""The same where a sentence ends with the line: a paragraph may end there too, and a break too many does less harm."""
MAX_WIDTH = 140
"""In characters. No mail program or page layout breaks lines later: a longer line is a paragraph of its own."""


class _Line(NamedTuple):
    start: int
    end: int
    indent: int
    after_blank: bool
    """Whether something other than one line break stands between this line and the one before it."""


def paragraph_spans(text: str, stands_alone: re.Pattern[str] | None = None) -> tuple[Span, ...]:
    """The non-empty blocks of `text`, trimmed, in order. A line that `stands_alone` matches whole is never joined."""
    lines = list(_lines(text))
    joins = _wrapped_breaks(text, lines, stands_alone)
    spans: list[Span] = []
    for index, line in enumerate(lines):
        if index in joins:
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
    return tuple(spans)


def _lines(text: str) -> Iterable[_Line]:
    breaks = 2
    for match in _LINE.finditer(text):
        if _LINE_END.fullmatch(match.group()):
            breaks += 1
        elif _VISIBLE.search(match.group()):
            start, end = _trimmed(text, match.span())
            yield _Line(start, end, start - match.start(), breaks > 1)
            breaks = 0
        else:
            breaks += 1


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _wrapped_breaks(text: str, lines: list[_Line], stands_alone: re.Pattern[str] | None) -> set[int]:
    """Indices of the lines that go on with the paragraph of the line before them."""
    neighbours = [i for i in range(1, len(lines)) if not lines[i].after_blank]
    going_on = sum(text[lines[i].start].islower() for i in neighbours)
    if not neighbours or going_on < WRAPPED_SHARE * len(neighbours):
        return set()
    widths = sorted(lines[i - 1].end - lines[i - 1].start for i in neighbours)
    width = widths[len(widths) * 9 // 10]  # the ninth decile: a stray long line (a link) is not the width
    return {i for i in neighbours if _goes_on(text, lines[i - 1], lines[i], width, stands_alone)}


def _goes_on(text: str, line: _Line, following: _Line, width: int, stands_alone: re.Pattern[str] | None) -> bool:
    words = text[following.start : following.end]
    if following.indent > line.indent + 1 or _LIST_MARK.match(words):
        return False
    if stands_alone and (stands_alone.fullmatch(words) or stands_alone.fullmatch(text, line.start, line.end)):
        return False
    if words[0].islower() and text[line.end - 1] not in _SENTENCE_ENDS:
        return True
    length = line.end - line.start
    full = FULL_LINE_AT_A_SENTENCE if text[line.end - 1] in _SENTENCE_ENDS else FULL_LINE
    return length <= MAX_WIDTH and length + 1 + len(words.split(maxsplit=1)[0]) > full * width
