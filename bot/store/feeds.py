"""The feeds that channels watch, and which of their articles were taken."""

from collections.abc import Sequence

import sqlalchemy as sa

from bot.breakdown import Frozen
from bot.store.engine import Repository
from bot.store.schema import feed_items, feeds


class WatchedFeed(Frozen):
    team: str
    channel: str
    url: str
    words: str = ""
    """Only articles whose title or summary holds one of these; all where there are none."""
    title: str | None = None
    checked_at: float | None = None
    trouble: str | None = None


class Feeds(Repository):
    def watch(self, feed: WatchedFeed) -> None:
        """Watch a feed; a second time changes its words."""
        self._upsert(feeds, feed.model_dump(), {"words": feed.words, "checked_at": None})

    def unwatch(self, team: str, channel: str, url: str) -> bool:
        return self._write(sa.delete(feeds).filter_by(team=team, channel=channel, url=url)) > 0

    def of_channel(self, team: str, channel: str) -> list[WatchedFeed]:
        return self._nouns(WatchedFeed, sa.select(feeds).filter_by(team=team, channel=channel).order_by(feeds.c.url))

    def due(self, before: float, limit: int) -> list[WatchedFeed]:
        """Feeds that were last looked at before `before`, the longest waiting first."""
        waiting = sa.or_(feeds.c.checked_at.is_(None), feeds.c.checked_at < before)
        order = sa.func.coalesce(feeds.c.checked_at, 0.0)
        return self._nouns(WatchedFeed, sa.select(feeds).where(waiting).order_by(order).limit(limit))

    def take_turn(self, feed: WatchedFeed, now: float) -> bool:
        """Whether this look at the feed is ours; another replica may have been quicker."""
        unchanged = feeds.c.checked_at.is_not_distinct_from(feed.checked_at)
        return self._write(_update(feed).where(unchanged).values(checked_at=now)) > 0

    def looked(self, feed: WatchedFeed, **news: str | None) -> None:
        """Keep what the look brought: `title`, `trouble`."""
        self._write(_update(feed).values(**news))

    def fresh(self, team: str, channel: str, links: Sequence[str]) -> list[str]:
        query = sa.select(feed_items.c.link).filter_by(team=team, channel=channel)
        seen = {row.link for row in self._rows(query.where(feed_items.c.link.in_(links)))}
        return [link for link in dict.fromkeys(links) if link not in seen]

    def seen(self, team: str, channel: str, link: str, day: str, request: str | None) -> None:
        row = {"team": team, "channel": channel, "link": link, "day": day, "request": request}
        self._insert_new(feed_items, row)

    def still_there(self, team: str, channel: str, links: Sequence[str], day: str) -> None:
        """Keep that links seen on earlier days are still in a feed: deleted from here, they would be new again."""
        earlier = sa.update(feed_items).filter_by(team=team, channel=channel).where(feed_items.c.day < day)
        self._write(earlier.where(feed_items.c.link.in_(links)).values(day=day, request=None))

    def forget_links(self, day: str) -> None:
        """Delete the links that no feed has held since this day."""
        self._write(sa.delete(feed_items).where(feed_items.c.day < day))

    def read_on(self, team: str, channel: str, day: str) -> int:
        query = sa.select(sa.func.count(feed_items.c.request)).filter_by(team=team, channel=channel, day=day)
        return int(self._value(query))


def _update(feed: WatchedFeed) -> sa.Update:
    return sa.update(feeds).filter_by(team=feed.team, channel=feed.channel, url=feed.url)
