"""The proper names in a mention, and whether two of them can be one. Pure."""

import re
from difflib import get_close_matches

from bot.language.common import PRONOUNS
from bot.language.text import stem

CAPITALISED = r"(?:(?:[A-Z]\.){2,}|[A-ZÀ-ÖØ-Þ][\w’'./-]*)"
"""A word with a capital, or initials with their dots, as a pattern."""
_NAMELESS = frozenset(
    "the a an mr mrs ms dr sir lord lady dame president senator sen rep gov governor mayor judge justice detective inspector"
    " chief captain sergeant professor prof police officer former acting deputy".split()
)
_SHORT = re.compile(r"\(([A-Z]{2,})\)")
"""“The Ground Workers (GW)”."""
LONGEST_NAME = 200
"""Characters of a name: what stands before these is none of it."""
_NAME_AT_END = re.compile(rf"{CAPITALISED}(?:\s(?:(?:of|and|the|de|von|van|al|bin|el)\s)*{CAPITALISED})*$")
_DESCRIBES = re.compile(
    r"\b(?:of|for|at|from|in|with|to|by|on|about|over|under|between|against|near|behind)\b|^an?\b", re.IGNORECASE
)


def names(text: str) -> frozenset[str]:
    """The words of the proper names in a mention, folded, without titles.

    A description that only holds a name (“a spokesman for Halden Mutual”, “the GOP nominee”) is none: whom it means is
    for the reader to tell. In “Rosa Lindt, a Vell councillor” and “the union’s Rosa Lindt” Rosa Lindt is.
    """
    found: set[str] = set()
    for segment in re.split(r",|\(", text):
        part = re.split(r"['’]s?\s", segment.strip())[-1][-LONGEST_NAME:]
        run = _NAME_AT_END.search(part)
        if run and not _DESCRIBES.search(part[: run.start()]):
            words = (re.sub(r"['’]s$|\.", "", word).casefold().replace("’", "'") for word in run.group().split())
            found.update(word for word in words if word not in _NAMELESS and word not in PRONOUNS)
    found.update(short.casefold() for short in _SHORT.findall(text))
    return frozenset(found - {"and", "of"})


def share_a_name(called: frozenset[str], shown: frozenset[str]) -> bool:
    """Whether two names have a word in common, but for its ending or a slip of a letter, or one is the other's initials."""
    return bool(set(map(stem, called)) & set(map(stem, shown))) or any(
        get_close_matches(short, full, cutoff=0.85)
        or (1 < len(short) <= len(full) and all(any(word[0] == letter for word in full) for letter in short))
        for short_names, full in ((called, shown), (shown, called))
        for short in short_names
    )
