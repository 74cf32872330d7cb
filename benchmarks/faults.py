"""Kills the real bot again and again at a desk that goes on, and counts what was lost and what came twice."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from benchmarks.bot_process import NEVER, Bot
from benchmarks.newsroom import STORY, Newsroom, parts, until
from bot import reading
from bot.articles import from_text
from bot.settings import load
from slackdesk import Desk, DeskSettings, Redelivery

ROOT = Path(__file__).parents[1]
PERSISTENT = DeskSettings(redelivery=Redelivery(ack_within=1, delays=(0.2,) * 100), unfurl_after=0.05)
"""Sends until it is told that the event arrived: Slack's three retries are over before a bot that dies at every start
has lived long enough to take them."""
LONGEST = 180
"""Seconds for a bot to reach its point, or to finish everything."""


@dataclass
class Tally:
    """What a run found."""

    kills: int = 0
    asked: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    seconds: float = 0.0


class BotProcesses:
    """Starts bots at a desk, each in its own process group; all end with the `with` block."""

    def __init__(self, database_url: str, desk: Desk, canned: Path | None = None) -> None:
        self._where = (database_url, desk.api_url, desk.settings.bot_token, desk.settings.app_token)
        self._arguments = [sys.executable, "-m", "benchmarks.bot_process", *([str(canned)] if canned else [])]
        self._alive: set[int] = set()

    def __enter__(self) -> "BotProcesses":
        self._process = subprocess.Popen(
            self._arguments, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._replies: IO[bytes] = self._process.stdout  # type: ignore[assignment]
        self._orders: IO[bytes] = self._process.stdin  # type: ignore[assignment]
        return self

    def __exit__(self, *_: object) -> None:
        for pid in list(self._alive):
            self.kill(pid)
        self._orders.close()
        self._process.wait()
        self._replies.close()

    def start(self, point: str = NEVER, **how: Any) -> int:
        """A new bot's process id. With a point it dies there; `how` are the other fields of a `Bot`."""
        self._orders.write(f"{json.dumps(asdict(Bot(*self._where, point, **how)))}\n".encode())
        self._orders.flush()
        pid = int(self._replies.readline())
        self._alive.add(pid)
        return pid

    def kill(self, pid: int, how: signal.Signals = signal.SIGKILL) -> None:
        """End a bot and its workers."""
        with suppress(ProcessLookupError):
            os.killpg(pid, how)
        if how == signal.SIGKILL:
            self._alive.discard(pid)

    def wait(self, pid: int, timeout: float = LONGEST) -> None:
        """Return when the bot is dead."""
        until(lambda: not _lives(pid), timeout)
        self._alive.discard(pid)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def run(database_url: str, points: Sequence[str], canned: Path | None = None) -> Tally:
    """One question and one death a point; each start finishes what the one before left and takes the next question."""
    tally, began = Tally(), time.monotonic()
    with Desk(settings=PERSISTENT) as desk, BotProcesses(database_url, desk, canned) as processes:
        asked: list[tuple[str, str]] = []
        for point in points:
            asked.append((point, desk.say("#newsroom", "ana", f"@Rejoinder {STORY}")))
            processes.wait(processes.start(point))
            tally.kills += 1
        processes.start()
        _count(Newsroom(desk, database_url), asked, tally)
    tally.seconds = time.monotonic() - began
    return tally


def _count(newsroom: Newsroom, asked: list[tuple[str, str]], tally: Tally) -> None:
    """Wait for the end of every request, and count."""
    finished(newsroom, [ts for _, ts in asked])
    for name, ts in asked:
        numbers = parts(newsroom.answers("#newsroom", ts))
        if len(numbers) != len(set(numbers)):
            tally.doubled.append(f"{name}: {numbers}")
        if newsroom.outcomes().get(newsroom.request("#newsroom", ts)) != "answered" or set(numbers) != {0, 1}:
            tally.lost.append(f"{name}: {numbers}")
    tally.asked = len(asked)
    newsroom.close()


def finished(newsroom: Newsroom, stamps: Sequence[str], timeout: float = LONGEST) -> bool:
    """Whether every event was taken and every request ended within the time."""
    ids = [newsroom.request("#newsroom", ts) for ts in stamps]

    def ended() -> bool:
        outcomes = newsroom.outcomes()
        return all(outcomes.get(request) for request in ids)

    try:
        until(lambda: newsroom.desk.deliveries.under_way == 0, timeout)
        until(ended, timeout)
    except TimeoutError:
        return False
    return True


def read_once(folder: Path) -> Path:
    """The story, read here, for bots that are to read nothing."""
    path = folder / "breakdown.json"
    breakdown = reading.read(from_text(STORY), input="pasted text", settings=load(_env_file=None, reader="offline"))
    path.write_text(breakdown.model_dump_json(by_alias=True), "utf-8")
    return path
