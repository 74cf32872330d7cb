"""A file's bytes → `Article`, by what the bytes are rather than by what the file is called; and which encoding they have
where none is declared or the declared one is wrong."""

import codecs
import os
import re
import sys
from contextlib import suppress
from pathlib import Path, PurePath
from typing import Literal

from bot.article import Article
from bot.articles import sandbox
from bot.articles.extraction import Extraction, to_article
from bot.articles.policy import FetchPolicy
from bot.articles.sandbox import Parser
from bot.articles.text import READABLE, from_text, nothing_there
from bot.errors import ArticleError

MAX_FILE_BYTES = 20_000_000
"""A court filing of some hundred pages; anything larger is a scan or no article."""
_ENOUGH = MAX_FILE_BYTES + 1
"""Bytes of a file that tell whether it is too large."""
STANDARD_INPUT = "-"

Kind = Parser | Literal["text"]

_HTML = re.compile(
    rb"\A(?:\s|<\?xml[^>]{0,200}>|<!--(?:[^-]|-(?!->)){0,2000}+-->)*+<(?:!doctype\s+html|html|head|body|meta)\b", re.I
)
_META_CHARSET = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?([\w.:-]{2,30})", re.I)
_ENDINGS: dict[Kind, str] = {
    "text": ".txt .text",
    "markdown": ".md .markdown",
    "mail": ".eml",
    "html": ".html .htm .xhtml",
}
_BY_NAME = {ending: kind for kind, endings in _ENDINGS.items() for ending in endings.split()}
_KEPT = frozenset({"text", "markdown", "mail"})
"""A file of these names stays what it is called, also where it quotes HTML: a text file is read unchanged."""
_BY_TYPE: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "message/rfc822": "mail",
}
_LINK = re.compile(r"\A[A-Za-z][A-Za-z0-9+.\-]+:")

_WINDOWS_NAMES = dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"), "cp1252")
"""What pages that name these mean, as browsers take it (WHATWG Encoding Standard)."""

MAX_BROKEN_SHARE = 0.1
"""UTF-8 of which at most this share of the non-ASCII characters is broken is UTF-8 with a flaw (a cut, a bad copy)."""
GUESSED = "The file does not name its encoding; I read it as Windows’ Western one (cp1252)."
"""English is read alone, and its old files are in this encoding."""
BROKEN = "Some characters of this file were broken and are shown as “\ufffd”."


def from_bytes(data: bytes, *, name: str, content_type: str | None = None) -> Article:
    """The article in a file of a kind in `READABLE`. `name` and `content_type` break ties, the bytes decide.

    Raises ArticleError: `empty`, `too-large`, `not-text`, `unsupported`, and those of `to_article`.
    """
    if len(data) > MAX_FILE_BYTES:
        message = f"This file is larger than {MAX_FILE_BYTES // 1_000_000} MB."
        raise ArticleError(message, "Paste the part that matters.", code="too-large")
    return read_as(kind_of(data, name=name, content_type=content_type), data)


def read_as(kind: Kind, data: bytes, *, url: str | None = None, charset: str | None = None) -> Article:
    """The article in bytes of a known kind; `url` is where they came from, `charset` what the server said of them."""
    notes: tuple[str, ...] = ()
    if kind == "text" or kind in ("markdown", "html"):
        if kind == "html" and not charset and (named := _META_CHARSET.search(data[:4096])):
            charset = named[1].decode("ascii").lower()
        text, notes = decode(data, charset)
        if kind == "text":
            article = from_text(text)
            return article.model_copy(update={"notes": (*notes, *article.notes), "url": url})
        data = text.encode("utf-8", "replace")
    extraction = Extraction.model_validate_json(sandbox.parse(kind, data, url))
    if extraction.unreadable == "unsupported":
        raise _unsupported("a ZIP archive or another office file")
    article = to_article(extraction, url=url)
    return article.model_copy(update={"notes": (*article.notes, *notes)})


def kind_of(data: bytes, *, name: str, content_type: str | None = None) -> Kind:
    """What the bytes are. Raises ArticleError `unsupported` for kinds that are known and not read, `empty` for none."""
    if not data:
        raise nothing_there()
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"PK\x03\x04"):
        return "office"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise _unsupported("an old or locked Word file")
    named = _BY_NAME.get(PurePath(name).suffix.lower())
    declared = _BY_TYPE.get((content_type or "").partition(";")[0].strip().lower())
    if named in _KEPT:
        return named
    return "html" if _HTML.match(data[:4096]) else named or declared or "text"


def load(source: str, *, policy: FetchPolicy | None = None) -> Article:
    """The article at `source`: a link, the path of a file, or "-" for standard input. `policy` bounds the fetch of a
    link; the default one allows every public site.

    Raises ArticleError: `not-found`, `unreadable`, `unsupported`, and those of `from_bytes` and `from_url`.
    """
    if source == STANDARD_INPUT:
        return from_bytes(sys.stdin.buffer.read(_ENOUGH), name=source)
    if is_link(source):
        from bot.articles.fetch import from_url  # the HTTP stack: a third of the cold start of reading a text file

        return from_url(source, policy or FetchPolicy())
    return from_bytes(_file(source), name=source)


def is_link(source: str) -> bool:
    """Whether `source` is meant as a link: it begins with a scheme and no file of that name is there."""
    # Not Path's own, which raises over long names.
    return bool(_LINK.match(source)) and ("://" in source or not os.path.exists(source))


def _file(source: str) -> bytes:
    try:
        with Path(source).open("rb") as file:
            return file.read(_ENOUGH)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a NUL in the path
        advice = "Check the path; a link begins with https://."
        raise ArticleError("There is no file of this name.", advice, code="not-found") from None
    except IsADirectoryError:
        raise ArticleError("This is a folder.", "Name the files in it, one by one.", code="unsupported") from None
    except OSError:
        raise ArticleError("This file cannot be opened.", "Check who may read it.", code="unreadable") from None


def _unsupported(what: str) -> ArticleError:
    return ArticleError(
        f"This is {what}, which I cannot read.", f"Send it as {READABLE}, or paste the text.", code="unsupported"
    )


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of `data`, and notes on what was guessed or broken.

    `declared` is the encoding that a server, page or mail names; it counts only where it works.
    """
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):  # first: it begins as the mark of UTF-16 does
        return _with_replacement(data, "utf-32")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _with_replacement(data, "utf-16")
    for candidate in ("utf-8-sig", _WINDOWS_NAMES.get(declared or "", declared)):
        with suppress(UnicodeError, LookupError, ValueError):
            return data.decode(candidate or "utf-8"), ()
    text, notes = _with_replacement(data, "utf-8-sig")
    broken = text.count("\ufffd")
    sound = sum(character > "\x7f" for character in text) - broken
    if sound and broken <= max(1, MAX_BROKEN_SHARE * sound):
        return text, notes
    return data.decode("cp1252", "replace"), (GUESSED,)


def _with_replacement(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, "replace")
    return text, (BROKEN,) if "\ufffd" in text else ()
