"""Which pages were read in which channel: a link that comes again there, and only there, needs no second reading."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from bot.breakdown import Article, Noun
from bot.store.engine import looking
from bot.store.request import PRIVATE, READS, Request
from bot.store.requests import is_kept
from bot.store.schema import links, requests

SHARED = tuple(sorted(READS - PRIVATE - {"feed"}))
"""Kinds of reading that everybody in the channel has seen."""


class Earlier(Noun):
    """An earlier reading of the same page in the same channel."""

    reading: str
    sha256: str
    """Of the page's text as it was then."""
    read_at: float


class Links:
    """The links table. Nothing here crosses from one channel to another."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._dialect = postgresql if engine.dialect.name == "postgresql" else sqlite

    def keep(self, request: Request, article: Article, at: float, first: str | None = None) -> None:
        """Keep that a page was read, or (with `first`) answered from an earlier reading; a second time changes nothing."""
        row = {
            "reading": request.id,
            "team": request.team,
            "channel": request.channel,
            "url": article.url,
            "sha256": article.sha256,
            "read_at": at,
            "first": first,
        }
        with self._engine.begin() as connection:
            if article.url and is_kept(connection, request.id):
                connection.execute(self._dialect.insert(links).values(row).on_conflict_do_nothing())

    def last(self, request: Request, url: str, before: float) -> Earlier | None:
        """The newest reading of a page before a moment that everybody in the request's channel has seen."""
        query = (
            sa.select(links.c.reading, links.c.sha256, links.c.read_at)
            .join(requests, requests.c.id == links.c.reading)
            .where(links.c.channel == request.channel, links.c.url == url, links.c.team == request.team)
            .where(links.c.first.is_(None), links.c.read_at < before, links.c.reading != request.id)
            .where(requests.c.kind.in_(SHARED), requests.c.outcome == "answered")
            .order_by(links.c.read_at.desc())
            .limit(1)
        )
        with looking(self._engine) as connection:
            row = connection.execute(query).mappings().first()
        return Earlier.model_validate(dict(row)) if row else None

    def of(self, reading: str) -> tuple[str | None, float] | None:
        """The earlier reading that this one was answered from, and when this one was made."""
        query = sa.select(links.c.first, links.c.read_at).where(links.c.reading == reading)
        with looking(self._engine) as connection:
            row = connection.execute(query).first()
        return (row.first, row.read_at) if row else None
