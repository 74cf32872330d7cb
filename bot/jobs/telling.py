"""What the digest and the ledger tell: kinds of request that nobody types, each with the messages that answer it."""

import time
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.digest import Digest
from bot.digest.schedule import TOO_LATE
from bot.jobs.composing import Kept, compose
from bot.jobs.matching import Runs
from bot.jobs.workers import WorkerFailed
from bot.slack.channel_access import Doorkeeper
from bot.store import Request, Store, Trouble
from bot.store.digests import ChannelDigest, Digests
from bot.store.feeds import Feeds
from bot.store.ledger import Ledger
from bot.store.rooms import HOUSE_ONLY
from bot.store.views import View
from bot.views import digest as digest_view
from bot.views import ledger as ledger_view
from bot.views.recalled import Where
from bot.views.slack import Message

Body = Mapping[str, Any]

DIGEST: Final = "digest"
PREVIEW: Final = "preview"
NOW: Final = "digest_now"
MOVED: Final = "moved"
MOVED_EARLIER: Final = "moved_earlier"
FEED: Final = "feed"
"""Kinds of request. A digest's id is `team:channel:date`; `feed` is an article of a feed, read and not posted."""

MOST_READINGS = 200
"""Articles that one digest looks at, the newest: comparing their texts takes a worker about a second."""
OPEN_FOR = 30 * 86_400.0
"""Seconds for which a charge without an answer stays in the digest."""
EXPORTED = 200
"""Statements of an export; more than a message holds."""


class Telling:
    """The messages, over the store. What is visible where is decided by `View` alone."""

    def __init__(
        self,
        store: Store,
        doorkeeper: Doorkeeper,
        workspace: str | None,
        runs: Runs,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._store = store
        self.ledger = Ledger(store.engine)
        self.digests = Digests(store.engine)
        self.feeds = Feeds(store.engine)
        self._doorkeeper = doorkeeper
        self._workspace = workspace
        self._runs = runs
        self._clock = clock

    @property
    def acts(self) -> dict[str, Callable[[Store, Request], list[Body]]]:
        """Kind → its messages."""
        return {
            DIGEST: self._digest,
            PREVIEW: self._preview,
            NOW: self._preview,
        }

    def view(self, team: str, channel: str, user: str | None = None) -> View:
        """What may be seen from a channel, by one person alone or by all in it.

        A guest sees nothing of other channels, so nothing of them is posted where one reads. For one person it is
        decided at once: they wait.
        """
        sees_public = self._doorkeeper.kind(team, channel, at_once=user is not None) in HOUSE_ONLY
        if sees_public:
            guest = self._doorkeeper.is_guest(team, user) if user else self._doorkeeper.has_guest(team, channel)
            sees_public = not guest
        return View(team=team, channel=channel, user=user, sees_public=sees_public, now=self._clock())

    def compared(self, team: str, channel: str) -> View:
        """What an article read in a channel is set beside. Nobody sees it: what is shown where, `view` says."""
        sees_public = self._doorkeeper.kind(team, channel) in HOUSE_ONLY
        return View(team=team, channel=channel, sees_public=sees_public, now=self._clock())

    def where(self, team: str, channel: str) -> Where:
        """From where it is looked."""
        schedule = self.digests.get(team, channel).schedule
        return Where(channel, schedule.zone if schedule else "UTC", self._workspace)

    def page(self, team: str, channel: str, user: str, question: ledger_view.Question) -> Message:
        """A page of what the ledger knows, for one person alone."""
        view = self.view(team, channel, user)
        ask = self.ledger.who if question.what == "who" else self.ledger.about
        found, more = ask(view, question.words, question.after)
        answers = self.ledger.replies(view, found)
        return ledger_view.page(question, found, answers, self.where(team, channel), more=more)

    def export(self, team: str, channel: str, user: str, question: ledger_view.Question) -> Message:
        """All pages of it in one."""
        view = self.view(team, channel, user)
        ask = self.ledger.who if question.what == "who" else self.ledger.about
        found, _ = ask(view, question.words, most=EXPORTED)
        return ledger_view.export(question, found, self.where(team, channel))

    def choose(self, settings: ChannelDigest, day: date | None, view: View) -> Digest:
        """What the digest of a day holds; without a day, that of one that would come now.

        Raises WorkerFailed.
        """
        since, until = self.digests.window(settings, day, self._clock())
        places = self.ledger.places(view, since, until, MOST_READINGS)
        bodies = self._store.readings.bodies([place.reading for place in places])
        kept = [Kept(place, *bodies[place.reading]) for place in places if place.reading in bodies]
        moved, charges = self.ledger.moved(view, since, until), self.ledger.charges(view, until - OPEN_FOR)
        chosen = self._runs.run(compose, kept, moved, charges, until)
        if isinstance(chosen, Trouble):
            raise WorkerFailed(chosen.code)
        return chosen

    def _digest(self, _: Store, request: Request) -> list[Body]:
        """An empty day is silent; so is one whose job could not run for too long, and the next digest says so."""
        settings = self.digests.get(request.team, request.channel)
        day = date.fromisoformat(request.id.rpartition(":")[2])
        due_at = self.digests.due_at(settings, day)
        if due_at is not None and self._clock() - due_at > TOO_LATE.total_seconds():
            self.digests.skip(request.channel, day)
            return []
        chosen = self.choose(settings, day, self.view(request.team, request.channel))
        if chosen.is_empty:
            return []
        skipped = self.digests.skipped(request.channel, day)
        return [
            _body(
                digest_view.daily(
                    chosen, day, self.where(request.team, request.channel), skipped, self._trouble(request)
                )
            )
        ]

    def _preview(self, _: Store, request: Request) -> list[Body]:
        settings = self.digests.get(request.team, request.channel)
        zone = ZoneInfo(settings.schedule.zone if settings.schedule else "UTC")
        today = datetime.fromtimestamp(self._clock(), zone).date()
        chosen = self.choose(settings, None, self._seen_by(request))
        return [
            _body(
                digest_view.daily(chosen, today, self.where(request.team, request.channel), (), self._trouble(request))
            )
        ]

    def _seen_by(self, request: Request) -> View:
        """By whoever asked; and what is posted, by everybody else in the channel as well."""
        asker = self.view(request.team, request.channel, request.user).model_copy(update={"user": None})
        if request.kind == PREVIEW or not asker.sees_public:
            return asker
        return self.view(request.team, request.channel)

    def _trouble(self, request: Request) -> list[str]:
        return [f"{feed.url}: {feed.trouble}" for feed in self.feeds.of_channel(request.channel) if feed.trouble]


def _body(message: Message) -> dict[str, Any]:
    return {"text": message.text, "blocks": list(message.blocks)}
