"""Checks a feed's address as it is typed, by every rule that needs no network: an error is shown at once, and not first
in a digest. Pure."""

from typing import Final

from bot.articles.addresses import literal, not_public
from bot.articles.links import target_of
from bot.articles.policy import FetchPolicy
from bot.errors import ArticleError

TRY: Final = "Name an RSS or Atom feed by its address, as in “/claims watch https://example.com/feed.xml”."


def check(link: str, policy: FetchPolicy) -> None:
    """Raises ArticleError for what leads to no site that may be looked at, with what to do about a feed."""
    try:
        host = target_of(link, policy).host
    except ArticleError as error:
        raise ArticleError(error.message, TRY, code=error.code) from None
    spelled_out = literal(host)
    if why := spelled_out and not_public(spelled_out):
        raise ArticleError(f"This link leads to {why}, not to a site on the public web.", TRY, code="not-public")
