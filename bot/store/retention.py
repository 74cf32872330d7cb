"""Deletes what is older than it may be kept: the request with every text that came of it."""

from collections.abc import Sequence

import sqlalchemy as sa

from bot.store.engine import looking
from bot.store.schema import budget_notices, feed_items, requests
from bot.store.traces import rewrite


class Retention:
    """Deletes across the tables. A request's row takes all that hangs on it along: article, breakdown, ledger, posts."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def older_than(self, moment: float, most: int) -> list[str]:
        """Ids of requests that ended (or, never ended, were asked) before a moment, the oldest first."""
        ended = sa.func.coalesce(requests.c.closed_at, requests.c.asked_at)
        query = sa.select(requests.c.id).where(ended < moment).order_by(requests.c.asked_at).limit(most)
        with looking(self._engine) as connection:
            return list(connection.execute(query).scalars())

    def delete(self, request_ids: Sequence[str]) -> None:
        """Delete these requests."""
        with self._engine.begin() as connection:
            connection.execute(sa.delete(requests).where(requests.c.id.in_(request_ids)))

    def delete_notices(self, day: str) -> None:
        """Delete who was told before this day that a budget was used up."""
        with self._engine.begin() as connection:
            connection.execute(sa.delete(budget_notices).where(budget_notices.c.day < day))

    def delete_feed_items(self, day: str) -> None:
        """Delete the links that no feed has held since this day."""
        with self._engine.begin() as connection:
            connection.execute(sa.delete(feed_items).where(feed_items.c.day < day))

    def wipe(self) -> None:
        """Leave no trace of what was deleted, here or elsewhere, in SQLite's files."""
        rewrite(self._engine)
