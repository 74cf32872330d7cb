"""Breakdown → the terminal, by Rich: colours help and carry no meaning alone; markup in an article stays text."""

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from bot.breakdown import Breakdown
from bot.views import words
from bot.views.disputes import DisputeLines
from bot.views.excerpts import Excerpt, Piece, Place
from bot.views.outline import Header, Outline, outline

HEADING = "bold cyan"
LABEL = "bold magenta"
QUOTED = "bold"
QUIET = "dim"
BAR = "▏ "
INDENT = 2


def show(breakdown: Breakdown, console: Console, notes: tuple[str, ...] = ()) -> None:
    """Prints the breakdown; `notes` are the reader's own words on how it read."""
    shown = outline(breakdown, notes)
    console.print(_summary(shown))
    for number, lines in enumerate(shown.disputes, start=1):
        console.print(_dispute(lines, number, len(shown.disputes), console))
    for part in _rest(shown, console):
        console.print(part)
    console.print()
    for line in shown.footer:
        console.print(Text(line, style=QUIET))


def _summary(shown: Outline) -> RenderableType:
    said = shown.empty or shown.no_dispute
    lines = [*_head(shown.header)]
    if shown.counts:
        lines.append(Text(shown.counts, style="bold"))
    if said:
        lines.append(Text(said))
    return Group(*lines)


def _head(header: Header) -> list[Text]:
    about = [fact for fact in (header.publisher, header.published, header.url) if fact]
    lines = [Text(header.title or words.PASTED, style=HEADING)]
    if about:
        lines.append(Text(" · ".join(about)))
    return [*lines, Text(" ".join((words.read_line(header.words, header.complete, header.reader), *header.notes)))]


def _dispute(lines: DisputeLines, number: int, of: int, console: Console) -> RenderableType:
    parts: list[RenderableType] = [_heading(words.dispute_heading(number, of), lines.topic)]
    parts.append(_indented(Text(words.who_and_how(lines.claimed, lines.answered))))
    if lines.gist:
        parts.append(_indented(Text(f"{words.GIST}: {lines.gist}", style="italic")))
    parts += [_excerpt(line, console) for line in lines.lines]
    for claimed, answered in lines.numbers:
        parts.append(_indented(Text.assemble((words.NUMBERS, LABEL), f" {words.differ(claimed, answered)}")))
    if lines.numbers:
        parts.append(_indented(Text(words.NUMBERS_NOTE, style=QUIET)))
    return Group(*parts)


def _rest(shown: Outline, console: Console) -> list[RenderableType]:
    unnamed = [Text(f"{found.description} · {_marks(found.places)}") for found in shown.unnamed]
    unread = [_evidence("", found.pieces, found.place.mark, console) for found in shown.unread]
    sections: list[tuple[str, str, list[RenderableType]]] = [
        (words.CHARGES, "", [_excerpt(charge.line, console, charge.no_response) for charge in shown.charges]),
        (words.OWN_VOICE, "", [_excerpt(found.line, console, found.note) for found in shown.own_voice]),
        (words.ONE_SIDE, words.ONE_SIDE_NOTE, [_excerpt(line, console) for line in shown.one_side]),
        (words.UNNAMED_SOURCES, words.UNNAMED_NOTE, [_indented(line) for line in unnamed]),
        (words.UNREAD, words.UNREAD_NOTE, [*unread]),
    ]
    return [Group(_heading(title, note), *found) for title, note, found in sections if found]


def _heading(title: str, note: str) -> RenderableType:
    return Padding(Text.assemble((title, HEADING), f"  {note}" if note else ""), (1, 0, 0, 0))


def _excerpt(line: Excerpt, console: Console, remark: str = "") -> RenderableType:
    again = f", {words.AGAIN} {_marks(line.again)}" if line.again else ""
    under = " · ".join((line.place.mark + again, *line.details))
    return _evidence(line.label, line.pieces, f"{under}\n{remark}" if remark else under, console)


def _evidence(label: str, pieces: tuple[Piece, ...], under: str, console: Console) -> RenderableType:
    sentence = Text.assemble(*((piece.text, QUOTED if piece.quoted else "") for piece in pieces))
    barred = Text("\n").join(
        Text.assemble((BAR, LABEL), line) for line in sentence.wrap(console, max(console.width - INDENT - len(BAR), 1))
    )
    parts = [
        *([_indented(Text(label, style=LABEL))] if label else []),
        _indented(barred),
        _indented(Text(under, QUIET)),
    ]
    return Padding(Group(*parts), (0, 0, 1, 0))


def _indented(line: RenderableType) -> RenderableType:
    return Padding(line, (0, 0, 0, INDENT))


def _marks(found: tuple[Place, ...]) -> str:
    return ", ".join(place.mark for place in found)
