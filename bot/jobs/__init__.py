"""Durable jobs: a request is kept before Slack gets its ack, and is answered once, whichever process is killed.

jobs = Jobs(settings, store, workspaces)
jobs.start()
jobs.ask(Request(id="T1:C1:1700000000.000100", …))
"""

from bot.jobs.engine import Jobs
from bot.jobs.timings import JobTimings
from bot.store import Request

__all__ = ["JobTimings", "Jobs", "Request"]
