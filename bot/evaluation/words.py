"""Overlaps counted in words, not in characters. Pure."""

import re
from collections.abc import Iterable

from bot.breakdown import Span

WORD = re.compile(r"\w+")
_EMPTY = frozenset("the a an of to in on at for and or by with from his her their its he's 's s mr mrs ms".split())


class Words:
    """The words of a text by index."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._spans = [match.span() for match in WORD.finditer(text)]

    def inside(self, spans: Iterable[Span]) -> frozenset[int]:
        """Indices of the words that these spans touch."""
        wanted = tuple(spans)
        return frozenset(i for i, (start, end) in enumerate(self._spans) for a, b in wanted if start < b and end > a)

    def occurrences(self, passages: Iterable[str]) -> list[frozenset[int]]:
        """The word indices of every occurrence of these passages."""
        matches = (match for passage in passages for match in re.finditer(re.escape(passage), self.text))
        return [self.inside([match.span()]) for match in matches]

    def has_content(self, indices: Iterable[int]) -> bool:
        """Whether any of these words is more than an article, a preposition or a title."""
        return any(self.text[slice(*self._spans[index])].lower() not in _EMPTY for index in indices)
