"""The commands `read` (each source in turn, printed as soon as it is done) and `compare` (all of them side by side)."""

import json
import sys
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Literal

import structlog
from rich.console import Console
from rich.markup import escape

from bot.articles import load
from bot.breakdown import Breakdown
from bot.errors import RejoinderError
from bot.reading import read, side_by_side
from bot.settings import ReaderChoice, Settings
from bot.views import comparison as comparison_view
from bot.views import jsonl, markdown, slack

UNEXPECTED = RejoinderError(
    "Something went wrong inside Rejoinder while it read this.", "Please report it with the log above.", code="internal"
)

Form = Literal["terminal", "json", "markdown", "slack"]


class Sources:
    """What the command line names, read in order with one reader; failures go to standard error."""

    def __init__(self, settings: Settings, choice: ReaderChoice | None, form: Form, *, quiet: bool) -> None:
        self._settings, self._choice, self._form, self._quiet = settings, choice, form, quiet

    def read_all(self, sources: Sequence[str]) -> bool:
        """Print every source's breakdown, flushed one by one; whether all of them could be read."""
        breakdowns = []
        for source in sources:
            if breakdown := self._read(source):
                _show(breakdown, self._form, with_name=len(sources) > 1)
                breakdowns.append(breakdown)
            sys.stdout.flush()
        return len(breakdowns) == len(sources)

    def compare_all(self, sources: Sequence[str]) -> bool:
        """Print the comparison of all sources; False, and nothing is printed, if any could not be read."""
        breakdowns = [breakdown for source in sources if (breakdown := self._read(source))]
        if len(breakdowns) < len(sources):
            return False
        with _progress("Comparing", self._quiet):
            comparison = side_by_side(breakdowns, settings=self._settings)
        if self._form == "json":
            sys.stdout.write(comparison.model_dump_json(by_alias=True) + "\n")
        elif self._form == "markdown":
            sys.stdout.write(comparison_view.markdown(comparison))
        elif self._form == "slack":
            _write_messages(comparison_view.messages(comparison))
        else:
            comparison_view.show(comparison, Console(highlight=False))
        return True

    def _read(self, source: str) -> Breakdown | None:
        name = source.encode("utf-8", "surrogateescape").decode("utf-8", "replace")  # of bytes that are no UTF-8
        try:
            with _progress(f"Opening {name}", self._quiet):
                article = load(source, policy=self._settings.fetch_policy)
            with _progress(f"Reading {name} · {article.words:,} words", self._quiet):
                return read(article, input=name, settings=self._settings, choice=self._choice)
        except RejoinderError as error:
            self._show_failure(name, error)
        except Exception:  # noqa: BLE001 - the other sources are still read
            structlog.get_logger().exception("reading failed")
            self._show_failure(name, UNEXPECTED)
        return None

    def _show_failure(self, name: str, error: RejoinderError) -> None:
        if self._form == "json":
            sys.stdout.write(jsonl.error_line(name, error) + "\n")
        Console(stderr=True, highlight=False, markup=False, soft_wrap=True).print(f"{name}: {error}")


def _show(breakdown: Breakdown, form: Form, *, with_name: bool) -> None:
    if form == "json":
        sys.stdout.write(jsonl.render(breakdown) + "\n")
    elif form == "markdown":
        sys.stdout.write(markdown.render(breakdown))
    elif form == "slack":
        thread = slack.thread(breakdown)
        _write_messages((thread.first, *thread.replies))
    else:
        console = Console(highlight=False)
        if with_name:
            console.rule(escape(breakdown.input))
        markdown.show(breakdown, console)


def _write_messages(messages: Iterable[slack.Message]) -> None:
    shown = [{"text": message.text, "blocks": message.blocks} for message in messages]
    sys.stdout.write(json.dumps(shown, ensure_ascii=False) + "\n")


def _progress(what: str, quiet: bool) -> AbstractContextManager[object]:
    """One line on standard error while something takes its time, if that is a terminal."""
    console = Console(stderr=True, highlight=False)
    return console.status(escape(what)) if console.is_terminal and not quiet else nullcontext()
