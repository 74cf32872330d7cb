"""Compares two runs over the same gold: what the second won and lost, statement by statement, dispute by dispute."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.text import Text

from bot.breakdown import Breakdown, Noun
from bot.evaluation.gold import GoldArticle
from bot.evaluation.report import MEASURES, total
from bot.evaluation.scoring import score

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
        """Whether the second run is better here."""
        return _RANK[self.after] > _RANK[self.before]


def changes(
    gold: Sequence[GoldArticle], first: Mapping[str, Breakdown], second: Mapping[str, Breakdown]
) -> list[Change]:
    result = []
    for article in gold:
        before, after = (score(article, run[article.doc]).outcomes for run in (first, second))
        for key in before | after:
            was, now = before.get(key) or NONE, after.get(key) or NONE
            if was != now:
                result.append(Change(doc=article.doc, words=key[1], before=was, after=now))
    return result


def show(
    gold: Sequence[GoldArticle], first: Mapping[str, Breakdown], second: Mapping[str, Breakdown], console: Console
) -> None:
    """Print the totals side by side, then every change."""
    old, new = (total([score(article, run[article.doc]) for article in gold]) for run in (first, second))
    for name, ratio in MEASURES:
        before, after = ratio(old), ratio(new)
        if before is not None and after is not None:
            console.print(Text(f"{name:34} {before:5.1f} → {after:5.1f}   {after - before:+.1f}"))
    differences, doc = changes(gold, first, second), ""
    for change in differences:
        if change.doc != doc:
            doc = change.doc
            console.print(Text(f"\n{doc}", style="bold"))
        mark, style = ("won ", "green") if change.won else ("lost", "red")
        console.print(Text(f"  {mark}  {change.before} → {change.after}: {change.words}", style=style))
    won = sum(change.won for change in differences)
    console.print(f"\n{won} won, {len(differences) - won} lost.")
