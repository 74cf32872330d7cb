"""Processes that fetch and read articles, so that the one that answers Slack never has work for its CPU.

100 ms of parsing in a thread beside the event handlers took their slowest answers from 0.5 s to 3.4 s, and made Slack
send events again.
"""

import multiprocessing
import os
import queue
import signal
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext
from typing import TYPE_CHECKING, TypeVar

from bot import articles, reading
from bot.breakdown import Article, Breakdown
from bot.errors import ReaderError, RejoinderError
from bot.jobs.article_loader import article_of
from bot.periodic_thread import ShutdownRequested
from bot.readers.model import pace
from bot.settings import ReaderChoice, Settings
from bot.store import Request, Trouble

if TYPE_CHECKING:
    from bot.readers.model.asking import Chosen

T = TypeVar("T")


MOST_WORK = 60.0
"""Seconds of the processor for one task: an article of 200,000 words. Waiting, for a model or for the processor, does
not count. The system ends a worker that takes more, also in the middle of C code."""
LONGEST_TASK = 600.0
"""Seconds for one task by the clock: several model calls at their longest. A worker that takes longer hangs."""

LOOK_WHETHER_STOPPED = 0.5
"""Seconds between two looks while a task waits for a worker, or a reading for the model."""

_NICE = 10
"""Workers leave the processor to the process that acks, where both want it."""

_WARM_UP = "The mayor said the bridge is safe. The engineers denied it."
_TRIES = 3
"""A worker may die of another process's fault (out of memory, the server that starts workers killed)."""


class WorkerFailed(Exception):
    """A task ended with an error of our code. Holds where, never what: an exception's text may quote the article."""


class WorkerLost(WorkerFailed):
    """The worker died, or could not be started; the next try may succeed."""


class TookTooLong(WorkerFailed):
    """The worker was ended for that; the next one would take as long."""


@dataclass(frozen=True)
class _Crash:
    kind: str
    where: str


class Workers:
    """A pool of processes, each at one task. `start` before use, `stop` at the end; they also end when this process
    does."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        uses_model = any(each.uses_model for each in settings.for_every_workspace())
        # A model's answer is waited for in the worker; one worker more, so that pages are fetched meanwhile.
        self._size = settings.model_calls_at_once + 1 if uses_model else min(2, os.cpu_count() or 1)
        self._model_slots = threading.BoundedSemaphore(settings.model_calls_at_once)
        self._free: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        """Workers without a task, the last one used first; None is one that is still to be started."""
        for _ in range(self._size):
            self._free.put(None)
        self._lock = threading.Lock()
        self._running: set[_Worker] = set()
        self._stopped = False

    def start(self) -> None:
        """Start the processes, and have them load their parts before the first task."""
        for worker in [self._free.get() for _ in range(self._size)]:
            self._free.put(worker or self._new())

    def stop(self) -> None:
        """End the processes; the tasks under way run again after the next start."""
        with self._lock:
            self._stopped = True
            for worker in self._running:
                worker.kill()

    def article(self, request: Request, token: str) -> Article | Trouble:
        """The article that a request brings: its text, its file, or what its link leads to."""
        return self.run(article_of, request, token, self._settings)

    def breakdown(
        self, article: Article, name: str, choice: ReaderChoice | None = None, team: str = ""
    ) -> Breakdown | Trouble:
        """The article, read by the reader that the settings of the workspace (or `choice`) name. `name` says in a word
        what it was."""
        settings = self._settings.for_workspace(team)
        try:
            if choice == "offline" or not settings.uses_model:
                return self.run(_read, article, name, settings, choice)
            while not self._model_slots.acquire(timeout=LOOK_WHETHER_STOPPED):
                if self._stopped:
                    raise ShutdownRequested
            try:
                return self.run(_read, article, name, settings, choice)
            finally:
                self._model_slots.release()
        except TookTooLong:
            return Trouble.of(_too_slow())

    def choice(self, breakdown: Breakdown, question: str, team: str = "") -> "Chosen | Trouble":
        """The statements that the model of the workspace finds to answer a question."""
        return self.run(_choose, breakdown, question, self._settings.for_workspace(team))

    def run(self, task: Callable[..., T], *arguments: object) -> T | Trouble:
        """What `task`, a function of a module, makes of the arguments. Raises WorkerFailed."""
        for left in reversed(range(_TRIES)):
            try:
                answer = self._once(task, arguments)
            except WorkerFailed as failure:
                if self._stopped:
                    raise ShutdownRequested from None
                if not left or not isinstance(failure, WorkerLost):
                    raise
            else:
                if isinstance(answer, _Crash):
                    raise WorkerFailed(f"{answer.kind} at {answer.where}")
                return answer
        raise AssertionError("unreachable")

    def _once(self, task: Callable[..., T], arguments: tuple[object, ...]) -> "T | Trouble | _Crash":
        worker, answered = self._next_free(), False
        try:
            worker = worker or self._new()
            answer: T | Trouble | _Crash = worker.do(task, arguments)
            answered = True
        finally:
            if worker and not answered:  # its answer, if one still comes, is not for the next task
                self._discard(worker)
            self._free.put(worker if answered else None)
        return answer

    def _discard(self, worker: "_Worker") -> None:
        worker.kill()
        with self._lock:
            self._running.discard(worker)

    def _next_free(self) -> "_Worker | None":
        """A worker without a task, or None for one to be started, as soon as there is one."""
        while not self._stopped:
            with suppress(queue.Empty):
                return self._free.get(timeout=LOOK_WHETHER_STOPPED)
        raise ShutdownRequested

    def _new(self) -> "_Worker":
        with self._lock:
            if self._stopped:
                raise ShutdownRequested
            try:
                worker = _Worker(_context(), self._turns, self._settings)
            except (
                EOFError,
                OSError,
            ) as error:  # the server that starts workers was killed; the next try starts another
                raise WorkerLost(f"no process could be started: {type(error).__name__}") from None
            self._running.add(worker)
            return worker

    @cached_property
    def _turns(self) -> pace.Turns:
        return pace.Turns(_context(), self._settings.model_calls_per_minute)


def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["bot.jobs.workers"])
    return context


class _Worker:
    """One process, and the pipe to it."""

    def __init__(self, context: ForkServerContext, turns: pace.Turns, settings: Settings) -> None:
        self._pipe, other_end = context.Pipe()
        self._process = context.Process(target=_work, args=(other_end, turns, settings), daemon=True)
        self._process.start()
        other_end.close()

    def do(self, task: Callable[..., T], arguments: tuple[object, ...]) -> "T | Trouble | _Crash":
        """What the task gives. Raises TookTooLong or WorkerLost."""
        try:
            self._pipe.send((MOST_WORK, task, arguments))
            if not self._pipe.poll(LONGEST_TASK):
                raise TookTooLong(f"no answer within {LONGEST_TASK:g} s")
            answer: T | Trouble | _Crash = self._pipe.recv()
        except (EOFError, OSError):
            self._process.join()
            if self._process.exitcode == -signal.SIGPROF:
                raise TookTooLong(f"no answer with {MOST_WORK:g} s of the processor") from None
            raise WorkerLost("the process died") from None
        return answer

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()


def _work(pipe: Connection, turns: pace.Turns, settings: Settings) -> None:
    """In a worker: one task after the other, until the pipe is closed."""
    os.nice(_NICE)
    pace.use(turns)
    _end_with_parent()
    _warm_up(settings)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)  # ends the process, also in the middle of a pattern that is matched
    with suppress(EOFError, OSError):
        while True:
            seconds, task, arguments = pipe.recv()
            signal.setitimer(signal.ITIMER_PROF, seconds)
            answer = _guarded(task, *arguments)
            signal.setitimer(signal.ITIMER_PROF, 0)
            pipe.send(answer)


def _end_with_parent() -> None:
    """In a worker: end when the parent does, even when that was killed, and not by Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def _watch(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _guarded(task: Callable[..., T], *arguments: object) -> T | Trouble | _Crash:
    """In a worker: errors become values, because ours do not survive the trip and others may carry an article's
    text."""
    try:
        return task(*arguments)
    except RejoinderError as error:
        return Trouble.of(error)
    except Exception as error:  # noqa: BLE001 - it goes on as WorkerFailed, without its text
        last = traceback.extract_tb(error.__traceback__)[-1]
        return _Crash(type(error).__name__, f"{last.filename}:{last.lineno} ({last.name})")


def _too_slow() -> ReaderError:
    return ReaderError(
        "This text took me too long to read, so I stopped.",
        "Send the part of it that matters, in whole sentences.",
        code="too-slow",
    )


def _read(article: Article, name: str, settings: Settings, choice: ReaderChoice | None = None) -> Breakdown:
    return reading.read(article, input=name, settings=settings, choice=choice)


def _choose(breakdown: Breakdown, question: str, settings: Settings) -> "Chosen":
    from bot.readers.model.asking import choose  # heavy: the model client is imported only where it is asked

    return choose(reading.model_config(settings), breakdown, question)


def _warm_up(settings: Settings) -> None:
    by_rules = settings.model_copy(update={"reader": "offline"})  # loads the parser, calls no model
    _guarded(_read, articles.from_text(_WARM_UP), "", by_rules)
