"""One breakdown against its gold. Pure.

A statement is found when its words and the gold's share at least half of their union, one to one, best first. Its
source is right when it shares a word that is no article, preposition or title with the gold's source. How disputes are
scored stands in disputes.py.
"""

from collections import Counter
from collections.abc import Sequence

from bot.breakdown import Breakdown, Noun, Statement
from bot.evaluation import disputes
from bot.evaluation.disputes import State
from bot.evaluation.gold import GoldArticle, GoldStatement
from bot.evaluation.words import Words

LEAST_OVERLAP = 0.5


class Found(Noun):
    """One gold statement and what was found for it; indices into the gold and the breakdown."""

    gold: int
    statement: int
    exact: bool
    source_right: bool
    role_right: bool | None
    """None where the gold does not say."""


class ArticleScore(Noun):
    """How one article was read, and what it adds to the totals."""

    doc: str
    counts: Counter[str]
    found: tuple[Found, ...] = ()
    missed: tuple[int, ...] = ()
    """Indices of gold statements."""
    extra: tuple[int, ...] = ()
    """Indices of what somebody said."""
    states: tuple[State, ...] = ()
    """How each gold dispute is shown."""
    tokens: int = 0
    seconds: float = 0.0


def score(gold: GoldArticle, breakdown: Breakdown) -> ArticleScore:
    """Score one breakdown of the gold's text."""
    words = Words(gold.text)
    said = voiced(breakdown)
    one = _of_statements(gold, said, words)
    told = disputes.score(gold.disputes, breakdown, words) if gold.disputes else None
    reader = breakdown.reader
    return one.model_copy(
        update={
            "counts": one.counts + told.counts if told else one.counts,
            "states": told.states if told else (),
            "tokens": reader.tokens.in_ + reader.tokens.out,
            "seconds": reader.seconds,
        }
    )


def voiced(breakdown: Breakdown) -> list[Statement]:
    """What somebody said; a claim that only its denial tells of counts among the disputes alone."""
    said = [one for one in breakdown.statements if one.source.kind != "article"]
    return [one for one in said if one.source.kind != "unknown" or not any(_holds(other, one) for other in said)]


def _holds(answer: Statement, claim: Statement) -> bool:
    return answer is not claim and all(
        any(s <= start and end <= e for s, e in answer.spans) for start, end in claim.spans
    )


def _of_statements(gold: GoldArticle, said: Sequence[Statement], words: Words) -> ArticleScore:
    honest = [one.quote == " … ".join(gold.text[start:end] for start, end in one.spans) for one in said]
    counts = Counter[str](misquoted=honest.count(False))
    if gold.statements is None:
        return ArticleScore(doc=gold.doc, counts=counts)
    golden = [words.inside(one.spans) for one in gold.statements]
    offered = [words.inside(one.spans) if true else frozenset() for one, true in zip(said, honest, strict=True)]
    matches = _match(golden, offered)
    speech = {g for g, one in enumerate(gold.statements) if one.speech}
    found = tuple(
        Found(
            gold=g,
            statement=s,
            exact=golden[g] == offered[s],
            source_right=_same_source(gold.statements[g], said[s], words),
            role_right=None if (roles := gold.statements[g].roles) is None else said[s].role in roles,
        )
        for g, s in matches
        if g in speech
    )
    counts.update(
        gold=len(speech),
        offered=len(said) - (len(matches) - len(found)),
        found=len(found),
        exact=sum(one.exact for one in found),
        attributed=sum(one.source_right for one in found),
        role_known=sum(one.role_right is not None for one in found),
        statement_role_right=sum(one.role_right is True for one in found),
    )
    taken = {s for _, s in matches}
    return ArticleScore(
        doc=gold.doc,
        counts=counts,
        found=found,
        missed=tuple(sorted(speech - {one.gold for one in found})),
        extra=tuple(s for s in range(len(said)) if s not in taken),
    )


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


def _same_source(gold: GoldStatement, statement: Statement, words: Words) -> bool:
    source = statement.source
    mine = words.inside([(source.start, source.end)] if source.start is not None and source.end is not None else [])
    if not gold.source:
        return not mine
    true = words.inside(gold.source)
    shared = true & mine
    return bool(shared) and (words.telling(shared) or len(true) == 1)
