"""Prints scores as a table."""

from collections import Counter
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table

from bot.breakdown import Breakdown
from bot.evaluation.gold import GoldArticle
from bot.evaluation.scoring import score

NONE = "–"

MEASURES = (
    ("statements found, precision", "found", "offered"),
    ("statements found, recall", "found", "gold"),
    ("statements found, F1", "found", "gold", "offered"),
    ("… with the right source, F1", "attributed", "gold", "offered"),
    ("… word for word as in gold, F1", "exact", "gold", "offered"),
    ("right source, of those found", "attributed", "found"),
    ("right role, of those found", "statement_role_right", "role_known"),
    ("main disputes shown whole", "main_whole", "main"),
    ("… by half", "main_half", "main"),
    ("… among the first three", "in_first", "first"),
    ("minor disputes shown whole", "minor_whole", "minor"),
    ("positions found", "positions_found", "positions"),
    ("right party, of those found", "party_right", "positions_found"),
    ("right role, of those", "role_right", "party_right"),
    ("lines that stand in the gold", "lines_good", "lines"),
)
"""Each with the count of what is right, and of what it is a part; F1 is a part of the mean of two."""


def figures(counts: Mapping[str, int]) -> dict[str, float | None]:
    """Every measure in %; None where there is nothing to measure."""
    wholes = {name: sum(counts[of] for of in whole) / len(whole) for name, _, *whole in MEASURES}
    return {name: 100 * counts[part] / wholes[name] if wholes[name] else None for name, part, *_ in MEASURES}


def show(
    gold: Sequence[GoldArticle], breakdowns: Sequence[Breakdown], console: Console, by_hand: Mapping[str, float]
) -> None:
    """Print the figures, in a second column those `by_hand`."""
    counts = sum(map(score, gold, breakdowns), Counter[str]())
    console.print(_measures(counts, by_hand))
    words = sum(len(article.text.split()) for article in gold)
    seconds = sum(breakdown.reader.seconds for breakdown in breakdowns)
    speed = f" · {words / seconds:,.0f} words/s" if seconds else ""
    read = f"{len(gold)} articles, {words:,} words · misquoted: {counts['misquoted']}"
    console.print(f"{read} · {_mistakes(counts)}{seconds:.1f} s{speed}")


def _measures(counts: Counter[str], by_hand: Mapping[str, float]) -> Table:
    table = Table(title="How right", title_justify="left")
    table.add_column("measure")
    for column in ("%", "by hand (README)") if by_hand else ("%",):
        table.add_column(column, justify="right")
    for name, figure in figures(counts).items():
        if figure is not None:
            beside = [f"{by_hand[name]:.1f}" if name in by_hand else NONE] if by_hand else []
            table.add_row(name, f"{figure:.1f}", *beside)
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
