"""Which pages were read in which channel: a link that comes again there, and only there, needs no second reading."""

import sqlalchemy as sa

from bot.breakdown import Article, Noun
from bot.store.engine import Repository
from bot.store.request import PRIVATE, READS, Request
from bot.store.requests import is_kept
from bot.store.schema import page_readings, requests

SHARED = tuple(sorted(READS - PRIVATE - {"feed"}))
"""Kinds of reading that the whole channel has seen."""


class EarlierReading(Noun):
    """An earlier reading of the same page in the same channel."""

    reading: str
    sha256: str
    """Of the page's text as it was then."""
    read_at: float


class PageReadings(Repository):
    """The page_readings table. Nothing here crosses from one channel to another."""

    def keep(self, request: Request, article: Article, at: float, first: str | None = None) -> None:
        """Keep that a page was read, or (with `first`) answered from an earlier reading; a second time changes
        nothing."""
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
                connection.execute(self._insert(page_readings).values(row).on_conflict_do_nothing())

    def last(self, request: Request, url: str, before: float) -> EarlierReading | None:
        """The newest reading of a page before a moment that the whole channel has seen."""
        pages = page_readings.c
        query = (
            sa.select(pages.reading, pages.sha256, pages.read_at)
            .join(requests, requests.c.id == pages.reading)
            .where(pages.channel == request.channel, pages.url == url, pages.team == request.team)
            .where(pages.first.is_(None), pages.read_at < before, pages.reading != request.id)
            .where(requests.c.kind.in_(SHARED), requests.c.outcome == "answered")
            .order_by(pages.read_at.desc())
            .limit(1)
        )
        row = self._row(query)
        return EarlierReading.model_validate(dict(row._mapping)) if row else None

    def of(self, reading: str) -> tuple[str | None, float] | None:
        """The earlier reading that this one was answered from, and when this one was made."""
        row = self._row(
            sa.select(page_readings.c.first, page_readings.c.read_at).where(page_readings.c.reading == reading)
        )
        return (row.first, row.read_at) if row else None

    def sharing(self, reading: str) -> list[str]:
        """This reading, and those that show its breakdown or that it was taken from."""
        pages = page_readings.c
        own = self._value(sa.select(pages.first).where(pages.reading == reading))
        first = own or reading
        rows = self._rows(sa.select(pages.reading).where(pages.first == first))
        return list(dict.fromkeys((reading, first, *(row.reading for row in rows))))
