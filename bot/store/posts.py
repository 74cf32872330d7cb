"""What was posted: a row a message, written before Slack is asked to take it, so that a second run knows of the
first."""

import time
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from bot.breakdown import Frozen
from bot.store.forgetting import KeptRepository
from bot.store.schema import posts

APOLOGY = -1
"""The part number of the message that says that something broke; the answer's own parts count from 0."""


class Post(Frozen):
    """One message of an answer, as planned, and how far it got."""

    part: int
    body: dict[str, Any] | None
    """As `bot/jobs/message_builders.py` says; None when it was posted or forgotten."""
    tried_at: float | None
    message_ts: str | None


class Posts(KeptRepository):
    def plan(self, request_id: str, bodies: Sequence[Mapping[str, Any]], first: int = 0) -> None:
        """Write down all messages of an answer before the first is sent; planned ones stay as they are."""
        rows = ({"request": request_id, "part": part, "body": body} for part, body in enumerate(bodies, first))
        self._keep(request_id, posts, *rows)

    def add_sent(self, request_id: str, part: int, message_ts: str) -> None:
        """Keep a message that came later as a part of an answer; a known part stays as it is."""
        row = {"request": request_id, "part": part, "tried_at": time.time(), "message_ts": message_ts}
        self._keep(request_id, posts, row)

    def get(self, request_id: str, part: int) -> Post | None:
        return self._noun(Post, sa.select(posts).filter_by(request=request_id, part=part))

    def sent(self, request_id: str) -> dict[int, str]:
        """The time stamps of the messages that stand in Slack, by part; an apology is none of them."""
        query = sa.select(posts.c.part, posts.c.message_ts).where(posts.c.request == request_id, posts.c.part >= 0)
        rows = self._rows(query.where(posts.c.message_ts.is_not(None)).order_by(posts.c.part))
        return {row.part: row.message_ts for row in rows}

    def count(self, request_id: str) -> int:
        """How many messages the answer has, an apology not counted."""
        query = sa.select(sa.func.count()).where(posts.c.request == request_id, posts.c.part >= 0)
        return int(self._value(query))

    def claim(self, request_id: str, part: int, last_try: float | None = None) -> bool:
        """Note a try to send this message; False where there was another since `last_try`."""
        update = sa.update(posts).filter_by(request=request_id, part=part, tried_at=last_try)
        return self._write(update.values(tried_at=time.time())) > 0

    def unclaim(self, request_id: str, part: int) -> None:
        """Slack certainly did not take it: the next try need not look for it."""
        self._set(request_id, part, tried_at=None)

    def sent_again(self, request_id: str, part: int) -> None:
        """It is being sent again, now."""
        self._set(request_id, part, tried_at=time.time())

    def posted(self, request_id: str, part: int, message_ts: str) -> None:
        """Slack took it. The words are in Slack now, so they are no longer kept here."""
        self._set(request_id, part, message_ts=message_ts, body=None)

    def _set(self, request_id: str, part: int, **values: object) -> None:
        self._write(sa.update(posts).filter_by(request=request_id, part=part).values(**values))
