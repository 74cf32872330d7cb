"""Makes jobs of what was asked. One request of which none can be made holds up no other, and its asker is told."""

import threading
import time
from collections.abc import Callable
from typing import NamedTuple

import sqlalchemy as sa
import structlog

from bot import metrics
from bot.jobs.ticking import Ticking
from bot.store.requests import NotHanded, Requests

AT_ONCE = 8
"""Requests for which jobs are made in one transaction: some 3 ms each, for which an event may have to wait."""
TRIES = 6
"""Tries to make a job of one request. With pauses that double, they take half a minute: a slip of the database is over."""
FIRST_PAUSE = 1.0

_LOG = structlog.get_logger(__name__)


class _Failing(NamedTuple):
    tries: int
    not_before: float


class Handing:
    """A thread that makes jobs of all requests that have none: of ours, and of those that a replica kept before it died.

    Args:
        enqueue: Makes a job, in the transaction that it is given: of a request's id, in its channel, asked at a moment.
        give_way: Returns when no event comes in.
        resume: Has jobs go on that ended in the middle.
        give_up: Tells the asker that no job could be made, and closes the request. It may take long.
    """

    def __init__(
        self,
        requests: Requests,
        enqueue: Callable[[sa.Connection, str, str, float], None],
        give_way: Callable[[], object],
        resume: Callable[[], object],
        give_up: Callable[[str], object],
        every: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._requests = requests
        self._enqueue = enqueue
        self._give_way = give_way
        self._resume = resume
        self._give_up = give_up
        self._clock = clock
        self._failing: dict[str, _Failing] = {}
        self._ticking = Ticking("handing over", self.make, every)
        self.start, self.stop, self.soon = self._ticking.start, self._ticking.stop, self._ticking.call

    def make(self) -> None:
        """Make all jobs that can be made now."""
        self._resume()
        while not self._ticking.stopping.is_set():
            self._give_way()
            now = self._clock()
            later = [name for name, one in tuple(self._failing.items()) if one.not_before > now]
            try:
                handed = self._requests.hand_over(self._enqueue, AT_ONCE, later)
            except NotHanded as failure:
                self._failed(failure)
                continue
            for name in handed:
                self._failing.pop(name, None)
            if len(handed) < AT_ONCE:
                return

    def _failed(self, failure: NotHanded) -> None:
        """Its neighbours go first from now on."""
        name, tries = failure.request, self._failing.get(failure.request, _Failing(0, 0)).tries + 1
        metrics.NOT_HANDED.inc()
        _LOG.error("no job", request=name, tries=tries, kind=type(failure.__cause__).__name__)
        last = tries >= TRIES
        pause = float("inf") if last else FIRST_PAUSE * 2 ** (tries - 1)
        self._failing[name] = _Failing(tries, self._clock() + pause)
        if last:
            threading.Thread(target=self._end, args=(name,), name="giving up", daemon=True).start()

    def _end(self, name: str) -> None:
        try:
            self._give_up(name)
        except Exception as error:  # noqa: BLE001 - it is tried again; an error's text may quote an article
            _LOG.error("nobody told", request=name, kind=type(error).__name__)
            self._failing[name] = _Failing(TRIES - 1, self._clock() + FIRST_PAUSE * 2**TRIES)
        else:
            del self._failing[name]
