"""Which articles are one story: the same wire text on five sites, with another headline and a few words changed. Pure."""

import re
from collections.abc import Sequence

SHINGLE = 5
"""Words in a row that are compared: shorter runs are shared by chance, longer ones break at every edit."""
SAME_STORY = 0.5
"""Share of the shorter article's runs that stand in the other one too: sites cut wire stories at the end."""
LEAST_RUNS = 8
"""Runs of a shorter text than this say nothing about it."""

_WORD = re.compile(r"\w+")


def stories(texts: Sequence[str]) -> list[list[int]]:
    """The numbers of the texts, those of one story together, in the order of each story's first."""
    runs = [_runs(text) for text in texts]
    groups: list[list[int]] = []
    for number, shingles in enumerate(runs):
        story = next((group for group in groups if any(_is_same(shingles, runs[other]) for other in group)), None)
        if story is None:
            groups.append([number])
        else:
            story.append(number)
    return groups


def _runs(text: str) -> frozenset[int]:
    words = _WORD.findall(text.casefold())
    return frozenset(hash(tuple(words[at : at + SHINGLE])) for at in range(max(0, len(words) - SHINGLE + 1)))


def _is_same(first: frozenset[int], second: frozenset[int]) -> bool:
    shorter = min(len(first), len(second))
    if shorter < LEAST_RUNS:
        return bool(shorter) and first == second
    return len(first & second) >= SAME_STORY * shorter
