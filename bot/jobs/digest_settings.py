"""What a channel sets for its digest, its feeds and the ledger; each change is answered with a message."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.articles.policy import FetchPolicy
from bot.digest import Schedule, next_moment
from bot.digest.schedule import WEEKDAYS, find_zone
from bot.errors import RejoinderError
from bot.feeds import check
from bot.jobs.feed_reader import READ_A_DAY
from bot.slack.channel_access import ChannelAccess
from bot.store import Store
from bot.store.channels import ChannelSettings
from bot.store.feeds import WatchedFeed
from bot.views import digest_modal, digest_words
from bot.views.thread import Message

MOST_FEEDS = 20
"""Feeds of one channel: each is looked at twice an hour."""
FIRST_OFFERED = 8
"""Hour of the digest that the window offers where none is set: half past, before the morning conference."""

Json = dict[str, Any]


@dataclass
class DigestSettings:
    store: Store
    access: ChannelAccess
    policy: FetchPolicy
    clock: Callable[[], float] = time.time

    def window(self, team: str, channel: str, user: str) -> Json:
        """The window with what holds now; where no digest is set, with a morning by the asker's clock."""
        settings = self.store.channels.get(team, channel)
        zone = find_zone(self.access.zone(team, user)) or "UTC"
        offered = settings.schedule or Schedule(hour=FIRST_OFFERED, minute=30, days=WEEKDAYS, zone=zone)
        return digest_modal.window(channel, offered, self._words(settings))

    def save(self, team: str, channel: str, schedule: Schedule | None) -> str:
        """Keep what the window was sent with, and say what holds now. Sent again as it was, it moves no digest."""
        settings = self.store.channels.get(team, channel)
        if schedule != settings.schedule:
            settings = self.store.channels.change(team, channel, schedule=schedule, since=self.clock())
        return self._words(settings)

    def watch(self, team: str, channel: str, line: str) -> Message:
        url, _, rest = line.strip().partition(" ")
        url, rest = url.strip("<>").partition("|")[0], " ".join(rest.split())
        if not url:
            return digest_words.said(digest_words.WATCH)
        check(url, self.policy)
        known = self.store.feeds.of_channel(team, channel)
        if len(known) >= MOST_FEEDS and all(feed.url != url for feed in known):
            raise RejoinderError(
                f"This channel watches {MOST_FEEDS} feeds already.", digest_words.UNWATCH, code="feeds"
            )
        self.store.feeds.watch(WatchedFeed(team=team, channel=channel, url=url, words=rest))
        return digest_words.watched(url, rest)

    def watching(self, team: str, channel: str) -> Message:
        feeds = self.store.feeds.of_channel(team, channel)
        return digest_words.watching([(feed.url, feed.words, feed.title, feed.trouble) for feed in feeds], READ_A_DAY)

    def unwatch(self, team: str, channel: str, line: str) -> Message:
        url = line.strip().strip("<>").partition("|")[0]
        if not url:
            return digest_words.said(digest_words.UNWATCH)
        was_watched = self.store.feeds.unwatch(team, channel, url)
        return digest_words.unwatched(url) if was_watched else digest_words.said(digest_words.NOT_WATCHED)

    def _words(self, settings: ChannelSettings) -> str:
        if settings.schedule is None:
            return digest_words.OFF if settings.since else digest_words.NONE_YET
        after = datetime.fromtimestamp(max(self.clock(), settings.since), UTC)
        last = self.store.digests.last_day(settings.team, settings.channel)
        return digest_words.schedule(settings.schedule, next_moment(settings.schedule, after, last))
