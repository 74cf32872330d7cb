"""The same quotation with other words in it. Pure."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from bot.breakdown import Span
from bot.comparison.nouns import Difference
from bot.comparison.story import Story
from bot.language.text import STOP

LEAST_RUN = 4
"""Words in a row that two quotations have in common if they are one."""
LEAST_SHARE = 0.6
"""Of the words between the first and the last that they have in common."""
MOST_WORDS = 150
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|…|\.\.\.|\[|\]")
_CUTS = frozenset({"…", "...", "[", "]"})
_CONTRACTION = re.compile(r"(?:n['’]t|['’](?:s|m|re|ve|ll|d))$")

Words = Sequence[tuple[str, Span]]
"""Words as they are compared, each with its place."""


def differing_quotes(one: Story, other: Story) -> Iterator[Difference]:
    """Quotations that both articles have with a word changed, added or left out inside.

    What only one of them quotes further, before or behind, is no difference; nor is a cut that is marked.
    """
    theirs = [(span, _words(other, span)) for span in other.index.quotations]
    for span in one.index.quotations:
        ours = _words(one, span)
        for their_span, words in theirs:
            if gaps := _gaps(ours, words):
                entries = (
                    one.passage(span).model_copy(update={"changed": _joined(ours, [gap for gap, _ in gaps])}),
                    other.passage(their_span).model_copy(update={"changed": _joined(words, [gap for _, gap in gaps])}),
                )
                yield Difference(kind="words", entries=entries)


def weight(difference: Difference, texts: Sequence[str]) -> int:
    """How many of the differing words carry meaning; “had not” for “hadn't” carries none."""
    words = (
        match.group().casefold().replace("’", "'")
        for entry in difference.entries
        for span in entry.changed
        for match in _WORD.finditer(texts[entry.outlet], *span)
    )
    return sum(word not in STOP or word in ("never", "no") for word in words if not _CONTRACTION.search(word))


def _words(story: Story, span: Span) -> Words:
    found = list(_WORD.finditer(story.text, *span))[:MOST_WORDS]
    return [(match.group().casefold().replace("’", "'").replace("-", " "), match.span()) for match in found]


def _gaps(ours: Words, theirs: Words) -> list[tuple[range, range]]:
    """Which words differ between the first and the last that two quotations share; none if they are not one."""
    a, b = [word for word, _ in ours], [word for word, _ in theirs]
    if len(set(a) & set(b)) < LEAST_RUN:
        return []
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    ends = ((0, 0), (len(a) - 1, len(b) - 1))
    blocks = [block for block in matcher.get_matching_blocks() if block.size > 1 or (block.a, block.b) in ends]
    if not blocks or max(block.size for block in blocks) < LEAST_RUN:
        return []
    first, last = blocks[0], blocks[-1]
    longer = max(last.a + last.size - first.a, last.b + last.size - first.b)
    if sum(block.size for block in blocks) < LEAST_SHARE * longer:
        return []
    gaps = [
        (range(before.a + before.size, after.a), range(before.b + before.size, after.b))
        for before, after in pairwise(blocks)
    ]
    if any(not _CUTS.isdisjoint([*a[mine.start : mine.stop], *b[yours.start : yours.stop]]) for mine, yours in gaps):
        return []
    return [(mine, yours) for mine, yours in gaps if " ".join(a[i] for i in mine) != " ".join(b[i] for i in yours)]


def _joined(words: Words, gaps: Sequence[range]) -> tuple[Span, ...]:
    """Where the words of the gaps stand; of an empty one, nowhere."""
    return tuple((words[gap[0]][1][0], words[gap[-1]][1][1]) for gap in gaps if gap)
