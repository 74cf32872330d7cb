"""The real bot in processes of its own, each of which can be told to die at one exact point of its work.

    python -m tests.jobs.bot_process [BREAKDOWN.json]

With a breakdown the bots read nothing themselves: these runs are about what is kept and posted.
"""

import functools
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot import logs
from bot.app import Workplace, working
from bot.breakdown import Breakdown
from bot.delivery import Delivery
from bot.desk import DeskSettings
from bot.jobs import Tempo
from bot.jobs.answering import Answering
from bot.jobs.workers import Workers
from bot.settings import load
from bot.store.posts import Posts
from bot.store.requests import Requests

QUICK = Tempo(grace=0.7, poll=0.05, beat=0.2, silent=1.2, stop_within=3)
"""The desk is on this machine and its reads do not lag. The grace is still longer than a post takes here."""

NOBODY = "never"
READING_TIME = 0.02

Where = tuple[type, str, str, int]
"""Class, method, before · inside · after, and at which of its calls."""

POINTS: dict[str, Where] = {
    "before the row is written": (Requests, "accept", "before", 1),
    "between the row and the ack": (Requests, "accept", "after", 1),
    "before the article": (Answering, "fetch", "before", 1),
    "after the article": (Answering, "fetch", "after", 1),
    "while it is read": (Workers, "breakdown", "inside", 1),
    "after it was read": (Answering, "read", "after", 1),
    "before the messages are planned": (Answering, "plan", "before", 1),
    "after they were planned": (Answering, "plan", "after", 1),
    "before the first is claimed": (Posts, "claim", "before", 1),
    "after the first was claimed": (Posts, "claim", "after", 1),
    "after Slack took the first": (Delivery, "post", "after", 1),
    "after the first was noted": (Posts, "posted", "after", 1),
    "before Slack got the second": (Delivery, "post", "before", 2),
    "after Slack took the second": (Delivery, "post", "after", 2),
    "while the third is posted": (Delivery, "post", "inside", 3),
    "before it is closed": (Answering, "close", "before", 1),
    "after it was closed": (Answering, "close", "after", 1),
}


def die() -> None:
    """As by kill -9, the whole process group."""
    os.killpg(0, signal.SIGKILL)


def arm(where: Where) -> None:
    """Make the process die there."""
    owner, name, when, call = where
    real: Callable[..., Any] = getattr(owner, name)
    calls = 0
    lock = threading.Lock()

    @functools.wraps(real)
    def deadly(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        with lock:
            calls += 1
            now = calls == call
        if now and when == "before":
            die()
        if now and when == "inside":
            threading.Timer(READING_TIME, die).start()
        result = real(*args, **kwargs)
        if now and when == "after":
            die()
        return result

    setattr(owner, name, deadly)


def read_from(path: Path) -> None:
    """Let the workers answer every article with this breakdown, in no time and without processes."""
    body = json.loads(path.read_text("utf-8"))
    body["article"] = {name: value for name, value in body["article"].items() if name not in ("sha256", "words")}
    breakdown = Breakdown.model_validate(body)

    def read(*_: object) -> Breakdown:
        time.sleep(2 * READING_TIME)
        return breakdown

    stand_ins: dict[str, Callable[..., Any]] = {
        "start": lambda _: None,
        "article": lambda *_: breakdown.article,
        "breakdown": read,
    }
    for name, stand_in in stand_ins.items():
        setattr(Workers, name, stand_in)


def work(database_url: str, api_url: str, point: str) -> None:
    """Be the bot, at a desk that another process keeps, until killed."""
    if point != NOBODY:
        arm(POINTS[point])
    logs.configure("WARNING")
    settings = load(_env_file=None, reader="offline", database_url=database_url)
    desk = DeskSettings()
    with working(settings, Workplace(desk.bot_token, api_url, app_token=desk.app_token), tempo=QUICK, gap=0):
        threading.Event().wait()


def main() -> None:
    """For each line `DATABASE_URL API_URL POINT` of standard input: fork a bot and print its process id.

    The parent has everything imported and no threads, so a bot starts in a third of the time of a new process.
    """
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead need nobody to bury them
    if sys.argv[1:]:
        read_from(Path(sys.argv[1]))
    for line in sys.stdin:
        database_url, api_url, point = line.rstrip("\n").split("\t")
        pid = os.fork()
        if pid == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.setsid()
            work(database_url, api_url, point)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
