"""Compares two runs over the same gold: what the second won and lost, statement by statement, dispute by dispute."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from bot.breakdown import Noun
from bot.evaluation.report import MEASURES, total
from bot.evaluation.scoring import ArticleScore

NONE = "–"
_RANK = {"extra": 0, NONE: 1, "missed": 1, "missing": 1, "wrong source": 2, "half": 2, "right": 3, "whole": 3}


class Change(Noun):
    """A gold statement or dispute that the two runs treat differently, or an extra statement that came or went."""

    doc: str
    words: str
    before: str
    after: str

    @property
    def won(self) -> bool:
        return _RANK[self.after] > _RANK[self.before]


def changes(first: Sequence[ArticleScore], second: Sequence[ArticleScore]) -> list[Change]:
    return [
        Change(doc=before.doc, words=key[1], before=was, after=now)
        for before, after in zip(first, second, strict=True)
        for key in before.outcomes | after.outcomes
        if (was := before.outcomes.get(key, NONE)) != (now := after.outcomes.get(key, NONE))
    ]


def show(first: Sequence[ArticleScore], second: Sequence[ArticleScore], console: Console) -> None:
    for name, ratio in MEASURES:
        before, after = ratio(total(first)), ratio(total(second))
        if before is not None and after is not None:
            console.print(Text(f"{name:34} {before:5.1f} → {after:5.1f}   {after - before:+.1f}"))
    differences = changes(first, second)
    for doc, group in groupby(differences, key=lambda change: change.doc):
        console.print(Text(f"\n{doc}", style="bold"))
        for change in group:
            mark, style = ("won ", "green") if change.won else ("lost", "red")
            console.print(Text(f"  {mark}  {change.before} → {change.after}: {change.words}", style=style))
    won = sum(change.won for change in differences)
    console.print(f"\n{won} won, {len(differences) - won} lost.")
