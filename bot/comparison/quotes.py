"""The same quotation with other words in it. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import Match, SequenceMatcher
from itertools import combinations, pairwise

from bot.breakdown import Span
from bot.comparison.excerpts import in_text
from bot.comparison.nouns import Entry, Item
from bot.comparison.story import Story

LEAST_RUN = 4
"""Words in a row that two quotations have in common if they are one."""
LEAST_SHARE = 0.5
"""Of the words that one has from where both begin to differ to where both end."""
MOST_WORDS = 150
BETWEEN = 8
"""Words between two parts of one speech: “said Dora Pell, the union's secretary”."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|…|\.\.\.|\[|\]")
_CUTS = frozenset({"…", "...", "[", "]"})
_WHOLE = {"'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "n't": "not", "'s": "is", "'d": "had"}
_SHORTENED = re.compile(r"(?:'m|'re|'ve|'ll|n't|'s|'d)$")
_ENDS = re.compile(r"[\s”\"’']{0,4}[.!?]|,[”\"]")
_SMALL = frozenset("that so is are am has have had would a an the and".split())

Words = Sequence[tuple[str, Span]]
"""Words as they are compared, each with its place."""


def differing_quotes(stories: Sequence[Story]) -> list[Item]:
    """Quotations, of people or papers, with a word changed, added or left out; those that differ most first.

    That one article quotes more, before or behind, alone makes no difference; nor does a cut that is marked, or a word
    that carries no meaning.
    """
    quotes: dict[tuple[int, Span, int], tuple[int, int, Item]] = {}
    for first, second in combinations(stories, 2):
        in_second = [(speech, _words(second, speech)) for speech in _speeches(second)]
        for speech in _speeches(first):
            words = _words(first, speech)
            for other, other_words in in_second:
                gaps = _gaps(words, other_words, [_ends(first, words), _ends(second, other_words)])
                here, there = [gap for gap, _ in gaps], [gap for _, gap in gaps]
                heavy = _weight(_telling(words, here), _telling(other_words, there))
                if heavy:
                    entries = (
                        _entry(first, speech, _joined(words, here), other_words),
                        _entry(second, other, _joined(other_words, there), words),
                    )
                    key, shared = (first.number, speech[0], second.number), len(dict(words).keys() & dict(other_words))
                    if key not in quotes or shared > quotes[key][0]:  # the letter, and not the headline out of it
                        quotes[key] = shared, heavy, Item(kind="quoted", entries=entries)
    return [quote for _, _, quote in sorted(quotes.values(), key=lambda found: -found[1])]


def _entry(story: Story, speech: Sequence[Span], differing: Sequence[Span], other: Words) -> Entry:
    """The parts of a speech that the other has, too, and what stands between them."""
    known = {word for word, _ in other}
    words = [[word for word, _ in _words(story, (part,))] for part in speech]
    parts = [at for at, own in enumerate(words) if sum(word in known for word in own) >= LEAST_SHARE * len(own)]
    return in_text(differing, story.entry_at(speech[parts[0] : parts[-1] + 1] if parts else speech))


def _speeches(story: Story) -> list[tuple[Span, ...]]:
    """Quotations; those of one paragraph with no more than “she said” between them are one speech."""
    speeches: list[tuple[Span, ...]] = []
    for span in story.index.quotations:
        before = speeches[-1][-1] if speeches else None
        goes_on = (
            before
            and story.index.paragraph(before[0]) == story.index.paragraph(span[0])
            and story.text[before[1] - 2] in ",.!?"
            and len(story.text[before[1] : span[0]].split()) <= BETWEEN
            and story.said_in[story.index.sentence_at(before[0])] == story.said_in[story.index.sentence_at(span[0])]
        )
        speeches.append((*speeches.pop(), span) if goes_on else (span,))
    return speeches


def _telling(words: Words, gaps: Sequence[range]) -> list[str]:
    """The words of the gaps that carry meaning."""
    return [words[at][0] for gap in gaps for at in gap if words[at][0] not in _SMALL]


def _weight(first: Sequence[str], second: Sequence[str]) -> int:
    """How many words are in one alone; 1 if only their order differs, 0 if nothing does."""
    here, there = Counter(first), Counter(second)
    return ((here - there) + (there - here)).total() or int(first != second)


def _words(story: Story, speech: Sequence[Span]) -> Words:
    """The words, a short form as its two words: “didn't” is “did not”."""
    matches = [match for span in speech for match in _WORD.finditer(story.text, *span)][:MOST_WORDS]
    folded = ((match.group().casefold().replace("’", "'").replace("-", " "), match.span()) for match in matches)
    return [
        (part, place)
        for word, place in folded
        for part in _SHORTENED.sub(lambda short: f"|{_WHOLE[short.group()]}", word).split("|")
    ]


def _ends(story: Story, words: Words) -> list[int]:
    """The numbers of the words behind which a sentence ends; -1 for the beginning, and the last."""
    ends = (at for at, (_, (_, end)) in enumerate(words) if _ENDS.match(story.text, end))
    return [-1, *ends, len(words) - 1]


def _gaps(first: Words, second: Words, ends: Sequence[Sequence[int]]) -> list[tuple[range, range]]:
    """Which words differ in two quotations of one speech, within the sentences that both have; else none."""
    a, b = [word for word, _ in first], [word for word, _ in second]
    if len(set(a) & set(b)) < LEAST_RUN:
        return []
    corners = ((0, 0), (len(a) - 1, len(b) - 1))
    matching = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    blocks = [block for block in matching if block.size > 1 or (block.size and (block.a, block.b) in corners)]
    if not blocks or max(block.size for block in blocks) < LEAST_RUN:
        return []
    gaps = [
        (range(before.a + before.size, after.a), range(before.b + before.size, after.b))
        for before, after in pairwise(blocks)
    ]
    outside = [_beside(ends, block, is_end) for block, is_end in ((blocks[0], False), (blocks[-1], True))]
    both = [pair for pair in outside if all(pair)]
    gaps = [pair for pair in (*both, *gaps) if _text(a, pair[0]) != _text(b, pair[1])]
    if any(not _CUTS.isdisjoint([*a[gap.start : gap.stop], *b[other.start : other.stop]]) for gap, other in gaps):
        return []
    common = sum(block.size for block in blocks)
    if common < LEAST_SHARE * (common + max(sum(len(pair[side]) for pair in gaps) for side in (0, 1))):
        return []
    if gaps and any(outside[1]) and outside[1] not in gaps and _CUTS.isdisjoint([*a, *b]):
        gaps.append(outside[1])  # one goes on to the end of its sentence
    return sorted(gaps, key=lambda pair: (pair[0].start, pair[1].start))


def _beside(ends: Sequence[Sequence[int]], block: Match, is_end: bool) -> tuple[range, range]:
    """The words before the first, or behind the last, that both have, in the same sentence."""
    first, second = (
        range(at + block.size, next(end for end in known if end >= at + block.size - 1) + 1)
        if is_end
        else range(max(end for end in known if end < at) + 1, at)
        for known, at in zip(ends, block[:2], strict=True)
    )
    return first, second


def _text(words: Sequence[str], gap: range) -> str:
    return " ".join(words[gap.start : gap.stop])


def _joined(words: Words, gaps: Sequence[range]) -> tuple[Span, ...]:
    """Where the words of the gaps stand; an empty one is behind the word before it."""
    ends = [end for _, (_, end) in words]
    return tuple(
        (words[gap[0]][1][0], ends[gap[-1]]) if gap else (ends[gap.start - 1], ends[gap.start - 1]) for gap in gaps
    )
