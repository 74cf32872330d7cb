"""Turns for calls of the model, shared by the worker processes of one bot: so many a minute, a few of them at once."""

import time
from multiprocessing.context import BaseContext

BURST_SECONDS = 10.0
"""So many seconds' worth of calls may come together after a quiet time."""


class Turns:
    """A token bucket in shared memory: what is kept is the moment at which the bucket is full again."""

    def __init__(self, context: BaseContext, per_minute: int) -> None:
        self._gap = 60.0 / per_minute
        self._burst = max(BURST_SECONDS, self._gap) - self._gap
        self._full_at = context.Value("d", 0.0)  # time.monotonic, which all processes of a machine share

    def book(self, now: float) -> float:
        """Take the next turn; returns the seconds until it comes."""
        with self._full_at.get_lock():
            full_at: float = max(self._full_at.value, now)
            self._full_at.value = full_at + self._gap
        return max(0.0, full_at - now - self._burst)


class _Here:
    """What this process has been given."""

    turns: Turns | None = None


def use(turns: Turns | None) -> None:
    """In a worker: keep to these turns from now on."""
    _Here.turns = turns


def wait_for_turn() -> None:
    """Before a call of the model: return when it may be made. Without turns there is no wait."""
    if _Here.turns and (seconds := _Here.turns.book(time.monotonic())):
        time.sleep(seconds)
