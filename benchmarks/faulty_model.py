"""A model server that reads the story rightly, except that one call in five meets a fault of every kind in turn."""

import itertools
import random
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.model_server import Handler, Turn, breakdown, dispute, fails, hangs_up, line, says, serving

RIGHT = breakdown(
    dispute(
        line(
            "claims",
            "The union of engineers",
            "said that the bridge over the Alder is unsafe",
            "1.1",
            speaker="the union of engineers",
            kind="group",
        ),
        line("denies", "Mayor Ida Brandt", "denied that the bridge is unsafe", "2.1"),
        question="Is the bridge over the Alder unsafe?",
    )
)
SILENCE = 10.0
"""Seconds: longer than the bot waits."""


def _silent(handler: Handler) -> None:
    handler.server.silence.wait(SILENCE)  # type: ignore[attr-defined]


KINDS: dict[str, Turn] = {
    "429": fails(429, retry_after="1"),
    "no credit": fails(429, "insufficient_quota"),
    "500": fails(500),
    "503": fails(503),
    "time-out": _silent,
    "hangs up": hangs_up,
    "truncated": says('{"disputes": [', finish="length"),
    "invalid JSON": says('{"disputes": [{"id": "d1"'),
    "another shape": says({"claims": []}),
    "refusal": says(None, refusal="I cannot help with that."),
    "context too long": fails(400, "context_length_exceeded"),
    "empty": says(""),
}


@contextmanager
def faulty_model(ratio: float = 0.2, seed: int = 5) -> Iterator[tuple[str, Counter[str]]]:
    """Its URL, and how often it met which fault ("none" is a right answer)."""
    chance, kinds, met = random.Random(seed), itertools.cycle(KINDS), Counter[str]()
    lock, right, over = threading.Lock(), says(RIGHT), threading.Event()

    def turn(handler: Handler) -> None:
        handler.server.silence = over  # type: ignore[attr-defined]
        with lock:
            kind = next(kinds) if chance.random() < ratio else "none"
            met[kind] += 1
        KINDS.get(kind, right)(handler)

    with serving(turn) as server:
        try:
            yield server.url, met
        finally:
            over.set()
