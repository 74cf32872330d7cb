"""One bot at work for all tests of this folder: the job engine is one a process, and its start and end take seconds."""

import itertools
from contextlib import ExitStack
from pathlib import Path
from typing import Literal

from pydantic import SecretStr

from benchmarks import databases
from benchmarks.newsroom import Newsroom
from bot.app import at_desk, running_bot
from bot.jobs import JobTimings
from bot.settings import load
from bot.store.schema import checkpoints, metadata, replicas
from slackdesk import Desk, DeskSettings, Redelivery
from slackdesk.workspace import Workspace, default_workspace

Connection = Literal["sockets", "http"]

QUICK = JobTimings(grace=0.5, poll=0.05, beat=0.3, silent=1.5, stop_within=5, rounds=0.5, token=0.5, gap=0)
"""For a desk on this machine, whose thread reads do not lag."""

AT_ONCE = DeskSettings(redelivery=Redelivery(ack_within=3, delays=(0.1, 0.5)))

_COUNT = itertools.count()

_OF_THE_BOT = {replicas.name, checkpoints.name}
"""Tables that speak of the bot itself, not of what it was asked."""


class Rooms:
    """The newsroom, over one connection at a time: opened when first wanted, and empty for every file of tests."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: tuple[Connection, Newsroom] | None = None
        self._life = ExitStack()
        self.settings = load(_env_file=None, reader="offline", http_port=0)
        self.request_url = ""
        """Of the bot that is open; the second where it is told over HTTP."""

    def over(self, connection: Connection) -> Newsroom:
        """The newsroom with the bot at work in it, told of everything by Socket Mode or by signed requests."""
        if self._open is None or self._open[0] != connection:
            self.close()
            self._open = connection, self._at_work(connection)
        room = self._open[1]
        _clear(room)
        return room

    def close(self) -> None:
        """End the bot, so that another one can work in this process."""
        self._open = None
        self._life.close()

    def _at_work(self, connection: Connection) -> Newsroom:
        folder = self._folder / f"{connection}-{next(_COUNT)}"
        folder.mkdir()
        self.settings = self.settings.model_copy(update={"database_url": databases.sqlite(folder)})
        desk = self._life.enter_context(Desk(settings=AT_ONCE))
        there = at_desk(self.settings, desk)
        if connection == "http":
            secret = SecretStr(desk.settings.signing_secret)
            there = there.model_copy(update={"slack_app_token": None, "slack_signing_secret": secret})
        where = self._life.enter_context(running_bot(there, timings=QUICK))
        if connection == "http":
            self.request_url = where.split()[-1]
            desk.deliver_over_http(self.request_url)
        room = Newsroom(desk, self.settings.database_url)
        self._life.callback(room.close)
        return room


def _clear(room: Newsroom) -> None:
    """As new: no message, no channel of a test, nothing asked, read or set."""
    room.quiet()
    with room.engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            if table.name not in _OF_THE_BOT:
                connection.execute(table.delete())
    _furnish(room.desk.workspace)
    room.desk.deliveries.lost.clear()


def _furnish(workspace: Workspace) -> None:
    new = default_workspace()
    with workspace.lock:
        for name in ("people", "channels", "files", "modals", "homes", "statuses", "prompts", "_messages"):
            kept = getattr(workspace, name)
            kept.clear()
            kept.update(getattr(new, name))
    workspace.touch()
