"""PostgreSQL that stands still and breaks no connection: what Slack waits for is given up in time, and nothing is lost."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from benchmarks import databases
from bot.store import Request, Store
from bot.store.postgresql import AT_ONCE


@pytest.fixture
def server() -> Iterator[databases.Pausable]:
    """A server of its own, which can be stopped in its tracks."""
    with databases.pausable() as server:
        yield server


@pytest.fixture
def store(server: databases.Pausable) -> Iterator[Store]:
    with Store(server.url) as opened:
        yield opened


def request(number: int) -> Request:
    return Request(id=f"T:C:{number}.0", kind="mention", team="T", channel="C", user="U", thread=f"{number}.0")


@contextmanager
def asleep(pid: int) -> Iterator[None]:
    """A process that stands still."""
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def seconds(work: Callable[[], object]) -> float:
    began = time.monotonic()
    work()
    return time.monotonic() - began


def test_what_is_asked_while_one_session_stands_still_is_kept_through_another(store: Store) -> None:
    assert store.requests.accept(request(1))
    with store.engine_for_asks.connect() as connection:
        pid = connection.execute(sa.text("SELECT pg_backend_pid()")).scalar_one()
    with asleep(pid):
        assert seconds(lambda: store.requests.accept(request(2))) < AT_ONCE + 20
        assert store.requests.is_open(request(2).id)
    assert not store.requests.accept(request(2))


def test_while_the_server_stands_still_whoever_asks_is_told_in_time_and_can_ask_again_later(
    store: Store, server: databases.Pausable
) -> None:
    assert store.requests.accept(request(1))
    server.pause()
    began = time.monotonic()
    with pytest.raises(OperationalError):
        store.requests.accept(request(2))
    assert time.monotonic() - began < AT_ONCE + 20
    server.go_on()
    store.requests.accept(request(2))
    assert {request(1).id, request(2).id} == set(store.requests.outcomes())


def test_a_connection_that_died_while_nobody_asked_costs_nobody_an_answer(store: Store) -> None:
    store.requests.accept(request(1))
    with store.engine.connect() as connection:
        connection.execute(
            sa.text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
        )
    assert store.requests.accept(request(2))


def test_an_ask_is_one_trip_to_the_server(store: Store, tmp_path: Path) -> None:
    store.requests.accept(request(1))
    with store.engine_for_asks.connect() as connection:
        wire = connection.connection.driver_connection.pgconn  # type: ignore[union-attr]
    with (tmp_path / "wire").open("w") as notes:
        wire.trace(notes.fileno())
        store.requests.accept(request(2))
        wire.untrace()
    said = (tmp_path / "wire").read_text("utf-8")
    assert said.count("ReadyForQuery") == 1, said
