"""Writers on SQLite stand in a queue: the first who asked writes first, what Slack waits for before all others."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from benchmarks import databases
from benchmarks.newsroom import until
from bot.store import Store
from bot.store import engine as engines
from bot.store.engine import asking, looking
from bot.store.turns import Turns

WRITE = sa.text("INSERT INTO moments (name, at) VALUES (:name, 1)")


LONG = 180.0
"""Seconds that nobody waits here unless something is broken."""


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> Turns:
    """The queue of the store below."""
    queue = Turns()
    monkeypatch.setattr("bot.store.Turns", lambda: queue)
    return queue


@pytest.fixture
def store(turns: Turns, tmp_path: Path) -> Iterator[Store]:
    with Store(databases.sqlite(tmp_path)) as opened:
        yield opened


def test_turns_come_in_the_order_of_asking_and_urgent_ones_before_the_others() -> None:
    turns, order = Turns(), list[str]()
    turns.take("holder")

    def write(name: str, first: bool) -> None:
        turns.take(name, first=first)
        order.append(name)
        turns.leave(name)

    threads = []
    for number, (name, first) in enumerate([("job 1", False), ("job 2", False), ("ask 1", True), ("ask 2", True)], 1):
        threads.append(threading.Thread(target=write, args=(name, first)))
        threads[-1].start()
        until(lambda wanted=number: len(turns._first) + len(turns._others) == wanted)
    turns.leave("holder")
    for thread in threads:
        thread.join(LONG)
    assert order == ["ask 1", "ask 2", "job 1", "job 2"]


def test_whoever_has_waited_too_long_goes_on_and_leaves_no_gap_behind() -> None:
    turns = Turns(longest=0.01)
    turns.take("stuck")
    turns.take("patient")
    turns.leave("patient")
    turns.leave("stuck")
    turns._longest = LONG
    began = time.monotonic()
    turns.take("next")
    assert time.monotonic() - began < LONG / 2


def test_whoever_went_on_without_a_turn_is_asked_no_more_until_it_leaves() -> None:
    turns = Turns(longest=0.2)
    turns.take("stuck")
    turns.take("patient")
    turns._longest = LONG
    began = time.monotonic()
    turns.take("patient")
    assert time.monotonic() - began < LONG / 2
    turns.leave("patient")
    turns._longest, began = 0.2, time.monotonic()
    turns.take("patient")
    assert time.monotonic() - began >= 0.2


def test_writers_who_waited_too_long_for_another_process_all_write_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each holds SQLite's lock in turn, and none of them queues with it behind who waits for that lock."""
    monkeypatch.setattr(engines, "BUSY_SECONDS", 6.0)
    engine = engines.connect(databases.sqlite(tmp_path), Turns(longest=1.0))
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE notes (name TEXT)"))
    elsewhere = sqlite3.connect(str(engine.url.database), isolation_level=None)
    elsewhere.execute("BEGIN IMMEDIATE")
    failed = list[Exception]()

    def write() -> None:
        try:
            with engine.begin() as connection:
                for _ in range(3):
                    connection.execute(sa.text("INSERT INTO notes VALUES ('x')"))
        except sa.exc.OperationalError as error:
            failed.append(error)

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    threads[0].join(1.5)  # the other process is busy for longer than a turn is waited for
    elsewhere.execute("COMMIT")
    elsewhere.close()
    for thread in threads:
        thread.join(LONG)
    engine.dispose()
    assert failed == []


def test_an_ask_does_not_wait_for_the_jobs_that_wait_to_write(turns: Turns, store: Store) -> None:
    """Both the store's own writers and the job engine's stand behind it."""
    order, at_work = list[str](), threading.Event()
    jobs = store.engine_for_jobs
    assert jobs is not None

    def job(engine: sa.Engine, name: str) -> None:
        with engine.begin() as connection:
            connection.execute(WRITE, {"name": name})
            order.append(name)
            at_work.wait(LONG)

    threads = [threading.Thread(target=job, args=(jobs if n % 2 else store.engine, str(n))) for n in range(6)]
    for thread in threads:
        thread.start()
    until(lambda: len(order) == 1 and len(turns._others) == 5)

    def ask() -> None:
        with asking(store.engine) as connection, connection.begin():
            connection.execute(WRITE, {"name": "ask"})
            order.append("ask")

    threads.append(threading.Thread(target=ask))
    threads[-1].start()
    with looking(store.engine) as connection:  # meanwhile nobody who only looks waits for anybody
        assert connection.execute(sa.text("SELECT count(*) FROM moments")).scalar_one() == 0
    until(lambda: turns._first)
    at_work.set()
    for thread in threads:
        thread.join(LONG)
    assert order[1] == "ask"
    assert len(order) == 7


def test_a_writer_that_fails_gives_its_turn_back(store: Store) -> None:
    for _ in range(3):
        with pytest.raises(sa.exc.IntegrityError), store.engine.begin() as connection:
            connection.execute(sa.text("INSERT INTO moments (name) VALUES ('no moment')"))
    began = time.monotonic()
    with store.engine.begin() as connection:
        connection.execute(WRITE, {"name": "next"})
    assert time.monotonic() - began < 20  # not as long as a lost turn is waited for
