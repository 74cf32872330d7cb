"""A feed's bytes → its articles' links. Parsed in the sandbox like any page."""

from collections.abc import Sequence

from bot.articles import sandbox
from bot.breakdown import Noun
from bot.errors import ArticleError

MOST_ITEMS = 50
"""Articles of one look; a feed that has more is read from its newest."""
RECENT = 86_400.0
"""Seconds back from which articles are taken when a feed is looked at for the first time."""


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
