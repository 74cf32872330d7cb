"""What people say of a thread: who checked it, what they found wrong in it, and what they corrected."""

import time
from collections.abc import Mapping

import sqlalchemy as sa

from bot.breakdown import Check, Correction, Frozen, Wrong
from bot.store.engine import noun_of
from bot.store.forgetting import KeptRepository
from bot.store.schema import corrections, reports, requests


class Report(Frozen):
    """A fault that a reader reported; `statement` is None where it is about the whole."""

    id: str
    request: str
    user: str
    statement: str | None
    kind: Wrong
    note: str


class Feedback(KeptRepository):
    """The reports and corrections tables; that a thread was checked is a request."""

    def check(self, request_id: str) -> Check | None:
        """Who checked a thread last, unless that was taken back."""
        clicks = (requests.c.about == request_id, requests.c.kind.in_(("checked", "unchecked")))
        query = sa.select(requests.c.kind, requests.c.user, requests.c.asked_at).where(*clicks)
        row = self._row(query.order_by(requests.c.asked_at.desc()).limit(1))
        return Check(user=row.user, made_at=row.asked_at) if row and row.kind == "checked" else None

    def report(self, report: Report) -> None:
        self._insert_new(reports, report.model_dump() | {"made_at": time.time()})

    def reported(self, report_id: str) -> Report | None:
        return self._noun(Report, sa.select(reports).where(reports.c.id == report_id))

    def open_reports(self, request_id: str) -> int:
        """How many lines of a reading were reported and neither corrected nor looked at since."""
        settled = sa.exists().where(
            corrections.c.request == reports.c.request,
            corrections.c.statement.is_not_distinct_from(reports.c.statement),
            corrections.c.at >= reports.c.made_at,
        )
        lines = sa.select(reports.c.statement).where(reports.c.request == request_id, ~settled)
        return len(self._rows(lines.distinct()))

    def correct(self, correction_id: str, user: str, made: Mapping[str, Correction]) -> None:
        """Keep a correction for these readings, which share their words; a second time changes nothing."""
        for reading, correction in made.items():
            row = {"id": correction_id, "request": reading, "user": user, **correction.model_dump()}
            self._keep(reading, corrections, row)

    def made(self, correction_id: str) -> dict[str, Correction]:
        """One correction, for each reading that it is of: the ids of its line differ."""
        rows = self._rows(sa.select(corrections).filter_by(id=correction_id))
        return {row.request: noun_of(Correction, row) for row in rows}

    def reports(self) -> list[Report]:
        return self._nouns(Report, sa.select(reports).order_by(reports.c.made_at))
