"""RSS and Atom feeds: fetched as safely as any link, read in a process of their own, never trusted."""

from bot.feeds.address import check
from bot.feeds.fetching import Fetched, fetch
from bot.feeds.reading import Feed, Item, chosen, read

__all__ = ["Feed", "Fetched", "Item", "check", "chosen", "fetch", "read"]
