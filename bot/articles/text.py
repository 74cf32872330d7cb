"""Plain text → `Article`: its paragraphs, and what in it is no part of the story. Pure."""

import re

from bot.breakdown import Article, Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*[^\s][^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*")


def from_text(text: str) -> Article:
    """The article that `text` is, unchanged: paragraphs are its non-empty lines, trimmed of white space."""
    return Article(text=text, paragraphs=tuple(_trim(text, m.span()) for m in _LINE.finditer(text)))


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
