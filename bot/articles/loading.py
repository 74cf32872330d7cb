"""What a person typed as a source (a link, a path, "-") → `Article`."""

import os
import re
import sys
from pathlib import Path
from typing import BinaryIO

from bot.articles.files import MAX_FILE_BYTES, file_too_large, from_bytes
from bot.articles.policy import FetchPolicy
from bot.breakdown import Article
from bot.errors import ArticleError

STANDARD_INPUT = "-"
_LINK = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+:")
_LINK_WITHOUT_ITS_BEGINNING = re.compile(r"www\.[a-z0-9\-.]+\.[a-z]{2,}(/\S*)?", re.IGNORECASE)


def load(source: str, *, stdin: BinaryIO | None = None, policy: FetchPolicy | None = None) -> Article:
    """The article at `source`: a link, the path of a .txt, .md, .html or .pdf file, or "-" for `stdin`.

    `policy` bounds the fetch of a link; the default one allows every public site.

    Raises ArticleError: `not-found`, `unreadable`, `unsupported`, and those of `from_bytes` and `from_url`.
    """
    if source == STANDARD_INPUT:
        return from_bytes(_read(stdin or sys.stdin.buffer), name=source)
    if is_link(source):
        from bot.articles.sites import from_url  # the HTTP stack: a third of the cold start of reading a text file

        return from_url(source, policy or FetchPolicy())
    return from_bytes(_file(source), name=source)


def is_link(source: str) -> bool:
    """Whether `source` is meant as a link: it begins with a scheme and no file of that name is there."""
    # Not Path's own, which raises over long names.
    return bool(_LINK.match(source)) and ("://" in source or not os.path.exists(source))


def _file(source: str) -> bytes:
    try:
        with Path(source).open("rb") as file:
            return _read(file)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a NUL in the path
        raise _no_such_file(source) from None
    except IsADirectoryError:
        raise ArticleError("This is a folder.", "Name the files in it, one by one.", code="unsupported") from None
    except OSError:
        raise ArticleError("This file cannot be opened.", "Check who may read it.", code="unreadable") from None


def _no_such_file(name: str) -> ArticleError:
    advice = "Check the path; a link begins with https://."
    if _LINK_WITHOUT_ITS_BEGINNING.fullmatch(name):
        advice = f"Is it a link? Then write https://{name}"
    return ArticleError("There is no file of this name.", advice, code="not-found")


def _read(file: BinaryIO) -> bytes:
    data = file.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise file_too_large()
    return data
