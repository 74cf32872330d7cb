"""The feeds that channels watch, and which of their articles were taken."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from bot.breakdown import Noun
from bot.store.engine import looking
from bot.store.schema import feed_items, feeds


class WatchedFeed(Noun):
    """One feed in one channel."""

    team: str
    channel: str
    url: str
    words: str = ""
    """Only articles whose title or summary holds one of these; all where there are none."""
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    checked_at: float | None = None
    trouble: str | None = None


class Feeds:
    """The feeds table and the links that were seen in them."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._dialect = postgresql if engine.dialect.name == "postgresql" else sqlite

    def watch(self, feed: WatchedFeed) -> None:
        """Watch a feed; a second time changes its words."""
        insert = self._dialect.insert(feeds).values(feed.model_dump())
        change = insert.on_conflict_do_update(
            index_elements=["channel", "url"], set_={"words": feed.words, "checked_at": None}
        )
        with self._engine.begin() as connection:
            connection.execute(change)

    def unwatch(self, channel: str, url: str) -> bool:
        """Watch it no longer; False where it was not watched."""
        delete = sa.delete(feeds).where(feeds.c.channel == channel, feeds.c.url == url)
        with self._engine.begin() as connection:
            return connection.execute(delete.returning(feeds.c.url)).first() is not None

    def of_channel(self, channel: str) -> list[WatchedFeed]:
        """What a channel watches."""
        return self._feeds(sa.select(feeds).where(feeds.c.channel == channel).order_by(feeds.c.url))

    def due(self, before: float, limit: int) -> list[WatchedFeed]:
        """Feeds that were last looked at before `before`, the longest waiting first."""
        waiting = sa.or_(feeds.c.checked_at.is_(None), feeds.c.checked_at < before)
        return self._feeds(
            sa.select(feeds).where(waiting).order_by(sa.func.coalesce(feeds.c.checked_at, 0.0)).limit(limit)
        )

    def take_turn(self, feed: WatchedFeed, now: float) -> bool:
        """Whether this look at the feed is ours; another replica may have been quicker."""
        same = (
            feeds.c.channel == feed.channel,
            feeds.c.url == feed.url,
            feeds.c.checked_at.is_not_distinct_from(feed.checked_at),
        )
        with self._engine.begin() as connection:
            update = sa.update(feeds).where(*same).values(checked_at=now).returning(feeds.c.url)
            return connection.execute(update).first() is not None

    def looked(self, feed: WatchedFeed, **news: str | None) -> None:
        """Keep what the look brought: `etag`, `modified`, `title`, `trouble`."""
        same = (feeds.c.channel == feed.channel, feeds.c.url == feed.url)
        with self._engine.begin() as connection:
            connection.execute(sa.update(feeds).where(*same).values(**news))

    def fresh(self, channel: str, links: Sequence[str]) -> list[str]:
        """Those links that the channel has not seen."""
        query = sa.select(feed_items.c.link).where(feed_items.c.channel == channel, feed_items.c.link.in_(links))
        with looking(self._engine) as connection:
            seen = set(connection.execute(query).scalars())
        return [link for link in dict.fromkeys(links) if link not in seen]

    def seen(self, channel: str, link: str, day: str, request: str | None) -> None:
        """Keep that a link was seen, and under which request it is read, if it is."""
        insert = self._dialect.insert(feed_items).values(channel=channel, link=link, day=day, request=request)
        with self._engine.begin() as connection:
            connection.execute(insert.on_conflict_do_nothing())

    def still_there(self, channel: str, links: Sequence[str], day: str) -> None:
        """Keep that links seen on earlier days are in a feed still, so that none of them is cleaned away and new again."""
        same = (feed_items.c.channel == channel, feed_items.c.link.in_(links), feed_items.c.day < day)
        with self._engine.begin() as connection:
            connection.execute(sa.update(feed_items).where(*same).values(day=day, request=None))

    def read_on(self, channel: str, day: str) -> int:
        """How many articles of the channel's feeds were read on a day."""
        query = sa.select(sa.func.count()).where(
            feed_items.c.channel == channel, feed_items.c.day == day, feed_items.c.request.is_not(None)
        )
        with looking(self._engine) as connection:
            return connection.execute(query).scalar_one()

    def _feeds(self, query: sa.Select[tuple[object, ...]]) -> list[WatchedFeed]:
        with looking(self._engine) as connection:
            return [WatchedFeed.model_validate(dict(row)) for row in connection.execute(query).mappings()]
