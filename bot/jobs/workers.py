"""Processes that fetch and read articles, so that the one that answers Slack never has work for its CPU.

100 ms of parsing in a thread beside the event handlers took their slowest answers from 0.5 s to 3.4 s, and made Slack
send events again.
"""

import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, TypeVar

from bot import articles, pace, reading
from bot.breakdown import Article, Breakdown
from bot.errors import RejoinderError
from bot.jobs.sources import article_of
from bot.settings import ReaderChoice, Settings
from bot.store import Request, Trouble

if TYPE_CHECKING:
    from bot.readers.model.asking import Chosen

T = TypeVar("T")


class Stopping(BaseException):
    """The process ends in the middle of a step. No Exception, so that the engine does not record it as the step's
    outcome: the step runs again after the next start."""


LONGEST_READING = 600
"""Seconds for one article: several model calls at their longest. A worker that takes longer is stuck and is killed."""

LOOK_WHETHER_STOPPED = 0.5
"""Seconds between two looks while a reading waits for the model."""

_NICE = 10
"""Workers leave the processor to the process that acks, where both want it."""

_LONGEST_END = 5
"""Seconds for a pool to end its own thread."""

_WARM_UP = "The mayor said the bridge is safe. The engineers denied it."
_TRIES = 2
"""A worker that dies (out of memory, a crash in C) takes its neighbours' articles along: each is tried once more."""


class WorkerFailed(Exception):
    """A worker met an error that is none of ours. Holds where, never what: an exception's text may quote the article."""


class WorkerLost(WorkerFailed):
    """It died or took too long: perhaps by what a neighbour did, or because much was to do, and the next try is better."""


@dataclass(frozen=True)
class _Crash:
    kind: str
    where: str


class Workers:
    """The pool. `start` before use, `stop` at the end; workers also end by themselves when this process is gone."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._uses_model = settings.model_is_set and settings.reader != "offline"
        # A model's answer is waited for in the worker; one worker more, so that pages are fetched meanwhile.
        self._size = settings.model_calls_at_once + 1 if self._uses_model else min(2, os.cpu_count() or 1)
        self._model_slots = threading.BoundedSemaphore(settings.model_calls_at_once)
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._stopped = False

    def start(self) -> None:
        """Start the processes, and have them load their parts while nobody waits."""
        pool = self._running()
        for _ in range(self._size):
            pool.submit(_warm_up, self._settings)

    def stop(self) -> None:
        """End the processes; what they are at is lost to them, not to the jobs."""
        with self._lock:
            self._stopped = True
            if self._pool:
                _end(self._pool)
                self._pool = None

    def article(self, request: Request, token: str) -> Article | Trouble:
        """The article that a request brings: its text, its file, or what its link leads to."""
        return self._do(article_of, request, token, self._settings)

    def breakdown(self, article: Article, name: str, choice: ReaderChoice | None = None) -> Breakdown | Trouble:
        """The article, read by the reader that the settings (or `choice`) name. `name` says in a word what it was."""
        if choice == "offline" or not self._uses_model:
            return self._do(_read, article, name, self._settings, choice)
        while not self._model_slots.acquire(timeout=LOOK_WHETHER_STOPPED):
            if self._stopped:
                raise Stopping
        try:
            return self._do(_read, article, name, self._settings, choice)
        finally:
            self._model_slots.release()

    def choice(self, breakdown: Breakdown, question: str) -> "Chosen | Trouble":
        """The statements that the model finds to answer a question."""
        return self._do(_choose, breakdown, question, self._settings)

    def run(self, task: Callable[..., T], *arguments: object) -> T | Trouble:
        """What `task`, a function of a module, makes of the arguments. Raises WorkerFailed."""
        return self._do(task, *arguments)

    def _do(self, task: Callable[..., T], *arguments: object) -> T | Trouble:
        for left in reversed(range(_TRIES)):
            pool = self._running()
            try:
                done: Future[T | Trouble | _Crash] = pool.submit(_guarded, task, *arguments)
                answer = done.result(LONGEST_READING)
            except (RuntimeError, CancelledError):  # it broke, or another thread has just left it for that
                if self._stopped:
                    raise Stopping from None
                self._discard(pool)
                if not left:
                    raise WorkerLost("the process died") from None
            except TimeoutError:
                self._discard(pool)
                raise WorkerLost(f"no answer within {LONGEST_READING} s") from None
            else:
                if isinstance(answer, _Crash):
                    raise WorkerFailed(f"{answer.kind} at {answer.where}")
                return answer
        raise AssertionError("unreachable")

    def _running(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._stopped:
                raise Stopping
            if self._pool is None:
                context = multiprocessing.get_context("forkserver")
                context.set_forkserver_preload(["bot.jobs.workers"])
                turns = pace.Turns(context, self._settings.model_calls_per_minute)
                self._pool = ProcessPoolExecutor(self._size, mp_context=context, initializer=_begin, initargs=(turns,))
            return self._pool

    def _discard(self, pool: ProcessPoolExecutor) -> None:
        """Leave a pool that has lost a worker; the next task starts a new one."""
        with self._lock:
            if self._pool is pool:
                self._pool = None
        _end(pool)


def _end(pool: ProcessPoolExecutor) -> None:
    # The pool has no public way to end a stuck worker before Python 3.14, and forgets its processes when shut down.
    processes = list((pool._processes or {}).values())
    manager: threading.Thread | None = getattr(pool, "_executor_manager_thread", None)
    for process in processes:
        process.kill()
    pool.shutdown(wait=False, cancel_futures=True)
    # Its thread ends with its processes. One that is still ending at the interpreter's exit meets a closed pipe there,
    # which ends in a traceback. Waited for with a limit: a worker born in this moment may be at an article.
    if manager is not None:
        manager.join(_LONGEST_END)


def _begin(turns: pace.Turns) -> None:
    """In a worker, at its start."""
    os.nice(_NICE)
    pace.use(turns)
    _end_with_parent()


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


def _read(article: Article, name: str, settings: Settings, choice: ReaderChoice | None = None) -> Breakdown:
    return reading.read(article, input=name, settings=settings, choice=choice)


def _choose(breakdown: Breakdown, question: str, settings: Settings) -> "Chosen":
    from bot.readers.model.asking import choose  # heavy: the model client is imported only where it is asked

    return choose(reading.model_config(settings), breakdown, question)


def _warm_up(settings: Settings) -> None:
    offline = settings.model_copy(update={"reader": "offline"})  # loads the parser, calls no model
    _guarded(_read, articles.from_text(_WARM_UP), "", offline)
