"""Scores one breakdown against its gold. Pure.

A statement is found when its words and the gold's share at least half of their union, one to one, best first. Its
source is right when it shares a word that is no article, preposition or title with the gold's source. `disputes.py`
scores the disputes.
"""

from collections import Counter
from collections.abc import Sequence

from bot.breakdown import Breakdown, Statement
from bot.evaluation import disputes
from bot.evaluation.gold import GoldArticle, GoldStatement, Words, one_to_one

MIN_OVERLAP = 0.5


def score(gold: GoldArticle, breakdown: Breakdown) -> Counter[str]:
    """Counts of one article that add up over articles."""
    words = Words(gold.text)
    statements = _reported(breakdown)
    counts = Counter[str](misquoted=sum(_is_misquoted(gold, statement) for statement in statements))
    if gold.statements is not None:
        counts.update(_score_statements(gold, gold.statements, statements, words))
    if gold.disputes:
        counts.update(disputes.score(gold.disputes, breakdown, words))
    return counts


def _reported(breakdown: Breakdown) -> list[Statement]:
    """Statements by others than the article, without claims that only their own denial reports: these are disputes."""
    statements = [s for s in breakdown.statements if s.source.kind != "article"]
    return [s for s in statements if s.source.kind != "unknown" or not any(_contains(other, s) for other in statements)]


def _contains(outer: Statement, inner: Statement) -> bool:
    return outer is not inner and all(
        any(a <= start and end <= b for a, b in outer.spans) for start, end in inner.spans
    )


def _is_misquoted(gold: GoldArticle, statement: Statement) -> bool:
    return statement.quote != gold.quote(statement.spans)


def _score_statements(
    gold: GoldArticle, wanted: Sequence[GoldStatement], statements: Sequence[Statement], words: Words
) -> Counter[str]:
    counts = Counter[str](gold=sum(statement.speech for statement in wanted), offered=len(statements))
    gold_words = [words.inside(statement.spans) for statement in wanted]
    shown = [words.inside(() if _is_misquoted(gold, said) else said.spans) for said in statements]
    overlaps = (
        (-len(wanted & said) / len(wanted | said), number, at)
        for number, wanted in enumerate(gold_words)
        for at, said in enumerate(shown)
        if wanted & said
    )
    matches = one_to_one(pair for pair in overlaps if -pair[0] >= MIN_OVERLAP)
    for number, statement in enumerate(wanted):
        at = matches.get(number)
        if at is None:
            continue
        if not statement.speech:
            counts["offered"] -= 1
            continue
        is_right = _is_same_source(statement, statements[at], words)
        counts.update(found=1, attributed=is_right, exact=gold_words[number] == shown[at])
        if statement.roles is not None:
            counts.update(role_known=1, statement_role_right=statements[at].role in statement.roles)
    return counts


def _is_same_source(gold: GoldStatement, statement: Statement, words: Words) -> bool:
    source = statement.source
    shown = words.inside([] if source.start is None or source.end is None else [(source.start, source.end)])
    wanted = words.inside(gold.source)
    if not wanted:
        return not shown
    shared = wanted & shown
    return bool(shared) and (words.has_content(shared) or len(wanted) == 1)
