"""The durable workflow of one message: its steps in order, and what happens when one of them breaks.

All that decides the order is a step's recorded answer, so that a second run takes the same way as the first.
"""

import functools
import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import structlog
from dbos import DBOS, StepOptions
from sqlalchemy.exc import DBAPIError, OperationalError

from bot import metrics
from bot.jobs import message_builders
from bot.jobs.later_answers import LedgerSteps
from bot.jobs.sending import PutOff
from bot.jobs.steps import AnswerSteps
from bot.jobs.workers import WorkerFailed, place_of
from bot.periodic_thread import ShutdownRequested
from bot.slack.workspaces import UNREACHABLE
from bot.store import APOLOGY

NAME = "answer"
"""The workflow's name in the job engine's table: a job of an earlier version is found by it."""

MOST_TRIES = 36
"""Tries of a step while the database is away: with pauses that grow by a fifth, an hour."""

P = ParamSpec("P")
T = TypeVar("T")

_LOG = structlog.get_logger(__name__)


class Broken(Exception):
    """A step met an unexpected error. Holds where, never what: the engine keeps it, and the log shows it."""


class DatabaseAway(Broken):
    """The database did not answer: the step is tried again."""


_RETRIED: StepOptions = {
    "retries_allowed": True,
    "max_attempts": MOST_TRIES,
    "interval_seconds": 1.0,
    "backoff_rate": 1.2,
    "should_retry": lambda error: isinstance(error, DatabaseAway),
}
"""A step is tried again when the database was away, and not when our own code is wrong."""


def register(steps: AnswerSteps, ledger: LedgerSteps) -> None:
    """Make the workflow known to the job engine. Before its launch, which recovers jobs first."""

    @DBOS.workflow(name=NAME)
    def answer(request_id: str) -> str:
        try:
            outcome = _answer(steps, ledger, request_id)
            for other in _run("others", steps.store.requests.others_of, request_id):  # of the same message
                _answer(steps, ledger, other)
        except OperationalError as error:
            # The engine could not write down what a step did: the disk is full, perhaps. The job goes on from there
            # later.
            _LOG.error("interrupted", request=request_id, kind=type(error).__name__)
            steps.interrupted[request_id] = time.monotonic()
            raise ShutdownRequested from None
        except PutOff as later:
            steps.interrupted[request_id] = time.monotonic() + later.seconds
            raise
        return outcome


def _answer(steps: AnswerSteps, ledger: LedgerSteps, request_id: str) -> str:
    """Answer a request, or apologise; then post what its article answers in earlier ones."""
    is_read, why = False, None
    try:
        is_read = _run("fetch", steps.fetch, request_id) and _run("read", steps.read, request_id)
        if is_read:
            _run_apart("index", ledger.index, request_id)
        for part in range(_run("plan", steps.plan, request_id)):
            if why := _run("post", steps.sender.post, request_id, part):
                _LOG.warning("refused", request=request_id, code=why)
                break
    except OperationalError:
        raise
    except Exception as error:  # noqa: BLE001 - the last place to catch it: the asker gets an apology
        why, kind, reference = "broken", type(error).__name__, message_builders.reference(request_id)
        _LOG.error("broken", request=request_id, kind=kind, where=str(error), reference=reference)
    outcome = _run("close", steps.close, request_id, _apologise(steps, request_id, why) if why else None)
    _LOG.info("closed", request=request_id, outcome=outcome)
    metrics.REQUESTS.labels(outcome.partition(":")[0]).inc()
    # A question in the thread waits until the reading is closed, and need not wait for this.
    if note := _run_apart("note", ledger.note, request_id) if is_read else None:
        _answer(steps, ledger, note)
    return outcome


def _run_apart(name: str, work: Callable[[str], T], request_id: str) -> T | None:
    """A step of the ledger: without it the answer is posted all the same."""
    try:
        return _run(name, work, request_id)
    except OperationalError:
        raise
    except Exception as error:  # noqa: BLE001 - the answer does not need it
        _LOG.error("not in the ledger, or not compared with it", request=request_id, where=str(error))
        return None


def _apologise(steps: AnswerSteps, request_id: str, why: str) -> str:
    """Say what went wrong; the request's outcome."""
    _run("apologise", steps.apologise, request_id, message_builders.reference(request_id), why)
    refusal = _run("post", steps.sender.post, request_id, APOLOGY)
    return f"undelivered:{why}" if refusal is None or why in UNREACHABLE else f"undelivered:{why}:{refusal}"


def _run(name: str, work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    options: StepOptions = {**_RETRIED, "name": name}
    return DBOS.run_step(options, metrics.STEPS.labels(name).time()(without_texts(work)), *arguments, **named)


def without_texts(work: Callable[P, T]) -> Callable[P, T]:
    """`work`, whose unexpected errors lose their texts, which may be an article's."""

    @functools.wraps(work)
    def run(*arguments: P.args, **named: P.kwargs) -> T:
        try:
            return work(*arguments, **named)
        except WorkerFailed as error:
            raise Broken(str(error)) from None
        except Exception as error:  # noqa: BLE001 - it goes on, without its text
            kind = DatabaseAway if isinstance(error, DBAPIError) else Broken
            raise kind(place_of(error)) from None

    return run
