"""RSS and Atom feeds: fetched as safely as any link, parsed in the sandbox like any page, never trusted."""

from collections.abc import Sequence
from typing import Final

import httpx2

from bot.article import Frozen
from bot.articles import sandbox
from bot.articles.addresses import is_public, literal
from bot.articles.connection_guard import INTERNET, NOT_PUBLIC, Network
from bot.articles.fetch import check_status, follow
from bot.articles.link_target import target_of
from bot.articles.policy import FetchPolicy
from bot.errors import ArticleError

TRY: Final = "Name an RSS or Atom feed by its address, as in “/claims watch https://example.com/feed.xml”."
MAX_BYTES = 1_000_000
"""A feed of fifty articles with their whole texts has half of it."""
MOST_ITEMS = 50
"""Articles of one look; a feed that has more is read from its newest."""
RECENT = 86_400.0
"""Seconds back from which articles are taken when a feed is looked at for the first time."""
_HEADERS = {"Accept": "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"}


class Item(Frozen):
    link: str
    title: str = ""
    summary: str = ""
    published: float | None = None
    """Seconds since 1970; None where the feed does not say."""


class Feed(Frozen):
    """What a feed holds, newest first as the feed has it."""

    title: str = ""
    items: tuple[Item, ...] = ()


def check(link: str, policy: FetchPolicy) -> None:
    """Check an address as it is typed, by every rule that needs no network: an error is shown at once, and not first in
    a digest. Raises ArticleError."""
    try:
        host = target_of(link, policy).host
    except ArticleError as error:
        raise ArticleError(error.message, TRY, code=error.code) from None
    spelled_out = literal(host)
    if spelled_out and not is_public(spelled_out):
        raise ArticleError(NOT_PUBLIC, TRY, code="not-public")


def fetch(link: str, policy: FetchPolicy, *, network: Network = INTERNET) -> bytes:
    """The feed behind `link`. Raises ArticleError as `bot.articles.fetch.fetch` does."""
    response = follow(link, policy.model_copy(update={"max_bytes": MAX_BYTES}), _HEADERS, _is_there, network)
    return response.data or b""


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


def _is_there(status: int, _headers: httpx2.Headers, host: str) -> bool:
    check_status(status, host)
    return True
