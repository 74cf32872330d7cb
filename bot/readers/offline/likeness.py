"""When two stretches of text speak of the same thing, or say the same."""

import re

from bot.lexicon.lookup import words
from bot.lexicon.nouns import FUNCTION_WORDS

_WORD = re.compile(r"[^\W_]+")
_COMMON = words(FUNCTION_WORDS) | {"a", "on", "at", "no", "so", "do", "did", "don", "t", "s", "re", "ve", "up", "out"}
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "es", "ed", "s", "e")
_SHORTEST_STEM = 4
_FEWEST_SHARED = 4
"""Fewer words in common are no repetition."""
_MOST_OF_THE_SHORTER = 0.8


def stems(text: str) -> frozenset[str]:
    """The meaningful words of a text, without their endings."""
    return frozenset(_stem(word) for word in _WORD.findall(text.casefold()) if word not in _COMMON)


def says_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether nearly all of the shorter stands in the longer."""
    shared = len(one & other)
    return shared >= _FEWEST_SHARED and shared >= _MOST_OF_THE_SHORTER * min(len(one), len(other))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM - 1:
            return word[: -len(ending)]
    return word
