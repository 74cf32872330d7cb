"""The verb `read`: each source in turn, printed as soon as it is done."""

import contextlib
import sys
from collections.abc import Iterator, Sequence
from typing import Literal

import structlog
from rich.console import Console

from bot.articles import load
from bot.breakdown import Article, Breakdown
from bot.errors import RejoinderError
from bot.reading import read
from bot.settings import ReaderChoice, Settings

UNEXPECTED = RejoinderError(
    "Something went wrong inside Rejoinder while it read this.", "Please report it with the log above.", code="internal"
)

Form = Literal["terminal", "json", "markdown", "slack"]


def read_all(
    sources: Sequence[str], *, settings: Settings, choice: ReaderChoice | None, form: Form, quiet: bool
) -> bool:
    """Read and print every source, in order, flushed one by one; whether all of them could be read."""
    progress = Progress(quiet=quiet)
    failures = 0
    for source in sources:
        try:
            with progress.step(f"Opening {source}"):
                article = load(source, policy=settings.fetch_policy)
            with progress.step(_reading(source, article)):
                breakdown = read(article, input=printable(source), settings=settings, choice=choice)
        except RejoinderError as error:
            failures += 1
            show_failure(source, error, form)
        except Exception:  # noqa: BLE001 the surface's one safety net: the other sources are still read
            failures += 1
            structlog.get_logger().exception("reading failed")
            show_failure(source, UNEXPECTED, form)
        else:
            _show(breakdown, form, more_follow=len(sources) > 1)
        sys.stdout.flush()
    return not failures


def _reading(source: str, article: Article) -> str:
    return f"Reading {source} · {article.words:,} words"


def _show(breakdown: Breakdown, form: Form, *, more_follow: bool) -> None:
    if form == "json":
        from bot.views import jsonl

        sys.stdout.write(jsonl.render(breakdown) + "\n")
    elif form == "markdown":
        from bot.views import markdown

        sys.stdout.write(markdown.render(breakdown))
    elif form == "slack":
        import json

        from bot.views import slack

        thread = slack.thread(breakdown)
        messages = [{"text": message.text, "blocks": message.blocks} for message in (thread.first, *thread.replies)]
        sys.stdout.write(json.dumps(messages, ensure_ascii=False) + "\n")
    else:
        from bot.views import terminal

        console = Console(highlight=False)
        if more_follow:
            console.rule(breakdown.input.replace("[", r"\["))
        terminal.show(breakdown, console)


def show_failure(source: str, error: RejoinderError, form: Form) -> None:
    if form == "json":
        from bot.views import jsonl

        sys.stdout.write(jsonl.error_line(printable(source), error) + "\n")
    Console(stderr=True, highlight=False, markup=False, soft_wrap=True).print(f"{printable(source)}: {error}")


def printable(source: str) -> str:
    """A file name as text: bytes that are no UTF-8 are shown as U+FFFD."""
    return source.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


class Progress:
    """One line on standard error while something takes its time; nothing where nobody watches."""

    def __init__(self, *, quiet: bool) -> None:
        self._console = Console(stderr=True, highlight=False)
        self._shown = not quiet and self._console.is_terminal

    @contextlib.contextmanager
    def step(self, what: str) -> Iterator[None]:
        if not self._shown:
            yield
            return
        with self._console.status(printable(what).replace("[", r"\[")):
            yield
