"""The durable workflow of one request: its steps in order, and what happens when one of them breaks.

Everything that decides the order is a step's recorded answer, so that a second run takes the same way as the first.
"""

import functools
import hashlib
import traceback
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import structlog
from dbos import DBOS, StepOptions
from sqlalchemy.exc import DBAPIError, OperationalError

from bot import metrics
from bot.jobs.answering import Answering, is_final
from bot.jobs.workers import Stopping, WorkerFailed
from bot.store import APOLOGY

NAME = "answer"
"""The workflow's name in the job engine's table: a job of an earlier version is found by it."""

LONG_ENOUGH = 36
"""Tries of a step while the database is away: with pauses that grow by a fifth, an hour. Whoever asked waits that long
rather than be told to ask again, and what they asked for is half done."""

P = ParamSpec("P")
T = TypeVar("T")

_LOG = structlog.get_logger(__name__)


class _Refused(Exception):
    """Slack refuses a message for good."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Broken(Exception):
    """A step met an error that is none of ours. Holds where, never what: the engine keeps it, and the log shows it."""


class DatabaseAway(Broken):
    """… and it may be gone in a second."""


def register(answering: Answering) -> Callable[[str], str]:
    """Make the workflow known to the job engine. Before its launch: the first thing it does is to recover jobs."""

    @DBOS.workflow(name=NAME)
    def answer(request_id: str) -> str:
        try:
            outcome = _answer_or_apologise(answering, request_id)
        except OperationalError as error:
            # The engine could not write down what a step did: the disk is full, perhaps. The job is to go on from there.
            _LOG.error("left", request=request_id, kind=type(error).__name__)
            answering.left.add(request_id)
            raise Stopping from None
        _LOG.info("closed", request=request_id, outcome=outcome)
        metrics.closed(outcome)
        return outcome

    return answer


def _answer_or_apologise(answering: Answering, request_id: str) -> str:
    try:
        return _answer(answering, request_id)
    except _Refused as refusal:
        return _undelivered(answering, request_id, refusal)
    except OperationalError:
        raise
    except Exception as error:  # noqa: BLE001 - the last place: whoever asked gets a word, whatever broke
        reference = _reference(request_id)
        _LOG.error("broken", request=request_id, kind=type(error).__name__, where=str(error), reference=reference)
        return _apologise(answering, request_id, "broken")


def _answer(answering: Answering, request_id: str) -> str:
    if _run(answering, "fetch", answering.fetch, request_id):
        _run(answering, "read", answering.read, request_id)
    for part in range(_run(answering, "plan", answering.plan, request_id)):
        _post(answering, request_id, part)
    return _run(answering, "close", answering.close, request_id)


def _post(answering: Answering, request_id: str, part: int) -> None:
    if code := _run(answering, "post", answering.post, request_id, part):
        raise _Refused(code)


def _undelivered(answering: Answering, request_id: str, refusal: _Refused) -> str:
    _LOG.warning("refused", request=request_id, code=refusal.code)
    elsewhere = _run(answering, "elsewhere", answering.is_private_elsewhere, request_id)
    if is_final(refusal.code) and not elsewhere:
        return _run(answering, "close", answering.close, request_id, f"undelivered:{refusal.code}")
    return _apologise(answering, request_id, refusal.code)


def _apologise(answering: Answering, request_id: str, why: str) -> str:
    _run(answering, "apologise", answering.apologise, request_id, _reference(request_id), why)
    try:
        _post(answering, request_id, APOLOGY)
    except _Refused as refusal:
        why = f"{why}:{refusal.code}"
    return _run(answering, "close", answering.close, request_id, f"undelivered:{why}")


def given_up(answering: Answering, request_id: str) -> str:
    """Tell the asker of a request of which no job can be made, and close it. Not durable, but it can be done again."""
    answering.apologise(request_id, _reference(request_id), "no job")
    answering.post(request_id, APOLOGY)
    metrics.closed(outcome := answering.close(request_id, "undelivered:no job"))
    return outcome


def _run(answering: Answering, name: str, work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    answering.courtesy.give_way()
    return DBOS.run_step(_step(name), metrics.timed(name, wordless(work)), *arguments, **named)


def wordless(work: Callable[P, T]) -> Callable[P, T]:
    """`work`, whose unexpected errors lose their texts, which may be an article's."""

    @functools.wraps(work)
    def run(*arguments: P.args, **named: P.kwargs) -> T:
        try:
            return work(*arguments, **named)
        except WorkerFailed as error:
            raise Broken(str(error)) from None
        except Exception as error:  # noqa: BLE001 - it goes on, without its text
            last = traceback.extract_tb(error.__traceback__)[-1]
            kind = DatabaseAway if isinstance(error, DBAPIError) else Broken
            raise kind(f"{type(error).__name__} at {last.filename}:{last.lineno} ({last.name})") from None

    return run


def _reference(request_id: str) -> str:
    """What the asker can name and the log can be searched for."""
    return hashlib.sha256(request_id.encode()).hexdigest()[:6].upper()


def _step(name: str) -> StepOptions:
    """A step is tried again when the database was away, and not when our own code is wrong."""
    return {
        "name": name,
        "retries_allowed": True,
        "max_attempts": LONG_ENOUGH,
        "interval_seconds": 1.0,
        "backoff_rate": 1.2,
        "should_retry": lambda error: isinstance(error, DatabaseAway),
    }
