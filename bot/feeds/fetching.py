"""One conditional GET of a feed, by the same guard as every other link."""

from typing import NamedTuple

import httpx2

from bot.articles.fetch import check_status, follow
from bot.articles.guard import INTERNET, Network
from bot.articles.policy import FetchPolicy

MAX_BYTES = 1_000_000
"""A feed of fifty articles with their whole texts has half of it."""
NOT_CHANGED = 304
_ACCEPT = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"


class Fetched(NamedTuple):
    """What the site delivered; `data` is None where nothing has changed since the last look."""

    data: bytes | None
    etag: str | None
    modified: str | None
    url: str


def fetch(
    link: str, policy: FetchPolicy, *, etag: str | None = None, modified: str | None = None, network: Network = INTERNET
) -> Fetched:
    """The feed behind `link`, unless it is still the one that `etag` and `modified` are of.

    Raises ArticleError as `bot.articles.fetch.fetch` does.
    """
    headers = {"Accept": _ACCEPT}
    headers |= {"If-None-Match": etag} if etag else {}
    headers |= {"If-Modified-Since": modified} if modified else {}
    response = follow(link, policy.model_copy(update={"max_bytes": MAX_BYTES}), headers, _is_new, network)
    if response.data is None:
        return Fetched(None, etag, modified, str(response.url))
    etag, modified = (_tag(response.headers.get(name)) for name in ("etag", "last-modified"))
    return Fetched(response.data, etag, modified, str(response.url))


def _is_new(status: int, _headers: httpx2.Headers, host: str) -> bool:
    if status == NOT_CHANGED:
        return False
    check_status(status, host)
    return True


def _tag(value: str | None) -> str | None:
    """A header that is sent back later: printable, and short."""
    return value if value and len(value) <= 300 and value.isascii() and value.isprintable() else None
