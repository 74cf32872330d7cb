"""The parts of the fault run that measure: the idle bot, and what an article costs as more are stored."""

import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import sqlalchemy as sa

from benchmarks import faults as chaos
from benchmarks import filling
from benchmarks.fault_run import ROOMS, Asked, Row, Size, bots, counted, ended, place
from bot.store import schema
from bot.store.engine import read_only
from slackdesk import Desk, DeskSettings, Redelivery
from tests.slack.newsroom import STORY, Newsroom, until

IDLE_CPU = 2.0
"""Per cent of one core."""
GROWTH = 2.0
"""An article may cost the processor so many times more among a thousand times as many stored ones."""
DATABASE_MS = 300.0
"""Milliseconds of the database that it may cost more: what one question to the ledger may take, see bench_ledger."""
ONE_BY_ONE = 20
"""Articles asked one after the other, for the time of one alone."""
SLACKS = DeskSettings(redelivery=Redelivery(), unfurl_after=0.05)
"""Acknowledgements and retries by Slack's own clock."""
_TICKS = os.sysconf("SC_CLK_TCK")


def alone(database: str, canned: Path, size: Size) -> Iterator[Row]:
    """The idle bot, and one request at a time: with the real timings, which looks into the queue more than once a second."""
    with bots(database, canned, unhurried=True) as (newsroom, _, (pid,)):
        warm(newsroom)
        time.sleep(2)  # its last words
        before, began = _cpu_seconds(pid), time.monotonic()
        time.sleep(size.idle_seconds)
        idle = 100 * (_cpu_seconds(pid) - before) / (time.monotonic() - began)
        asked, times = Asked(), list[float]()
        for number in range(ONE_BY_ONE):
            asked.append((ROOMS[number % 2], newsroom.ask(STORY, ROOMS[number % 2])))
            times.append(ended(newsroom, asked[-1:], size.longest))
        lost, twice = counted(newsroom, asked)
        megabytes = memory(pid)
    over = f"idle CPU over {IDLE_CPU:g} %" if idle > IDLE_CPU else ""
    notes = f"idle CPU {idle:.2f} %; one request from message to last post p50 {statistics.median(times):.2f} s; {megabytes:.0f} MB"
    yield Row("idle, and one at a time", database, len(asked), lost, twice, sum(times), notes, over)


@dataclass(frozen=True)
class _Cost:
    """What an article costs, of twenty asked one after the other: what is measured is work, not the wait."""

    seconds: float
    """From the message to the last post."""
    cpu: float
    """Milliseconds of processor, of all that the bot does for it."""
    sql: float
    """Milliseconds in the database."""


def growth(database: str, canned: Path, size: Size) -> Iterator[Row]:
    """What an article costs the bot among few and among many stored ones; a line for each number."""
    # One desk for all: whatever a bot does not find there any more when it starts was deleted meanwhile, and is forgotten.
    with place(database) as url, tempfile.TemporaryDirectory() as folder, Desk(settings=SLACKS) as desk:
        notes, template, few = Path(folder) / "cost", "", None
        for before, stored in pairwise((0, 1, *size.stored)):
            with chaos.Nursery(url, desk, canned) as nursery:
                newsroom = Newsroom(desk, url)
                desk.wait_for(lambda desk: not desk.delivery()["sockets"], 120)  # the bot before is gone
                if template:
                    filling.fill(newsroom.engine, template, stored, before if before > 1 else 0)
                pid = nursery.start(cost=str(notes))
                desk.wait_for(lambda desk: desk.delivery()["sockets"], 120)
                template = template or warm(newsroom)
                cost, lost, twice = _cost(newsroom, pid, notes, size.longest)
                megabytes = _size(newsroom.engine)
                newsroom.close()
            if stored == 1:
                continue  # its articles are what is copied from
            few = few or cost
            over = f"more than {GROWTH:g} times the processor" if cost.cpu > GROWTH * few.cpu else ""
            over = f"over {DATABASE_MS:g} ms more in the database" if cost.sql > few.sql + DATABASE_MS else over
            told = f"{cost.seconds:.2f} s an article, {cost.cpu:.0f} ms CPU, {cost.sql:.0f} ms in the database; {megabytes:,.0f} MB stored"
            what, asked = f"an article among {stored:,}", ONE_BY_ONE
            yield Row(what, database, asked, lost, twice, asked * cost.seconds, notes=told, over=over)


def _cost(newsroom: Newsroom, pid: int, notes: Path, longest: float) -> tuple[_Cost, int, int]:
    """The cost; and how many were lost or came twice."""
    warm(newsroom)
    cpu, sql = _cpu_seconds(pid), _noted(notes)
    asked, times = Asked(), list[float]()
    for number in range(ONE_BY_ONE):
        asked.append((ROOMS[number % 2], newsroom.ask(STORY, ROOMS[number % 2])))
        began = time.monotonic()
        until(lambda: _answered(newsroom, asked[-1:]), longest)
        times.append(time.monotonic() - began)
    until(lambda: ledgered(newsroom, asked), longest)
    done = time.time()
    until(lambda: notes.stat().st_mtime > done, 20)
    spent = 1000 * (_cpu_seconds(pid) - cpu) / ONE_BY_ONE, 1000 * (_noted(notes) - sql) / ONE_BY_ONE
    return _Cost(statistics.mean(times), *spent), *counted(newsroom, asked)


def _size(engine: sa.Engine) -> float:
    """Megabytes of the database."""
    pages = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    query = pages if engine.dialect.name == "sqlite" else "SELECT pg_database_size(current_database())"
    with engine.connect() as connection:
        return float(connection.execute(sa.text(query)).scalar_one()) / 1e6


def ledgered(newsroom: Newsroom, asked: Asked) -> bool:
    """Whether the ledger has taken in all of these."""
    names = {newsroom.request(*place) for place in asked}
    with read_only(newsroom.engine) as connection:
        done = schema.breakdowns.c.indexed_at.is_not(None)
        query = sa.select(schema.breakdowns.c.request).where(schema.breakdowns.c.request.in_(names), done)
        return len(list(connection.execute(query))) == len(names)


def _answered(newsroom: Newsroom, asked: Asked) -> bool:
    """Whether all of these are; it takes no lock and looks at nothing else, of which there is much here."""
    names = {newsroom.request(*place) for place in asked}
    query = sa.select(schema.requests.c.id).where(
        schema.requests.c.id.in_(names), schema.requests.c.outcome.is_not(None)
    )
    with read_only(newsroom.engine) as connection:
        return len(list(connection.execute(query))) == len(names)


def _noted(notes: Path) -> float:
    return float(notes.read_text("utf-8"))


def warm(newsroom: Newsroom) -> str:
    """The first request is always slow; returns its id when it is done and in the ledger."""
    first = [(ROOMS[0], newsroom.ask(STORY))]
    ended(newsroom, first, 120)
    until(lambda: ledgered(newsroom, first), 60)
    return newsroom.request(*first[0])


def _group(pid: int) -> Iterator[Path]:
    """The processes of a bot."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, IndexError):
            if stat.read_text("utf-8").rpartition(")")[2].split()[2] == str(pid):
                yield stat.parent


def _cpu_seconds(pid: int) -> float:
    total = 0
    for process in _group(pid):
        with suppress(OSError):
            fields = (process / "stat").read_text("utf-8").rpartition(")")[2].split()
            total += int(fields[11]) + int(fields[12])
    return total / _TICKS


def memory(pid: int) -> float:
    """Megabytes that the bot's processes take, what they share counted once."""
    kilobytes = 0
    for process in _group(pid):
        with suppress(OSError, StopIteration):
            lines = (process / "smaps_rollup").read_text("utf-8").splitlines()
            kilobytes += int(next(line for line in lines if line.startswith("Pss:")).split()[1])
    return kilobytes / 1024


def peak(pid: int) -> float:
    """Megabytes that this process took at most since its start."""
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM:")).split()[1]) / 1024
