"""What people say of a thread: who checked it, and what they found wrong in it."""

import time
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from bot.breakdown import Noun
from bot.store.engine import looking
from bot.store.schema import marks, reports

Wrong = Literal["source", "quote", "stance", "pairing", "missing", "other"]
"""What can be wrong: who says it, its words, claim or denial, which answers which, something left out."""


class Check(Noun):
    """Who checked a thread, and when (seconds since 1970)."""

    user: str
    made_at: float


class Report(Noun):
    """What somebody found wrong in a thread; `statement` is None where it is about the whole."""

    id: str
    request: str
    user: str
    statement: str | None
    kind: Wrong
    note: str


class Marks:
    """The marks and reports tables."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def mark(self, mark_id: str, request_id: str, user: str, *, checked: bool) -> None:
        """Somebody checked a thread or took that back; the same click changes nothing the second time."""
        self._insert(marks, id=mark_id, request=request_id, user=user, checked=checked)

    def check(self, request_id: str) -> Check | None:
        """Who checked it last, unless that was taken back."""
        query = sa.select(marks).where(marks.c.request == request_id).order_by(marks.c.made_at.desc()).limit(1)
        with looking(self._engine) as connection:
            row = connection.execute(query).first()
        return Check(user=row.user, made_at=row.made_at) if row and row.checked else None

    def report(self, found: Report) -> None:
        """Keep a report; a second time changes nothing."""
        self._insert(reports, **found.model_dump())

    def reports(self) -> list[Report]:
        """Every report, oldest first."""
        names = [reports.c[name] for name in Report.model_fields]
        with looking(self._engine) as connection:
            rows = connection.execute(sa.select(*names).order_by(reports.c.made_at)).mappings().all()
        return [Report.model_validate(dict(row)) for row in rows]

    def _insert(self, table: sa.Table, **values: object) -> None:
        dialect = postgresql if self._engine.dialect.name == "postgresql" else sqlite
        with self._engine.begin() as connection:
            connection.execute(dialect.insert(table).values(made_at=time.time(), **values).on_conflict_do_nothing())
