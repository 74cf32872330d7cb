"""Every night: delete what is older than the retention setting says, here and in the job engine's tables; then wipe out
what SQLite left of that and of all that was forgotten since the last night."""

import time
from collections.abc import Callable
from datetime import datetime

import structlog

from bot.jobs.ticking import Ticking
from bot.store import Store
from bot.store.retention import Retention
from bot.usage import day_of

NIGHT = 3
"""The local hour from which it is done: newsrooms are at their quietest."""
LOOK_EVERY = 300.0
"""Seconds between two looks at the clock."""
AT_A_TIME = 200
"""Requests in one transaction: a fraction of a second, in which nobody else can write on SQLite."""
PAUSE = 0.2
"""Seconds between two transactions, for the others."""
DAY = 86_400.0
DONE = "cleaned"

_LOG = structlog.get_logger(__name__)


class Cleaning:
    """The nightly deletion. Cut short, it is done again; done by two replicas, it is done once."""

    def __init__(
        self,
        store: Store,
        keep_days: int,
        delete_workflows: Callable[[list[str]], object],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._store = store
        self._retention = Retention(store.engine)
        self._keep_days = keep_days
        self._delete_workflows = delete_workflows
        self._clock = clock
        self._ticking = Ticking("cleaning", self.look, LOOK_EVERY)

    def start(self) -> None:
        """Look at the clock from now on."""
        self._ticking.start()

    def stop(self) -> None:
        """Finish the transaction that is under way."""
        self._ticking.stop()

    def look(self) -> bool:
        """Clean, if it is night and was not done today; whether it was done now."""
        now = self._clock()
        last = self._store.moments.get(DONE)
        if last is not None and day_of(last) >= day_of(now):
            return False
        if last is not None and datetime.fromtimestamp(now).astimezone().hour < NIGHT and now - last < DAY:
            return False
        count = self._clean(now - self._keep_days * DAY) if self._keep_days else 0
        if self._ticking.stopping.is_set():
            return False
        self._store.moments.note(
            DONE, now
        )  # after the deleting: whoever is killed before is followed by one who does the rest
        _LOG.info("cleaned", requests=count)
        self._retention.wipe()  # after the note: where it fails (it needs as much room again), the next night tries it
        return True

    def _clean(self, before: float) -> int:
        count = 0
        while old := self._retention.older_than(before, AT_A_TIME):
            self._delete_workflows(old)  # first: without its request nobody would find a job again
            self._retention.delete(old)
            count += len(old)
            if self._ticking.stopping.wait(PAUSE):
                break
        self._retention.delete_notices(day_of(before))
        self._retention.delete_feed_items(day_of(before))
        return count
