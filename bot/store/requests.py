"""Requests: one row each, written before the event is acknowledged."""

import time
from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa

from bot.errors import RejoinderError
from bot.store.engine import Repository
from bot.store.forgetting import FORGOTTEN
from bot.store.request import Request, SlackFile, companions
from bot.store.schema import requests


class Requests(Repository):
    """The requests table. An outcome is "answered", "trouble:<code>", "undelivered:<code>" or FORGOTTEN."""

    def accept(
        self, request: Request, *others: Request, enqueue: Callable[[sa.Connection], object] = lambda _: None
    ) -> bool:
        """Keep a new request and `others`, which came in the same message; False when it is known already. `enqueue`
        makes the job, in the same transaction."""
        if self._value(sa.select(requests.c.id).where(requests.c.id == request.id)):
            return False  # what Slack sends again takes no write lock
        with self._engine.begin() as connection:
            if connection.execute(self._new(request).returning(requests.c.id)).first() is None:
                return False
            for other in others:
                connection.execute(self._new(other))
            enqueue(connection)
        return True

    def add(self, *others: Request) -> None:
        """Keep requests that came in the same message as one that is being worked on; known ones stay as they are."""
        with self._engine.begin() as connection:
            for other in others:
                connection.execute(self._new(other))

    def _new(self, request: Request) -> sa.Insert:
        row = request.model_dump(mode="json") | {"asked_at": time.time()}
        return self._insert(requests).values(row).on_conflict_do_nothing()

    def get(self, request_id: str) -> Request | None:
        """The request, or None when it was forgotten."""
        return self._noun(Request, sa.select(requests).where(*_not_forgotten(request_id)))

    def others_of(self, request_id: str) -> list[str]:
        """Ids of what else the message of a request brought, in its order, as far as it is not done."""
        ids = companions(request_id)
        query = sa.select(requests.c.id).where(requests.c.id.in_(ids), requests.c.closed_at.is_(None))
        there = {row.id for row in self._rows(query)}
        return [name for name in ids if name in there]

    def trouble(self, request_id: str) -> RejoinderError | None:
        trouble = self._value(sa.select(requests.c.trouble).where(requests.c.id == request_id))
        return RejoinderError(**trouble) if trouble else None

    def note_trouble(self, request_id: str, error: RejoinderError) -> None:
        self._set(request_id, trouble={"message": error.message, "try_": error.try_, "code": error.code})

    def complete(self, request_id: str, text: str, files: tuple[SlackFile, ...]) -> None:
        """Put in what the request meant and did not bring itself: the message that it pointed at."""
        self._set(request_id, text=text, files=[file.model_dump() for file in files])

    def note_target(self, request_id: str, target: str) -> None:
        self._set(request_id, target=target)

    def close(self, request_id: str, outcome: str) -> None:
        self._set(request_id, outcome=outcome, closed_at=time.time())

    def is_open(self, request_id: str) -> bool:
        query = sa.select(requests.c.id).where(requests.c.id == request_id, requests.c.closed_at.is_(None))
        return self._row(query) is not None

    def open_count(self) -> int:
        return int(self._value(sa.select(sa.func.count()).select_from(requests).where(requests.c.closed_at.is_(None))))

    def older_than(self, moment: float, most: int) -> list[str]:
        """Ids of requests that ended (or, never ended, were asked) before a moment, the oldest first."""
        ended = sa.func.coalesce(requests.c.closed_at, requests.c.asked_at)
        query = sa.select(requests.c.id).where(ended < moment).order_by(requests.c.asked_at).limit(most)
        return [row.id for row in self._rows(query)]

    def delete(self, request_ids: Sequence[str]) -> None:
        self._write(sa.delete(requests).where(requests.c.id.in_(request_ids)))

    def _set(self, request_id: str, **values: Any) -> None:
        self._write(sa.update(requests).where(*_not_forgotten(request_id)).values(**values))


def _not_forgotten(request_id: str) -> tuple[sa.ColumnElement[bool], ...]:
    return requests.c.id == request_id, requests.c.outcome.is_distinct_from(FORGOTTEN)
