"""The ledger's rows: statements kept, found again by their words, and what moved."""

import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from bot.ledger import Kind, Movement, Place, Remembered
from bot.ledger.search import Indexed, asked_for, asked_who
from bot.store.engine import looking
from bot.store.matches import Column, having_all, having_some, newest
from bot.store.schema import NOT_LEDGERED, breakdowns, decided, movements, remembered, requests
from bot.store.views import View, visible

PAGE = 8
"""Statements on a page: what a telephone shows in a few turns of the thumb."""
CANDIDATES = 80
"""Earlier statements whose words are counted for one new one, the newest first …"""
LIKELIEST = 12
"""… and of those how many are set beside it: the ones that share most."""
MOST_WORDS = 8
"""Names, and other words, that earlier statements are looked for by."""
OPEN_CHARGES = 100
MOST_AFTER = 1_000
"""Statements of later readings that one kept late is set beside: what its room brings in an hour or more."""
LONGEST_WAIT = 7 * 86_400.0
"""Seconds for which a breakdown that is not in the ledger yet is looked for."""


_Which = Callable[[sa.FromClause, sa.FromClause], sa.ColumnElement[bool]]
"""A condition on the earlier and the later statement of a movement."""


class Ledger:
    """The statements, and what of them moved."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._dialect = postgresql if engine.dialect.name == "postgresql" else sqlite

    def waiting(self, now: float, limit: int = 20) -> list[tuple[str, float]]:
        """Readings that are answered and not in the ledger, with the moment of each, oldest first."""
        query = (
            sa.select(breakdowns.c.request, breakdowns.c.read_at)
            .join(requests, requests.c.id == breakdowns.c.request)
            .where(NOT_LEDGERED, breakdowns.c.read_at > now - LONGEST_WAIT, requests.c.outcome.is_not(None))
            .order_by(breakdowns.c.read_at)
            .limit(limit)
        )
        with looking(self._engine) as connection:
            return [(row.request, row.read_at) for row in connection.execute(query)]

    def keep(self, reading: str, statements: Sequence[Indexed], *, public: bool) -> None:
        """Keep what one reading brought; a second time changes nothing. `public`: its channel is open to all."""
        rows = [row_of(one, public=public) for one in statements]
        with self._engine.begin() as connection:
            if (
                connection.execute(sa.select(breakdowns.c.request).where(breakdowns.c.request == reading)).first()
                is None
            ):
                return  # forgotten meanwhile
            if rows:
                connection.execute(self._dialect.insert(remembered).on_conflict_do_nothing(), rows)

    def done(self, reading: str) -> None:
        """This reading is in the ledger, with all that came of it."""
        with self._engine.begin() as connection:
            mine = sa.update(breakdowns).where(breakdowns.c.request == reading)
            connection.execute(mine.values(ledgered_at=time.time()))

    def of_reading(self, reading: str) -> list[Remembered]:
        """The statements of one reading, in their order."""
        return self._records(
            sa.select(remembered.c.body).where(remembered.c.reading == reading).order_by(remembered.c.id)
        )

    def candidates(self, view: View, new: Sequence[Indexed]) -> list[Remembered]:
        """Earlier statements, visible in `view`, that one of the new ones (of one reading) could answer; each once."""
        found: dict[int, str] = {}
        with looking(self._engine) as connection:
            for one in new:
                if one.can_answer:
                    rows = list(connection.execute(self._earlier(view, one)))
                    rows.sort(key=lambda row: one.shared_with(row.names, row.words), reverse=True)
                    found |= {row.id: row.body for row in rows[:LIKELIEST]}
        return [Remembered.model_validate_json(body) for body in found.values()]

    def _earlier(self, view: View, one: Indexed) -> sa.Select[Any]:
        """What shares a name and another word with a statement, read no later and somewhere else; the newest first."""
        place = one.record.place
        query = sa.select(remembered.c.id, remembered.c.names, remembered.c.words, remembered.c.body).where(
            visible(view), remembered.c.reading != place.reading, remembered.c.at <= place.at
        )
        wanted: dict[Column, Sequence[str]] = {"names": one.names[:MOST_WORDS], "words": one.words[:MOST_WORDS]}
        dialect = self._engine.dialect.name
        return having_some(query, dialect, wanted).order_by(newest(dialect)).limit(CANDIDATES)

    def read_after(self, place: Place, public: bool) -> list[Remembered]:
        """Statements kept already though read after `place`, the newest, from wherever what is there may be seen."""
        after = sa.select(breakdowns.c.request).where(breakdowns.c.read_at > place.at)
        query = sa.select(remembered.c.body).where(
            remembered.c.reading.in_(after), remembered.c.team == place.team, remembered.c.only.is_(None)
        )
        if not public:
            query = query.where(remembered.c.channel == place.channel)
        return self._records(query.order_by(remembered.c.at.desc()).limit(MOST_AFTER))

    def who(self, view: View, name: str, after: int = 0, most: int = PAGE) -> tuple[list[Remembered], bool]:
        """What a source said, newest first, `after` so many statements, and whether there is more."""
        return self._page(view, "who", asked_who(name), remembered.c.at.desc(), after, most)

    def about(self, view: View, topic: str, after: int = 0, most: int = PAGE) -> tuple[list[Remembered], bool]:
        """What was said on a topic, oldest first, `after` so many statements, and whether there is more."""
        return self._page(view, "words", asked_for(topic), remembered.c.at.asc(), after, most)

    def replies(self, view: View, records: Iterable[Remembered]) -> dict[tuple[str, str], list[Remembered]]:
        """For each of the statements what answers it in its own article, and what moved it later."""
        records = list(records)
        beside = [found for reading in {one.place.reading for one in records} for found in self.of_reading(reading)]
        answers: dict[tuple[str, str], list[Remembered]] = {}
        for claim in records:
            found = [one for one in beside if (one.place.reading, one.answers) == claim.key]
            found += [movement.later for movement in self._movements(view, _of(*claim.key))]
            if found:
                answers[claim.key] = found
        return answers

    def is_decided(self, reading: str) -> bool:
        """Whether it was decided what a reading moves."""
        with looking(self._engine) as connection:
            return connection.execute(sa.select(decided).where(decided.c.reading == reading)).first() is not None

    def decide(self, reading: str, found: Iterable[Movement], at: float, note: str | None = None) -> None:
        """Keep what a reading moves, be it nothing: nobody needs to be asked again. `note` tells what is new of it."""
        kept = sa.select(breakdowns.c.request).where(breakdowns.c.request == reading)
        with self._engine.begin() as connection:
            self._keep(connection, found, at, note)
            if connection.execute(kept).first():
                connection.execute(self._dialect.insert(decided).values(reading=reading).on_conflict_do_nothing())

    def _keep(self, connection: sa.Connection, found: Iterable[Movement], at: float, note: str | None) -> None:
        for one in found:
            ids = [
                connection.execute(sa.select(remembered.c.id).where(*_key(r))).scalar()
                for r in (one.earlier, one.later)
            ]
            if None not in ids:
                values = {"earlier": ids[0], "later": ids[1], "kind": one.kind, "at": at, "note": note}
                connection.execute(self._dialect.insert(movements).values(values).on_conflict_do_nothing())

    def moved_in(self, view: View, reading: str) -> list[Movement]:
        """What the statements of one reading moved, both ends of it visible in `view`."""
        return self._movements(view, lambda _, later: later.c.reading == reading)

    def told_by(self, view: View, note: str) -> list[Movement]:
        """What a request found moved, and tells."""
        return self._movements(view, lambda _, __: movements.c.note == note)

    def moved(self, view: View, since: float, until: float) -> list[Movement]:
        """What moved in a time, both ends of it visible in `view`."""
        return self._movements(view, lambda _, __: sa.and_(movements.c.at > since, movements.c.at <= until))

    def places(self, view: View, since: float, until: float, limit: int) -> list[Place]:
        """Where the readings of a time stand that `view` may see, newest first."""
        firsts = (
            sa.select(sa.func.min(remembered.c.id))
            .where(visible(view), remembered.c.at > since, remembered.c.at <= until)
            .group_by(remembered.c.reading)
            .order_by(sa.func.max(remembered.c.at).desc())
            .limit(limit)
        )
        query = sa.select(remembered.c.body).where(remembered.c.id.in_(firsts)).order_by(remembered.c.at.desc())
        return [one.place for one in self._records(query)]

    def charges(self, view: View, since: float) -> list[Remembered]:
        """Charges that had no answer in their article, and none since that `view` may see."""
        seen = sa.select(remembered.c.id).where(visible(view)).correlate(None)
        answered = sa.exists().where(movements.c.earlier == remembered.c.id, movements.c.later.in_(seen))
        query = (
            sa.select(remembered.c.body)
            .where(visible(view), remembered.c.open, remembered.c.at > since, ~answered)
            .order_by(remembered.c.at)
            .limit(OPEN_CHARGES)
        )
        return self._records(query)

    def _page(
        self, view: View, column: Column, words: Sequence[str], order: sa.ColumnElement[float], after: int, most: int
    ) -> tuple[list[Remembered], bool]:
        if not words:
            return [], False
        query = sa.select(remembered.c.body).where(visible(view))
        query = having_all(query, self._engine.dialect.name, column, words)
        records = self._records(query.order_by(order, remembered.c.id).offset(after).limit(most + 1))
        return records[:most], len(records) > most

    def _movements(self, view: View, which: _Which) -> list[Movement]:
        earlier, later = remembered.alias("earlier"), remembered.alias("later")
        query = (
            sa.select(movements.c.kind, earlier.c.body.label("old"), later.c.body.label("new"))
            .join(earlier, earlier.c.id == movements.c.earlier)
            .join(later, later.c.id == movements.c.later)
            .where(which(earlier, later))
            .order_by(movements.c.at)
        )
        for side in (movements.c.earlier, movements.c.later):
            query = query.where(side.in_(sa.select(remembered.c.id).where(visible(view))))
        with looking(self._engine) as connection:
            return [_movement(row.kind, row.old, row.new) for row in connection.execute(query)]

    def _records(self, query: sa.Select[Any]) -> list[Remembered]:
        with looking(self._engine) as connection:
            return [Remembered.model_validate_json(body) for body in connection.execute(query).scalars()]


def _key(record: Remembered) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    return remembered.c.reading == record.place.reading, remembered.c.statement == record.statement


def _of(reading: str, statement: str) -> _Which:
    return lambda earlier, _: sa.and_(earlier.c.reading == reading, earlier.c.statement == statement)


def _movement(kind: Kind, earlier: str, later: str) -> Movement:
    return Movement(
        kind=kind, earlier=Remembered.model_validate_json(earlier), later=Remembered.model_validate_json(later)
    )


def row_of(statement: Indexed, *, public: bool) -> dict[str, object]:
    """What is kept of a statement, by column."""
    record, place = statement.record, statement.record.place
    return {
        "reading": place.reading,
        "statement": record.statement,
        "team": place.team,
        "channel": place.channel,
        "only": place.only,
        "public": public and place.only is None,
        "at": place.at,
        "open": record.against is not None,
        "who": " ".join(statement.who),
        "names": " ".join(statement.names),
        "words": " ".join(dict.fromkeys((*statement.words, *statement.around, *statement.names))),
        "body": record.model_dump_json(),
    }
