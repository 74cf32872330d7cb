"""What a request brings → its article. Runs in a worker process: files are decoded, links fetched and parsed there."""

from bot import articles
from bot.articles.fetch import from_url
from bot.articles.slack_files import fetch_slack_file
from bot.breakdown import Article
from bot.errors import ArticleError
from bot.settings import Settings
from bot.slack import links
from bot.store import Request


def article_of(request: Request, token: str, settings: Settings) -> Article:
    """The article: a shared file before the words beside it, a link that stands alone, else the text itself.

    Raises:
        ArticleError: there is none, or it cannot be read; says why.
    """
    if request.files:
        file = request.files[0]
        data = fetch_slack_file(file.url, token, base_url=settings.slack_base_url)
        return articles.from_bytes(data, name=file.name, content_type=file.mimetype)
    if links.is_link(request.text):
        return from_url(request.text, settings.fetch_policy)
    if not request.text:
        raise ArticleError(
            "There is no article in this message.",
            "Paste the text or a link after my name, or attach the file.",
            code="empty",
        )
    if links.is_other_link(request.text):
        raise ArticleError(
            "This link leads to no web page: those begin with https:// or http://.",
            "Check the link, or paste the text or attach the file.",
            code="bad-link",
        )
    return articles.from_text(request.text)
