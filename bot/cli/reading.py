"""The command `read`: each source in turn, printed as soon as it is done."""

import json
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
from bot.reading import read
from bot.settings import ReaderChoice, Settings
from bot.views import jsonl, markdown, slack, terminal

UNEXPECTED = RejoinderError(
    "Something went wrong inside Rejoinder while it read this.", "Please report it with the log above.", code="internal"
)

Form = Literal["terminal", "json", "markdown", "slack"]


def read_all(
    sources: Sequence[str], *, settings: Settings, choice: ReaderChoice | None, form: Form, quiet: bool
) -> bool:
    """Read and print every source, in order, flushed one by one; whether all of them could be read."""
    failures = 0
    for source in sources:
        try:
            with progress(f"Opening {source}", quiet):
                article = load(source, policy=settings.fetch_policy)
            with progress(f"Reading {source} · {article.words:,} words", quiet):
                breakdown = read(article, input=printable(source), settings=settings, choice=choice)
        except RejoinderError as error:
            failures += 1
            show_failure(source, error, form)
        except Exception:  # noqa: BLE001 - the other sources are still read
            failures += 1
            structlog.get_logger().exception("reading failed")
            show_failure(source, UNEXPECTED, form)
        else:
            _show(breakdown, form, with_name=len(sources) > 1)
        sys.stdout.flush()
    return not failures


def _show(breakdown: Breakdown, form: Form, *, with_name: bool) -> None:
    if form == "json":
        sys.stdout.write(jsonl.render(breakdown) + "\n")
    elif form == "markdown":
        sys.stdout.write(markdown.render(breakdown))
    elif form == "slack":
        thread = slack.thread(breakdown)
        messages = [{"text": message.text, "blocks": message.blocks} for message in (thread.first, *thread.replies)]
        sys.stdout.write(json.dumps(messages, ensure_ascii=False) + "\n")
    else:
        console = Console(highlight=False)
        if with_name:
            console.rule(escape(breakdown.input))
        terminal.show(breakdown, console)


def show_failure(source: str, error: RejoinderError, form: Form) -> None:
    if form == "json":
        sys.stdout.write(jsonl.error_line(printable(source), error) + "\n")
    Console(stderr=True, highlight=False, markup=False, soft_wrap=True).print(f"{printable(source)}: {error}")


def printable(source: str) -> str:
    """A file name as text: bytes that are no UTF-8 are shown as U+FFFD."""
    return source.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def progress(what: str, quiet: bool) -> AbstractContextManager[object]:
    """One line on standard error while something takes its time, if that is a terminal."""
    console = Console(stderr=True, highlight=False)
    return console.status(escape(printable(what))) if console.is_terminal and not quiet else nullcontext()
