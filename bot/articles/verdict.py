"""What the worker found → an article, a part of one that says so, or one honest sentence on why there is none. Pure."""

from bot.articles.extracted import Extracted
from bot.articles.text import PASTE, from_text
from bot.breakdown import Article
from bot.errors import ArticleError

# Measured on real pages: below the first number nothing was ever an article, below the second a gate means a wall, below
# the third it means a teaser. A page's claim not to be free never refuses by itself: many such pages hold the whole text.
NO_ARTICLE_WORDS = 25
STUB_WORDS = 80
TEASER_WORDS = 250

_WALLS = {
    "subscribers": ("The page is for subscribers; I could read nothing of it.", "paywall"),
    "consent": ("The page shows only its question about cookies.", "consent"),
    "script": ("The page shows nothing without JavaScript, which I do not run.", "needs-script"),
    "robots": ("The site shows a check for robots instead of the page.", "refused"),
}
_UNREADABLE = {
    "broken": ("This file is broken.", "Send another copy, or paste the text.", "broken"),
    "encrypted": ("This PDF is locked with a password.", "Save it without one, or paste the text.", "encrypted"),
    "no-text-layer": (
        "This PDF has no text layer: it holds pictures of pages.",
        "Run text recognition (OCR) over it, or paste the text.",
        "no-text-layer",
    ),
    "empty": ("This PDF has no pages.", "Send another copy, or paste the text.", "empty"),
}


def judged(found: Extracted, *, url: str | None = None) -> Article:
    """The article that `found` holds, complete or marked as partial.

    Raises ArticleError: `no-article`, `broken`, `paywall`, `consent`, `needs-script`, `refused`, `encrypted`, `no-text-layer`,
    `empty`, and those of `from_text`.
    """
    if found.unreadable:
        message, try_, code = _UNREADABLE[found.unreadable]
        raise ArticleError(message, try_, code=code)
    if not found.text.strip():
        raise _no_article(found)
    article = from_text(found.text)
    partial = _partial(found, article.words)
    notes = (*((partial,) if partial else ()), *found.notes, *article.notes)
    return article.model_copy(
        update={
            "url": url,
            "title": found.title,
            "publisher": found.publisher,
            "byline": found.byline,
            "published": found.published,
            "complete": found.complete and not partial,
            "notes": notes,
        }
    )


def _partial(found: Extracted, words: int) -> str | None:
    """The note that a part deserves, None for a whole article. Raises where even a part would mislead."""
    if found.is_pdf:
        return None
    gated = found.gate == "subscribers" or found.not_free
    if words < NO_ARTICLE_WORDS or (words < STUB_WORDS and (gated or found.gate == "script")):
        raise _no_article(found)
    if words < STUB_WORDS or (words < TEASER_WORDS and gated):
        why = "the page says it is for subscribers" if gated else "there is no more on the page"
        return f"I could read only the first {words} words; {why}. {PASTE}"
    return None


def _no_article(found: Extracted) -> ArticleError:
    gate = found.gate or ("subscribers" if found.not_free else None)
    message, code = _WALLS[gate] if gate else ("I found no article on this page.", "no-article")
    return ArticleError(message, PASTE, code=code)
