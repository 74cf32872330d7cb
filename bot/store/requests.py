"""What was asked: one row a request, written before Slack is told that we have it."""

import json
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import OperationalError

from bot.store.engine import looking
from bot.store.request import READS, SHOWN, Request, SlackFile, Trouble
from bot.store.schema import WITHOUT_JOB, articles, breakdowns, movements, posts, remembered, reports, requests
from bot.store.together import Together
from bot.store.traces import wipe

Outcome = str
"""How a request ended: "answered", "trouble:<code>", "undelivered:<code>", FORGOTTEN."""

FORGOTTEN = "forgotten"
"""The outcome of a request whose texts were deleted; it is final."""

REMEMBERED: Final = 10_000
"""Ids of the latest requests that are known without a look into the database: what Slack sends again comes soon."""

_Row = Mapping[str, Any]

_INSERT_ON_POSTGRESQL: Final = sa.text(
    "INSERT INTO requests SELECT * FROM json_populate_recordset(NULL::requests, CAST(:rows AS json)) "
    "ON CONFLICT DO NOTHING RETURNING id"
)
"""One parameter, however many rows: taking a statement of many rows apart cost the driver more than all else."""
_INSERT: Final = sqlite.insert(requests).on_conflict_do_nothing().returning(requests.c.id)


class NotHanded(Exception):
    """No job could be made of one request, by a fault that is its own; the cause says more."""

    def __init__(self, request: str) -> None:
        super().__init__(request)
        self.request = request


class Requests:
    """The requests table."""

    def __init__(self, engine: sa.Engine, engine_for_asks: sa.Engine | None = None) -> None:
        self._engine = engine
        self._together = Together[_Row](engine_for_asks or engine, self._keep)
        self._latest = OrderedDict[str, None]()

    def accept(self, request: Request) -> bool:
        """Keep a new request; False when it is known already. Its job follows, see `hand_over`."""
        if request.id in self._latest:
            return False
        is_new = self._together.do(request.model_dump(mode="json") | {"asked_at": time.time()})
        self._latest[request.id] = None
        while len(self._latest) > REMEMBERED:
            self._latest.popitem(last=False)
        return is_new

    def hand_over(
        self, enqueue: Callable[[sa.Connection, str, str, float], None], most: int, but: Sequence[str] = ()
    ) -> list[str]:
        """Enqueue jobs of requests that have none yet, the oldest first, but for some; returns their ids.

        Args:
            enqueue: Called with the transaction, a request's id, its channel and when it was asked: what it writes is
                kept with our mark.

        Raises:
            NotHanded: `enqueue` failed for this one, and nothing was kept.
        """
        query = sa.select(requests.c.id, requests.c.channel, requests.c.asked_at).where(
            WITHOUT_JOB, requests.c.id.not_in(but)
        )
        query = query.order_by(requests.c.asked_at).limit(most).with_for_update(skip_locked=True)
        with self._engine.begin() as connection:
            found = connection.execute(query).all()
            for request, channel, asked_at in found:
                try:
                    enqueue(connection, request, channel, asked_at)
                except OperationalError:  # the database is away, locked or full
                    raise
                except Exception as error:
                    raise NotHanded(request) from error
            names = [row.id for row in found]
            if names:
                done = requests.c.id.in_(names)
                connection.execute(sa.update(requests).where(done).values(handed_at=time.time()))
        return names

    def _keep(self, connection: sa.Connection, rows: Sequence[_Row]) -> Sequence[bool]:
        by_id = {row["id"]: row for row in reversed(rows)}  # of two that are the same, the first is new
        if self._engine.dialect.name == "postgresql":
            written = connection.execute(_INSERT_ON_POSTGRESQL, {"rows": json.dumps(list(by_id.values()))})
        else:
            written = connection.execute(_INSERT, list(by_id.values()))
        new = set(written.scalars())
        return [row["id"] in new and by_id[row["id"]] is row for row in rows]

    def get(self, request_id: str) -> Request | None:
        """The request, or None when it was forgotten."""
        columns = [requests.c[name] for name in Request.model_fields]
        query = sa.select(*columns).where(requests.c.id == request_id, requests.c.outcome.is_distinct_from(FORGOTTEN))
        with looking(self._engine) as connection:
            row = connection.execute(query).mappings().first()
        return Request.model_validate(dict(row)) if row else None

    def trouble(self, request_id: str) -> Trouble | None:
        """What went wrong with this request, if anything did."""
        with looking(self._engine) as connection:
            kept = connection.execute(sa.select(requests.c.trouble).where(requests.c.id == request_id)).scalar()
        return Trouble.model_validate(kept) if kept else None

    def note_trouble(self, request_id: str, trouble: Trouble) -> None:
        """Keep what went wrong, for the message that says so."""
        self._set(request_id, trouble=trouble.model_dump())

    def close(self, request_id: str, outcome: Outcome) -> None:
        """The request is done, one way or another."""
        self._set(request_id, outcome=outcome, closed_at=time.time())

    def forget(self, *request_ids: str) -> None:
        """Delete every text that these requests brought; the bare rows stay, so that a late retry is not read anew."""
        if [request_id for request_id in request_ids if self._forget(request_id)]:
            wipe(self._engine)

    def _forget(self, request_id: str) -> bool:
        """Whether there was such a request."""
        with self._engine.begin() as connection:
            # The request first: a step that is about to keep something of it waits here, and then sees that it may not.
            known = connection.execute(
                sa.update(requests)
                .where(requests.c.id == request_id)
                .values(
                    text="",
                    files=[],
                    response_url=None,
                    trouble=None,
                    outcome=FORGOTTEN,
                    closed_at=sa.func.coalesce(requests.c.closed_at, time.time()),
                )
            )
            self._forget_notes(connection, request_id)
            for table in (articles, breakdowns, reports):
                connection.execute(sa.delete(table).where(table.c.request == request_id))
            connection.execute(sa.update(posts).where(posts.c.request == request_id).values(body=None))
            return known.rowcount > 0

    def _forget_notes(self, connection: sa.Connection, request_id: str) -> None:
        """Word about a claim of it that is not sent yet, for the thread that answers it and for its own."""
        told = sa.select(movements.c.note, movements.c.kind).join(remembered, remembered.c.id == movements.c.earlier)
        rows = connection.execute(told.where(remembered.c.reading == request_id)).all()
        names = {name for row in rows for name in (row.note, f"{request_id}:{row.kind}") if name}
        if names:
            connection.execute(sa.update(posts).where(posts.c.request.in_(names)).values(body=None))

    def complete(self, request_id: str, text: str, files: tuple[SlackFile, ...]) -> None:
        """Put in what the request meant and did not bring itself: the message that it pointed at."""
        self._set(request_id, text=text, files=[file.model_dump() for file in files])

    def direct_channels(self, team: str) -> list[str]:
        """The direct messages in which the bot was ever asked."""
        query = sa.select(requests.c.channel).where(requests.c.team == team, requests.c.channel.startswith("D"))
        with looking(self._engine) as connection:
            return list(connection.execute(query.distinct()).scalars())

    def messages(self, team: str, channel: str, since: float) -> set[str]:
        """Time stamps, from a moment on, of the channel's own messages (none in threads) that are read or are to be."""
        query = sa.select(requests.c.id, requests.c.kind, requests.c.thread, requests.c.target).where(
            requests.c.team == team,
            requests.c.channel == channel,
            requests.c.kind.in_(READS | {"help", "question"}),
            requests.c.asked_at > since,
            requests.c.outcome.is_distinct_from(FORGOTTEN),
        )
        with looking(self._engine) as connection:
            rows = connection.execute(query).all()
        of_others = {row.target for row in rows if row.kind == "shortcut" and row.target and row.thread is None}
        own = {row.thread for row in rows if row.thread and row.id.startswith(f"{team}:{channel}:{row.thread}")}
        return {ts for ts in own | of_others if float(ts) > since}

    def queue(self) -> list[tuple[str, str, str | None]]:
        """Id, channel and thread of every reading for all that waits or is being worked on, the oldest first."""
        query = (
            sa.select(requests.c.id, requests.c.channel, requests.c.thread)
            .where(requests.c.closed_at.is_(None), requests.c.kind.in_(SHOWN))
            .order_by(requests.c.asked_at)
        )
        with looking(self._engine) as connection:
            return [(row.id, row.channel, row.thread) for row in connection.execute(query)]

    def asked_at(self, request_id: str) -> float | None:
        """When it was taken in."""
        with looking(self._engine) as connection:
            return connection.execute(sa.select(requests.c.asked_at).where(requests.c.id == request_id)).scalar()

    def is_open(self, request_id: str) -> bool:
        """Whether this request waits or is being worked on."""
        query = sa.select(requests.c.id).where(requests.c.id == request_id, requests.c.closed_at.is_(None))
        with looking(self._engine) as connection:
            return connection.execute(query).first() is not None

    def open_count(self) -> int:
        """How many requests wait or are being worked on."""
        with looking(self._engine) as connection:
            return connection.execute(
                sa.select(sa.func.count()).select_from(requests).where(requests.c.closed_at.is_(None))
            ).scalar_one()

    def note_target(self, request_id: str, target: str) -> None:
        """Keep what was chosen for a question."""
        self._set(request_id, target=target)

    def outcomes(self) -> dict[str, str | None]:
        """Every request's outcome by id."""
        with looking(self._engine) as connection:
            return {row.id: row.outcome for row in connection.execute(sa.select(requests.c.id, requests.c.outcome))}

    def _set(self, request_id: str, **values: object) -> None:
        with self._engine.begin() as connection:
            connection.execute(
                sa.update(requests)
                .where(requests.c.id == request_id, requests.c.outcome.is_distinct_from(FORGOTTEN))
                .values(**values)
            )


def is_kept(connection: sa.Connection, request_id: str) -> bool:
    """Whether texts of this request may still be kept, and stays so to the end of the transaction."""
    query = sa.select(requests.c.outcome).where(requests.c.id == request_id).with_for_update()
    row = connection.execute(query).first()
    return row is not None and row.outcome != FORGOTTEN
