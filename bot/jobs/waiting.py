"""Tells whoever waits how many requests of the channel come first."""

import time
from collections.abc import Callable

from bot.jobs.ticking import Ticking
from bot.slack.posting import Delivery
from bot.store import Store
from bot.views import talk

EVERY = 5.0
"""Seconds between two looks."""
TELL_AGAIN = 30.0
"""Seconds after which a place that has changed is told again; a status ends by itself after two minutes."""
MOST_AT_ONCE = 10
"""Places told in one look: the others come with the next ones, and answers need Slack's patience more."""


class Waiting:
    """A status under every message that waits behind more requests of its channel than are worked on at a time."""

    def __init__(
        self,
        store: Store,
        delivery: Delivery,
        at_once: int,
        *,
        every: float = EVERY,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._delivery = delivery
        self._at_once = at_once
        self._clock = clock
        self._told: dict[str, tuple[int, float]] = {}
        self._ticking = Ticking("waiting", self.look, every)

    def start(self) -> None:
        """Look now and then."""
        self._ticking.start()

    def stop(self) -> None:
        """Look no more."""
        self._ticking.stop()

    def look(self) -> None:
        """Tell those whose place is new."""
        before: dict[str, int] = {}
        waiting: dict[str, tuple[int, float]] = {}
        now, left = self._clock(), MOST_AT_ONCE
        for name, channel, thread in self._store.requests.queue():
            place = before.get(channel, 0)
            before[channel] = place + 1
            if place < self._at_once or thread is None:
                continue
            told = self._told.get(name)
            if left and (told is None or (told[0] != place and now - told[1] > TELL_AGAIN)):
                self._delivery.status(channel, thread, talk.waiting(place))
                told, left = (place, now), left - 1
            if told:
                waiting[name] = told
        self._told = waiting
