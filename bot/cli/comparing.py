"""The verb `compare`: two to five articles side by side."""

import json
import sys
from collections.abc import Sequence

from rich.console import Console

from bot.articles import load
from bot.cli.reading import Form, printable, progress, show_failure
from bot.errors import RejoinderError
from bot.reading import read, side_by_side
from bot.settings import ReaderChoice, Settings
from bot.views import comparison as view


def compare_all(
    sources: Sequence[str], *, settings: Settings, choice: ReaderChoice | None, form: Form, quiet: bool
) -> bool:
    """Read every source, print their comparison; whether all of them could be read."""
    breakdowns = []
    for source in sources:
        try:
            with progress(f"Reading {source}", quiet):
                article = load(source, policy=settings.fetch_policy)
                breakdowns.append(read(article, input=printable(source), settings=settings, choice=choice))
        except RejoinderError as error:
            show_failure(source, error, form)
    if len(breakdowns) < len(sources):
        return False
    with progress("Comparing", quiet):
        comparison = side_by_side(breakdowns, settings=settings)
    if form == "json":
        sys.stdout.write(comparison.model_dump_json(by_alias=True) + "\n")
    elif form == "markdown":
        sys.stdout.write(view.markdown(comparison))
    elif form == "slack":
        messages = [{"text": one.text, "blocks": one.blocks} for one in view.messages(comparison)]
        sys.stdout.write(json.dumps(messages, ensure_ascii=False) + "\n")
    else:
        view.show(comparison, Console(highlight=False))
    return True
