"""Is a source named where an export says, near its words, and by no other name than its own?"""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.breakdown import Mention, Span, Statement
from bot.verify_export.words import ArticleWords, has

NEAR = 4
"""Paragraphs before a quote, and one behind it, in which its source must stand, or whom its charge is against."""

PLACELESS = {"article": ("the article",), "unknown": ("speaker unclear", "nobody named")}
"""The only names that a source without a place may have, by its kind."""
_NAME = re.compile(r"(?:^|\s)[^\W\d_a-z][\w.’'-]*$")
_DESCRIBES = re.compile(r"\b(?:of|for|at|in|from|by)\b|^\s*Each\b")
_PRONOUNS = frozenset("He She They It His Her Their Its We I You The A An This That".split())


def stands_near(article: ArticleWords, mention: Mention, spans: Sequence[Span]) -> bool:
    """Whether a mention stands where it says, in whole words, and no further from the quote than its speaker may."""
    if mention.start is None or mention.end is None or not article.is_whole((mention.start, mention.end)):
        return False
    near = len(article.paragraphs) if article.is_interview else NEAR
    first, last = article.paragraph(spans[0][0]) - near, article.paragraph(spans[-1][0]) + 1
    is_there = article.text[mention.start : mention.end] == mention.name
    return is_there and first <= article.paragraph(mention.start) <= last


def may_be_called(article: ArticleWords, name: str, full: str) -> bool:
    """Whether the article has a full name, and it is no other name: “he” may be anybody, “Ray” is Lee Ray."""
    called, fully = _names(name), _names(full)
    short = ["".join(word[0] for word in words.split() if word[0].isupper()) for words in (name, full)]
    bare = [words.replace(".", "") for words in (name, full)]
    fits = not called or not fully or called & fully or short[0] in bare[1] or short[1] in bare[0]
    return bool(fits) and has(article.on_one_line, full)


def inferred(statements: Iterable[Statement]) -> Iterator[str]:
    """Who is meant by a role or a pronoun, statement by statement."""
    for made in statements:
        if (full := made.source.resolved) and not _names(made.source.name) & _names(full):
            yield f"{made.id}: “{made.source.name}” is {full}"


def _names(text: str) -> set[str]:
    """The words of the proper names in a mention; a description such as “the GOP nominee” has none."""
    called = [part for part in re.split(r",|\(", text) if _NAME.search(part.strip())]
    words = {word for part in called for word in part.split() if word[0].isupper()}
    return set() if _DESCRIBES.search(text) else words - _PRONOUNS
