"""Lines as a PDF draws them → paragraphs as somebody wrote them. Pure but for pypdf's page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from pypdf import PageObject

from bot.articles.paragraphs import paragraph_spans

RUNNING_HEAD_PAGES = 3
"""A first or last line that stands on so many pages, and on half of them, is a running head."""
TINY = 2.0
"""Points. Nobody reads text of this size; the smallest print in newspapers has 5."""
WIDE_GAP = 1.3
"""Times the usual distance of two lines: from there on a paragraph begins."""
INDENT = 0.8
"""Times the size of the letters: a line set in by more begins a paragraph."""
SAME_SIZE = 0.1
"""Letters whose size differs by a smaller share belong together: small capitals and raised figures vary a little."""
SHORT = 0.7
"""A line that ends a sentence before this share of the fullest one ends its paragraph."""
MAX_LINES = 15
"""Lines a paragraph, on average, from which gaps and indents are no sign of paragraphs in this layout."""

_SURROGATES = re.compile("[\ud800-\udfff]")
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—|]?\s*\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–—|]?", re.I)
_HYPHENATED = re.compile(r"(\w+)[-\u00ad\u2010]\s*\n\s*(\w+)")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_SENTENCE_ENDS = frozenset('.?!:”"')
_COLOURS = frozenset({b"g", b"rg", b"k", b"sc", b"scn"})


class Line(NamedTuple):
    """One line, where it begins (points from the page's lower left corner), and the size of its letters."""

    text: str
    x: float
    y: float
    size: float


class PageLines(NamedTuple):
    """What stands on one page, and whether some of it is meant to be unseen."""

    lines: tuple[Line, ...]
    unseen: bool


def lines_of(page: PageObject) -> PageLines:
    """The page's lines in the order in which it draws them."""
    pen = _Pen()
    page.extract_text(visitor_operand_before=pen.before, visitor_text=pen.on_text)
    return PageLines(tuple(pen.lines()), pen.unseen)


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of all pages, each on one line: a PDF's line breaks are the layout's, not the writer's."""
    groups = [group for page in _without_running_heads(pages) for group in _groups(page)]
    count = sum(len(group) for group in groups)
    if not groups or count > MAX_LINES * len(groups):
        raw = "\n".join(line for group in groups for line in group)
        blocks = [raw[start:end] for start, end in paragraph_spans(raw)]
    else:
        blocks = _over_pages(groups)
    words = Counter(re.findall(r"\w+(?:-\w+)*", "\n".join(blocks)))
    return [" ".join(_HYPHENATED.sub(lambda cut: _whole(cut, words), block).split()) for block in blocks]


class _Pen:
    """Follows the drawing of one page: pieces of text with their places, and the colour they are drawn in."""

    def __init__(self) -> None:
        self.unseen = False
        self._pieces: list[Line] = []
        self._pale = False
        self._saved: list[bool] = []

    def before(self, operator: Any, operands: Any, *_: Any) -> None:
        if operator in _COLOURS:
            self._pale = _is_white(operator, operands)
        elif operator == b"q":
            self._saved.append(self._pale)
        elif operator == b"Q" and self._saved:
            self._pale = self._saved.pop()

    def on_text(self, text: str, outer: Sequence[float], inner: Sequence[float], _: Any, size: float) -> None:
        x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        drawn = abs(size * (inner[3] or inner[1]) * (outer[3] or outer[1] or 1))
        self._pieces.append(Line(_SURROGATES.sub("\ufffd", text).translate(_LIGATURES), x, y, drawn))
        if len(text.split()) > 1 and (self._pale or 0 < drawn < TINY):
            self.unseen = True

    def lines(self) -> Iterator[Line]:
        """The pieces put together into lines; a line stands where its first visible piece does."""
        line: Line | None = None
        for piece in self._pieces:
            for number, text in enumerate(piece.text.split("\n")):
                if number and line:
                    yield line
                    line = None
                if line:
                    line = line._replace(text=line.text + text)
                elif text.strip():
                    line = piece._replace(text=text)
        if line:
            yield line


def _is_white(operator: bytes, operands: Sequence[Any]) -> bool:
    numbers = [float(value) for value in operands if isinstance(value, int | float)]
    if operator == b"k":
        return len(numbers) == 4 and max(numbers) <= 0.02
    return bool(numbers) and len(numbers) != 4 and min(numbers) >= 0.98


def _without_running_heads(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """The pages without page numbers and the lines that head or foot them all."""
    edges = Counter(edge for page in pages for edge in {_head(line) for line in (*page[:1], *page[-1:])})
    running = {edge for edge, count in edges.items() if count >= max(RUNNING_HEAD_PAGES, len(pages) / 2)}
    for page in pages:
        last = len(page) - 1
        yield [line for number, line in enumerate(page) if number not in {0, last} or not _runs(line, running)]


def _runs(line: Line, running: set[str]) -> bool:
    return _head(line) in running or bool(_PAGE_NUMBER.fullmatch(line.text.strip()))


def _head(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.strip())


def _groups(page: Sequence[Line]) -> Iterator[list[str]]:
    """The page's lines in groups that a gap, an indent or another size of letters divides, column by column."""
    usual = _usual_step(page)
    for column in _columns(page):
        margin = min(line.x for line in column)
        group = [column[0]]
        for number, line in enumerate(column[1:], 1):
            after = column[number + 1] if number + 1 < len(column) else None
            if _begins(group, line, after, margin, usual):
                yield [member.text.strip() for member in group]
                group = []
            group.append(line)
        yield [member.text.strip() for member in group]


def _columns(page: Sequence[Line]) -> Iterator[list[Line]]:
    """Stretches of lines, each below the one before it."""
    column: list[Line] = []
    for line in page:
        if column and line.y > column[-1].y:
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _usual_step(page: Sequence[Line]) -> float:
    """From line to line within a paragraph: the lower quartile, since short paragraphs have more gaps than lines."""
    steps = sorted(before.y - line.y for before, line in pairwise(page) if before.y > line.y)
    return steps[len(steps) // 4] if steps else 0


def _begins(group: Sequence[Line], line: Line, after: Line | None, margin: float, usual: float) -> bool:
    """Whether `line` begins a paragraph after the lines of `group`; a whole quotation may be set in like its first line."""
    before = group[-1]
    ended = before.text.rstrip()[-1:] in _SENTENCE_ENDS
    set_off = before.y - line.y > usual * WIDE_GAP or abs(line.size - before.size) > before.size * SAME_SIZE
    like_its_neighbours = abs(line.x - before.x) < 1 and (after is None or abs(line.x - after.x) < 1)
    set_in = line.x > margin + INDENT * line.size and (ended or not like_its_neighbours)
    short = ended and len(before.text) < SHORT * max(len(member.text) for member in (*group, line))
    return set_off or set_in or short


def _over_pages(groups: Sequence[list[str]]) -> list[str]:
    """The groups as blocks; one that ends within a sentence goes on with the next that begins within one."""
    blocks: list[str] = []
    for group in groups:
        block = "\n".join(group)
        if blocks and block[:1].islower() and blocks[-1][-1:] not in '.?!:”"':
            blocks[-1] += f"\n{block}"
        else:
            blocks.append(block)
    return blocks


def _whole(cut: re.Match[str], words: Counter[str]) -> str:
    """A word cut at a line's end, as the rest of the text spells it."""
    first, second = cut.groups()
    if words[first + second]:
        return first + second
    if words[f"{first}-{second}"] or not second[0].islower() or not first[-1].isalpha():
        return f"{first}-{second}"
    return first + second
