"""The fault run: kills, retries, twins, edits, dead replicas, a failing model and a failing Slack, a burst.

    make chaos          or: python -m benchmarks.chaos [--short] [--part kills --part burst …]

It drives the real bot in process groups of its own against a desk, on SQLite and on a real PostgreSQL server, and
prints a table on standard output; progress goes to standard error. Where only the bot's own part is measured, the
article is read once, before. Every part has a time after which it counts as failed. Exit status 1 when anything was
lost, came twice, or broke a limit.
"""

import argparse
import itertools
import logging
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks import faults as chaos
from benchmarks.burst import burst
from benchmarks.fault_run import SHORT, Part, Row, Size, faults, kills, mixed, replicas

BOTH = ("sqlite", "postgresql")
RUNS: dict[str, tuple[tuple[str, ...], Sequence[Part]]] = {
    "kills": (BOTH, (kills(),)),
    "mixed": (BOTH, (mixed,)),
    "replicas": (("postgresql",), (replicas(2), replicas(3))),
    "faults": (BOTH, (faults,)),
    "burst": (BOTH, (burst,)),
}


def main() -> int:
    """The table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true", help="a tenth of everything, in some minutes")
    parser.add_argument("--part", choices=RUNS, action="append", help="only this one")
    parser.add_argument("--database", choices=BOTH, action="append", help="only this one")
    parser.add_argument("--kills", type=int, help="for each database")
    chosen = parser.parse_args()
    size = SHORT if chosen.short else Size()
    size = replace(size, kills=chosen.kills) if chosen.kills else size
    logging.getLogger("uvicorn").setLevel(logging.CRITICAL)  # the desk breaks connections because it is told to
    began, failed = time.monotonic(), False
    print(f"{'':32}{'database':12}{'asked':>6}{'lost':>6}{'twice':>6}{'seconds':>9}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        canned = chaos.read_once(Path(folder))
        for name in chosen.part or RUNS:
            where, parts = RUNS[name]
            for part, database in itertools.product(
                parts, [name for name in where if name in (chosen.database or BOTH)]
            ):
                progress(f"{time.monotonic() - began:6.0f} s  {name} on {database} …")
                for row in run(part, name, database, canned, size):
                    failed = failed or row.failed
                    print(line(row), flush=True)
    print(f"{'FAILED' if failed else 'All within the limits'}, after {(time.monotonic() - began) / 60:.1f} minutes.")
    return int(failed)


def run(part: Part, name: str, database: str, canned: Path, size: Size) -> list[Row]:
    """A part's lines; one that says so where it did not come to its end."""
    try:
        return list(part(database, canned, size))
    except TimeoutError as error:
        return [Row(name, database, over=f"came to no end: {error}")]


def line(row: Row) -> str:
    """One line of the table."""
    numbers = f"{row.asked:6}{row.lost:6}{row.twice:6}{row.seconds:9.1f}"
    mark = f"FAILED {row.over}".strip() + ": " if row.failed else ""
    return f"{row.what:32}{row.database:12}{numbers}  {mark}{row.notes}"


def progress(words: str) -> None:
    """Say where it is."""
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
