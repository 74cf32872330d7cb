"""Looks at the feeds that channels watch, in a thread of its own, and asks for readings of what is new in them."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.articles.policy import FetchPolicy
from bot.errors import ArticleError
from bot.feeds import Feed, chosen, fetch, read
from bot.periodic_thread import PeriodicThread
from bot.store import Request, Store
from bot.store.feeds import WatchedFeed

FEED_EVERY = 1_800.0
"""Seconds between two looks at a feed."""
FEEDS_AT_ONCE = 3
READ_A_DAY = 20
"""Articles of its feeds that are read for a channel in a day, by rules alone: they cost no tokens."""
LONGEST_TITLE = 200


@dataclass
class FeedReader:
    """Can be killed anywhere, and run by two replicas at once: no article is lost or read twice."""

    store: Store
    ask: Callable[[Request], bool]
    policy: FetchPolicy
    every: float
    clock: Callable[[], float] = time.time

    def __post_init__(self) -> None:
        self.thread = PeriodicThread("feeds", self.look, self.every)

    def look(self) -> None:
        now = self.clock()
        for feed in self.store.feeds.due(now - FEED_EVERY, FEEDS_AT_ONCE):
            if self.thread.stopping.is_set():
                return
            if self.store.feeds.take_turn(feed, now):
                self._look_at(feed, now)

    def _look_at(self, feed: WatchedFeed, now: float) -> None:
        try:
            content = read(fetch(feed.url, self.policy))
        except ArticleError as error:
            self.store.feeds.looked(feed, trouble=error.message)
            return
        self.store.feeds.looked(feed, title=content.title[:LONGEST_TITLE] or None, trouble=None)
        self._take_from(feed, content, now)

    def _take_from(self, feed: WatchedFeed, content: Feed, now: float) -> None:
        """Ask for what is new in the feed and wanted. What a kill leaves the next look finds."""
        day = datetime.fromtimestamp(now, UTC).date().isoformat()
        links = list(dict.fromkeys(item.link for item in content.items))
        fresh = self.store.feeds.fresh(feed.team, feed.channel, links)
        self.store.feeds.still_there(feed.team, feed.channel, links, day)
        wanted = {item.link for item in chosen(content, feed.words, now, first_look=fresh == links)}
        room = max(0, READ_A_DAY - self.store.feeds.read_on(feed.team, feed.channel, day))
        taken = [link for link in fresh if link in wanted][:room]
        for link in fresh:  # first: after a look that was cut short, an old article must not count as new
            if link not in taken:
                self.store.feeds.seen(feed.team, feed.channel, link, day, None)
        for link in taken:
            if self.thread.stopping.is_set():
                return
            request = _reading(feed, link)
            self.ask(request)
            self.store.feeds.seen(feed.team, feed.channel, link, day, request.id)


def _reading(feed: WatchedFeed, link: str) -> Request:
    name = f"{feed.team}:{feed.channel}:feed:{hashlib.sha256(link.encode()).hexdigest()[:16]}"
    return Request(id=name, kind="feed", team=feed.team, channel=feed.channel, user="", text=link)
