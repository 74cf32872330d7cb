"""What is done every few seconds: digests that are due are asked for, new readings are indexed in the ledger, feeds are
read, and Slack is asked whether channels are still public.

Each step is written down first and can be done again: one that is cut short, or done by two replicas at once, changes
nothing that the other has done.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

import structlog

from bot.breakdown import Article
from bot.digest import due
from bot.errors import RejoinderError
from bot.jobs.feed_reader import FeedReader
from bot.jobs.later_answers import LaterAnswers
from bot.jobs.workers import WorkerFailed
from bot.ledger import Place, remembered
from bot.periodic_thread import PeriodicThread
from bot.slack.channel_access import ChannelAccess
from bot.store import Request, Store
from bot.store.channels import ChannelSettings
from bot.views.outline import opening, title_of

_LOG = structlog.get_logger(__name__)


@dataclass
class PeriodicTasks:
    """A thread for the rounds and one for the feeds, so that a slow site holds up no digest."""

    store: Store
    answers: LaterAnswers
    access: ChannelAccess
    ask: Callable[[Request], bool]
    feeds: FeedReader
    every: float
    clock: Callable[[], float] = time.time

    def __post_init__(self) -> None:
        self.threads = PeriodicThread("rounds", self.run_once, self.every), self.feeds.thread

    def run_once(self) -> None:
        """One round, without the feeds."""
        self.access.refresh()  # first: after an outage nothing is known of channels that were made private meanwhile
        self.index_new_readings()
        self.ask_for_digests()

    def ask_for_digests(self) -> None:
        """Ask for each digest that is due, then note its day; asking twice makes one request.

        No DBOS schedules: those know no pauses, and of a day that was missed the next digest has to say so.
        """
        digests, now = self.store.digests, self.clock()
        for settings in self.store.channels.scheduled():
            if settings.schedule is None:
                continue
            since = datetime.fromtimestamp(settings.silent_until, UTC)
            last = digests.last_day(settings.team, settings.channel)
            days = due(settings.schedule, datetime.fromtimestamp(now, UTC), since, last)
            for day in days.skipped:
                digests.note(settings.team, settings.channel, day, now, skipped=True)
            if days.day:
                self.ask(_digest(settings, days.day))
                digests.note(settings.team, settings.channel, days.day, now)

    def index_new_readings(self) -> None:
        """Put what was read into the ledger, and ask what it answers."""
        for reading, read_at in self.store.ledger.waiting(self.clock()):
            try:
                self._index(reading, read_at)
            except (WorkerFailed, RejoinderError, ValueError, LookupError, TypeError) as error:
                # It would fail again, and hold up every later reading and the digests. Other errors may hold its words.
                why = str(error) if isinstance(error, WorkerFailed) else type(error).__name__
                _LOG.error("not in the ledger, or not compared with it", request=reading, why=why)
            self.store.ledger.done(reading)  # last: after a kill before this all of it is done again

    def _index(self, reading: str, read_at: float) -> None:
        request, breakdown = self.store.requests.get(reading), self.store.readings.breakdown(reading)
        if request is None or breakdown is None:
            return
        place, public = _place(request, breakdown.article, read_at), self._is_public(request)
        statements = self.answers.indexed(remembered(breakdown, place))
        self.store.ledger.keep(reading, statements, public=public)
        if not request.is_private:
            self.answers.look(request, statements)

    def _is_public(self, request: Request) -> bool:
        if request.is_private or request.kind == "feed":
            return False
        return self.access.kind(request.team, request.channel) == "public"


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


def _digest(settings: ChannelSettings, day: date) -> Request:
    name = f"{settings.team}:{settings.channel}:{day.isoformat()}"
    return Request(id=name, kind="digest", team=settings.team, channel=settings.channel, user="")
