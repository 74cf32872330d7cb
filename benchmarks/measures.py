"""The part of the fault run that measures the idle bot, and what other parts measure of processes."""

import os
import statistics
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from benchmarks.fault_run import ROOMS, Asked, Row, Size, bots, counted, ended
from benchmarks.newsroom import STORY, Newsroom
from slackdesk import DeskSettings, Redelivery

IDLE_CPU = 2.0
"""Per cent of one core."""
ONE_BY_ONE = 20
"""Articles asked one after the other, for the time of one alone."""
SLACKS = DeskSettings(redelivery=Redelivery(), unfurl_after=0.05)
"""Acknowledgements and retries by Slack's own clock."""
_TICKS = os.sysconf("SC_CLK_TCK")


def alone(database: str, canned: Path, size: Size) -> Iterator[Row]:
    """The idle bot, and one request at a time: with the real timings, which look into the queue more than once a
    second."""
    with bots(database, canned, unhurried=True) as (newsroom, _, (pid,)):
        warm(newsroom)
        time.sleep(2)  # until what the first request left behind is done
        before, began = _cpu_seconds(pid), time.monotonic()
        time.sleep(size.idle_seconds)
        idle = 100 * (_cpu_seconds(pid) - before) / (time.monotonic() - began)
        asked, times = Asked(), list[float]()
        for number in range(ONE_BY_ONE):
            asked.append((ROOMS[number % 2], newsroom.ask(STORY, ROOMS[number % 2])))
            ended(newsroom, asked[-1:], size.longest)
            times.append(float(newsroom.answers(*asked[-1])[-1]["ts"]) - float(asked[-1][1]))
        lost, twice = counted(newsroom, asked)
        megabytes = memory(pid)
    over = f"idle CPU over {IDLE_CPU:g} %" if idle > IDLE_CPU else ""
    middle = statistics.median(times)
    notes = f"idle CPU {idle:.2f} %; one request from message to last post p50 {middle:.2f} s; {megabytes:.0f} MB"
    yield Row("idle, and one at a time", database, len(asked), lost, twice, sum(times), notes, over)


def warm(newsroom: Newsroom) -> str:
    """The first request is always slow; returns its id when it is done."""
    first = [(ROOMS[0], newsroom.ask(STORY))]
    ended(newsroom, first, 120)
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
