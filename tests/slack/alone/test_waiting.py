"""Readings with the model keep to their number at a time."""

import threading

import pytest

from benchmarks.newsroom import until
from bot.jobs.workers import Workers
from bot.settings import load


class Gate:
    """Holds every reading back until it is opened."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.inside = 0
        self.most = 0
        self._lock = threading.Lock()

    def pass_through(self) -> None:
        with self._lock:
            self.inside += 1
            self.most = max(self.most, self.inside)
        self.open.wait(180)
        with self._lock:
            self.inside -= 1


def test_no_more_articles_than_allowed_are_with_the_model_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate()
    settings = load(_env_file=None, openai_base_url="http://127.0.0.1:9/v1", model_calls_at_once=2)
    workers = Workers(settings)
    monkeypatch.setattr(Workers, "_once", lambda *_: gate.pass_through())
    readers = [threading.Thread(target=workers.breakdown, args=(None, "x")) for _ in range(5)]
    by_rules = threading.Thread(target=workers.breakdown, args=(None, "x", "offline"))
    for reader in readers:
        reader.start()
    until(lambda: gate.inside == 2)
    by_rules.start()
    until(lambda: gate.inside == 3)  # rules wait for no model
    gate.open.set()
    for reader in (*readers, by_rules):
        reader.join(180)
    assert gate.most == 3
    assert gate.inside == 0
