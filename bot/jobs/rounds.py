"""The rounds: every few seconds, what is due is asked for: digests, readings for the ledger, feeds, closed doors.

Feeds have rounds of their own: a slow site holds up nobody's digest.

Whatever is decided here is written down first and can be decided again: a round that is cut short, or made by two
replicas at once, changes nothing that the other has done.
"""

import hashlib
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime

import structlog

from bot.articles.guard import INTERNET, Network
from bot.articles.policy import FetchPolicy
from bot.breakdown import Article
from bot.digest import due
from bot.errors import ArticleError
from bot.feeds import Feed, chosen, fetch, read
from bot.jobs.moving import Moving
from bot.jobs.telling import DIGEST, FEED, Telling
from bot.jobs.ticking import Ticking
from bot.jobs.workers import WorkerFailed, WorkerLost
from bot.ledger import Place, remembered
from bot.slack.channel_access import Doorkeeper
from bot.store import Request, Store
from bot.store.digests import DUE, SKIPPED, ChannelDigest
from bot.store.feeds import WatchedFeed
from bot.views.outline import opening, title_of

EVERY = 5.0
"""Seconds between two rounds: how late a digest, or the word that a claim was answered, comes at most while the workers
have time. A digest waits for what was read before it."""
TRIES = 3
"""Rounds in which a reading whose worker was lost is tried to be put into the ledger."""
FEED_EVERY = 1_800.0
"""Seconds between two looks at a feed."""
FEEDS_A_ROUND = 3
READ_A_DAY = 20
"""Articles of its feeds that are read for a channel in a day, by rules alone: they cost no tokens."""

_LOG = structlog.get_logger(__name__)


class Rounds:
    """A thread that makes the rounds. `start` when the jobs run, `stop` before they do not."""

    def __init__(
        self,
        store: Store,
        telling: Telling,
        moving: Moving,
        doorkeeper: Doorkeeper,
        ask: Callable[[Request], bool],
        policy: FetchPolicy,
        *,
        clock: Callable[[], float] = time.time,
        every: float = EVERY,
        network: Network = INTERNET,
    ) -> None:
        self._store = store
        self._telling = telling
        self._moving = moving
        self._doorkeeper = doorkeeper
        self._ask = ask
        self._policy = policy
        self._clock = clock
        self._network = network
        self._lost: Counter[str] = Counter()
        self._ticking = Ticking("rounds", self.make, every)
        self._feeding = Ticking("feeds", self.look_at_feeds, every)

    def start(self) -> None:
        """Make the first round, and go on."""
        self._ticking.start()
        self._feeding.start()

    def stop(self) -> None:
        """Finish what is under way, unless it takes too long: then it is done again after the next start."""
        self._feeding.stopping.set()
        self._ticking.stop()
        self._feeding.stop()

    def make(self) -> None:
        """One round, without the feeds."""
        self._doorkeeper.refresh()  # first: after an outage nobody knows which doors were closed meanwhile
        self.keep_ledger()
        self.ask_for_digests()

    def ask_for_digests(self) -> None:
        """Note what is due, then ask for it: whoever is killed in between is followed by one who asks."""
        digests, now = self._telling.digests, self._clock()
        for settings in digests.scheduled():
            if settings.schedule is None:
                continue
            moment = datetime.fromtimestamp(now, UTC)
            since = datetime.fromtimestamp(settings.silent_until, UTC)
            found = due(settings.schedule, moment, since, digests.last_day(settings.channel))
            for day in found.skipped:
                digests.note(settings.channel, day, SKIPPED, now)
            if found.day:
                digests.note(settings.channel, found.day, DUE, now)
        teams = {settings.channel: settings for settings in digests.scheduled()}
        for channel, day in digests.to_ask():
            if channel in teams:
                self._ask(_digest(teams[channel], day))
            digests.asked(channel, day)

    def keep_ledger(self) -> None:
        """Put what was read into the ledger, and say what it moves."""
        waiting = self._telling.ledger.waiting(self._clock())
        for reading, read_at in sorted(
            waiting, key=lambda one: self._lost[one[0]]
        ):  # whoever may fail again comes last
            self._remember(reading, read_at)

    def look_at_feeds(self) -> None:
        """Look at the feeds whose turn it is."""
        now = self._clock()
        for feed in self._telling.feeds.due(now - FEED_EVERY, FEEDS_A_ROUND):
            if self._feeding.stopping.is_set():
                return
            if self._telling.feeds.take_turn(feed, now):
                self._look_at(feed, now)

    def _remember(self, reading: str, read_at: float) -> None:
        try:
            self._keep(reading, read_at)
        except WorkerFailed as error:
            self._lost[reading] += 1
            if isinstance(error, WorkerLost) and self._lost[reading] < TRIES:
                return
            # It would fail again, and hold up every later reading.
            _LOG.error("not in the ledger, or not set beside it", request=reading, why=str(error))
        del self._lost[reading]
        self._telling.ledger.done(reading)  # last: whoever is killed before is followed by one who does it all again

    def _keep(self, reading: str, read_at: float) -> None:
        """Put one reading into the ledger, and ask what it moves. Raises WorkerFailed."""
        request, breakdown = self._store.requests.get(reading), self._store.readings.breakdown(reading)
        if request is None or breakdown is None:
            return
        place, public = _place(request, breakdown.article, read_at), self._is_public(request)
        statements = self._moving.indexed(remembered(breakdown, place))
        self._telling.ledger.keep(reading, statements, public=public)
        if not request.is_private:
            self._moving.look(request, statements)
            self._moving.look_after(place, statements, public=public)

    def _is_public(self, request: Request) -> bool:
        if request.is_private or request.kind == FEED:
            return False
        return self._doorkeeper.kind(request.team, request.channel) == "public"

    def _look_at(self, feed: WatchedFeed, now: float) -> None:
        feeds = self._telling.feeds
        try:
            fetched = fetch(feed.url, self._policy, etag=feed.etag, modified=feed.modified, network=self._network)
            found = read(fetched.data) if fetched.data is not None else None
        except ArticleError as error:
            feeds.looked(feed, trouble=error.message)
            return
        if found is None:
            feeds.looked(feed, trouble=None)
            return
        if self._take_from(feed, found, now):
            # Last: whoever is killed before is followed by one whom the site sends the feed again.
            title = found.title[:200] or None
            feeds.looked(feed, etag=fetched.etag, modified=fetched.modified, title=title, trouble=None)

    def _take_from(self, feed: WatchedFeed, found: Feed, now: float) -> bool:
        """Ask for what is new in the feed and wanted; whether all of it was."""
        feeds, day = self._telling.feeds, datetime.fromtimestamp(now, UTC).date().isoformat()
        links = list(dict.fromkeys(item.link for item in found.items))
        fresh = feeds.fresh(feed.channel, links)
        feeds.still_there(feed.channel, links, day)
        wanted = {item.link for item in chosen(found, feed.words, now, first_look=fresh == links)}
        room = max(0, READ_A_DAY - feeds.read_on(feed.channel, day))
        taken = [link for link in fresh if link in wanted][:room]
        for link in fresh:  # first: a look that is cut short leaves no old article to be taken for a new one
            if link not in taken:
                feeds.seen(feed.channel, link, day, None)
        for link in taken:
            if self._feeding.stopping.is_set():
                return False
            request = _reading(feed, link)
            self._ask(request)
            feeds.seen(feed.channel, link, day, request.id)
        return True


def _place(request: Request, article: Article, read_at: float) -> Place:
    return Place(
        reading=request.id,
        team=request.team,
        channel=request.channel,
        thread=request.thread,
        at=read_at,
        only=request.user if request.is_private else None,
        title=title_of(article) or (None if article.url else opening(article)),
        url=article.url,
        publisher=article.publisher,
    )


def _digest(settings: ChannelDigest, day: date) -> Request:
    name = f"{settings.team}:{settings.channel}:{day.isoformat()}"
    return Request(id=name, kind=DIGEST, team=settings.team, channel=settings.channel, user="")


def _reading(feed: WatchedFeed, link: str) -> Request:
    name = f"{feed.team}:{feed.channel}:feed:{hashlib.sha256(link.encode()).hexdigest()[:16]}"
    return Request(id=name, kind=FEED, team=feed.team, channel=feed.channel, user="", text=link)
