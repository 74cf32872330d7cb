"""Overlaps counted in words, not in characters. Pure."""

import re
from collections.abc import Iterable, Iterator

from bot.breakdown import Span

WORD = re.compile(r"\w+")
_EMPTY = frozenset("the a an of to in on at for and or by with from his her their its he's 's s mr mrs ms".split())


class Words:
    """The words of a text by index."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = [match.span() for match in WORD.finditer(text)]

    def inside(self, spans: Iterable[Span]) -> frozenset[int]:
        """Indices of the words that these spans touch."""
        wanted = tuple(spans)
        return frozenset(
            index for index, (start, end) in enumerate(self.places) for a, b in wanted if start < b and end > a
        )

    def of(self, passage: str) -> Iterator[frozenset[int]]:
        """Indices of the words of each occurrence of a passage."""
        at = self.text.find(passage)
        while at >= 0:
            yield self.inside([(at, at + len(passage))])
            at = self.text.find(passage, at + 1)

    def telling(self, indices: frozenset[int]) -> bool:
        """Whether any of these words is more than an article, a preposition or a title."""
        return any(self.text[slice(*self.places[index])].lower() not in _EMPTY for index in indices)
