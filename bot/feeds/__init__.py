"""RSS and Atom feeds: fetched as safely as any link, parsed in the sandbox like any page, never trusted."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import httpx2

from bot.article import Noun
from bot.articles import sandbox
from bot.articles.addresses import literal, not_public
from bot.articles.fetch import check_status, follow
from bot.articles.guard import INTERNET, Network
from bot.articles.links import target_of
from bot.articles.policy import FetchPolicy
from bot.errors import ArticleError

TRY: Final = "Name an RSS or Atom feed by its address, as in “/claims watch https://example.com/feed.xml”."
MAX_BYTES = 1_000_000
"""A feed of fifty articles with their whole texts has half of it."""
MOST_ITEMS = 50
"""Articles of one look; a feed that has more is read from its newest."""
RECENT = 86_400.0
"""Seconds back from which articles are taken when a feed is looked at for the first time."""
NOT_CHANGED = 304
_ACCEPT = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"


class Item(Noun):
    link: str
    title: str = ""
    summary: str = ""
    published: float | None = None
    """Seconds since 1970; None where the feed does not say."""


class Feed(Noun):
    """What a feed holds, newest first as the feed has it."""

    title: str = ""
    items: tuple[Item, ...] = ()


class Fetched(NamedTuple):
    """What the site delivered; `data` is None where nothing has changed since the last look."""

    data: bytes | None
    etag: str | None


def check(link: str, policy: FetchPolicy) -> None:
    """Check an address as it is typed, by every rule that needs no network: an error is shown at once, and not first in
    a digest. Raises ArticleError."""
    try:
        host = target_of(link, policy).host
    except ArticleError as error:
        raise ArticleError(error.message, TRY, code=error.code) from None
    spelled_out = literal(host)
    if why := spelled_out and not_public(spelled_out):
        raise ArticleError(f"This link leads to {why}, not to a site on the public web.", TRY, code="not-public")


def fetch(link: str, policy: FetchPolicy, *, etag: str | None = None, network: Network = INTERNET) -> Fetched:
    """The feed behind `link`, unless it is still the one that `etag` is of.

    Raises ArticleError as `bot.articles.fetch.fetch` does.
    """
    headers = {"Accept": _ACCEPT} | ({"If-None-Match": etag} if etag else {})
    response = follow(link, policy.model_copy(update={"max_bytes": MAX_BYTES}), headers, _is_new, network)
    return Fetched(response.data, etag if response.data is None else _tag(response.headers.get("etag")))


def read(data: bytes) -> Feed:
    """The articles of a feed.

    Raises:
        ArticleError: `not-a-feed`; there is none in these bytes.
    """
    try:
        feed = Feed.model_validate_json(sandbox.parse("feed", data))
    except ArticleError:
        feed = Feed()
    if not feed.items and not feed.title:
        raise ArticleError(
            "There is no RSS or Atom feed at this link.",
            "Look for the site’s feed link and send that.",
            code="not-a-feed",
        )
    return feed


def chosen(feed: Feed, words: str, now: float, *, first_look: bool) -> Sequence[Item]:
    """The articles that are wanted: with one of the words, and at the first look only those of the last day."""
    wanted = [word.casefold() for word in words.split()]
    items = [
        item
        for item in feed.items
        if not wanted or any(word in f"{item.title} {item.summary}".casefold() for word in wanted)
    ]
    if first_look:
        items = [item for item in items if item.published is not None and item.published > now - RECENT]
    return items


def _is_new(status: int, _headers: httpx2.Headers, host: str) -> bool:
    if status == NOT_CHANGED:
        return False
    check_status(status, host)
    return True


def _tag(value: str | None) -> str | None:
    """A header that is sent back later: printable, and short."""
    return value if value and len(value) <= 300 and value.isascii() and value.isprintable() else None
