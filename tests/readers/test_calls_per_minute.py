"""Calls of the model keep to their rate, in every process."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

import pytest

from bot.readers import calls_per_minute


def book(now: float) -> float:
    """In another process: take a turn."""
    turns = calls_per_minute._Here.turns
    return turns.book(now) if turns else -1.0


def test_after_a_quiet_time_the_bucket_is_full_and_no_fuller() -> None:
    turns = calls_per_minute.Turns(multiprocessing.get_context("spawn"), 60)
    assert [turns.book(100.0) for _ in range(13)] == [0.0] * 10 + [1.0, 2.0, 3.0]
    assert [turns.book(10_000.0) for _ in range(12)] == [0.0] * 10 + [1.0, 2.0]


def test_all_processes_draw_from_one_bucket() -> None:
    context = multiprocessing.get_context("spawn")
    shared = calls_per_minute.Turns(context, 60)
    with ProcessPoolExecutor(2, mp_context=context, initializer=calls_per_minute.use, initargs=(shared,)) as pool:
        waits = sorted(pool.map(book, [100.0] * 14))
    assert waits == [0.0] * 10 + [1.0, 2.0, 3.0, 4.0]


def test_without_turns_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.readers.calls_per_minute.time.sleep", lambda _: pytest.fail("waited"))
    calls_per_minute.wait_for_turn()
