"""A dispute's topic: at most eight words of its own statements."""

import re
from collections.abc import Sequence

from bot.breakdown import Statement
from bot.disputes.words import STOP, concept, concepts

MOST_WORDS = 8
_EDGES = " \t\n\r,;:.!?…–—-“”\"'‘’()[]"


def topic_of(statements: Sequence[Statement], claims: int) -> str:
    """The run of words in a claim that says most of what the whole dispute is about.

    The first `claims` statements are the claims; the run comes from one of them, or from an answer where no claim has words.
    """
    said = [set(concepts(one.quote)) for one in statements]
    best, best_score = "", 0.0
    for place, one in enumerate(statements):
        if best and place >= claims:
            break
        words = re.findall(r"\S+", one.quote)
        values = [_value(word, said) for word in words]
        for start in range(max(1, len(words) - MOST_WORDS + 1)):
            run = " ".join(_trim(words[start : start + MOST_WORDS]))
            score = sum(values[start : start + MOST_WORDS]) - 0.01 * start
            if run and (score > best_score or not best):
                best, best_score = run, score
    return best or statements[0].quote.strip(_EDGES)


def _value(word: str, said: Sequence[set[str]]) -> float:
    bare = word.strip(_EDGES)
    if not bare or bare.casefold() in STOP:
        return 0.0
    key = concept(bare)[0]
    return 1.0 + sum(key in one for one in said)


def _trim(words: list[str]) -> list[str]:
    """Without the small words at both ends, and the punctuation around."""
    bare = [word.strip(_EDGES).casefold() for word in words]
    start, end = 0, len(words)
    while start < end and (not bare[start] or bare[start] in STOP):
        start += 1
    while end > start and (not bare[end - 1] or bare[end - 1] in STOP):
        end -= 1
    kept = words[start:end]
    if kept:
        kept[0] = kept[0].lstrip(_EDGES)
        kept[-1] = kept[-1].rstrip(_EDGES)
    return kept
