"""The nightly deletion of what is older than the retention setting says, here and in the job engine's tables; then of
the traces that SQLite keeps of it, and of all that was forgotten since the last night."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.periodic_thread import PeriodicThread
from bot.store import Store
from bot.store.engine import rewrite, wipe
from bot.store.token_budget import day_of

NIGHT = 3
"""The local hour from which it is done: newsrooms are at their quietest."""
LOOK_EVERY = 10.0
"""Seconds between two looks at the clock, and for what a workspace left behind."""
AT_A_TIME = 200
"""Requests in one transaction: a fraction of a second, in which SQLite takes no other write."""
PAUSE = 0.2
"""Seconds between two transactions, for the others."""
DAY = 86_400.0
DONE = "cleaned"

_LOG = structlog.get_logger(__name__)


@dataclass
class RetentionJob:
    """Runs once a night, in one replica; where it was stopped on the way, it runs again."""

    store: Store
    keep_days: int
    delete_workflows: Callable[[list[str]], object]
    clock: Callable[[], float] = time.time
    several: bool = False
    """Whether several workspaces install the app, and may take it out."""

    def __post_init__(self) -> None:
        # Not a DBOS schedule: that needs the name of a time zone, and a night here goes by the machine's clock.
        self.thread = PeriodicThread("retention", self.look, LOOK_EVERY)

    def look(self) -> bool:
        """Delete what workspaces left behind that took the app out; and what is old, if it is night and was not done
        today. Whether that was done now."""
        if self.several and self._delete_all(lambda: self.store.installations.left_behind(AT_A_TIME)):
            wipe(self.store.engine)
        now = self.clock()
        last = self.store.checkpoints.get(DONE)
        is_too_early = datetime.fromtimestamp(now).astimezone().hour < NIGHT
        if last is not None and (day_of(last) >= day_of(now) or (is_too_early and now - last < DAY)):
            return False
        count, oldest = 0, now - self.keep_days * DAY
        if self.keep_days:
            count = self._delete_all(lambda: self.store.requests.older_than(oldest, AT_A_TIME))
            self.store.feeds.forget_links(day_of(oldest))
        if self.thread.stopping.is_set():
            return False
        self.store.checkpoints.note(DONE, now)  # after the deleting, so that a killed run is done again
        _LOG.info("cleaned", requests=count)
        rewrite(self.store.engine)  # after the note: it needs as much room again, and may fail
        return True

    def _delete_all(self, some: Callable[[], list[str]]) -> int:
        """Delete requests, some at a time, until there are no more; their number."""
        count = 0
        while ids := some():
            self.delete_workflows(ids)  # first: without its request a job could not be found any more
            self.store.requests.delete(ids)
            count += len(ids)
            if self.thread.stopping.wait(PAUSE):
                break
        return count
