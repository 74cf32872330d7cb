"""Prints scores as tables, and what the second of two runs over the same gold won and lost."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.breakdown import Noun
from bot.evaluation.gold import GoldArticle
from bot.evaluation.scoring import ArticleScore

NONE = "–"
_RANK = {"extra": 0, NONE: 1, "missed": 1, "missing": 1, "wrong source": 2, "half": 2, "right": 3, "whole": 3}

Ratio = Callable[[Mapping[str, int]], float | None]


def _share(part: str, whole: str) -> Ratio:
    return lambda counts: 100 * counts[part] / counts[whole] if counts[whole] else None


def _f1(part: str) -> Ratio:
    def ratio(counts: Mapping[str, int]) -> float | None:
        both = counts["gold"] + counts["offered"]
        return 200 * counts[part] / both if both else None

    return ratio


MEASURES: tuple[tuple[str, Ratio], ...] = (
    ("statements found, precision", _share("found", "offered")),
    ("statements found, recall", _share("found", "gold")),
    ("statements found, F1", _f1("found")),
    ("… with the right source, F1", _f1("attributed")),
    ("… word for word as in gold, F1", _f1("exact")),
    ("right source, of those found", _share("attributed", "found")),
    ("right role, of those found", _share("statement_role_right", "role_known")),
    ("main disputes shown whole", _share("main_whole", "main")),
    ("… by half", _share("main_half", "main")),
    ("… among the first three", _share("in_first", "first")),
    ("minor disputes shown whole", _share("minor_whole", "minor")),
    ("positions found", _share("positions_found", "positions")),
    ("right party, of those found", _share("party_right", "positions_found")),
    ("right role, of those", _share("role_right", "party_right")),
    ("lines that stand in the gold", _share("lines_good", "lines")),
)


def total(scores: Sequence[ArticleScore]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for result in scores:
        sums.update(result.counts)
    return sums


def show(
    gold: Sequence[GoldArticle],
    scores: Sequence[ArticleScore],
    console: Console,
    beside: Mapping[str, Mapping[str, float | None]] = MappingProxyType({}),
) -> None:
    counts = total(scores)
    console.print(_measures(counts, beside))
    words = sum(len(article.text.split()) for article in gold)
    seconds = sum(result.seconds for result in scores)
    console.print(
        f"{len(scores)} articles, {words:,} words · misquoted: {counts['misquoted']} · "
        f"{_mistakes(counts)}"
        f"{seconds:.1f} s" + (f" · {words / seconds:,.0f} words/s" if seconds else "")
    )


def _measures(counts: Counter[str], beside: Mapping[str, Mapping[str, float | None]]) -> Table:
    table = Table(title="How right", title_justify="left")
    table.add_column("measure")
    for column in ("%", *beside):
        table.add_column(column, justify="right")
    for name, ratio in MEASURES:
        figures = (ratio(counts), *(others.get(name) for others in beside.values()))
        if figures[0] is not None:
            table.add_row(name, *(NONE if figure is None else f"{figure:.1f}" for figure in figures))
    return table


def _mistakes(counts: Mapping[str, int]) -> str:
    """Counts of what must never happen in disputes; empty without gold for disputes."""
    if not counts["articles"]:
        return ""
    return (
        f"traps: {counts['trapped']} of {counts['traps']} · disputes that are none of the gold's: {counts['stray']} of "
        f"{counts['disputes']} · false “no answer”: {counts['no_answer_false']} of {counts['no_answer']} · "
        f"own-voice flags not in the gold: {counts['own_voice_wrong']} of {counts['own_voice']} · "
    )


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


def show_changes(first: Sequence[ArticleScore], second: Sequence[ArticleScore], console: Console) -> None:
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
