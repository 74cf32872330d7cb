"""Workers that are lost or fail while the ledger is kept: tried again where that may help, and nobody waits for it."""

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from benchmarks import databases
from bot.jobs import tasks
from bot.jobs.periodic import TRIES
from bot.jobs.workers import WorkerFailed, WorkerLost
from bot.ledger import Remembered
from bot.ledger.search import Indexed, indexed
from bot.store import Store
from bot.views.ledger import Question
from tests.jobs.test_rounds import BRIDGE, CLAIM, DENIAL, Clock, Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An empty office on a Monday in May at noon."""
    with Store(databases.sqlite(tmp_path)) as store:
        yield Office(store, Clock(2026, 5, 4, 12, 0))


def failing(times: int, error: Exception, order: list[str]) -> Callable[[Sequence[Remembered]], tuple[Indexed, ...]]:
    """A worker that fails with Ruth Odell's statements so many times; `order` is in which it was given what."""
    left = [times]

    def index(records: Sequence[Remembered]) -> tuple[Indexed, ...]:
        order.append(records[0].who)
        if records[0].who == "Ruth Odell" and left[0]:
            left[0] -= 1
            raise error
        return indexed(records)

    return index


def test_a_reading_whose_worker_was_lost_to_a_neighbour_is_kept_a_round_later_behind_the_others(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    monkeypatch.setattr(tasks, "index", failing(2, WorkerLost("the process died"), order))
    office.read(CLAIM)
    office.read(DENIAL)
    office.rounds.run_once()
    office.read(BRIDGE)
    office.rounds.run_once()
    office.rounds.run_once()
    assert order[:5] == ["Ruth Odell", "Halden Oil", "The union of engineers", "Ruth Odell", "Ruth Odell"]
    shown = str(office.telling.page("T1", "C1", "U1", Question(what="about", words="diesel")))
    assert "Ruth Odell" in shown
    assert office.store.ledger.waiting(office.clock()) == []


@pytest.mark.parametrize(
    ("error", "rounds"),
    [(WorkerFailed("TypeError at x.py:1"), 1), (WorkerLost("the process died"), TRIES), (ValueError("an old row"), 1)],
)
def test_a_reading_that_cannot_be_kept_holds_up_no_other(
    office: Office, monkeypatch: pytest.MonkeyPatch, error: Exception, rounds: int
) -> None:
    order: list[str] = []
    monkeypatch.setattr(tasks, "index", failing(99, error, order))
    office.read(CLAIM)
    office.read(DENIAL)
    for _ in range(TRIES + 1):
        office.rounds.run_once()
    assert order.count("Ruth Odell") == rounds
    assert office.store.ledger.waiting(office.clock()) == []
    shown = str(office.telling.page("T1", "C1", "U1", Question(what="about", words="diesel")))
    assert "Halden Oil" in shown
    assert "Ruth Odell" not in shown


def test_where_workers_are_lost_again_and_again_while_it_is_decided_nothing_is_said_and_nothing_held_up(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.read(CLAIM)
    office.rounds.run_once()
    offers, calls = tasks.offers, count()

    def offering(*arguments: Any) -> Any:
        if next(calls):  # the first look asks for the job
            raise WorkerLost("the process died")
        return offers(*arguments)

    monkeypatch.setattr(tasks, "offers", offering)
    office.read(DENIAL)
    office.rounds.run_once()
    (job,) = office.of("moved")
    assert office.bodies(job) == []
    assert office.store.ledger.waiting(office.clock()) == []
