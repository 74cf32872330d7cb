"""Breakdown → the terminal, by Rich: colours help and carry no meaning alone; markup in an article stays text."""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from bot.breakdown import Breakdown
from bot.views import words
from bot.views.disputes import DisputeLines
from bot.views.excerpts import Excerpt, Piece, Place
from bot.views.grammar import quoted
from bot.views.outline import Header, Outline, outline

HEADING = "bold cyan"
LABEL = "bold magenta"
QUOTED = "bold"
QUIET = "dim"
# What stands around the quote in its sentence where nothing can be bold: in a pipe, on a dumb terminal.
PLAIN_QUOTED = "*"
BAR = "  ▏ "
INDENT = "  "

Line = tuple[str, Text]
"""What stands before each line of it when it is wrapped, and the words."""


def show(breakdown: Breakdown, console: Console) -> None:
    """Prints the breakdown at the console's width."""
    for prefix, line in _lines(outline(breakdown)):
        if console.color_system is None:
            line = _starred(line)
        for wrapped in line.wrap(console, max(console.width - len(prefix), 1)) or [Text()]:
            wrapped.rstrip()
            console.print(Text.assemble((prefix, LABEL), wrapped) if wrapped.plain else Text(prefix.rstrip(), LABEL))


def _lines(shown: Outline) -> Iterator[Line]:
    yield from _head(shown.header)
    if shown.counts:
        yield "", Text(shown.counts, style="bold")
    if said := shown.empty or shown.no_dispute:
        yield "", Text(said)
    for number, lines in enumerate(shown.disputes, start=1):
        yield from _dispute(lines, words.dispute_heading(number, len(shown.disputes), lines.outcome))
    yield from _to_check(shown)
    yield from _one_side(shown)
    yield "", Text()
    for footer in shown.footer:
        yield "", Text(footer, style=QUIET)


def _head(header: Header) -> Iterator[Line]:
    yield "", Text(header.title, style=HEADING)
    if about := [fact for fact in (header.publisher, header.published, header.url) if fact]:
        yield "", Text(" · ".join(about))
    yield "", Text(words.read_line(header.words, header.complete, header.reader))
    for note in header.notes:
        yield "", Text(note)


def _dispute(lines: DisputeLines, title: str) -> Iterator[Line]:
    yield from _heading(title, quoted(lines.at_issue))
    yield INDENT, Text(lines.claimed)
    for answer in lines.answered:
        yield INDENT, Text(words.arrow(answer.how))
    if lines.gist:
        yield INDENT, Text(f"{words.GIST}: {lines.gist}", style="italic")
    for line in lines.lines:
        yield from _excerpt(line)
    if lines.numbers:
        yield "", Text()
        yield INDENT, Text(words.NUMBERS, style=LABEL)
        for claimed, answered in lines.numbers:
            yield INDENT, Text(words.differ(claimed, answered))
        yield INDENT, Text(words.NUMBERS_NOTE, style=QUIET)


def _to_check(shown: Outline) -> Iterator[Line]:
    if shown.denials:
        yield from _heading(words.DENIALS, words.DENIALS_NOTE)
        for denial in shown.denials:
            yield from _excerpt(denial.line)
    if shown.charges:
        yield from _heading(words.CHARGES)
        for charge in shown.charges:
            yield from _excerpt(charge.line, charge.no_response)
    if shown.own_voice:
        yield from _heading(words.OWN_VOICE)
        for found in shown.own_voice:
            yield from _excerpt(found.line, found.note)


def _one_side(shown: Outline) -> Iterator[Line]:
    if shown.one_side:
        yield from _heading(words.ONE_SIDE, words.ONE_SIDE_NOTE)
        for line in shown.one_side:
            yield from _excerpt(line)
    if shown.unnamed:
        yield from _heading(words.UNNAMED_SOURCES, words.UNNAMED_NOTE)
        for source in shown.unnamed:
            yield INDENT, Text(f"{source.description} · {_marks(source.places)}")
    if shown.unread:
        yield from _heading(words.UNREAD, words.UNREAD_NOTE)
        for sentence in shown.unread:
            yield from _evidence("", sentence.pieces, (sentence.place.mark,))


def _heading(title: str, note: str = "") -> Iterator[Line]:
    yield "", Text()
    yield "", Text.assemble((title.upper(), HEADING), f"  {note}" if note else "")


def _excerpt(line: Excerpt, remark: str = "") -> Iterator[Line]:
    again = f", {words.AGAIN} {_marks(repeat.place for repeat in line.again)}" if line.again else ""
    under = " · ".join((line.place.mark + again, *line.details))
    yield from _evidence(line.label, line.pieces, (under, remark) if remark else (under,))


def _evidence(label: str, pieces: tuple[Piece, ...], under: tuple[str, ...]) -> Iterator[Line]:
    yield "", Text()
    if label:
        yield INDENT, Text(label, style=LABEL)
    yield BAR, Text.assemble(*((piece.text, QUOTED if piece.quoted else "") for piece in pieces))
    for line in under:
        yield INDENT, Text(line, style=QUIET)


def _starred(line: Text) -> Text:
    """The line with its quotes between asterisks."""
    for span in reversed(line.spans):
        if span.style == QUOTED:
            inside = line[span.start : span.end].plain
            line = Text.assemble(line[: span.start], f"{PLAIN_QUOTED}{inside}{PLAIN_QUOTED}", line[span.end :])
    return line


def _marks(found: Iterable[Place]) -> str:
    return ", ".join(dict.fromkeys(place.mark for place in found))
