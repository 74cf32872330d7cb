"""A text that is all in capitals, in the case in which it is usually written: the parser knows words in that case only."""

import re
from functools import cache

from bot.lexicon import nouns, people, places
from bot.lexicon.lookup import verb_groups, words

_SHOUTED = 0.9
"""Share of capital letters from which a whole text shouts; headlines and acronyms alone never come near it."""
_FEWEST_LETTERS = 60
_WORD = re.compile(r"[^\W\d_]+(?:[’'.][^\W\d_]+)*")
_OPENS = re.compile(r"(?:^|[.!?:\n])[\s“”\"‘’'(]*$")
_BEFORE = 4
"""Characters before a word in which the end of a sentence shows."""


def usual_case(text: str) -> str:
    """The same text, character for character, in usual case where it is all in capitals; else the text itself."""
    letters = [char for char in text if char.isalpha()]
    if len(letters) < _FEWEST_LETTERS or sum(char.isupper() for char in letters) < _SHOUTED * len(letters):
        return text
    out = [char.lower() if len(char.lower()) == 1 else char for char in text]
    after_name = False
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group().lower()
        named = word in _names() or word in people.TITLES
        follows = after_name and word not in _never_names()
        if named or follows or _OPENS.search(text[max(0, start - _BEFORE) : start]):
            out[start] = text[start]
        if "." in word:
            # "U.S."
            out[start:end] = text[start:end]
        after_name = named and text[end : end + 1] in {" ", "."}
    return "".join(out)


@cache
def _names() -> frozenset[str]:
    """What is written with a capital wherever it stands."""
    first_names = (words(people.MALE) | words(people.FEMALE)) - words(nouns.PEOPLE)
    known = words(places.COUNTRIES) | words(places.CAPITALS) | words(places.NATIONALITIES) | words(nouns.DATES)
    return (first_names | known | {"i"}) - words(nouns.FUNCTION_WORDS) | {"i"}


@cache
def _never_names() -> frozenset[str]:
    return words(nouns.FUNCTION_WORDS) | verb_groups().keys()
