"""Faults for tests: refused, failed, lost and late answers, doubled events."""

import random
import threading
from dataclasses import dataclass
from typing import Any, Literal

TroubleKind = Literal["ratelimited", "server_error", "refused", "lost_before", "lost_after", "late"]
"""ratelimited: 429 with Retry-After. server_error: a 5xx. refused: ok false with `error`. lost_before: the connection
breaks and nothing was done. lost_after: it breaks after the work was done. late: the answer comes `seconds` late."""


@dataclass
class Trouble:
    """One kind of trouble for one method ("*": every one), for the next `times` calls or for a `ratio` of all calls.

    Endpoints outside of the Web API are called "response_url", "upload" and "download".
    """

    method: str
    kind: TroubleKind
    times: int = 0
    ratio: float = 0.0
    retry_after: int = 1
    status: int = 503
    error: str = "internal_error"
    seconds: float = 1.0


class Faults:
    """Thread-safe; ratios are repeatable."""

    def __init__(self) -> None:
        self.doubled = 0.0
        """Ratio of events that are sent again although they were acknowledged."""
        self.token_refused = ""
        """The error for every call with the bot's token: "token_revoked", "invalid_auth" …"""
        self._random = random.Random(0)  # noqa: S311
        self._troubles: list[Trouble] = []
        self._lock = threading.Lock()

    def add(self, method: str, kind: TroubleKind, **how: Any) -> None:
        """Add a trouble; `how` holds the other fields of `Trouble` (times, ratio, retry_after, …)."""
        with self._lock:
            self._troubles.append(Trouble(method, kind, **how))

    def clear(self) -> None:
        with self._lock:
            self._troubles.clear()
        self.doubled, self.token_refused = 0.0, ""

    def hits(self, ratio: float) -> bool:
        with self._lock:
            return ratio > 0 and self._random.random() < ratio

    def next_trouble(self, method: str) -> Trouble | None:
        with self._lock:
            for trouble in self._troubles:
                if trouble.method in ("*", method) and (trouble.times > 0 or self._random.random() < trouble.ratio):
                    trouble.times -= 1
                    return trouble
        return None
