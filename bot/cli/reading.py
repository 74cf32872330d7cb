"""The commands `read` (each source in turn, printed as soon as it is done) and `compare` (all of them side by side)."""

import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Literal

import structlog
from rich.console import Console
from rich.markup import escape

from bot.articles import load
from bot.breakdown import Breakdown
from bot.errors import RejoinderError
from bot.read_article import read, side_by_side
from bot.settings import ReaderChoice, Settings
from bot.views import comparison as comparison_view
from bot.views import jsonl, markdown

UNEXPECTED = RejoinderError(
    "Something went wrong inside Rejoinder while it read this.", "Please report it with the log above.", code="internal"
)

Form = Literal["terminal", "json", "markdown"]


def read_all(sources: Sequence[str], settings: Settings, choice: ReaderChoice | None, form: Form) -> bool:
    """Print every source's breakdown, flushed one by one; whether all of them could be read."""
    complete = True
    for source in sources:
        breakdown = _read(source, settings, choice, form)
        if breakdown:
            _show(breakdown, form, with_name=len(sources) > 1)
        complete = complete and breakdown is not None
        sys.stdout.flush()
    return complete


def compare_all(sources: Sequence[str], settings: Settings, choice: ReaderChoice | None, form: Form) -> bool:
    """Print the comparison of all sources; False, and nothing is printed, if any could not be read."""
    breakdowns = [breakdown for source in sources if (breakdown := _read(source, settings, choice, form))]
    if len(breakdowns) < len(sources):
        return False
    with _progress("Comparing"):
        comparison = side_by_side(breakdowns, settings=settings)
    if form == "json":
        sys.stdout.write(comparison.model_dump_json(by_alias=True) + "\n")
    elif form == "markdown":
        sys.stdout.write(comparison_view.markdown(comparison))
    else:
        comparison_view.show(comparison, Console(highlight=False))
    return True


def _read(source: str, settings: Settings, choice: ReaderChoice | None, form: Form) -> Breakdown | None:
    """A source's breakdown; None where it cannot be read, which is told on standard error, and in JSON in its place."""
    name = source.encode("utf-8", "surrogateescape").decode("utf-8", "replace")  # of bytes that are no UTF-8
    try:
        with _progress(f"Opening {name}"):
            article = load(source, policy=settings.fetch_policy)
        with _progress(f"Reading {name} · {article.words:,} words"):
            return read(article, input=name, settings=settings, choice=choice)
    except RejoinderError as known:
        error = known
    except Exception:  # noqa: BLE001 - the other sources are still read
        structlog.get_logger().exception("reading failed")
        error = UNEXPECTED
    if form == "json":
        sys.stdout.write(jsonl.error_line(name, error) + "\n")
    Console(stderr=True, highlight=False, markup=False, soft_wrap=True).print(f"{name}: {error}")
    return None


def _show(breakdown: Breakdown, form: Form, *, with_name: bool) -> None:
    if form == "json":
        sys.stdout.write(jsonl.render(breakdown) + "\n")
    elif form == "markdown":
        sys.stdout.write(markdown.render(breakdown))
    else:
        console = Console(highlight=False)
        if with_name:
            console.rule(escape(breakdown.input))
        markdown.show(breakdown, console)


def _progress(what: str) -> AbstractContextManager[object]:
    """One line on standard error while something takes its time, if that is a terminal."""
    console = Console(stderr=True, highlight=False)
    return console.status(escape(what)) if console.is_terminal else nullcontext()
