"""Prints scores as a table."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from rich.console import Console
from rich.table import Table

from bot.breakdown import Breakdown
from bot.evaluation.gold import GoldArticle
from bot.evaluation.scoring import score

NONE = "–"

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


def total(scores: Iterable[Counter[str]]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for counts in scores:
        sums.update(counts)
    return sums


def show(
    gold: Sequence[GoldArticle], breakdowns: Sequence[Breakdown], console: Console, by_hand: Mapping[str, float]
) -> None:
    """Print the figures, in a second column those `by_hand`."""
    counts = total(map(score, gold, breakdowns))
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
    for name, ratio in MEASURES:
        figure = ratio(counts)
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
