"""A dispute's topic: at most eight words of its own statements."""

from collections.abc import Sequence

from bot.breakdown import Statement

MOST_WORDS = 8


def topic_of(claims: Sequence[Statement]) -> str:
    """At most eight words of the first claim."""
    return " ".join(claims[0].quote.split()[:MOST_WORDS])
