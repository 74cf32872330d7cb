"""The same quotation with other words in it. Pure."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from bot.breakdown import Span
from bot.comparison.nouns import Matched
from bot.comparison.story import Story

LEAST_RUN = 4
"""Words in a row that two quotations have in common if they are one."""
LEAST_SHARE = 0.6
"""Of the words between the first and the last that they have in common."""
MOST_WORDS = 150
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|…|\.\.\.|\[|\]")
_CUTS = frozenset({"…", "...", "[", "]"})


def differing_quotes(one: Story, other: Story) -> Iterator[Matched]:
    """Quotations that both articles have with a word changed, added or left out inside.

    What only one of them quotes further, before or behind, is no difference; nor is a cut that is marked.
    """
    theirs = [(span, _words(other, span)) for span in other.index.quotations]
    for span in one.index.quotations:
        ours = _words(one, span)
        for their_span, words in theirs:
            changed = _changes(ours, words)
            if changed:
                yield Matched(entries=(one.passage(span), other.passage(their_span)), differing=changed)


def _words(story: Story, span: Span) -> list[str]:
    return _WORD.findall(story.breakdown.article.text[slice(*span)])[:MOST_WORDS]


def _changes(ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, str] | None:
    a, b = [_folded(word) for word in ours], [_folded(word) for word in theirs]
    if len(set(a) & set(b)) < LEAST_RUN:
        return None
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size > 1]
    if not blocks or max(block.size for block in blocks) < LEAST_RUN:
        return None
    first, last = blocks[0], blocks[-1]
    inner_a, inner_b = (first.a, last.a + last.size), (first.b, last.b + last.size)
    common = sum(block.size for block in blocks)
    if common < LEAST_SHARE * max(inner_a[1] - inner_a[0], inner_b[1] - inner_b[0]):
        return None
    gaps = [
        (ours[before.a + before.size : after.a], theirs[before.b + before.size : after.b])
        for before, after in pairwise(blocks)
    ]
    if not gaps or any(_CUTS & {*mine, *yours} for mine, yours in gaps):
        return None
    told = [
        (" ".join(mine), " ".join(yours)) for mine, yours in gaps if _folded(" ".join(mine)) != _folded(" ".join(yours))
    ]
    return (" … ".join(mine for mine, _ in told), " … ".join(yours for _, yours in told)) if told else None


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'").replace("-", " ")
