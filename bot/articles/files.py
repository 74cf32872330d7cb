"""A file's bytes → `Article`, by what the bytes are rather than by what the file is called."""

import re
from pathlib import PurePath
from typing import Literal

from bot.articles.decoding import decoded
from bot.articles.text import from_text, nothing_there
from bot.articles.verdict import judged
from bot.articles.workroom import WORKROOM
from bot.breakdown import Article, LeftOut
from bot.errors import ArticleError

MAX_FILE_BYTES = 20_000_000
"""A court filing of some hundred pages; anything larger is a scan or no article."""

Kind = Literal["text", "markdown", "html", "pdf"]

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:(?><!--.{0,2000}?-->)\s*)*<(?:!doctype\s+html|html|head|body|meta)\b",
    re.I | re.S,
)
"""A comment ends at its first "-->": were its end sought further on, a row of comments would be tried in every way."""
_META_CHARSET = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?([\w.:-]{2,30})", re.I)
_NAMES_OF_HTML = (".html", ".htm", ".xhtml")
_NAMES_OF_TEXT: dict[str, Kind] = {".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown"}
"""These stay what they are called, whatever they quote: the text of a text file is its content, unchanged."""
_TYPES_OF_HTML = ("text/html", "application/xhtml+xml")
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n.{0,10000}?^(?:---|\.\.\.)[ \t]*$", re.S | re.M)
_OTHERS = (
    (b"PK\x03\x04", "a Word, Pages or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"ID3", "a recording"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"%!PS", "a PostScript file"),
)
_SPEAKING_MARKS = (b"{\\rtf", b"%!PS")
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a]")
"""The other marks are words that a text may begin with: they count only before bytes that no text has."""
_MP4 = re.compile(rb".{4}ftyp", re.S)


def from_bytes(data: bytes, *, name: str, content_type: str | None = None) -> Article:
    """The article in a file: .txt, .md, .html or .pdf. `name` and `content_type` break ties, the bytes decide.

    Raises ArticleError: `empty`, `too-large`, `not-text`, `unsupported`, and those of pages and PDFs.
    """
    if len(data) > MAX_FILE_BYTES:
        raise file_too_large()
    kind = kind_of(data, name=name, content_type=content_type)
    return read_as(kind, data)


def read_as(kind: Kind, data: bytes, *, url: str | None = None, charset: str | None = None) -> Article:
    """The article in bytes of a known kind; `url` is where they came from, `charset` what the server said of them."""
    if kind == "pdf":
        return judged(WORKROOM.pdf(data), url=url)
    if kind == "html":
        html, notes = decoded(data, charset or _declared(data))
        article = judged(WORKROOM.page(html, url), url=url)
        return article.model_copy(update={"notes": (*article.notes, *notes)})
    text, notes = decoded(data, charset)
    article = from_text(text)
    if kind == "markdown":
        article = _without_front_matter(article)
    return article.model_copy(update={"notes": (*notes, *article.notes), "url": url})


def _declared(data: bytes) -> str | None:
    match = _META_CHARSET.search(data[:4096])
    return match.group(1).decode("ascii").lower() if match else None


def kind_of(data: bytes, *, name: str, content_type: str | None = None) -> Kind:
    """What the bytes are. Raises ArticleError `unsupported` for kinds that are known and not read, `empty` for none."""
    if not data:
        raise nothing_there()
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for mark, what in _OTHERS:
        if data.startswith(mark) and (mark in _SPEAKING_MARKS or _BINARY.search(data[:1024])):
            raise unsupported(what)
    if _MP4.match(data):
        raise unsupported("a recording or film")
    suffix = PurePath(name).suffix.lower()
    declared = (content_type or "").partition(";")[0].strip().lower()
    if suffix in _NAMES_OF_TEXT:
        return _NAMES_OF_TEXT[suffix]
    if _HTML.match(data[:4096]) or suffix in _NAMES_OF_HTML or declared in _TYPES_OF_HTML:
        return "html"
    return "markdown" if declared == "text/markdown" else "text"


def unsupported(what: str) -> ArticleError:
    """The error for a file of a kind that is known and not read."""
    return ArticleError(
        f"This is {what}, which I cannot read.",
        "Send it as .txt, .md, .html or .pdf, or paste the text.",
        code="unsupported",
    )


def file_too_large() -> ArticleError:
    """The error for a file beyond `MAX_FILE_BYTES`."""
    return ArticleError(
        f"This file is larger than {MAX_FILE_BYTES // 1_000_000} MB.", "Paste the part that matters.", code="too-large"
    )


def _without_front_matter(article: Article) -> Article:
    front = _FRONT_MATTER.match(article.text)
    if not front:
        return article
    cut = LeftOut(start=front.start(), end=front.end(), why="front matter")
    return article.model_copy(update={"left_out": (cut, *(c for c in article.left_out if c.start >= cut.end))})
