"""Bots in process groups of their own, that can be killed at any time, at a desk that goes on."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from benchmarks.bot_process import NEVER, Bot
from benchmarks.newsroom import STORY, Newsroom, until
from bot import read_article
from bot.articles import from_text
from bot.settings import load
from slackdesk import Desk, DeskSettings, Redelivery

ROOT = Path(__file__).parents[1]
PERSISTENT = DeskSettings(redelivery=Redelivery(ack_within=1, delays=(0.2,) * 100))
"""Sends until it is told that the event arrived: Slack's three retries are over before a bot that dies at every start
has lived long enough to take them."""
LONGEST = 180
"""Seconds for a bot to reach its point, or to finish everything."""


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
    breakdown = read_article.read(
        from_text(STORY), input="pasted text", settings=load(_env_file=None, reader="offline")
    )
    path.write_text(breakdown.model_dump_json(by_alias=True), "utf-8")
    return path
