"""Durable jobs: a request is kept before Slack is told so, and is answered once, whatever is killed on the way.

jobs = Jobs(settings, store, delivery, token="xoxb-…")
jobs.start()
jobs.ask(Request(id="T1:C1:1700000000.000100", …))
"""

from bot.jobs.engine import Jobs
from bot.jobs.tempo import Tempo
from bot.store import Kind, Request, SlackFile

__all__ = ["Jobs", "Kind", "Request", "SlackFile", "Tempo"]
