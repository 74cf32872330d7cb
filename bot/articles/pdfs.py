"""A PDF → its text, paragraph by paragraph. Runs in the worker process only."""

import io
import re
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any

from pypdf import PageObject, PasswordType, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from bot.articles.extracted import Extracted
from bot.articles.paragraphs import paragraph_spans

MAX_PAGES = 200
MIN_WORDS_A_PAGE = 3
"""A document with fewer on average is a scan: what stands there is a stamp or a page number."""
TIME_SHARE = 0.6
"""Of the time limit: then the pages read so far are handed over rather than lost."""
RUNNING_HEAD_PAGES = 3
"""A first or last line that stands on so many pages, and on half of them, is a running head."""
TINY = 2.0
"""Points. Nobody reads text of this size; the smallest print in newspapers has 5."""

_SURROGATES = re.compile("[\ud800-\udfff]")
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—|]?\s*\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–—|]?", re.I)
_HYPHENATED = re.compile(r"(\w+)[-\u00ad\u2010]\s*\n\s*(\w+)")
_JUNK_TITLE = re.compile(r"Microsoft Word - .*|.*\.(?:docx?|pdf|indd|qxd|rtf|pages|odt)|untitled.*", re.I)
_UNSEEN = "This PDF holds text that is too small or too pale to be seen; it is read like the rest."


def read_pdf(data: bytes, seconds: float) -> Extracted:
    """The text of `data`; `unreadable` says why there is none."""
    try:
        return _read(PdfReader(io.BytesIO(data)), time.monotonic() + seconds * TIME_SHARE)
    except PyPdfError:
        return Extracted(is_pdf=True, unreadable="broken")


def _read(reader: PdfReader, ends: float) -> Extracted:
    if reader.is_encrypted and not _opens_without_password(reader):
        return Extracted(is_pdf=True, unreadable="encrypted")
    total = len(reader.pages)
    if not total:
        return Extracted(is_pdf=True, unreadable="empty")
    pages, unseen = [], False
    for page in reader.pages[:MAX_PAGES]:
        words, odd = _page_text(page)
        pages.append(words)
        unseen = unseen or odd
        if time.monotonic() > ends:
            break
    if sum(len(page.split()) for page in pages) < MIN_WORDS_A_PAGE * len(pages):
        return Extracted(is_pdf=True, unreadable="no-text-layer")
    complete = len(pages) == total
    notes = [_UNSEEN] if unseen else []
    if not complete:
        notes.insert(0, f"I read the first {len(pages)} of {total} pages.")
    return Extracted(
        is_pdf=True,
        text=_joined(_without_running_heads(pages)),
        title=_title(reader),
        complete=complete,
        notes=tuple(notes),
    )


def _opens_without_password(reader: PdfReader) -> bool:
    try:
        return reader.decrypt("") != PasswordType.NOT_DECRYPTED
    except (DependencyError, PyPdfError, NotImplementedError):
        return False


def _page_text(page: PageObject) -> tuple[str, bool]:
    """The page's text, and whether some of it is meant to be unseen."""
    unseen = False
    pale = False

    def before(operator: Any, operands: Any, *_: Any) -> None:
        nonlocal pale
        if operator in {b"g", b"rg", b"k", b"sc", b"scn"}:
            pale = _is_white(operator, operands)

    def on_text(text: str, current: Sequence[float], matrix: Sequence[float], _: Any, size: float) -> None:
        nonlocal unseen
        scale = abs(size * (matrix[3] or matrix[1]) * (current[3] or current[1] or 1))
        if len(text.split()) > 1 and (pale or 0 < scale < TINY):
            unseen = True

    text = page.extract_text(visitor_operand_before=before, visitor_text=on_text)
    return _SURROGATES.sub("\ufffd", text), unseen


def _is_white(operator: bytes, operands: Sequence[Any]) -> bool:
    numbers = [float(value) for value in operands if isinstance(value, int | float)]
    if operator == b"k":
        return len(numbers) == 4 and max(numbers) <= 0.02
    return bool(numbers) and len(numbers) != 4 and min(numbers) >= 0.98


def _without_running_heads(pages: list[str]) -> list[str]:
    """The pages without page numbers and the lines that head or foot them all."""
    lines = [[line for line in page.splitlines() if line.strip()] for page in pages]
    edges = Counter(edge for page in lines for edge in {_head(line) for line in (*page[:1], *page[-1:])})
    running = {edge for edge, count in edges.items() if count >= max(RUNNING_HEAD_PAGES, len(pages) / 2)}

    def runs(line: str) -> bool:
        return _head(line) in running or bool(_PAGE_NUMBER.fullmatch(line.strip()))

    kept = []
    for page, text in zip(lines, pages, strict=True):
        edge_lines = {line for line in (*page[:1], *page[-1:]) if runs(line)}
        kept.append("\n".join(line for line in text.splitlines() if line not in edge_lines))
    return kept


def _head(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())


def _joined(pages: list[str]) -> str:
    """One line a paragraph: a PDF's line breaks are the layout's, not the writer's."""
    raw = "\n".join(pages)
    vocabulary = Counter(re.findall(r"\w+(?:-\w+)*", raw))
    blocks = [raw[start:end] for start, end in paragraph_spans(raw)]
    return "\n\n".join(
        " ".join(_HYPHENATED.sub(lambda m: _unhyphenated(m, vocabulary), block).split()) for block in blocks
    )


def _unhyphenated(match: re.Match[str], vocabulary: Counter[str]) -> str:
    """A word cut at a line's end, as the rest of the text spells it."""
    first, second = match.groups()
    if vocabulary[first + second]:
        return first + second
    if vocabulary[f"{first}-{second}"] or not second[0].islower() or not first[-1].isalpha():
        return f"{first}-{second}"
    return first + second


def _title(reader: PdfReader) -> str | None:
    title = reader.metadata.title if reader.metadata else None
    line = " ".join(_SURROGATES.sub("\ufffd", title).split())[:200] if title else ""
    return line if line and not _JUNK_TITLE.fullmatch(line) else None
