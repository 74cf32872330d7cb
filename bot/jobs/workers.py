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
from bot.jobs.sources import article_of
from bot.readers.model import pace
from bot.settings import ReaderChoice, Settings
from bot.store import Request, Trouble

if TYPE_CHECKING:
    from bot.readers.model.asking import Chosen

T = TypeVar("T")


class Stopping(BaseException):
    """The process ends in the middle of a step. No Exception, so that the engine does not record it as the step's
    outcome: the step runs again after the next start."""


MOST_WORK = 60.0
"""Seconds of the processor for one task: an article of 200,000 words. Waiting for a model does not count, nor waiting for
the processor on a busy machine. The system ends a worker that takes more, whatever code it is in."""
LONGEST_TASK = 600.0
"""Seconds for one task by the clock: several model calls at their longest. A worker that takes longer stands still."""

LOOK_WHETHER_STOPPED = 0.5
"""Seconds between two looks while a task waits for a worker, or a reading for the model."""

_NICE = 10
"""Workers leave the processor to the process that acks, where both want it."""

_WARM_UP = "The mayor said the bridge is safe. The engineers denied it."
_TRIES = 2
"""A worker that dies (out of memory, a crash in C) may have died for what another process did: it is tried once more."""


class WorkerFailed(Exception):
    """A worker met an error that is none of ours. Holds where, never what: an exception's text may quote the article."""


class WorkerLost(WorkerFailed):
    """It died: perhaps by what another process did, and the next try is better."""


class TookTooLong(WorkerFailed):
    """It was ended for that, and the next one would take as long."""


@dataclass(frozen=True)
class _Crash:
    kind: str
    where: str


class Workers:
    """So many processes, each at one task. `start` before use, `stop` at the end; they also end when this process does."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._uses_model = settings.model_is_set and settings.reader != "offline"
        # A model's answer is waited for in the worker; one worker more, so that pages are fetched meanwhile.
        self._size = settings.model_calls_at_once + 1 if self._uses_model else min(2, os.cpu_count() or 1)
        self._model_slots = threading.BoundedSemaphore(settings.model_calls_at_once)
        self._seats: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        """Those that are free, the last one used first; None is one that is still to be started."""
        for _ in range(self._size):
            self._seats.put(None)
        self._lock = threading.Lock()
        self._running: set[_Worker] = set()
        self._stopped = False

    def start(self) -> None:
        """Start the processes, and have them load their parts while nobody waits."""
        seats = [self._seats.get() for _ in range(self._size)]
        for worker in seats:
            self._seats.put(worker or self._new())

    def stop(self) -> None:
        """End the processes; what they are at is lost to them, not to the jobs."""
        with self._lock:
            self._stopped = True
            for worker in self._running:
                worker.kill()

    def article(self, request: Request, token: str) -> Article | Trouble:
        """The article that a request brings: its text, its file, or what its link leads to."""
        return self._do(article_of, request, token, self._settings)

    def breakdown(self, article: Article, name: str, choice: ReaderChoice | None = None) -> Breakdown | Trouble:
        """The article, read by the reader that the settings (or `choice`) name. `name` says in a word what it was."""
        try:
            if choice == "offline" or not self._uses_model:
                return self._do(_read, article, name, self._settings, choice)
            while not self._model_slots.acquire(timeout=LOOK_WHETHER_STOPPED):
                if self._stopped:
                    raise Stopping
            try:
                return self._do(_read, article, name, self._settings, choice)
            finally:
                self._model_slots.release()
        except TookTooLong:
            return Trouble.of(_too_slow())

    def choice(self, breakdown: Breakdown, question: str) -> "Chosen | Trouble":
        """The statements that the model finds to answer a question."""
        return self._do(_choose, breakdown, question, self._settings)

    def run(self, task: Callable[..., T], *arguments: object) -> T | Trouble:
        """What `task`, a function of a module, makes of the arguments. Raises WorkerFailed."""
        return self._do(task, *arguments)

    def _do(self, task: Callable[..., T], *arguments: object) -> T | Trouble:
        for left in reversed(range(_TRIES)):
            try:
                answer = self._once(task, arguments)
            except WorkerFailed as failure:
                if self._stopped:
                    raise Stopping from None
                if not left or not isinstance(failure, WorkerLost):
                    raise
            else:
                if isinstance(answer, _Crash):
                    raise WorkerFailed(f"{answer.kind} at {answer.where}")
                return answer
        raise AssertionError("unreachable")

    def _once(self, task: Callable[..., T], arguments: tuple[object, ...]) -> "T | Trouble | _Crash":
        worker, answered = self._seat(), False
        try:
            worker = worker or self._new()
            answer: T | Trouble | _Crash = worker.do(task, arguments)
            answered = True
        finally:
            if worker and not answered:  # of no more use: its answer, if one comes, is not for the next one who asks
                self._discard(worker)
            self._seats.put(worker if answered else None)
        return answer

    def _discard(self, worker: "_Worker") -> None:
        worker.kill()
        with self._lock:
            self._running.discard(worker)

    def _seat(self) -> "_Worker | None":
        """A worker that is at nothing, or None for one to be started, as soon as there is one."""
        while not self._stopped:
            with suppress(queue.Empty):
                return self._seats.get(timeout=LOOK_WHETHER_STOPPED)
        raise Stopping

    def _new(self) -> "_Worker":
        with self._lock:
            if self._stopped:
                raise Stopping
            worker = _Worker(_context(), self._turns, self._settings)
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
    """One process, and the line to it."""

    def __init__(self, context: ForkServerContext, turns: pace.Turns, settings: Settings) -> None:
        self._line, its_end = context.Pipe()
        self._process = context.Process(target=_work, args=(its_end, turns, settings), daemon=True)
        self._process.start()
        its_end.close()

    def do(self, task: Callable[..., T], arguments: tuple[object, ...]) -> "T | Trouble | _Crash":
        """What the task gives. Raises TookTooLong or WorkerLost."""
        try:
            self._line.send((MOST_WORK, task, arguments))
            if not self._line.poll(LONGEST_TASK):
                raise TookTooLong(f"no answer within {LONGEST_TASK:g} s")
            answer: T | Trouble | _Crash = self._line.recv()
        except (EOFError, OSError):
            self._process.join()
            if self._process.exitcode == -signal.SIGPROF:
                raise TookTooLong(f"no answer with {MOST_WORK:g} s of the processor") from None
            raise WorkerLost("the process died") from None
        return answer

    def kill(self) -> None:
        """End it, whatever it is at."""
        self._process.kill()


def _work(line: Connection, turns: pace.Turns, settings: Settings) -> None:
    """In a worker: one task after the other, until the line is cut."""
    os.nice(_NICE)
    pace.use(turns)
    _end_with_parent()
    _warm_up(settings)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)  # ends the process, also in the middle of a pattern that is matched
    with suppress(EOFError, OSError):  # nobody asks any more
        while True:
            seconds, task, arguments = line.recv()
            signal.setitimer(signal.ITIMER_PROF, seconds)
            answer = _guarded(task, *arguments)
            signal.setitimer(signal.ITIMER_PROF, 0)
            line.send(answer)


def _end_with_parent() -> None:
    """In a worker: end when the parent does, even when that was killed and could tell nobody, and not by Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def _watch(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _guarded(task: Callable[..., T], *arguments: object) -> T | Trouble | _Crash:
    """In a worker: errors become values, because ours do not survive the trip and others may carry an article's text."""
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
    offline = settings.model_copy(update={"reader": "offline"})  # loads the parser, calls no model
    _guarded(_read, articles.from_text(_WARM_UP), "", offline)
