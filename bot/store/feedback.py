"""What people say of a thread: who checked it, and what they found wrong in it."""

import time
from typing import Literal

import sqlalchemy as sa

from bot.breakdown import Noun
from bot.store.engine import Repository
from bot.store.requests import is_kept
from bot.store.schema import checks, reports

Wrong = Literal["source", "quote", "stance", "pairing", "missing", "other"]
"""What can be wrong: who says it, its words, claim or denial, which answers which, something left out."""


class Check(Noun):
    """Who checked a thread, and when (seconds since 1970)."""

    user: str
    made_at: float


class Report(Noun):
    """A fault that a reader reported; `statement` is None where it is about the whole."""

    id: str
    request: str
    user: str
    statement: str | None
    kind: Wrong
    note: str


class Feedback(Repository):
    """The checks and reports tables."""

    def mark(self, check_id: str, request_id: str, user: str, *, checked: bool) -> None:
        """Keep that a thread was checked, or that this was taken back; the same click changes nothing the second
        time."""
        row = {"id": check_id, "request": request_id, "user": user, "checked": checked, "made_at": time.time()}
        self._insert_new(checks, row)

    def check(self, request_id: str) -> Check | None:
        """Who checked it last, unless that was taken back."""
        row = self._row(
            sa.select(checks).where(checks.c.request == request_id).order_by(checks.c.made_at.desc()).limit(1)
        )
        return Check(user=row.user, made_at=row.made_at) if row and row.checked else None

    def report(self, report: Report) -> bool:
        """Keep a report, a second time without a change; False where what it is about was forgotten."""
        row = report.model_dump() | {"made_at": time.time()}
        with self._engine.begin() as connection:
            if not is_kept(connection, report.request):
                return False
            connection.execute(self._insert(reports).values(row).on_conflict_do_nothing())
            return True

    def reports(self) -> list[Report]:
        """Every report, oldest first."""
        names = [reports.c[name] for name in Report.model_fields]
        rows = self._rows(sa.select(*names).order_by(reports.c.made_at))
        return [Report.model_validate(dict(row._mapping)) for row in rows]
