"""A PDF → its text, paragraph by paragraph. Runs in the worker process only."""

import io
import re
import time
from collections.abc import Iterator, Sequence

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from bot.articles.extracted import Extracted
from bot.articles.parser_errors import PARSER_ERRORS
from bot.articles.pdf_layout import PageLines, lines_of, paragraphs

MAX_PAGES = 200
MIN_WORDS_A_PAGE = 3
"""A document with fewer on average is a scan: what stands there is a stamp or a page number."""
TIME_SHARE = 0.6
"""Of the time limit: then the pages read so far are handed over rather than lost."""

_ERRORS = (*PARSER_ERRORS, PyPdfError)
_SURROGATES = re.compile("[\ud800-\udfff]")
_JUNK_TITLE = re.compile(
    r"Microsoft Word - .*|.*\.(?:docx?|pdf|indd|qxd|rtf|pages|odt)|untitled.*|(?:about|file|https?):\S+", re.I
)
_UNSEEN = "This PDF holds text that is too small or too pale to be seen; it is read like the rest."


def read_pdf(data: bytes, seconds: float) -> Extracted:
    """The text of `data`; `unreadable` says why there is none."""
    ends = time.monotonic() + seconds * TIME_SHARE
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not _opens_without_password(reader):
            return Extracted(is_pdf=True, unreadable="encrypted")
        total = len(reader.pages)
        title = _title(reader)
    except _ERRORS:
        return Extracted(is_pdf=True, unreadable="broken")
    if not total:
        return Extracted(is_pdf=True, unreadable="empty")
    pages = list(_pages(reader, min(total, MAX_PAGES), ends))
    sound = [page for page in pages if page is not None]
    if not sound:
        return Extracted(is_pdf=True, unreadable="broken")
    if sum(len(line.text.split()) for page in sound for line in page.lines) < MIN_WORDS_A_PAGE * len(sound):
        return Extracted(is_pdf=True, unreadable="no-text-layer")
    return Extracted(
        is_pdf=True,
        text="\n\n".join(paragraphs([page.lines for page in sound])),
        title=title,
        complete=len(sound) == total,
        notes=tuple(_notes(pages, total)),
    )


def _pages(reader: PdfReader, count: int, ends: float) -> Iterator[PageLines | None]:
    """The first `count` pages, or as many as the time allows; None for one that is broken."""
    for number in range(count):
        try:
            yield lines_of(reader.pages[number])
        except _ERRORS:
            yield None
        if time.monotonic() > ends:
            return


def _notes(pages: Sequence[PageLines | None], total: int) -> Iterator[str]:
    if len(pages) < total:
        yield f"I read the first {len(pages)} of {total} pages."
    if broken := sum(page is None for page in pages):
        yield f"{broken} of {total} pages could not be read."
    if any(page and page.unseen for page in pages):
        yield _UNSEEN


def _opens_without_password(reader: PdfReader) -> bool:
    try:
        return reader.decrypt("") != PasswordType.NOT_DECRYPTED
    except (DependencyError, PyPdfError, NotImplementedError):
        return False


def _title(reader: PdfReader) -> str | None:
    title = reader.metadata.title if reader.metadata else None
    line = " ".join(_SURROGATES.sub("\ufffd", title).split())[:200] if title else ""
    return line if line and not _JUNK_TITLE.fullmatch(line) else None
