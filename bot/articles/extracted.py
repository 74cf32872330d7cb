"""What crosses the pipe to the worker process and back: plain values, never pickles."""

from typing import Literal

from bot.breakdown import Noun

Gate = Literal["subscribers", "consent", "script", "robots"]
"""What stands between a reader and the page's text, by the page's own words."""

Unreadable = Literal["broken", "encrypted", "no-text-layer", "empty"]


class Request(Noun):
    """One job: `size` bytes of a page (UTF-8) or a PDF follow on the pipe."""

    kind: Literal["page", "pdf"]
    size: int
    seconds: float
    url: str | None = None


class Extracted(Noun):
    """Text and metadata of one document. Metadata is the page's word: capped, cleaned, never a fact."""

    is_pdf: bool = False
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
