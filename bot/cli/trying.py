"""`eval --samples`: whether a model will do, beside what was measured, and what it costs."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table

from bot.articles import from_text
from bot.breakdown import Breakdown
from bot.evaluation import GoldArticle, score
from bot.evaluation.report import MEASURES, total
from bot.evaluation.samples import BY_HAND
from bot.reading import read
from bot.settings import Settings


def show_beside(
    gold: Sequence[GoldArticle], breakdowns: Mapping[str, Breakdown], settings: Settings, console: Console
) -> None:
    """Print the figures of this run beside those of the README and of the rules, and its cost in tokens."""
    rules = {
        article.doc: read(from_text(article.text), input=article.doc, settings=settings, choice="offline")
        for article in gold
    }
    ours, theirs = (total([score(article, run[article.doc]) for article in gold]) for run in (breakdowns, rules))
    name = next((run.reader.model for run in breakdowns.values() if run.reader.model), None) or "rules"
    table = Table(title="Will it do? In %", title_justify="left")
    table.add_column("measure")
    for column in (name, "by hand (README)", "rules alone"):
        table.add_column(column, justify="right")
    for measure, ratio in MEASURES:
        if measure in BY_HAND:
            table.add_row(measure, _percent(ratio(ours)), f"{BY_HAND[measure]:.1f}", _percent(ratio(theirs)))
    for label, counter in (("misquoted", "misquoted"), ("false “no answer”", "no_answer_false")):
        table.add_row(f"{label} (count)", str(ours[counter]), "0", str(theirs[counter]))
    console.print(table)
    spent = [run.reader.tokens for run in breakdowns.values()]
    sent, given = sum(tokens.in_ for tokens in spent), sum(tokens.out for tokens in spent)
    by_rules = sum(run.reader.name != "model" for run in breakdowns.values())
    about = "" if all(tokens.exact for tokens in spent) else "about "
    console.print(
        f"{len(gold)} articles · {about}{sent:,} tokens sent, {given:,} given: "
        f"{about}{(sent + given) // len(gold):,} an article"
    )
    if by_rules and name != "rules":
        console.print(f"{by_rules} of them could not be read by the model: they count as missed or were read by rules.")


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"
