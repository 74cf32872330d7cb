"""Steps of jobs wait while events come in, and not for ever."""

import threading
import time

import pytest

from bot.jobs import courtesy
from bot.jobs.courtesy import Courtesy


def waited(gate: Courtesy) -> float:
    began = time.monotonic()
    gate.give_way()
    return time.monotonic() - began


def test_a_step_begins_at_once_when_nothing_comes_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courtesy, "LONGEST", 60.0)  # so that a machine that stalls is not taken for a wait
    monkeypatch.setattr(courtesy, "QUIET", 60.0)
    gate = Courtesy()
    gate._last = time.monotonic() - 60.0
    assert waited(gate) < 30


def test_a_step_waits_for_the_end_of_a_burst() -> None:
    gate, step = Courtesy(), threading.Event()
    with gate.event():

        def begin() -> None:
            gate.give_way()
            step.set()

        thread = threading.Thread(target=begin)
        thread.start()
        assert not step.wait(2 * courtesy.QUIET)
    assert step.wait(180)
    thread.join()


def test_events_that_never_cease_hold_up_a_step_for_half_a_second() -> None:
    gate = Courtesy()
    with gate.event():
        assert courtesy.LONGEST <= waited(gate) < 30  # not for ever
