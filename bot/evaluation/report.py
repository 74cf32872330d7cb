"""Scores → tables in the terminal. Every figure comes with its 95 % interval, by resampling articles."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.evaluation.gold import GoldArticle
from bot.evaluation.scoring import ArticleScore

RESAMPLES = 1_000
SEED = 20_260_901
"""Fixed, so that two runs over the same answers print the same intervals."""
WORST = 8

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
    """The sums over articles."""
    sums: Counter[str] = Counter()
    for one in scores:
        sums.update(one.counts)
    return sums


def resampled(scores: Sequence[ArticleScore]) -> list[Counter[str]]:
    """The sums when the articles are drawn anew with replacement, again and again."""
    dice = random.Random(SEED)  # noqa: S311 resampling, not a secret
    return [total(dice.choices(scores, k=len(scores))) for _ in range(RESAMPLES)]


def interval(draws: Sequence[Mapping[str, int]], ratio: Ratio) -> tuple[float, float] | None:
    """The middle 95 % of a ratio over the draws."""
    values = sorted(value for value in map(ratio, draws) if value is not None)
    return (values[int(0.025 * len(values))], values[int(0.975 * len(values))]) if values else None


def show(gold: Sequence[GoldArticle], scores: Sequence[ArticleScore], console: Console) -> None:
    """Print the whole report."""
    counts = total(scores)
    console.print(_measures(scores, counts))
    if counts["gold"]:
        console.print(_by("kind of quote", gold, scores, _kind))
        console.print(_by("cue (the 15 most frequent)", gold, scores, _cue, most=15))
        console.print(_worst(scores))
    words = sum(len(article.text.split()) for article in gold)
    seconds = sum(one.seconds for one in scores)
    console.print(
        f"{len(scores)} articles, {words:,} words · misquoted: {counts['misquoted']} · "
        f"{_mistakes(counts)}"
        f"{sum(one.tokens for one in scores):,} tokens · {seconds:.1f} s"
        + (f" · {words / seconds:,.0f} words/s" if seconds else "")
    )


def _measures(scores: Sequence[ArticleScore], counts: Counter[str]) -> Table:
    table = Table(title="How right", title_justify="left")
    table.add_column("measure")
    table.add_column("%", justify="right")
    table.add_column("95 % interval", justify="right")
    draws = resampled(scores)
    for name, ratio in MEASURES:
        value, between = ratio(counts), interval(draws, ratio)
        if value is not None and between:
            table.add_row(name, f"{value:.1f}", f"{between[0]:.1f} – {between[1]:.1f}")
    return table


def _by(
    name: str,
    gold: Sequence[GoldArticle],
    scores: Sequence[ArticleScore],
    of: Callable[[GoldArticle, int], str],
    most: int = 10,
) -> Table:
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for article, one in zip(gold, scores, strict=True):
        for found in one.found:
            rows[of(article, found.gold)].update(gold=1, found=1, attributed=int(found.source_right))
        for missed in one.missed:
            rows[of(article, missed)].update(gold=1)
    table = Table(title=f"By {name}", title_justify="left")
    for heading in (name.split(" (")[0], "gold", "found %", "with source %"):
        table.add_column(heading, justify="left" if heading == name.split(" (")[0] else "right")
    for label, counts in sorted(rows.items(), key=lambda row: -row[1]["gold"])[:most]:
        shares = [100 * counts[key] / counts["gold"] for key in ("found", "attributed")]
        table.add_row(Text(label), str(counts["gold"]), *(f"{share:.0f}" for share in shares))
    return table


def _kind(article: GoldArticle, at: int) -> str:
    statement = (article.statements or ())[at]
    if statement.direct is None:
        text = "".join(article.text[start:end] for start, end in statement.spans).strip()
        opened, marks = text[:1] in '“"‘', any(mark in text for mark in '“”"')
        return "direct" if opened else "mixed" if marks else "indirect"
    return {True: "direct", False: "indirect"}.get(statement.direct, "mixed")  # type: ignore[arg-type]


def _cue(article: GoldArticle, at: int) -> str:
    return (article.statements or ())[at].cue.strip(" ,:").lower() or "(none)"


def _worst(scores: Sequence[ArticleScore]) -> Table:
    table = Table(title="Worst articles first", title_justify="left")
    for heading in ("article", "gold", "missed", "extra", "wrong source", "F1 with source"):
        table.add_column(heading, justify="left" if heading == "article" else "right")
    ratio = _f1("attributed")
    for one in sorted(scores, key=lambda one: (ratio(one.counts) or 0.0, one.doc))[:WORST]:
        wrong = sum(not found.source_right for found in one.found)
        numbers = (one.counts["gold"], len(one.missed), len(one.extra), wrong)
        table.add_row(Text(one.doc), *map(str, numbers), f"{ratio(one.counts) or 0.0:.0f}")
    return table


def _mistakes(counts: Mapping[str, int]) -> str:
    """What a dispute must never do; only where gold for disputes was there."""
    if not counts["articles"]:
        return ""
    return (
        f"traps: {counts['trapped']} of {counts['traps']} · disputes that are none of the gold's: {counts['stray']} of "
        f"{counts['disputes']} · false “no answer”: {counts['no_answer_false']} of {counts['no_answer']} · own-voice flags "
        f"not in the gold: {counts['own_voice_wrong']} of {counts['own_voice']} · "
    )
