"""Which reading a thread, a click or a link belongs to, and what was read lately where."""

import json

import sqlalchemy as sa

from bot.breakdown import Breakdown, Noun
from bot.store.engine import looking
from bot.store.readings import Readings
from bot.store.request import PRIVATE, READS, SHOWN, companions
from bot.store.requests import FORGOTTEN
from bot.store.schema import articles, breakdowns, posts, requests

MOST_STEPS = 5
"""From a click back to its reading: a published thread is about a command, a question about a published thread."""


class Read(Noun):
    """One reading in a list: where and when, by ids, and what it was of."""

    request: str
    channel: str
    thread: str | None
    read_at: float


class Threads:
    """Look-ups over requests, articles and breakdowns. Nothing here crosses from one channel to another by itself."""

    def __init__(self, engine: sa.Engine, readings: Readings) -> None:
        self._engine = engine
        self._readings = readings

    def breakdown_of(self, request_id: str) -> Breakdown | None:
        """The breakdown that a request shows: its own, or that of the request which it is about."""
        seen: str | None = request_id
        for _ in range(MOST_STEPS):
            if seen is None:
                return None
            if found := self._readings.breakdown(seen):
                return found
            with looking(self._engine) as connection:
                seen = connection.execute(sa.select(requests.c.about).where(requests.c.id == seen)).scalar()
        return None

    def read_in(self, channel: str, thread: str) -> list[str]:
        """Ids of the requests whose breakdown stands in this thread, the newest first; then of those on their way."""
        # A private answer that was posted into a channel began a thread of its own, under its first message.
        own = sa.exists().where(posts.c.request == requests.c.id, posts.c.part == 0, posts.c.message_ts == thread)
        began = sa.and_(requests.c.kind == "publish", requests.c.thread.is_(None), own)
        query = (
            sa.select(requests.c.id, requests.c.closed_at)
            .where(requests.c.channel == channel, sa.or_(requests.c.thread == thread, began))
            .where(sa.or_(_seen_by_all(), sa.and_(_for_all(), requests.c.closed_at.is_(None))))
            .order_by(requests.c.closed_at.is_(None), requests.c.asked_at.desc())
        )
        with looking(self._engine) as connection:
            found = connection.execute(query).all()
        return [row.id for row in found if row.closed_at is None or self.breakdown_of(row.id)]

    def tries(self, request_id: str, kind: str) -> list[str | None]:
        """How each request of a kind that is about this one ended, the first first; None while it goes on."""
        query = sa.select(requests.c.outcome).where(requests.c.about == request_id, requests.c.kind == kind)
        with looking(self._engine) as connection:
            return list(connection.execute(query.order_by(requests.c.asked_at)).scalars())

    def of_message(self, team: str, channel: str, ts: str) -> list[str]:
        """Everything that came of a message: its own requests, and readings that others asked of it."""
        pointed = sa.select(requests.c.id).where(requests.c.channel == channel, requests.c.target == ts)
        with looking(self._engine) as connection:
            asked = [f"{team}:{channel}:{ts}", *connection.execute(pointed).scalars()]
        return self.family(*dict.fromkeys(one for first in asked for one in (first, *companions(first))))

    def family(self, *request_ids: str) -> list[str]:
        """The requests and all that came of them: readings again, questions, what was posted from them."""
        found, fresh = [*request_ids], [*request_ids]
        while fresh:
            with looking(self._engine) as connection:
                rows = connection.execute(sa.select(requests.c.id).where(requests.c.about.in_(fresh))).scalars()
                fresh = [one for one in rows if one not in found]
            found += fresh
        return found

    def of_link(self, channel: str, link: str, asker: str) -> list[str]:
        """Ids of the readings of this link in this channel; of the private ones, only the asker's own."""
        query = (
            sa.select(requests.c.id, requests.c.text, articles.c.body)
            .outerjoin(articles, articles.c.request == requests.c.id)
            .where(requests.c.channel == channel, requests.c.kind.in_(READS), _not_forgotten())
            .where(sa.or_(requests.c.kind.not_in(PRIVATE), requests.c.user == asker))
            .where(sa.or_(requests.c.text.contains(link, autoescape=True), _names(link)))
        )
        with looking(self._engine) as connection:
            rows = connection.execute(query).all()
        return [row.id for row in rows if row.text == link or (row.body and json.loads(row.body).get("url") == link)]

    def lately(self, team: str, channels: list[str], most: int) -> list[Read]:
        """The newest readings that stand in these channels for all of their members; private answers are left out."""
        query = (
            sa.select(requests.c.id, requests.c.channel, requests.c.thread, breakdowns.c.read_at)
            .join(breakdowns, breakdowns.c.request == _reading_id())
            .where(requests.c.team == team, requests.c.channel.in_(channels), _seen_by_all())
            .order_by(breakdowns.c.read_at.desc())
            .limit(most)
        )
        with looking(self._engine) as connection:
            rows = connection.execute(query).all()
        return [Read(request=row.id, channel=row.channel, thread=row.thread, read_at=row.read_at) for row in rows]

    def count_since(self, team: str, channels: list[str], moment: float) -> int:
        """How many readings stand in these channels since a moment."""
        query = (
            sa.select(sa.func.count())
            .select_from(requests)
            .join(breakdowns, breakdowns.c.request == _reading_id())
            .where(requests.c.team == team, requests.c.channel.in_(channels), _seen_by_all())
            .where(breakdowns.c.read_at >= moment)
        )
        with looking(self._engine) as connection:
            return connection.execute(query).scalar_one()


def _seen_by_all() -> sa.ColumnElement[bool]:
    """Answered, and for everybody in the channel."""
    return sa.and_(_for_all(), requests.c.outcome == "answered")


def _for_all() -> sa.ColumnElement[bool]:
    return requests.c.kind.in_(SHOWN | {"publish"})


def _reading_id() -> sa.ColumnElement[str]:
    """A posted private answer has no reading of its own."""
    return sa.case((requests.c.kind == "publish", requests.c.about), else_=requests.c.id)


def _not_forgotten() -> sa.ColumnElement[bool]:
    return requests.c.outcome.is_distinct_from(FORGOTTEN)


def _names(link: str) -> sa.ColumnElement[bool]:
    return articles.c.body.contains(json.dumps(link), autoescape=True)
