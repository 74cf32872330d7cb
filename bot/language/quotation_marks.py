"""Where the double quotation marks of an article open and close. Pure.

Typists leave marks out and keyboards have one mark for both ends, so a mark is judged by what stands beside it. A quotation
that is open at the end of its paragraph goes on where a later one closes it before anything opens.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.article import Span

_MARK = re.compile(r"[“”„‟\"＂«»]|''|``|‘‘|’’")
_OPENERS = frozenset(("“", "„", "«", "``", "‘‘"))
_CLOSERS = frozenset(("”", "»", "’’"))
_NEW_SENTENCE = re.compile(r"[.?!…][”\"']?\s+$")
FAR = 10
"""Characters before a mark in which the sentence before it has its end."""
_SAID = re.compile(r"[.!?](?=\s[^.!?]*\b(?:said|says|added|asked|replied|wrote|told [^.!?:]*):\s+$)")
LONGEST_LEAD_IN = 200
"""Characters of “In reference to his family, Mr Moor said: ” before a mark, with the stop before it."""
GOES_ON_FOR = 3
"""Paragraphs behind that of its first mark in which the last mark of a quotation is looked for."""


class Quoted(NamedTuple):
    """A quotation or, where it runs through several paragraphs, its part in one of them; marks included."""

    start: int
    end: int
    inner: Span
    """Without the marks."""
    unclosed: bool = False
    """Whether it runs to the end of its paragraph without a mark."""

    @property
    def goes_on(self) -> bool:
        """Whether it began in a paragraph before."""
        return self.start == self.inner[0]


def quoted(text: str, paragraphs: Sequence[Span]) -> tuple[tuple[Quoted, ...], ...]:
    """The quotations in each of these paragraphs, none inside of another."""
    found = [in_paragraph(text, paragraph) for paragraph in paragraphs]
    for number, quotations in enumerate(found):
        if quotations and quotations[-1].unclosed and not quotations[-1].goes_on:
            _carry_on(text, paragraphs, found, number)
    return tuple(map(tuple, found))


def _carry_on(text: str, paragraphs: Sequence[Span], found: list[list[Quoted]], number: int) -> None:
    """Closes the quotation that paragraph `number` leaves open in the first later one that closes before it opens."""
    for later in range(number + 1, min(number + 1 + GOES_ON_FOR, len(found))):
        start, end = paragraphs[later]
        first = next((mark for mark in _MARK.finditer(text, start, end)), None)
        if first is None:
            continue
        if text[max(start, first.start() - 1)].isdigit():
            return  # “the screen is 6" wide”
        if not _opens(text, first, start, end, is_open=True):
            for between in range(number + 1, later):
                found[between] = [Quoted(*paragraphs[between], paragraphs[between], unclosed=True)]
            rest = in_paragraph(text, (first.end(), end))
            found[later] = [Quoted(start, first.end(), (start, first.start())), *rest]
        return


def in_paragraph(text: str, paragraph: Span) -> list[Quoted]:
    """The quotations of one paragraph, or of a part of one, by itself."""
    start, end = paragraph
    found: list[Quoted] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, start, end):
        if _opens(text, mark, start, end, is_open=opened is not None):
            if opened is None:
                opened = mark
            elif (last := _missing_end(text, opened.end(), mark.start())) is not None:
                found.append(Quoted(opened.start(), last, (opened.end(), last)))
                opened = mark
        elif opened is not None:
            found.append(Quoted(opened.start(), mark.end(), (opened.end(), mark.start())))
            opened = None
    if opened is not None:
        found.append(Quoted(opened.start(), end, (opened.end(), end), unclosed=True))
    return found


def _missing_end(text: str, start: int, mark: int) -> int | None:
    """Where speech from `start` on must have ended, if a mark that opens at `mark` begins another sentence of speech."""
    if said := _SAID.search(text, max(start, mark - LONGEST_LEAD_IN), mark):
        return said.start() + 1  # “… his only plan. Of his family, Moor said: "”
    if not _NEW_SENTENCE.search(text, max(start, mark - FAR), mark):
        return None
    while text[mark - 1].isspace():
        mark -= 1
    return mark


def _opens(text: str, mark: re.Match[str], start: int, end: int, *, is_open: bool) -> bool:
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if mark.group() in _OPENERS:
        # A mark that turns the wrong way at the end of a sentence is a slip of the keyboard.
        return not (is_open and before in ",.?!" and (after.isspace() or after in ",.;"))
    if mark.group() in _CLOSERS:
        return False
    if before.isspace():
        return not (after.isspace() and is_open)
    if before in "([—–-‘'/:":  # “I thought—" she said”, “'a joke'" she said” end
        ends = after.isspace() or after in ",.;:?!)]"
        return not ends and not (is_open and before in "—–-'‘" and not after.isalnum())
    return not is_open and not before.isdigit() and after.isalnum()  # “He said,"No."”, “accused them of"lying"”
