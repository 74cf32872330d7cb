"""The verb `eval`: read the gold's articles, score the answers, print the tables."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.progress import track

from bot.articles import from_text
from bot.breakdown import Breakdown, ReaderInfo
from bot.errors import ReaderError
from bot.evaluation import GoldArticle, load_gold, report, score
from bot.evaluation.gold import GoldError
from bot.evaluation.samples import BY_HAND, sample_articles
from bot.reading import read, require_model
from bot.settings import ReaderChoice, Settings
from bot.views import jsonl


def evaluate_reader(
    paths: Sequence[Path], *, settings: Settings, choice: ReaderChoice | None, save: Path | None, samples: bool = False
) -> None:
    """Read every gold article (or the samples), print the report, keep the breakdowns if asked."""
    gold = [*load_gold(*paths), *(sample_articles() if samples else ())]
    require_model(settings, choice)
    if save:
        # Tried before the reading, which may take hours; what an earlier run saved stays until the end.
        _write(save, "", "a")
    progress = Console(stderr=True)
    breakdowns = {
        article.doc: _read(article, settings, choice)
        for article in track(gold, "Reading", console=progress, transient=True, disable=not progress.is_terminal)
    }
    if save:
        _write(save, "".join(f"{jsonl.render(breakdown)}\n" for breakdown in breakdowns.values()))
    scores = [score(article, breakdowns[article.doc]) for article in gold]
    beside: dict[str, Mapping[str, float | None]] = {}
    if samples and not paths:
        rules = report.total([score(article, _read(article, settings, "offline")) for article in gold])
        beside = {"by hand (README)": BY_HAND, "by rules": {name: ratio(rules) for name, ratio in report.MEASURES}}
    console = Console(highlight=False)
    report.show(gold, scores, console, beside)
    console.print(_cost([breakdown.reader for breakdown in breakdowns.values()]))


def compare_runs(paths: Sequence[Path], first: Path, second: Path) -> None:
    gold = load_gold(*paths)
    runs = (_saved(path, gold) for path in (first, second))
    before, after = ([score(article, run[article.doc]) for article in gold] for run in runs)
    report.show_changes(before, after, Console(highlight=False))


def _write(path: Path, text: str, mode: Literal["a", "w"] = "w") -> None:
    try:
        with path.open(mode, encoding="utf-8") as file:
            file.write(text)
    except OSError:
        raise GoldError(f"{path} cannot be written.", "Name a file in a folder that you may write to.") from None


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


def _saved(path: Path, gold: Sequence[GoldArticle]) -> Mapping[str, Breakdown]:
    try:
        lines = path.read_text("utf-8").splitlines()
        runs = {read.input: read for read in (Breakdown.model_validate_json(line) for line in lines if line.strip())}
    except (OSError, ValueError):  # pydantic's errors are among the latter
        raise GoldError(f"{path} holds no saved run.", "Make one with: eval GOLD --save FILE") from None
    missing = [article.doc for article in gold if article.doc not in runs]
    if missing:
        raise GoldError(
            f"{path} lacks {len(missing)} of the gold's articles, {missing[0]} among them.", "Save it again."
        )
    return runs
