"""How long jobs wait, and how many run at once; how often the database is tried is `MOST_TRIES` in `workflow.py`."""

from dataclasses import dataclass

from bot.slack.lookups import CLIENT_TIMEOUT


@dataclass(frozen=True)
class JobTimings:
    """Seconds, unless it says otherwise. The defaults are for Slack itself; tests are quicker."""

    grace: float = CLIENT_TIMEOUT + 5
    """Before a second run looks in the thread for the first run's message: the client's time-out, and what Slack's
    thread reads may lag behind its posts (with a lag of 3 s and no grace, 42 duplicates were measured)."""
    poll: float = 0.7
    """Between two looks into the queue; an idle bot shall take little of the processor."""
    at_once: int = 16
    """Requests that one process works on at a time; most of that time they wait for Slack or a model."""
    at_once_in_channel: int = 4
    """Requests of one channel that it works on at a time, so that a busy channel does not hold up the others."""
    beat: float = 5
    """Between two signs of life of a replica."""
    silent: float = 20
    """After so long without a sign a replica counts as dead."""
    gap: float = 1
    """Between two posts to one channel (Slack: about one a second)."""
    longest_wait: float = 300
    """Between two tries to post while Slack is out of reach."""
    token: float = 60
    """Until a job goes on whose workspace's token Slack refused: the operator has to mend that."""
    post_tries: int = 100
    """Tries to post one message: with `longest_wait`, some eight hours."""
    stop_within: float = 10
    """For running jobs to end when the process is told to stop; what has not ended goes on after the next start."""
    rounds: float = 7
    """Between two looks for digests that are due: how late one comes at most."""
