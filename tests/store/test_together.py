"""What many write at once is written in few transactions, and none fails for another's fault."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from benchmarks import databases
from bot.store import Store
from bot.store.together import Together

WRITE = sa.text("INSERT INTO moments (name, at) VALUES (:name, 1)")

Work = Callable[[sa.Connection], bool]


def each(connection: sa.Connection, works: Sequence[Work]) -> Sequence[bool]:
    return [work(connection) for work in works]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(databases.sqlite(tmp_path)) as opened:
        yield opened


def kept(store: Store) -> set[str]:
    with store.engine.connect() as connection:
        return set(connection.execute(sa.text("SELECT name FROM moments")).scalars())


def test_those_who_wait_are_written_in_one_transaction(store: Store) -> None:
    together, open_, begun, commits = Together(store.engine, each), threading.Event(), threading.Event(), list[int]()
    sa.event.listen(store.engine, "commit", lambda _: commits.append(1))

    def slow(connection: sa.Connection) -> bool:
        begun.set()
        open_.wait(180)
        return bool(connection.execute(WRITE, {"name": "slow"}).rowcount)

    with ThreadPoolExecutor(9) as pool:
        first = pool.submit(together.do, slow)
        assert begun.wait(180)
        others = [
            pool.submit(together.do, lambda c, n=n: bool(c.execute(WRITE, {"name": str(n)}).rowcount)) for n in range(8)
        ]
        while len(together._wishes) < 8:
            begun.wait(0.01)
        open_.set()
        assert first.result(180)
        assert all(other.result(180) for other in others)
    assert len(commits) == 2
    assert len(kept(store)) == 9


def test_one_that_fails_takes_no_other_along(store: Store) -> None:
    together = Together(store.engine, each)

    def do(number: int) -> bool:
        def work(connection: sa.Connection) -> bool:
            connection.execute(WRITE, {"name": str(number)})
            if number % 5 == 0:
                raise OSError(str(number))
            return True

        try:
            return together.do(work)
        except OSError as error:
            return str(error) != str(number)  # somebody else's

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(do, range(40)))
    assert answers == [number % 5 != 0 for number in range(40)]
    assert kept(store) == {str(number) for number in range(40) if number % 5}


@pytest.mark.parametrize("end", [SystemExit, KeyboardInterrupt])
def test_when_whoever_writes_for_all_is_ended_the_others_do_not_take_theirs_for_kept(
    store: Store, end: type[BaseException]
) -> None:
    together, open_, begun = Together(store.engine, each), threading.Event(), threading.Event()

    def slow(_: sa.Connection) -> bool:
        begun.set()
        return open_.wait(180)

    def ended(_: sa.Connection) -> bool:
        raise end

    def outcome(work: Callable[[sa.Connection], bool]) -> object:
        try:
            return together.do(work)
        except BaseException as error:  # noqa: BLE001 - the pool's thread goes on
            return type(error)

    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(outcome, slow)
        assert begun.wait(180)
        waiting = [
            pool.submit(outcome, work)
            for work in (lambda c: bool(c.execute(WRITE, {"name": "beside"}).rowcount), ended)
        ]
        while len(together._wishes) < 2:
            begun.wait(0.01)
        open_.set()
        assert first.result(180) is True
        assert {one.result(180) for one in waiting} <= {RuntimeError, end}
    assert kept(store) == set()
    assert together.do(lambda c: bool(c.execute(WRITE, {"name": "after"}).rowcount))
