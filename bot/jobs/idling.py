"""What DBOS does every second though no job of ours needs it, done seldom: a third of an idle bot's processor.

DBOS has no settings for these. A test counts what an idle bot asks its database.
"""

from dbos import DBOS, _workflow_commands

SWEEP = 4.0
"""Seconds between two looks for jobs that are delayed or past their deadline; ours are neither. One look keeps a
transaction open until the next, which PostgreSQL is told to end after five."""
SELDOM = 60.0
"""Seconds between two looks for jobs without a queue."""


def slow_down(engine: DBOS) -> None:
    """To be called between `DBOS(…)` and its launch."""
    _workflow_commands._BACKGROUND_JOBS_INTERVAL_SEC = SWEEP
    engine._registry.get_internal_queue()._polling_interval_sec = SELDOM
