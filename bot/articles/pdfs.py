"""A PDF → its text, paragraph by paragraph. Runs in the worker process only."""

import io
import re
import time

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from bot.articles.extracted import Extracted
from bot.articles.pdf_layout import lines_of, paragraphs

MAX_PAGES = 200
MIN_WORDS_A_PAGE = 3
"""A document with fewer on average is a scan: what stands there is a stamp or a page number."""
TIME_SHARE = 0.6
"""Of the time limit: then the pages read so far are handed over rather than lost."""
_SURROGATES = re.compile("[\ud800-\udfff]")
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
    pages = []
    for page in reader.pages[:MAX_PAGES]:
        pages.append(lines_of(page))
        if time.monotonic() > ends:
            break
    if sum(len(line.text.split()) for page in pages for line in page.lines) < MIN_WORDS_A_PAGE * len(pages):
        return Extracted(is_pdf=True, unreadable="no-text-layer")
    complete = len(pages) == total
    notes = [_UNSEEN] if any(page.unseen for page in pages) else []
    if not complete:
        notes.insert(0, f"I read the first {len(pages)} of {total} pages.")
    return Extracted(
        is_pdf=True,
        text="\n\n".join(paragraphs([page.lines for page in pages])),
        title=_title(reader),
        complete=complete,
        notes=tuple(notes),
    )


def _opens_without_password(reader: PdfReader) -> bool:
    try:
        return reader.decrypt("") != PasswordType.NOT_DECRYPTED
    except (DependencyError, PyPdfError, NotImplementedError):
        return False


def _title(reader: PdfReader) -> str | None:
    title = reader.metadata.title if reader.metadata else None
    line = " ".join(_SURROGATES.sub("\ufffd", title).split())[:200] if title else ""
    return line if line and not _JUNK_TITLE.fullmatch(line) else None
