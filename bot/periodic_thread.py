"""A thread that runs a function every few seconds, and goes on after an error."""

import threading
from collections.abc import Callable

import structlog

STOPS_WITHIN = 5.0
"""Seconds that the end of one run is waited for: what is cut off is done again after the next start."""

_LOG = structlog.get_logger(__name__)


class ShutdownRequested(BaseException):
    """The process ends in the middle of some work. No Exception, so that the job engine does not record it as a step's
    outcome: the step runs again after the next start."""


class PeriodicThread:
    """`start` runs it for the first time at once; `stop` lets the run under way end."""

    def __init__(self, name: str, work: Callable[[], object], every: float) -> None:
        self._name = name
        self._work = work
        self._every = every
        self.stopping = threading.Event()
        """Set when `work` shall come to an end."""
        self._thread = threading.Thread(target=self._live, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self.stopping.set()
        if self._thread.is_alive():
            self._thread.join(STOPS_WITHIN)

    def _live(self) -> None:
        while not self.stopping.is_set():
            try:
                self._work()
            except ShutdownRequested:
                return
            except Exception as error:  # noqa: BLE001 - it goes on; an error's text may quote an article
                _LOG.error("broken off", what=self._name, kind=type(error).__name__)
            self.stopping.wait(self._every)


def stop_all(*threads: PeriodicThread) -> None:
    """Let the runs under way end, all at the same time."""
    for thread in threads:
        thread.stopping.set()
    for thread in threads:
        thread.stop()
