"""The same quotation with other words in it. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import combinations, pairwise

from bot.breakdown import Span
from bot.comparison.nouns import Difference
from bot.comparison.story import Story

LEAST_RUN = 4
"""Words in a row that two quotations have in common if they are one."""
LEAST_SHARE = 0.6
"""Of the words between the first and the last that they have in common."""
MOST_WORDS = 150
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|…|\.\.\.|\[|\]")
_CUTS = frozenset({"…", "...", "[", "]"})
_NOT, _SHORT = re.compile(r"n['’]t$"), re.compile(r"['’](?:s|m|re|ve|ll|d)$")
_SMALL = frozenset("that so is are am has have had a an the and".split())
_SAME = {"anyone": "anybody", "everyone": "everybody", "someone": "somebody"}

Words = Sequence[tuple[str, Span]]
"""Words as they are compared, each with its place."""


def differing_quotes(stories: Sequence[Story]) -> list[Difference]:
    """Quotations that two articles have with a word changed, added or left out inside; those that differ most first.

    What only one article quotes further, before or behind, is no difference; nor is a cut that is marked.
    """
    quotes: dict[tuple[int, Span, int], tuple[int, Difference]] = {}
    for first, second in combinations(stories, 2):
        in_second = [(span, _words(second, span)) for span in second.index.quotations]
        for span in first.index.quotations:
            words = _words(first, span)
            for other_span, other_words in in_second:
                if gaps := _gaps(words, other_words):
                    here, there = (
                        _joined(words, [gap for gap, _ in gaps]),
                        _joined(other_words, [gap for _, gap in gaps]),
                    )
                    heavy = _weight(_told(first, here), _told(second, there))
                    entries = (
                        first.entry_at([span]).model_copy(update={"changed": here}),
                        second.entry_at([other_span]).model_copy(update={"changed": there}),
                    )
                    quote = Difference(kind="words" if heavy else "small words", entries=entries)
                    quotes.setdefault((first.number, span, second.number), (heavy, quote))
    return [quote for _, quote in sorted(quotes.values(), key=lambda pair: -pair[0])]


def _told(story: Story, spans: Sequence[Span]) -> list[str]:
    """The words that carry meaning: none in “that”, and the same in “had not” and “hadn't”."""
    whole = [
        word
        for span in spans
        for match in _WORD.finditer(story.text, *span)
        for word in _SHORT.sub("", _NOT.sub(" not", match.group().casefold())).split()
    ]
    return [_SAME.get(word, word) for word in whole if word not in _SMALL]


def _weight(first: Sequence[str], second: Sequence[str]) -> int:
    """How many words are in one alone; 1 if only their order differs, 0 if nothing does."""
    here, there = Counter(first), Counter(second)
    return ((here - there) + (there - here)).total() or int(first != second)


def _words(story: Story, span: Span) -> Words:
    matches = list(_WORD.finditer(story.text, *span))[:MOST_WORDS]
    return [(match.group().casefold().replace("’", "'").replace("-", " "), match.span()) for match in matches]


def _gaps(first: Words, second: Words) -> list[tuple[range, range]]:
    """Which words differ between the first and the last that two quotations share; none if they are not one."""
    a, b = [word for word, _ in first], [word for word, _ in second]
    if len(set(a) & set(b)) < LEAST_RUN:
        return []
    ends = ((0, 0), (len(a) - 1, len(b) - 1))
    matching = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    blocks = [block for block in matching if block.size > 1 or (block.size and (block.a, block.b) in ends)]
    if not blocks or max(block.size for block in blocks) < LEAST_RUN:
        return []
    start, end = blocks[0], blocks[-1]
    longer = max(end.a + end.size - start.a, end.b + end.size - start.b)
    if sum(block.size for block in blocks) < LEAST_SHARE * longer:
        return []
    gaps = [
        (range(before.a + before.size, after.a), range(before.b + before.size, after.b))
        for before, after in pairwise(blocks)
    ]
    stretches = [(a[gap.start : gap.stop], b[other.start : other.stop]) for gap, other in gaps]
    if any(not _CUTS.isdisjoint([*words, *others]) for words, others in stretches):
        return []
    return [pair for pair, (words, others) in zip(gaps, stretches, strict=True) if " ".join(words) != " ".join(others)]


def _joined(words: Words, gaps: Sequence[range]) -> tuple[Span, ...]:
    """Where the words of the gaps stand; an empty one is behind the word before it."""
    ends = [end for _, (_, end) in words]
    return tuple(
        (words[gap[0]][1][0], ends[gap[-1]]) if gap else (ends[gap.start - 1], ends[gap.start - 1]) for gap in gaps
    )
