"""The verb `eval`: read the gold's articles, score the answers, print the tables."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import track

from bot.articles import from_text
from bot.breakdown import Breakdown, ReaderInfo
from bot.errors import ReaderError
from bot.evaluation import GoldArticle, load_gold, report
from bot.evaluation.samples import BY_HAND, sample_articles
from bot.read_article import read, require_model
from bot.settings import ReaderChoice, Settings


def evaluate_reader(
    paths: Sequence[Path], *, settings: Settings, choice: ReaderChoice | None, samples: bool = False
) -> None:
    """Read every gold article (or the samples) and print how right the reader was."""
    gold = [*load_gold(*paths), *(sample_articles() if samples else ())]
    require_model(settings, choice)
    progress = Console(stderr=True)
    breakdowns = [
        _read(article, settings, choice)
        for article in track(gold, "Reading", console=progress, transient=True, disable=not progress.is_terminal)
    ]
    console = Console(highlight=False)
    report.show(gold, breakdowns, console, BY_HAND if samples and not paths else {})
    console.print(_cost([breakdown.reader for breakdown in breakdowns]))


def _cost(readers: Sequence[ReaderInfo]) -> str:
    """The tokens of all articles, and how many of these no model read."""
    sent, given = (sum(getattr(reader.tokens, name) for reader in readers) for name in ("in_", "out"))
    about = "" if all(reader.tokens.exact for reader in readers) else "about "
    by_rules = sum(reader.name != "model" for reader in readers)
    unread = f" · {by_rules} read by rules or not at all" if 0 < by_rules < len(readers) else ""
    each = (sent + given) // len(readers)
    return f"{about}{sent:,} tokens sent, {given:,} given: {about}{each:,} an article{unread}"


def _read(article: GoldArticle, settings: Settings, choice: ReaderChoice | None) -> Breakdown:
    try:
        return read(from_text(article.text), input=article.doc, settings=settings, choice=choice)
    except ReaderError as error:
        # An article that cannot be read counts with everything missed; to leave it out would flatter the reader.
        Console(stderr=True, highlight=False, markup=False).print(f"{article.doc}: {error}")
        return Breakdown(input=article.doc, article=from_text(article.text), reader=ReaderInfo(name="offline"))
