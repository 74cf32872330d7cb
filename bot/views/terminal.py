"""Breakdown → the terminal, by Rich: colours help and carry no meaning alone; markup in an article stays text."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from bot.breakdown import Breakdown
from bot.views import words
from bot.views.fitting import whole
from bot.views.lines import ThreadLine
from bot.views.outline import Outline, outline
from bot.views.runs import Runs

HEADING = "bold cyan"
QUIET = "dim"
BAR = "  ▏ "
BULLET = "  • "

Line = tuple[str, Text]
"""What stands before each line of it when it is wrapped, and the words."""


def show(breakdown: Breakdown, console: Console) -> None:
    """Prints the breakdown at the console's width."""
    for prefix, line in _lines(outline(breakdown)):
        before = prefix
        for wrapped in line.wrap(console, max(console.width - len(prefix), 1)) or [Text()]:
            wrapped.rstrip()
            console.print(Text.assemble((before, QUIET), wrapped) if wrapped.plain else Text(before.rstrip(), QUIET))
            before = BAR if prefix == BAR else " " * len(prefix)


def _lines(shown: Outline) -> Iterator[Line]:
    header = shown.header
    yield "", Text(header.title, style=HEADING)
    if about := [fact for fact in (header.publisher, header.published, header.url) if fact]:
        yield "", Text(" · ".join(about))
    told = whole(shown)
    for runs in (*told.opening, *told.after, *told.below):
        yield "", _text(runs)
    yield "", Text(shown.footer, style=QUIET)
    for section in shown.sections:
        yield from _heading(section.title)
        for line in section.lines:
            yield from _line(line)
        if section.status:
            yield "", Text(words.arrow(section.status))
    if shown.voices and not shown.by_model:
        yield from _heading(words.EVERYONE)
        for voice in shown.voices:
            yield "", Text(voice.name, style="bold")
            for line in voice.lines:
                yield BULLET, _text(line.item)


def _heading(title: str) -> Iterator[Line]:
    yield "", Text()
    yield "", Text(title, style=HEADING)


def _line(line: ThreadLine) -> Iterator[Line]:
    """A line, and under it the article's sentences."""
    yield "", _text((*line.above_proof, *line.marks))
    for found in line.proof:
        yield BAR, Text.assemble(*((piece.text, "bold" if piece.quoted else QUIET) for piece in found.pieces))


def _text(runs: Runs) -> Text:
    return Text.assemble(*((run.text, run.style) for run in runs))
