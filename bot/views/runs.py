"""Styled words, the one form in which the outline says everything and from which each view makes its own."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from bot.views.sanitize import clean_line


@dataclass(frozen=True)
class Run:
    """Words in one style; a link where there is a `url`."""

    text: str
    style: Literal["", "bold", "italic", "strike"] = ""
    url: str | None = None


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Place:
    """Where in the article: the paragraph's number, and a link to the passage where the article has an address."""

    paragraph: int
    url: str | None

    @property
    def mark(self) -> Run:
        """¶4"""
        return Run(f"¶{self.paragraph}", url=self.url)


def plain(text: str) -> Runs:
    return (Run(clean_line(text)),)


def bold(text: str) -> Runs:
    return (Run(clean_line(text), "bold"),)


def struck(runs: Runs) -> Runs:
    return tuple(replace(run, style="strike") for run in runs)


def marks(places: Iterable[Place]) -> Runs:
    """A space and ¶4 for each place, linked where the article has an address."""
    return tuple(run for place in places for run in (Run(" "), place.mark))


def joined(parts: Iterable[Runs], between: str) -> Runs:
    return tuple(run for part in parts for run in (Run(between), *part))[1:]


def merged(runs: Runs) -> Runs:
    """Neighbours of one style as one run."""
    together = groupby(runs, key=lambda run: (run.style, run.url))
    return tuple(Run(spoken(tuple(same)), style, url) for (style, url), same in together)


def spoken(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def words_in(runs: Runs) -> int:
    return len(spoken(runs).split())
