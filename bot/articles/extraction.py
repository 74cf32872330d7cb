"""What a parser gets out of one document, before it is judged."""

import unicodedata
from typing import Literal

from bot.breakdown import Noun

Gate = Literal["subscribers", "consent", "script", "robots"]
"""What stands between a reader and the page's text, by the page's own words."""
Unreadable = Literal["broken", "encrypted", "no-text-layer", "empty", "unsupported"]

MAX_METADATA = 200
"""In characters: longer titles and names are not titles and names."""


class Extraction(Noun):
    """Text and metadata of one document. Metadata is the author's word: capped, cleaned, never a fact."""

    is_page: bool = False
    text: str = ""
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    published: str | None = None
    gate: Gate | None = None
    not_free: bool = False
    """The page's structured data says that it is not accessible for free."""
    complete: bool = True
    notes: tuple[str, ...] = ()
    unreadable: Unreadable | None = None


def cleaned(value: str | None) -> str | None:
    """Metadata on one line, without control, bidi and tag characters, capped."""
    if not value:
        return None
    hidden = {"Cc", "Cf", "Cs", "Co"}
    line = " ".join("".join(" " if unicodedata.category(c) in hidden else c for c in value[:2000]).split())
    return line if len(line) <= MAX_METADATA else line[: MAX_METADATA - 1].rstrip() + "…"
