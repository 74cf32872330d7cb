"""A link that a person posted → the article behind it."""

from bot.articles.fetching import Page, fetch
from bot.articles.files import Kind, kind_of, read_as
from bot.articles.guard import INTERNET, Network
from bot.articles.links import without_tracking
from bot.articles.policy import FetchPolicy
from bot.breakdown import Article

_KINDS: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "application/pdf": "pdf",
}


def from_url(url: str, policy: FetchPolicy, network: Network = INTERNET) -> Article:
    """The article at `url`, complete or marked as partial. `Article.url` is its key: the final link without tracking.

    Raises ArticleError: those of `fetch`, of pages and of PDFs, each with what to do instead.
    """
    page = fetch(url, policy, network)
    key = without_tracking(page.url)
    article = read_as(_kind(page), page.data, url=key, charset=page.charset)
    return article.model_copy(update={"publisher": article.publisher or page.url.host.removeprefix("www.")})


def _kind(page: Page) -> Kind:
    """What the bytes are; where the bytes do not tell, what the site says they are."""
    kind = kind_of(page.data, name="", content_type=page.content_type)
    return _KINDS.get(page.content_type, kind) if kind == "text" else kind
