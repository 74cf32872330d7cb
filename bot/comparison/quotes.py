"""The same quotation with other words in it. Pure."""

import re
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from itertools import combinations, pairwise
from typing import NamedTuple

from bot.breakdown import Span
from bot.comparison.models import Entry, Item
from bot.comparison.story import Story

LEAST_RUN = 3
"""Words in a row that two quotations have in common if they are one."""
LEAST_SHARE = 0.5
"""Of the words from where both begin to differ to where both end."""
MOST_WORDS = 150
_SENTENCE = re.compile(r"[^\s“”\"](?:[^.!?“”\"]|[.!?](?!\s|[”\"]))*(?:[.!?]|(?<!,))")
"""One of a quotation, without its marks."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|…|\.\.\.|\[|\]")
_CUTS = frozenset({"…", "...", "[", "]"})
_SMALL = frozenset("that so is are am has have had would will a an the and".split())
_SMALL_AND_SHORT = re.compile(r"'(?:m|re|ve|ll|s|d)$")

Gaps = list[tuple[range, range]]
"""Which words differ, in one quotation and in the other."""


class _Said(NamedTuple):
    """One sentence of a quotation, with its words as they are compared and their places."""

    span: Span
    words: list[str]
    places: list[Span]

    def bold(self, gap: range) -> Span:
        """Where the words of a gap stand; an empty one is behind the word before it."""
        end = self.places[gap.stop - 1][1]
        return (self.places[gap.start][0], end) if gap else (end, end)


def differing_quotes(stories: Sequence[Story]) -> list[Item]:
    """Quotations, of people or papers, with a word changed, added or left out; those that differ most first.

    That one article quotes more, before or behind, alone makes no difference; nor does a cut that is marked, or a word
    that carries no meaning.
    """
    items: list[tuple[int, Item]] = []
    for first, second in combinations(stories, 2):
        for here, there in _pairs(list(_sentences(first)), list(_sentences(second))):
            if gaps := _gaps(here.words, there.words):
                ours, theirs = zip(*gaps, strict=True)
                differing = sum(map(len, (*ours, *theirs)))
                items.append(
                    (differing, Item(kind="quoted", entries=(_entry(first, here, ours), _entry(second, there, theirs))))
                )
    return [item for _, item in sorted(items, key=lambda weighed: -weighed[0])]


def _sentences(story: Story) -> Iterator[_Said]:
    for quotation in story.index.quotations:
        for piece in _SENTENCE.finditer(story.text, *quotation):
            words = list(_WORD.finditer(story.text, *piece.span()))[:MOST_WORDS]
            folded = [_SMALL_AND_SHORT.sub("", word.group().casefold().replace("’", "'")) for word in words]
            yield _Said(piece.span(), folded, [word.span() for word in words])


def _entry(story: Story, said: _Said, gaps: Sequence[range]) -> Entry:
    bold = ((start - said.span[0], end - said.span[0]) for start, end in map(said.bold, gaps))
    return story.entry_at([said.span]).model_copy(update={"bold": tuple(bold)})


def _pairs(first: Sequence[_Said], second: Sequence[_Said]) -> list[tuple[_Said, _Said]]:
    """Each sentence with that of the other article which has most of its words; each of the other once."""
    best: dict[Span, tuple[int, _Said, _Said]] = {}
    others = [(frozenset(said.words), said) for said in second]
    for said in first:
        folded = frozenset(said.words)
        shared, there = max(
            ((len(folded & words), other) for words, other in others), key=lambda pair: pair[0], default=(0, said)
        )
        # of two that share as much the later one: a headline may have the words out of the article
        if shared >= LEAST_RUN and (there.span not in best or shared >= best[there.span][0]):
            best[there.span] = shared, said, there
    return [(here, there) for _, here, there in best.values()]


def _gaps(first: Sequence[str], second: Sequence[str]) -> Gaps:
    """Which words differ; none where a cut is marked, or the two are not one quotation."""
    corners = ((0, 0), (len(first) - 1, len(second) - 1))
    matching = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    blocks = [block for block in matching if block.size > 1 or (block.size and (block.a, block.b) in corners)]
    if max((block.size for block in blocks), default=0) < LEAST_RUN:
        return []
    edges = pairwise((Match(0, 0, 0), *blocks, Match(len(first), len(second), 0)))
    gaps = [(range(before.a + before.size, after.a), range(before.b + before.size, after.b)) for before, after in edges]
    inner = gaps[1:-1] + [pair for pair in (gaps[0], gaps[-1]) if all(pair)]
    differing = [pair for pair in inner if _telling(first, pair[0]) != _telling(second, pair[1])]
    common = sum(block.size for block in blocks)
    most = max(sum(len(pair[side]) for pair in differing) for side in (0, 1))
    is_cut = any(not _CUTS.isdisjoint([*first[a.start : a.stop], *second[b.start : b.stop]]) for a, b in differing)
    return [] if is_cut or common < LEAST_SHARE * (common + most) else differing


def _telling(words: Sequence[str], gap: range) -> list[str]:
    return [word for word in words[gap.start : gap.stop] if word not in _SMALL]
