"""The messages of digests, and private pages of the ledger, over the store. What is visible where is decided by
`viewer`."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.digest import Digest, Read, choose, due
from bot.jobs.message_builders import Body, body_of
from bot.jobs.workers import Workers
from bot.ledger import LaterAnswer, Place, Remembered
from bot.slack.channel_access import ChannelAccess
from bot.slack.workspaces import Workspaces
from bot.store import Request, Store
from bot.store.channels import HOUSE_ONLY, ChannelSettings
from bot.store.ledger import Viewer
from bot.store.readings import KeptReading
from bot.views import digest as digest_view
from bot.views import ledger as ledger_view
from bot.views.ledger import Where
from bot.views.thread import Message

MOST_READINGS = 200
"""Articles that one digest looks at, the newest: comparing their texts takes a worker about a second."""
OPEN_FOR = 30 * 86_400.0
"""Seconds for which a charge without an answer stays in the digest."""


@dataclass
class DigestService:
    """Builds digests and pages. The id of a digest's request is `team:channel:date`."""

    store: Store
    access: ChannelAccess
    workspaces: Workspaces
    workers: Workers
    clock: Callable[[], float] = time.time

    def ask_for_due(self, ask: Callable[[Request], bool]) -> None:
        """Ask for each digest that is due, then note its day. Two replicas may do so at once, and either may be killed:
        asking twice makes one request.

        No DBOS schedules: those know no pauses, and miss what is due while the bot is away.
        """
        now = self.clock()
        for settings in self.store.channels.scheduled():
            if settings.schedule is None:
                continue
            since = datetime.fromtimestamp(settings.since, UTC)
            last = self.store.digests.last_day(settings.team, settings.channel)
            if day := due(settings.schedule, datetime.fromtimestamp(now, UTC), since, last):
                name = f"{settings.team}:{settings.channel}:{day.isoformat()}"
                ask(Request(id=name, kind="digest", team=settings.team, channel=settings.channel, user=""))
                self.store.digests.note(settings.team, settings.channel, day, now)

    def viewer(self, team: str, channel: str, user: str | None = None) -> Viewer:
        """What may be seen from a channel, by one person alone or by all in it.

        A guest sees nothing of other channels, so nothing of them is posted where one reads. For one person it is
        decided at once: they wait.
        """
        sees_public = self.access.kind(team, channel, at_once=user is not None) in HOUSE_ONLY
        if sees_public:
            guest = self.access.is_guest(team, user) if user else self.access.has_guest(team, channel)
            sees_public = not guest
        return Viewer(team=team, channel=channel, user=user, sees_public=sees_public, now=self.clock())

    def compared(self, team: str, channel: str) -> Viewer:
        """What an article read in a channel is compared with; what of that is shown where, `viewer` says."""
        sees_public = self.access.kind(team, channel) in HOUSE_ONLY
        return Viewer(team=team, channel=channel, sees_public=sees_public, now=self.clock())

    def location(self, team: str, channel: str) -> Where:
        """The channel, its time zone and its workspace, for the views."""
        schedule = self.store.channels.get(team, channel).schedule
        return Where(channel, schedule.zone if schedule else "UTC", self.workspaces.of(team).url)

    def page(self, team: str, channel: str, user: str, question: ledger_view.Question) -> Message:
        """A page of what the ledger knows, for one person alone."""
        viewer, ledger = self.viewer(team, channel, user), self.store.ledger
        statements, more = ledger.statements(viewer, question.what, question.words, question.after)
        answers = ledger.replies(viewer, statements)
        return ledger_view.page(question, statements, answers, self.location(team, channel), more=more)

    def _choose(self, settings: ChannelSettings, day: date | None, viewer: Viewer) -> Digest:
        """What the digest of a day holds; without a day, that of one that would come now. Raises WorkerFailed."""
        ledger = self.store.ledger
        since, until = self.store.digests.window(settings, day, self.clock())
        places = ledger.places(viewer, since, until, MOST_READINGS)
        kept = self.store.readings.kept([place.reading for place in places])
        reads = [(place, kept[place.reading]) for place in places if place.reading in kept]
        answers, charges = ledger.answers_between(viewer, since, until), ledger.charges(viewer, until - OPEN_FOR)
        chosen = self.workers.run(_chosen, reads, answers, charges, until)
        return chosen.model_copy(update={"corrected": tuple(ledger.corrected(viewer, since, until))})

    def digest(self, _: Store, request: Request) -> list[Body]:
        """An empty day has no message."""
        settings = self.store.channels.get(request.team, request.channel)
        day = date.fromisoformat(request.id.rpartition(":")[2])
        chosen = self._choose(settings, day, self.viewer(request.team, request.channel))
        return [] if chosen.is_empty else [self._body(request, chosen, day)]

    def preview(self, _: Store, request: Request) -> list[Body]:
        settings = self.store.channels.get(request.team, request.channel)
        zone = ZoneInfo(settings.schedule.zone if settings.schedule else "UTC")
        today = datetime.fromtimestamp(self.clock(), zone).date()
        # The digest of a channel, and so without what its asker alone may see.
        asker = self.viewer(request.team, request.channel, request.user).model_copy(update={"user": None})
        return [self._body(request, self._choose(settings, None, asker), today)]

    def _body(self, request: Request, digest: Digest, day: date) -> Body:
        feeds = self.store.feeds.of_channel(request.team, request.channel)
        trouble = [f"{feed.url}: {feed.trouble}" for feed in feeds if feed.trouble]
        where = self.location(request.team, request.channel)
        return body_of(digest_view.daily(digest, day, where, trouble))


def _chosen(
    reads: Sequence[tuple[Place, KeptReading]],
    answers: Sequence[LaterAnswer],
    charges: Sequence[Remembered],
    now: float,
) -> Digest:
    """In a worker, which parses what was read."""
    return choose([Read(place=place, breakdown=kept.parsed()) for place, kept in reads], answers, charges, now)
