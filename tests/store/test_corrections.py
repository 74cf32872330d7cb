"""What was corrected is kept with the readings that share their words, and goes with them."""

import pytest

from bot.breakdown import Correction
from bot.store import Report, Store, feedback
from tests.store.rows import read

WITHDRAWN = Correction(statement="s1", kind="withdrawn", reason="Zanzibar.", by="Ana", at=1.0)


def corrections(store: Store) -> tuple[Correction, ...] | None:
    breakdown = store.readings.breakdown("r")
    return breakdown.corrections if breakdown else None


def test_the_last_correction_of_a_line_counts_and_one_that_it_stands_ends_it(store: Store) -> None:
    read(store, "r")
    store.feedback.correct("V1", "U1", {"r": WITHDRAWN})
    other = WITHDRAWN.model_copy(update={"kind": "corrected", "at": 2.0})
    store.feedback.correct("V2", "U1", {"r": other})
    store.feedback.correct("V2", "U1", {"r": other})
    assert corrections(store) == (other,)
    store.feedback.correct("V3", "U1", {"r": WITHDRAWN.model_copy(update={"kind": "stands", "at": 3.0})})
    assert corrections(store) == ()


def test_a_report_is_open_until_its_line_is_settled(store: Store) -> None:
    read(store, "r")
    for name, statement in (("V1", "s1"), ("V2", "s1"), ("V3", None)):
        store.feedback.report(Report(id=name, request="r", user="U1", statement=statement, kind="quote", note=""))
    assert store.feedback.open_reports("r") == 2
    store.feedback.correct("V4", "U1", {"r": WITHDRAWN.model_copy(update={"at": 1e12})})
    assert store.feedback.open_reports("r") == 1
    store.feedback.correct("V5", "U1", {"r": WITHDRAWN.model_copy(update={"statement": None, "at": 1e12})})
    assert store.feedback.open_reports("r") == 0


def test_what_is_forgotten_keeps_no_correction_and_gets_none(store: Store) -> None:
    read(store, "r")
    store.feedback.correct("V1", "U1", {"r": WITHDRAWN})
    store.requests.forget("r")
    store.feedback.correct("V2", "U1", {"r": WITHDRAWN})
    assert store.feedback.made("V1") == {}
    assert store.feedback.made("V2") == {}


def test_two_corrections_of_the_same_readings_lock_them_in_the_same_order(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked: list[str] = []
    monkeypatch.setattr(feedback, "is_kept", lambda _, reading: locked.append(reading))
    store.feedback.correct("V1", "U1", {"b": WITHDRAWN, "a": WITHDRAWN})
    assert locked == ["a", "b"]
