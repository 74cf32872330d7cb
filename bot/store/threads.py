"""Finds the readings of a thread, a click or a message."""

from collections.abc import Sequence

import sqlalchemy as sa

from bot.breakdown import Article, Breakdown
from bot.store.engine import Repository
from bot.store.forgetting import FORGOTTEN
from bot.store.readings import Readings
from bot.store.request import SHOWN, Request, companions
from bot.store.schema import IS_READ, posts, readings, requests

MOST_STEPS = 5
"""From a click back to its reading: a published thread is about a command, a question about a published thread."""

_FOR_ALL = requests.c.kind.in_(SHOWN | {"publish"})


class Threads(Repository):
    """Look-ups over requests and readings. Nothing here crosses from one channel to another by itself."""

    def __init__(self, engine: sa.Engine, readings: Readings) -> None:
        super().__init__(engine)
        self._readings = readings

    def breakdown_of(self, request_id: str) -> Breakdown | None:
        """The breakdown that a request shows: its own, or that of the request which it is about."""
        name = self.reading_of(request_id)
        return self._readings.breakdown(name) if name else None

    def reading_of(self, request_id: str) -> str | None:
        """Id of the request whose breakdown a request shows."""
        name: str | None = request_id
        for _ in range(MOST_STEPS):
            if name is None or self._value(sa.select(readings.c.request).where(readings.c.request == name, IS_READ)):
                return name
            name = self._value(sa.select(requests.c.about).where(requests.c.id == name))
        return None

    def showing(self, names: Sequence[str]) -> list[str]:
        """Requests with messages in a thread that show one of these readings, in the order in which they came."""
        kinds = sorted((*SHOWN, "publish", "everyone", "question", "later_answers"))
        query = sa.select(requests.c.id).where(requests.c.id.in_(self.descendants(*names)), requests.c.kind.in_(kinds))
        rows = self._rows(query.order_by(requests.c.asked_at))
        return [row.id for row in rows if self.reading_of(row.id) in names]

    def same_article(self, request: Request, article: Article) -> list[str]:
        """Readings of this page, text or message in the channel, the newest first: those that its members see, also as
        a private answer that was posted, and those for its digests."""
        first = request
        while first.kind == "again" and (before := self._noun(Request, sa.select(requests).filter_by(id=first.about))):
            first = before
        same = readings.c.request.in_(self.descendants(first.id)) | (readings.c.sha256 == article.sha256)
        if article.url:
            same |= readings.c.url == article.url
        publish = requests.alias()
        is_posted = sa.exists().where(
            publish.c.about == requests.c.id, publish.c.kind == "publish", publish.c.outcome == "answered"
        )
        query = sa.select(readings.c.request).join(requests, requests.c.id == readings.c.request)
        query = query.filter_by(team=request.team, channel=request.channel).where(IS_READ, same)
        query = query.where(requests.c.kind.in_(SHOWN | {"feed"}) | is_posted).order_by(readings.c.read_at.desc())
        return [row.request for row in self._rows(query)]

    def read_in(self, team: str, channel: str, thread: str) -> list[str]:
        """Ids of the requests whose breakdown stands in this thread, the newest first; then of those on their way."""
        query = (
            sa.select(requests.c.id, requests.c.closed_at)
            .filter_by(team=team, channel=channel)
            .where(_FOR_ALL, sa.or_(requests.c.thread == thread, _began(thread)))
            .where(sa.or_(requests.c.outcome == "answered", requests.c.closed_at.is_(None)))
            .order_by(requests.c.closed_at.is_(None), requests.c.asked_at.desc())
        )
        return [row.id for row in self._rows(query) if row.closed_at is None or self.reading_of(row.id)]

    def forgotten_in(self, team: str, channel: str, thread: str) -> str | None:
        """Id of a request whose reading stood in this thread for all and was deleted."""
        here = sa.or_(
            requests.c.id == f"{team}:{channel}:{thread}",
            requests.c.thread == thread,
            requests.c.target == thread,
            _began(thread),
        )
        query = sa.select(requests.c.id).filter_by(team=team, channel=channel, outcome=FORGOTTEN).where(_FOR_ALL, here)
        name: str | None = self._value(query.order_by(requests.c.asked_at.desc()).limit(1))
        return name

    def tries(self, request_id: str, kind: str) -> list[str | None]:
        """How each request of a kind that is about this one ended, oldest first; None while it goes on."""
        query = sa.select(requests.c.outcome).where(requests.c.about == request_id, requests.c.kind == kind)
        return [row.outcome for row in self._rows(query.order_by(requests.c.asked_at))]

    def of_message(self, team: str, channel: str, ts: str) -> list[str]:
        """All that came of a message: its own requests, and readings of it that other people asked for."""
        pointed = sa.select(requests.c.id).filter_by(team=team, channel=channel, target=ts)
        asked = [f"{team}:{channel}:{ts}", *(row.id for row in self._rows(pointed))]
        return self.descendants(*dict.fromkeys(name for first in asked for name in (first, *companions(first))))

    def descendants(self, *request_ids: str) -> list[str]:
        """The requests and all that came of them: readings again, questions, what was posted from them."""
        names, fresh = [*request_ids], [*request_ids]
        while fresh:
            rows = self._rows(sa.select(requests.c.id).where(requests.c.about.in_(fresh)))
            fresh = [row.id for row in rows if row.id not in names]
            names += fresh
        return names


def _began(thread: str) -> sa.ColumnElement[bool]:
    """A private answer that was posted into a channel began a thread of its own, under its first message."""
    is_first = sa.exists().where(posts.c.request == requests.c.id, posts.c.part == 0, posts.c.message_ts == thread)
    return sa.and_(requests.c.kind == "publish", requests.c.thread.is_(None), is_first)
