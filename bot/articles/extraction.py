"""What a parser gets out of a document, and what becomes of it: an article, a part that says so, or why not. Pure."""

import unicodedata
from typing import Literal

from bot.article import Article, Frozen
from bot.articles.text import PASTE, from_text
from bot.errors import ArticleError

Gate = Literal["subscribers", "browser"]
"""What stands between a reader and the page's text, by the page's own words: a subscription, or what only a person in a
browser gets past (a question about cookies, a check for robots, a script)."""
Unreadable = Literal["encrypted", "no-text-layer", "empty", "unsupported"]

MAX_METADATA = 200
"""In characters: longer titles and names are not titles and names."""

# Measured on real pages: below the first number nothing was ever an article, below the second a gate means a wall,
# below the third it means a teaser. A page's claim not to be free never refuses by itself: many hold the whole text.
NO_ARTICLE_WORDS = 25
STUB_WORDS = 80
TEASER_WORDS = 250

_WALLS = {
    "subscribers": ("The page is for subscribers; I could read nothing of it.", "paywall"),
    "browser": (
        "The page shows its text in a browser only: it asks about cookies, checks for robots or needs JavaScript.",
        "needs-browser",
    ),
}
_UNREADABLE = {
    "encrypted": ("This file is locked with a password.", "Save it without one, or paste the text."),
    "no-text-layer": (
        "This PDF has no text layer: it holds pictures of pages.",
        "Run text recognition (OCR) over it, or paste the text.",
    ),
    "empty": ("There is no text in this file.", "Send another copy, or paste the text."),
}


class Extraction(Frozen):
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


def to_article(extraction: Extraction, *, url: str | None = None) -> Article:
    """The article in `extraction`, complete or marked as partial.

    Raises ArticleError: `no-article`, `paywall`, `needs-browser`, `encrypted`, `no-text-layer`, `empty`,
    and those of `from_text`.
    """
    if extraction.unreadable:
        message, try_ = _UNREADABLE[extraction.unreadable]
        raise ArticleError(message, try_, code=extraction.unreadable)
    if not extraction.text.strip():
        raise _no_article(extraction)
    article = from_text(extraction.text)
    partial = _partial(extraction, article.words) if extraction.is_page else None
    return article.model_copy(
        update={
            **extraction.model_dump(include={"title", "publisher", "byline", "published"}),
            "url": url,
            "complete": extraction.complete and not partial,
            "notes": (*((partial,) if partial else ()), *extraction.notes, *article.notes),
        }
    )


def _partial(page: Extraction, words: int) -> str | None:
    """The note that a part deserves, None for a whole article. Raises where even a part would mislead."""
    gated = page.gate == "subscribers" or page.not_free
    if words < NO_ARTICLE_WORDS or (words < STUB_WORDS and (gated or page.gate)):
        raise _no_article(page)
    if words < STUB_WORDS or (words < TEASER_WORDS and gated):
        why = "the page says it is for subscribers" if gated else "there is no more on the page"
        return f"I could read only the first {words} words; {why}. {PASTE}"
    return None


def _no_article(page: Extraction) -> ArticleError:
    gate = page.gate or ("subscribers" if page.not_free else None)
    message, code = _WALLS[gate] if gate else ("I found no article on this page.", "no-article")
    return ArticleError(message, PASTE, code=code)
