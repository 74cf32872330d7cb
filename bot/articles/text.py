"""Plain text → `Article`: its paragraphs, what in it is no part of the story, what a person should know. Pure."""

import re

from bot.articles.left_out import left_out
from bot.articles.line_kinds import STANDS_ALONE
from bot.articles.notes import SURROGATES, notes_on
from bot.articles.paragraphs import paragraph_spans
from bot.breakdown import Article
from bot.errors import ArticleError

MAX_CHARACTERS = 1_000_000
"""About 160,000 words, a long book; a news article has 600."""

MAX_CONTROL_SHARE = 0.05
"""Above this share of control characters a "text" is a binary file that was read as one."""

INSTEAD = "paste the text or attach the file."
PASTE = INSTEAD.capitalize()
"""What a person can always do where a link leads to nothing readable."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")


def from_text(text: str) -> Article:
    """The article that `text` is: unchanged, but for lone surrogates, which become U+FFFD one for one.

    Raises ArticleError: `empty`, `too-large`, `not-text`.
    """
    _check(text)
    sound = _SURROGATE.sub("\ufffd", text)
    paragraphs = paragraph_spans(sound, STANDS_ALONE)
    if not paragraphs:
        raise nothing_there()
    notes = notes_on(sound, paragraphs)
    return Article(
        text=sound,
        paragraphs=paragraphs,
        left_out=left_out(sound, paragraphs),
        notes=notes if sound == text else (SURROGATES, *notes),
    )


def nothing_there() -> ArticleError:
    """The error for a text without a visible character."""
    return ArticleError("There is no text in it.", "Paste the article’s text, a link or a file.", code="empty")


def not_text() -> ArticleError:
    """The error for bytes or characters that no person wrote as text."""
    return ArticleError(
        "This is not text that I can read.", "Send a .txt, .md, .html or .pdf file, or paste the text.", code="not-text"
    )


def _check(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise ArticleError(
            f"This text has {len(text):,} characters; I read up to {MAX_CHARACTERS:,}.",
            "Send the part that matters, or split it.",
            code="too-large",
        )
    if not text or text.isspace():
        raise nothing_there()
    if len(_CONTROL.findall(text)) > MAX_CONTROL_SHARE * len(text):
        raise not_text()
