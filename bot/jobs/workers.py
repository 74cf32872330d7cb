"""Fetches and reads articles in other processes, so that the one that answers Slack never has work for its CPU.

100 ms of parsing in a thread beside the event handlers took their slowest answers from 0.5 s to 3.4 s, and made Slack
send events again.
"""

import multiprocessing
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, TypeVar

from bot import articles, read_article
from bot.articles.fetch import from_url
from bot.articles.slack_files import fetch_slack_file
from bot.breakdown import Article, Breakdown
from bot.errors import ArticleError, ReaderError, RejoinderError
from bot.periodic_thread import ShutdownRequested
from bot.readers import calls_per_minute
from bot.settings import BY_RULES, ReaderChoice, Settings
from bot.slack import links
from bot.store import Request

if TYPE_CHECKING:
    from bot.readers.model.question_reader import Chosen

T = TypeVar("T")

MOST_WORK = 60.0
"""Seconds of the processor for one task: an article of 200,000 words. Waiting, for a model or for the processor, does
not count. The system ends a process that takes more, also in the middle of C code."""
LONGEST_TASK = 600.0
"""Seconds for one task by the clock: several model calls at their longest. A process that takes longer hangs."""

_NICE = 10
"""Workers leave the processor to the process that acks, where both want it."""
_TRIES = 3
"""A worker may die of another process's fault (out of memory, the server that starts workers killed)."""
_PAUSE = 0.2
"""Seconds between two tries: the system takes a moment to say that the server is gone."""


class WorkerFailed(Exception):
    """A task ended with an error of our code. Holds where, never what: an exception's text may quote the article."""


class WorkerLost(WorkerFailed):
    """The process died, or could not be started; the next try may succeed."""


class TookTooLong(WorkerFailed):
    """The process was ended for that; the next one would take as long."""


class Workers:
    """Runs each task in a process of its own, forked from a server that has all modules loaded. They end when this
    process does."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        uses_model = any(each.uses_model for each in settings.for_every_workspace())
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["bot.preload", *["bot.readers.model"] * uses_model])
        self._turns = calls_per_minute.Turns(self._context, settings.model_calls_per_minute)
        self._places = threading.BoundedSemaphore(min(2, os.cpu_count() or 1))
        self._model_places = threading.BoundedSemaphore(settings.model_calls_at_once)
        self._stopped = False

    def start(self) -> None:
        """Have the modules loaded before the first task. Ctrl-C does not break that off."""
        resource_tracker.ensure_running()  # by itself it would let Ctrl-C in again
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        forkserver.ensure_running()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})

    def stop(self) -> None:
        """End the processes; the tasks under way run again after the next start."""
        self._stopped = True
        for process in multiprocessing.active_children():
            process.kill()

    def article(self, request: Request, token: str) -> Article:
        """The article that a request brings: its text, its file, or what its link leads to. Raises ArticleError."""
        return self.run(article_of, request, token, self._settings)

    def breakdown(self, article: Article, name: str, choice: ReaderChoice | None = None, team: str = "") -> Breakdown:
        """The article, read by the reader that the settings of the workspace (or `choice`) name. `name` says in a word
        what it was. Raises ReaderError."""
        settings = self._settings.for_workspace(team)
        task = partial(read_article.read, input=name, settings=settings, choice=choice)
        try:
            return self.run(task, article, by_model=settings.uses_model and choice not in BY_RULES)
        except TookTooLong:
            raise ReaderError(
                "This text took me too long to read, so I stopped.",
                "Send the part of it that matters, in whole sentences.",
                code="too-slow",
            ) from None

    def answering(self, breakdown: Breakdown, question: str, team: str = "") -> "Chosen":
        """The statements that the model of the workspace chooses to answer a question. Raises ReaderError."""
        return self.run(_answering, breakdown, question, self._settings.for_workspace(team), by_model=True)

    def run(self, task: Callable[..., T], *arguments: object, by_model: bool = False) -> T:
        """What `task`, a function of a module, makes of the arguments. Raises its RejoinderError, or WorkerFailed.

        Of tasks that wait for a model as many run at a time as the settings say.
        """
        places = self._model_places if by_model else self._places
        for left in reversed(range(_TRIES)):
            with places:
                answer = self._once(task, arguments)
            if not left or not isinstance(answer, WorkerLost) or self._stopped:
                break
            time.sleep(_PAUSE)
        if isinstance(answer, WorkerFailed) and self._stopped:
            raise ShutdownRequested
        if isinstance(answer, (RejoinderError, WorkerFailed)):
            raise answer
        return answer

    def _once(self, task: Callable[..., T], arguments: tuple[object, ...]) -> T | RejoinderError | WorkerFailed:
        """What the task gives; its error, or what became of the process, as a value."""
        pipe, other_end = self._context.Pipe()
        given = (other_end, self._turns, MOST_WORK, task, arguments)
        process = self._context.Process(target=_work, args=given, daemon=True)
        with pipe:
            with other_end:
                if self._stopped:
                    raise ShutdownRequested
                try:
                    process.start()
                except (EOFError, OSError) as error:  # the server was killed; the next try starts another
                    return WorkerLost(f"no process could be started: {type(error).__name__}")
            try:
                if self._stopped:  # in the moment in which it started
                    process.kill()
                if pipe.poll(LONGEST_TASK):
                    answer: T | RejoinderError | WorkerFailed = pipe.recv()
                    return answer
                return TookTooLong(f"no answer within {LONGEST_TASK:g} s")
            except (EOFError, OSError):
                process.join()
                if process.exitcode == -signal.SIGPROF:
                    return TookTooLong(f"no answer with {MOST_WORK:g} s of the processor")
                return WorkerLost("the process died")
            finally:
                if process.is_alive():
                    process.kill()
                process.join()


def _work(
    pipe: Connection, turns: calls_per_minute.Turns, seconds: float, task: Callable[..., object], arguments: object
) -> None:
    """In a worker: errors go home as values, those that are not ours without their texts, which may be an article's."""
    os.nice(_NICE)
    parent = multiprocessing.parent_process()
    threading.Thread(target=_end_with, args=(parent.sentinel if parent else -1,), daemon=True).start()
    signal.setitimer(signal.ITIMER_PROF, seconds)  # its signal ends the process
    calls_per_minute.use(turns)
    try:
        answer = task(*arguments)  # type: ignore[misc]
    except RejoinderError as error:
        answer = error
    except Exception as error:  # noqa: BLE001 - it goes on as WorkerFailed
        answer = WorkerFailed(place_of(error))
    with suppress(OSError):
        pipe.send(answer)


def place_of(error: Exception) -> str:
    """Its kind and where it was raised, never its text."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {last.filename}:{last.lineno} ({last.name})"


def _end_with(parent: int) -> None:
    """End when the parent does, even when that was killed."""
    wait([parent])
    os._exit(1)


def article_of(request: Request, token: str, settings: Settings) -> Article:
    """The article: a shared file before the words beside it, a link that stands alone, else the text itself. Raises
    ArticleError."""
    if request.files:
        file = request.files[0]
        data = fetch_slack_file(file.url, token, base_url=settings.slack_base_url)
        return articles.from_bytes(data, name=file.name, content_type=file.mimetype)
    if links.is_link(request.text):
        return from_url(request.text, settings.fetch_policy)
    if not request.text:
        raise ArticleError(
            "There is no article in this message.",
            "Paste the text or a link after my name, or attach the file.",
            code="empty",
        )
    return articles.from_text(request.text)


def _answering(breakdown: Breakdown, question: str, settings: Settings) -> "Chosen":
    from bot.readers.model.question_reader import choose  # heavy: the model client is imported only where it is asked

    return choose(settings, breakdown, question)
