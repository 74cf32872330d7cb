"""Deletes what is older than it may be kept: the request with every text that came of it."""

from collections.abc import Sequence

import sqlalchemy as sa

from bot.store.engine import Repository
from bot.store.erasure import rewrite
from bot.store.schema import feed_items, installations, requests


class Retention(Repository):
    """Deletes across the tables. All that came of a request is deleted with its row."""

    def older_than(self, moment: float, most: int) -> list[str]:
        """Ids of requests that ended (or, never ended, were asked) before a moment, the oldest first."""
        ended = sa.func.coalesce(requests.c.closed_at, requests.c.asked_at)
        query = sa.select(requests.c.id).where(ended < moment).order_by(requests.c.asked_at).limit(most)
        return [row.id for row in self._rows(query)]

    def left_behind(self, most: int) -> list[str]:
        """Ids of requests of workspaces where the app is not installed, also of those that came in after it was taken
        out."""
        query = sa.select(requests.c.id).where(requests.c.team.not_in(sa.select(installations.c.team))).limit(most)
        return [row.id for row in self._rows(query)]

    def delete(self, request_ids: Sequence[str]) -> None:
        """Delete these requests."""
        self._write(sa.delete(requests).where(requests.c.id.in_(request_ids)))

    def delete_before(self, day: str) -> None:
        """Delete the links that no feed has held since this day."""
        self._write(sa.delete(feed_items).where(feed_items.c.day < day))

    def rewrite(self) -> None:
        """Leave no trace of what was deleted in SQLite's files."""
        rewrite(self._engine)
