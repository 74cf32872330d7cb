"""What a request brings → its article. Runs in a worker process: files are decoded, links fetched and parsed there."""

import re

from bot import articles
from bot.breakdown import Article, Noun
from bot.errors import ArticleError
from bot.settings import Settings
from bot.store import Request, SlackFile

_LINK = re.compile(r"https?://\S+", re.I)
_OTHER_LINK = re.compile(r"[a-z][a-z0-9+.-]*:/+\S+|mailto:\S+", re.I)
"""A link that leads to no page, or a mistyped one: htps://…, ftp://…"""

PASTED = "pasted text"
"""The name of a text that was put into a message."""


class Source(Noun):
    """One thing to read in a message: a link, a text or a file."""

    text: str = ""
    files: tuple[SlackFile, ...] = ()


def name_of(request: Request | Source) -> str:
    """What was sent, in a word: the file's name, the link, or that it was pasted."""
    if request.files:
        return request.files[0].name
    return request.text if _is_link(request) else PASTED


def article_of(request: Request, token: str, settings: Settings) -> Article:
    """The article: a shared file before the words beside it, a link that stands alone, else the text itself.

    Raises:
        ArticleError: there is none, or it cannot be read; says why.
    """
    if request.files:
        file = request.files[0]
        data = articles.fetch_slack_file(file.url, token, base_url=settings.slack_base_url)
        return articles.from_bytes(data, name=file.name, content_type=file.mimetype)
    if _is_link(request):
        return articles.from_url(request.text, settings.fetch_policy)
    if not request.text:
        raise ArticleError(
            "There is no article in this message.",
            "Paste the text or a link after my name, or attach the file.",
            code="empty",
        )
    if _OTHER_LINK.fullmatch(request.text):
        raise ArticleError(
            "This link leads to no web page: those begin with https:// or http://.",
            "Check the link, or paste the text or attach the file.",
            code="bad-link",
        )
    return articles.from_text(request.text)


def _is_link(request: Request | Source) -> bool:
    return bool(_LINK.fullmatch(request.text))
