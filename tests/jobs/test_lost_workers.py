"""Workers that are lost or fail while the ledger is kept: what they had is left out, and nothing waits for it."""

from collections.abc import Sequence
from itertools import count
from typing import Any

import pytest

from bot.jobs import later_answers
from bot.jobs.workers import WorkerFailed, WorkerLost
from bot.ledger import Remembered
from bot.ledger.search import Indexed, indexed
from bot.views.ledger import Question
from tests.jobs.office import CLAIM, DENIAL, Office


@pytest.mark.parametrize(
    "error", [WorkerFailed("TypeError at x.py:1"), WorkerLost("the process died"), ValueError("an old row")]
)
def test_a_reading_that_cannot_be_kept_is_tried_once_and_holds_up_no_other(
    office: Office, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    order: list[str] = []

    def index(records: Sequence[Remembered]) -> tuple[Indexed, ...]:
        order.append(records[0].who)
        if records[0].who == "Ruth Odell":
            raise error
        return indexed(records)

    monkeypatch.setattr(later_answers, "indexed", index)
    office.read(CLAIM)
    office.read(DENIAL)
    for _ in range(2):
        office.rounds.run_once()
    assert order.count("Ruth Odell") == 1
    assert office.store.ledger.waiting(office.clock()) == []
    shown = str(office.telling.page("T1", "C1", "U1", Question(what="about", words="diesel")))
    assert "Halden Oil" in shown
    assert "Ruth Odell" not in shown


def test_where_workers_are_lost_while_later_answers_are_looked_for_nothing_is_posted_and_nothing_held_up(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.read(CLAIM)
    office.rounds.run_once()
    offers, calls = later_answers._offers, count()

    def offering(*arguments: Any) -> Any:
        if next(calls):  # the first look asks for the job
            raise WorkerLost("the process died")
        return offers(*arguments)

    monkeypatch.setattr(later_answers, "_offers", offering)
    office.read(DENIAL)
    office.rounds.run_once()
    (job,) = office.of("moved")
    assert office.bodies(job) == []
    assert office.store.ledger.waiting(office.clock()) == []
