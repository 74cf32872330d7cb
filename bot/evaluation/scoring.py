"""One breakdown against its gold. Pure.

A statement is found when its words and the gold's share at least half of their union, one to one, best first. Its
source is right when it shares a word that is no article, preposition or title with the gold's source.
An answer is right when it and one of its claims overlap a gold pair by half of the shorter end.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from bot.breakdown import Breakdown, Noun, Span, Statement
from bot.evaluation.gold import GoldArticle, GoldStatement

LEAST_OVERLAP = 0.5
MOST_CLAIMS = 3
"""Claims that count for one answer, so that answering everything is no way to be right."""
LONGEST_END, LONGEST_RATIO = 60, 3
"""An end of a pair that is longer than both is too vague to be right: words, and times the shorter end."""

_WORD = re.compile(r"\w+")
_EMPTY = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "and",
        "or",
        "by",
        "with",
        "from",
        "his",
        "her",
        "their",
        "its",
        "he's",
        "'s",
        "s",
        "mr",
        "mrs",
        "ms",
    ]
)


class Found(Noun):
    """One gold statement and what was found for it; indices into the gold and the breakdown."""

    gold: int
    statement: int
    exact: bool
    source_right: bool
    stance_right: bool | None
    """None where the gold does not say."""


class ArticleScore(Noun):
    """What one article adds to the totals."""

    doc: str
    gold: int
    offered: int
    """Statements of the breakdown that count: not in the article's own voice, not on what is not speech."""
    found: tuple[Found, ...]
    missed: tuple[int, ...]
    extra: tuple[int, ...]
    misquoted: int
    pairs_gold: int = 0
    pairs_offered: int = 0
    pairs_right: int = 0
    pairs_found: int = 0
    own_voice_wrong: int = 0
    tokens: int = 0
    seconds: float = 0.0

    @cached_property
    def counts(self) -> Counter[str]:
        """The sums that ratios are made of."""
        return Counter(
            gold=self.gold,
            offered=self.offered,
            found=len(self.found),
            exact=sum(one.exact for one in self.found),
            attributed=sum(one.source_right for one in self.found),
            stance_known=sum(one.stance_right is not None for one in self.found),
            stance_right=sum(one.stance_right is True for one in self.found),
            misquoted=self.misquoted,
            pairs_gold=self.pairs_gold,
            pairs_offered=self.pairs_offered,
            pairs_right=self.pairs_right,
            pairs_found=self.pairs_found,
            own_voice_wrong=self.own_voice_wrong,
        )


def score(gold: GoldArticle, breakdown: Breakdown) -> ArticleScore:
    """Score one breakdown of the gold's text."""
    words = Words(gold.text)
    said = [one for one in breakdown.statements if one.source.kind != "article"]
    honest = [_is_verbatim(one, gold.text) for one in said]
    golden = [words.inside(one.spans) for one in gold.statements]
    offered = [words.inside(one.spans) if true else frozenset() for one, true in zip(said, honest, strict=True)]
    matches = _match(golden, offered)
    of_speech = [(g, s) for g, s in matches if gold.statements[g].speech]
    ignored = len(matches) - len(of_speech)
    taken = {s for _, s in matches}
    return ArticleScore(
        doc=gold.doc,
        gold=sum(one.speech for one in gold.statements),
        offered=len(said) - ignored,
        found=tuple(_found(g, s, gold, said, words, golden, offered) for g, s in of_speech),
        missed=tuple(
            g for g, one in enumerate(gold.statements) if one.speech and g not in {found for found, _ in of_speech}
        ),
        extra=tuple(s for s in range(len(said)) if s not in taken),
        misquoted=honest.count(False),
        own_voice_wrong=_wrong_own_voice(gold, breakdown, words),
        tokens=breakdown.reader.tokens.in_ + breakdown.reader.tokens.out,
        seconds=breakdown.reader.seconds,
        **_pair_counts(gold, breakdown, words),
    )


class Words:
    """The words of a text by index, so that overlaps are counted in words and not in characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = [match.span() for match in _WORD.finditer(text)]

    def inside(self, spans: Iterable[Span]) -> frozenset[int]:
        return frozenset(
            index for index, (start, end) in enumerate(self.places) for a, b in spans if start < b and end > a
        )

    def telling(self, indices: frozenset[int]) -> bool:
        words = [self.text[slice(*self.places[index])].lower() for index in indices]
        return any(word not in _EMPTY for word in words)


def _is_verbatim(statement: Statement, text: str) -> bool:
    return statement.quote == " … ".join(text[start:end] for start, end in statement.spans)


def _match(golden: Sequence[frozenset[int]], offered: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    scored = [
        (-len(g & o) / len(g | o), gi, oi)
        for gi, g in enumerate(golden)
        for oi, o in enumerate(offered)
        if g & o and len(g & o) / len(g | o) >= LEAST_OVERLAP
    ]
    used_gold: set[int] = set()
    used_offered: set[int] = set()
    out = []
    for _, gi, oi in sorted(scored):
        if gi not in used_gold and oi not in used_offered:
            used_gold.add(gi)
            used_offered.add(oi)
            out.append((gi, oi))
    return out


def _found(
    g: int,
    s: int,
    gold: GoldArticle,
    said: Sequence[Statement],
    words: Words,
    golden: Sequence[frozenset[int]],
    offered: Sequence[frozenset[int]],
) -> Found:
    stance = gold.statements[g].stance
    return Found(
        gold=g,
        statement=s,
        exact=golden[g] == offered[s],
        source_right=_same_source(gold.statements[g], said[s], words),
        stance_right=None if stance is None else stance == said[s].stance,
    )


def _same_source(gold: GoldStatement, statement: Statement, words: Words) -> bool:
    source = statement.source
    mine = words.inside([(source.start, source.end)] if source.start is not None and source.end is not None else [])
    if not gold.source:
        return not mine
    true = words.inside(gold.source)
    shared = true & mine
    return bool(shared) and (words.telling(shared) or len(true) == 1)


def _pair_counts(gold: GoldArticle, breakdown: Breakdown, words: Words) -> dict[str, int]:
    if gold.pairs is None:
        return {}
    said = {one.id: one for one in breakdown.statements}
    ends = {name: words.inside(one.spans) for name, one in said.items()}
    pairs = [(words.inside(pair.claim), words.inside(pair.answer)) for pair in gold.pairs]
    offered = {
        (answer.statement, *sorted(answer.claims[:MOST_CLAIMS]))
        for dispute in breakdown.disputes
        for answer in dispute.answers
        if said[answer.statement].source.kind != "article"
    }
    right, found = 0, set()
    for answer, *claims in offered:
        hits = {
            index
            for index, (claim_words, answer_words) in enumerate(pairs)
            if touch(answer_words, ends[answer]) and any(touch(claim_words, ends[claim]) for claim in claims)
        }
        right += bool(hits)
        found |= hits
    return {
        "pairs_gold": len(pairs),
        "pairs_offered": len(offered),
        "pairs_right": right,
        "pairs_found": len(found),
    }


def touch(one: frozenset[int], other: frozenset[int]) -> bool:
    if not one or not other:
        return False
    short, long = sorted((len(one), len(other)))
    return len(one & other) >= LEAST_OVERLAP * short and long <= max(LONGEST_END, LONGEST_RATIO * short)


def _wrong_own_voice(gold: GoldArticle, breakdown: Breakdown, words: Words) -> int:
    if gold.pairs is None:
        return 0
    said = {one.id: words.inside(one.spans) for one in breakdown.statements}
    true = [words.inside(spans) for spans in gold.own_voice]
    return sum(not any(touch(one, said[name]) for one in true) for name in breakdown.own_voice)
