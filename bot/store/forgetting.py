"""What people take back, by a command or by deleting a message: which readings these are; the end of their texts."""

import time
from collections.abc import Mapping
from typing import Any

import httpx2
import sqlalchemy as sa

from bot.articles.link_target import without_tracking
from bot.store.engine import Repository, wipe
from bot.store.request import PRIVATE, READS, is_comparison
from bot.store.schema import corrections, posts, readings, reports, requests

FORGOTTEN = "forgotten"
"""The outcome of a request whose texts were deleted; it is final."""


class Forgetting(Repository):
    """Who calls `forget` names the requests and what came of them: `Threads.descendants`, `Threads.of_message`."""

    def forget(self, *request_ids: str) -> None:
        """Delete every text that these requests brought; the bare rows stay, so that a late retry is not read again."""
        if [request_id for request_id in request_ids if self._forget(request_id)]:
            wipe(self._engine)

    def _forget(self, request_id: str) -> bool:
        """Whether there was such a request."""
        with self._engine.begin() as connection:
            # The request first: a step that is about to keep something of it waits here, and then sees that it may not.
            known = connection.execute(sa.update(requests).filter_by(id=request_id).values(without_texts()))
            connection.execute(sa.update(posts).filter_by(request=request_id).values(body=None))
            _take_out_of_comparison(connection, request_id)
            for table in (readings, reports, corrections):
                connection.execute(sa.delete(table).where(table.c.request == request_id))
            return known.rowcount > 0

    def of_link(self, team: str, channel: str, link: str, user: str) -> list[str]:
        """Ids of the readings of this link in this channel; of the private ones, only the user's own.

        Two links that differ in tracking parameters alone are the same.
        """
        key = _page_key(link)
        page = key.partition("?")[0]
        places = (requests.c.text, readings.c.url)
        query = (
            sa.select(requests.c.id, *places)
            .outerjoin(readings, readings.c.request == requests.c.id)
            .where(requests.c.team == team, requests.c.channel == channel, requests.c.kind.in_(READS), _not_forgotten())
            .where(sa.or_(requests.c.kind.not_in(PRIVATE), requests.c.user == user))
            .where(sa.or_(*(column.contains(page, autoescape=True) for column in places)))
        )
        return [row.id for row in self._rows(query) if key in map(_page_key, (row.text, row.url or ""))]

    def of_user(self, team: str, user: str) -> list[str]:
        """Ids of the readings that this person asked for, in every channel."""
        query = sa.select(requests.c.id).filter_by(team=team, user=user)
        return [row.id for row in self._rows(query.where(requests.c.kind.in_(READS), _not_forgotten()))]


def _not_forgotten() -> sa.ColumnElement[bool]:
    return requests.c.outcome.is_distinct_from(FORGOTTEN)


def without_texts() -> dict[str, Any]:
    texts: dict[str, Any] = {"text": "", "files": [], "response_url": None, "trouble": None}
    return texts | {"outcome": FORGOTTEN, "closed_at": sa.func.coalesce(requests.c.closed_at, time.time())}


def is_kept(connection: sa.Connection, request_id: str) -> bool:
    """Whether texts of this request may still be kept; true until the end of the transaction."""
    query = sa.select(requests.c.outcome).where(requests.c.id == request_id).with_for_update()
    row = connection.execute(query).first()
    return row is not None and row.outcome != FORGOTTEN


class KeptRepository(Repository):
    """Base of the classes over tables that hold texts of requests."""

    def _keep(self, request_id: str, table: sa.Table, *rows: Mapping[str, Any]) -> None:
        """Keep these rows unless the request was forgotten; known ones stay as they are."""
        with self._engine.begin() as connection:
            if rows and is_kept(connection, request_id):
                connection.execute(self._insert(table).values(rows).on_conflict_do_nothing())


def _take_out_of_comparison(connection: sa.Connection, request_id: str) -> None:
    """Messages of its comparison that are not sent yet may quote it: they are built again when they are sent."""
    comparison = connection.execute(sa.select(requests.c.about).filter_by(id=request_id)).scalar()
    if comparison and is_comparison(comparison):
        unsent = sa.select(posts.c.part).filter_by(request=comparison, message_ts=None).where(posts.c.part >= 0)
        for part in connection.execute(unsent).scalars().all():
            body = {"part_of": [comparison, part]}
            connection.execute(sa.update(posts).filter_by(request=comparison, part=part).values(body=body))


def _page_key(link: str) -> str:
    """The link as the key of its page: without tracking parameters."""
    try:
        return without_tracking(httpx2.URL(link)) if link.startswith("http") and len(link.split()) == 1 else link
    except (httpx2.InvalidURL, ValueError):
        return link
