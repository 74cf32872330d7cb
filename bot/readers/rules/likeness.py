"""When two stretches of text speak of the same thing."""

import re

from bot.language.lexicon import words

_WORD = re.compile(r"[^\W_]+")
_COMMON = words("function_words") | {
    "a",
    "on",
    "at",
    "no",
    "so",
    "do",
    "did",
    "don",
    "t",
    "s",
    "re",
    "ve",
    "up",
    "out",
    "in",
    "one",
    "all",
    "any",
}
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "es", "ed", "s", "e")
_SHORTEST_STEM = 4


def stems(text: str) -> frozenset[str]:
    """The meaningful words of a text, without their endings."""
    return frozenset(_stem(word) for word in _WORD.findall(text.casefold()) if word not in _COMMON)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM - 1:
            return word[: -len(ending)]
    return word
