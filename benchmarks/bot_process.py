"""The real bot in processes of its own, each of which can be told to die at one exact point of its work.

    python -m benchmarks.bot_process [BREAKDOWN.json]

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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dbos import DBOSClient

from benchmarks import databases
from bot import logs
from bot.app import running_bot
from bot.breakdown import Breakdown
from bot.jobs import JobTimings
from bot.jobs.steps import AnswerSteps
from bot.jobs.workers import Workers
from bot.settings import load
from bot.slack.workspaces import Workspace
from bot.store.posts import Posts
from bot.store.readings import Readings
from bot.store.requests import Requests

QUICK = JobTimings(
    grace=0.7, poll=0.05, beat=0.2, silent=1.2, stop_within=3, longest_wait=2, rounds=0.5, token=0.5, gap=0
)
"""The desk is on this machine and its reads do not lag. The grace is still longer than a post takes here.
Pauses grow to two seconds and not to minutes: an upload is five calls, of which two in three meet a fault in some
runs."""

NEVER = "never"
MODEL_SECONDS = 2.0
"""That a model may take in these runs: a fault that is silence costs so much."""
READING_TIME = 0.02


@dataclass(frozen=True)
class Bot:
    """How one bot is to work."""

    database_url: str
    api_url: str
    bot_token: str
    app_token: str
    point: str = NEVER
    """Where it dies."""
    model_url: str = ""
    """A model server; without one articles are read by rules."""
    runs: str = ""
    """A file in which each run of a request's plan is noted, with the process that ran it."""
    unhurried: bool = False
    """With the timings of the real bot, and not that of tests."""


Where = tuple[type, str, str, int]
"""Class, method, before · inside · after, and at which of its calls."""

POINTS: dict[str, Where] = {
    "before the row is written": (Requests, "accept", "before", 1),
    "between the row and its job": (DBOSClient, "enqueue_in_transaction", "before", 1),
    "between the job and the commit": (DBOSClient, "enqueue_in_transaction", "after", 1),
    "between the row and the ack": (Requests, "accept", "after", 1),
    "before the article": (AnswerSteps, "fetch", "before", 1),
    "while the article is kept": (Readings, "keep_article", "after", 1),
    "after the article": (AnswerSteps, "fetch", "after", 1),
    "while it is read": (Workers, "breakdown", "inside", 1),
    "while the reading is kept": (Readings, "keep_breakdown", "after", 1),
    "after it was read": (AnswerSteps, "read", "after", 1),
    "before the messages are planned": (AnswerSteps, "plan", "before", 1),
    "while they are planned": (Posts, "plan", "after", 1),
    "after they were planned": (AnswerSteps, "plan", "after", 1),
    "before the first is claimed": (Posts, "claim", "before", 1),
    "after the first was claimed": (Posts, "claim", "after", 1),
    "after Slack took the first": (Workspace, "post", "after", 1),
    "after the first was noted": (Posts, "posted", "after", 1),
    "before Slack got the second": (Workspace, "post", "before", 2),
    "after Slack took the second": (Workspace, "post", "after", 2),
    "while the third is posted": (Workspace, "post", "inside", 3),
    "before it is closed": (AnswerSteps, "close", "before", 1),
    "while it is closed": (Requests, "close", "after", 1),
    "after it was closed": (AnswerSteps, "close", "after", 1),
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


def note_runs(path: str) -> None:
    """Note who answers what."""
    real = AnswerSteps.plan

    def plan(answering: AnswerSteps, request_id: str) -> int:
        with Path(path).open("a", encoding="utf-8") as runs:  # one short line: written whole or not at all
            runs.write(f"{os.getpid()} {request_id}\n")
        return real(answering, request_id)

    AnswerSteps.plan = plan  # type: ignore[method-assign,assignment]


def work(bot: Bot) -> None:
    """Be the bot, at a desk that another process keeps, until killed."""
    if bot.point != NEVER:
        arm(POINTS[bot.point])
    if bot.runs:
        note_runs(bot.runs)
    if not bot.unhurried:
        databases.without_fsync()
    logs.configure("WARNING")
    model = {"openai_base_url": bot.model_url, "model_timeout_seconds": MODEL_SECONDS, "model_calls_per_minute": 6000}
    reader = {"reader": "auto", **model} if bot.model_url else {"reader": "offline"}
    slack = {"slack_bot_token": bot.bot_token, "slack_app_token": bot.app_token, "slack_base_url": bot.api_url}
    settings = load(_env_file=None, database_url=bot.database_url, **reader, **slack)
    timings = JobTimings(gap=0) if bot.unhurried else QUICK
    with running_bot(settings, timings=timings):
        threading.Event().wait()


def main() -> None:
    """For each line of standard input, a `Bot` as JSON: fork a bot and print its process id.

    The parent has everything imported and no threads, so a bot starts in a third of the time of a new process.
    """
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # no zombies: the exit codes are not read
    if sys.argv[1:]:
        read_from(Path(sys.argv[1]))
    for line in sys.stdin:
        bot = Bot(**json.loads(line))
        pid = os.fork()
        if pid == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.setsid()
            work(bot)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
