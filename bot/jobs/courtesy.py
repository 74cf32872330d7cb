"""Jobs give way while events come in: Slack wants to hear within three seconds of each, and a job has time."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

QUIET = 0.05
"""Seconds without a new event after which a burst counts as over."""
LONGEST = 0.5
"""Seconds for which one step gives way at most: where events never cease, jobs are done all the same."""


class Courtesy:
    """Sixteen jobs and 32 listeners share one interpreter: without this an event waits for its share of it.

    New jobs are not even made while events come in, see `engine.Jobs.ask`.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._coming = 0
        self._last = 0.0

    @contextmanager
    def event(self) -> Iterator[None]:
        """An event is being taken in."""
        with self._changed:
            self._coming += 1
        try:
            yield
        finally:
            with self._changed:
                self._coming -= 1
                self._last = time.monotonic()

    def give_way(self) -> None:
        """Before a step of a job: return when nothing comes in, or after `LONGEST` seconds."""
        until = time.monotonic() + LONGEST
        with self._changed:
            while (now := time.monotonic()) < until and (self._coming or now - self._last < QUIET):
                self._changed.wait(QUIET)
