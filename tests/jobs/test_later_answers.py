"""Later answers: what is in the way of one reading keeps no other out of the ledger, and nobody from an answer."""

from collections.abc import Sequence

import pytest

from bot.jobs.workers import WorkerFailed, WorkerLost
from bot.ledger import Remembered
from bot.ledger.search import Indexed, indexed
from bot.views.ledger import Question
from tests.jobs.office import CLAIM, DENIAL, Office


def test_what_a_reading_answers_is_told_in_its_thread(office: Office) -> None:
    office.read(CLAIM)
    office.read(DENIAL)
    assert len(office.of("later_answers")) == 1
    assert "Halden Oil denied this" in office.told("later_answers")


@pytest.mark.parametrize(
    "error", [WorkerFailed("TypeError at x.py:1"), WorkerLost("the process died"), ValueError("an old row")]
)
def test_a_reading_that_cannot_be_kept_is_left_out_alone(
    office: Office, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def index(records: Sequence[Remembered]) -> tuple[Indexed, ...]:
        if records[0].who == "Ruth Odell":
            raise error
        return indexed(records)

    monkeypatch.setattr("bot.jobs.later_answers.indexed", index)
    office.read(CLAIM)
    office.read(DENIAL)
    shown = str(office.digest_service.page("T1", "C1", "U1", Question(what="about", words="diesel")))
    assert "Halden Oil" in shown
    assert "Ruth Odell" not in shown
