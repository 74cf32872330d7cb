"""What was read: each request's article, and its breakdown beside it."""

import json
import time
from collections.abc import Sequence
from typing import NamedTuple

import sqlalchemy as sa

from bot.breakdown import Article, Breakdown, Correction, Frozen
from bot.store.engine import SERVER_CLOCK, noun_of
from bot.store.forgetting import KeptRepository, is_kept
from bot.store.request import SHOWN, Request
from bot.store.schema import IS_READ, corrections, readings, requests


class EarlierReading(Frozen):
    request: str
    sha256: str
    """Of the page's text as it was then."""
    read_at: float


class KeptReading(NamedTuple):
    """A reading as it is kept, in JSON; parsing it takes a millisecond or more."""

    article: str
    breakdown: str
    corrections: Sequence[Correction] = ()

    def parsed(self) -> Breakdown:
        breakdown = Breakdown.model_validate(json.loads(self.breakdown) | {"article": json.loads(self.article)})
        return breakdown.with_corrections(self.corrections)


class Readings(KeptRepository):
    """The readings table. What was read for one request is shown for others only in the same channel."""

    def keep_article(self, request_id: str, article: Article) -> None:
        """Keep an article; a second time changes nothing."""
        self._keep(request_id, readings, _row(request_id, article))

    def article(self, request_id: str) -> Article | None:
        body = self._value(sa.select(readings.c.article).where(readings.c.request == request_id))
        return Article.model_validate_json(body) if body else None

    def keep_breakdown(self, request_id: str, breakdown: Breakdown, first: str | None = None) -> None:
        """Keep a breakdown, and its article with what the reader noted; a second time changes nothing. `first` is the
        reading of the same page that it was taken from."""
        body = json.dumps(breakdown.model_dump(exclude={"article"}, by_alias=True))
        row = _row(request_id, breakdown.article) | {"breakdown": body, "first": first}
        with self._engine.begin() as connection:
            if is_kept(connection, request_id):
                # Not before: the ledger takes the order of these moments for the order in which readings came to it.
                row["read_at"] = SERVER_CLOCK if connection.dialect.name == "postgresql" else time.time()
                insert = self._insert(readings).values(row)
                connection.execute(insert.on_conflict_do_update(index_elements=["request"], set_=row, where=~IS_READ))

    def breakdown(self, request_id: str) -> Breakdown | None:
        """The breakdown with its article, or None when there is none or it was forgotten."""
        kept = self.kept([request_id]).get(request_id)
        return kept.parsed() if kept else None

    def kept(self, request_ids: Sequence[str]) -> dict[str, KeptReading]:
        """What was read for these requests, with what was corrected in it."""
        made: dict[str, list[Correction]] = {}
        for row in self._rows(sa.select(corrections).where(corrections.c.request.in_(request_ids))):
            made.setdefault(row.request, []).append(noun_of(Correction, row))
        rows = self._rows(sa.select(readings).where(readings.c.request.in_(request_ids), IS_READ))
        return {row.request: KeptReading(row.article, row.breakdown, made.get(row.request, ())) for row in rows}

    def last_of_page(self, request: Request, url: str, before: float) -> EarlierReading | None:
        """The newest reading of a page before a moment that the whole channel has seen."""
        query = (
            sa.select(readings.c.request, readings.c.sha256, readings.c.read_at)
            .join(requests, requests.c.id == readings.c.request)
            .where(readings.c.url == url, requests.c.channel == request.channel, requests.c.team == request.team)
            .where(readings.c.first.is_(None), readings.c.read_at < before, readings.c.request != request.id)
            .where(requests.c.kind.in_(SHOWN), requests.c.outcome == "answered")
            .order_by(readings.c.read_at.desc())
            .limit(1)
        )
        return self._noun(EarlierReading, query)

    def origin(self, request_id: str) -> tuple[str | None, float] | None:
        """The earlier reading that this one was taken from, if it was, and when this one was made."""
        query = sa.select(readings.c.first, readings.c.read_at).where(readings.c.request == request_id, IS_READ)
        row = self._row(query)
        return (row.first, row.read_at) if row else None

    def sharing(self, request_id: str) -> list[str]:
        """This reading, and those that show its breakdown or that it was taken from."""
        first = self._value(sa.select(readings.c.first).where(readings.c.request == request_id)) or request_id
        rows = self._rows(sa.select(readings.c.request).where(readings.c.first == first))
        return list(dict.fromkeys((request_id, first, *(row.request for row in rows))))


def _row(request_id: str, article: Article) -> dict[str, object]:
    return {"request": request_id, "article": article.model_dump_json(), "url": article.url, "sha256": article.sha256}
