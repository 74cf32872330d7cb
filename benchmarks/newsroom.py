"""A desk and the database of the bot that works at it, as tests and trials use them."""

import json
import re
import threading
import time
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from bot.breakdown import Breakdown
from bot.store.engine import connect, read_only
from bot.store.readings import Readings
from bot.store.schema import metadata, requests
from bot.views.actions import PUBLISH
from slackdesk import DeskClient

STORY = (
    "The bridge over the Alder is unsafe, the union of engineers said on Monday.\n\n"
    "Mayor Ida Brandt denied that the bridge is unsafe. “The bridge is safe,” she said.\n\n"
    "The ministry declined to comment."
)

_WORD = re.compile(r"\w+")
PATIENCE = 180.0
"""Seconds for what takes one on a machine with nothing else to do."""

Json = dict[str, Any]


class Newsroom:
    """A desk, and the database of the bot that works at it."""

    def __init__(self, desk: DeskClient, database_url: str) -> None:
        self.desk = desk
        self.engine = connect(database_url)
        self._readings = Readings(self.engine)

    def close(self) -> None:
        """Leave the database."""
        self.engine.dispose()

    def ask(self, text: str, channel: str = "#newsroom", **others: Any) -> str:
        """Ana names the bot; returns her message's time stamp."""
        return self.desk.say(channel, "ana", f"@Rejoinder {text}".strip(), **others)

    def read(self, text: str, channel: str = "#newsroom", **others: Any) -> str:
        """Ana names the bot and has the whole answer; returns her message's time stamp."""
        ts = self.ask(text, channel, **others)
        self.thread(channel, ts)
        return ts

    def request(self, channel: str, ts: str) -> str:
        """The id of the request that a message makes."""
        named = self.desk.workspace.channel_named(channel.removeprefix("#"))
        return f"{self.desk.workspace.team}:{named.id if named else channel}:{ts}"

    def outcomes(self) -> dict[str, str | None]:
        """Every request, and how it ended."""
        return outcomes(self.engine)

    def requests(self, kind: str) -> list[str]:
        """The ids of all requests of a kind."""
        with read_only(self.engine) as connection:
            return list(connection.execute(sa.select(requests.c.id).where(requests.c.kind == kind)).scalars())

    def engine_rows(self) -> str:
        """Every value in the job engine's tables, which are to hold ids and no texts."""
        tables = sa.MetaData()
        tables.reflect(self.engine, only=lambda name, _: name not in metadata.tables)
        with read_only(self.engine) as connection:
            return repr([tuple(row) for table in tables.sorted_tables for row in connection.execute(sa.select(table))])

    def breakdown(self, channel: str, ts: str) -> Breakdown | None:
        """What was read for a message."""
        return self.reading(self.request(channel, ts))

    def reading(self, request: str) -> Breakdown | None:
        """What was read for a request."""
        return self._readings.breakdown(request)

    def thread(self, channel: str, ts: str) -> list[Json]:
        """The bot's answer to a message, once it is whole."""
        until(lambda: self.outcomes().get(self.request(channel, ts)))
        return self.answers(channel, ts)

    def answers(self, channel: str, ts: str, *, to: str | None = None) -> list[Json]:
        """The bot's messages in a thread so far, in order; only those that answer the message `to`, if one is named."""
        request = self.request(channel, to) if to else None
        messages = (message for message in self.desk.thread(channel, ts) if message.get("bot_id"))
        return [message for message in messages if request is None or of_request(message) == request]

    def reply(self, thread: str, text: str, channel: str = "#newsroom") -> list[Json]:
        """Ana names the bot in a thread: the messages that answer this."""
        return self.answers(channel, thread, to=self.read(text, channel, thread_ts=thread))

    def edit(self, ts: str, text: str) -> None:
        """Ana changes a message of hers that names the bot."""
        self.desk.edit("#newsroom", "ana", ts, f"@Rejoinder {text}")
        self.quiet()

    def delete(self, ts: str, user: str = "ana") -> None:
        """A message is deleted."""
        self.desk.delete("#newsroom", user, ts)
        self.quiet()

    def private(self, channel: str = "#newsroom", viewer: str = "ana", thread: str | None = None) -> list[Json]:
        """What only `viewer` sees in a channel, or in a thread of it."""
        seen = self.desk.thread(channel, thread, viewer) if thread else self.desk.messages(channel, viewer)
        return [message for message in seen if message.get("private")]

    def command(self, line: str, channel: str = "#newsroom", user: str = "ana") -> list[Json]:
        """A command is typed: all that its user alone sees of it."""
        before = len(self.private(channel, user))
        self.desk.command(channel, user, line)
        self.quiet()
        return self.private(channel, user)[before:]

    def told(self, line: str, channel: str = "#newsroom", user: str = "ana") -> str:
        """The words of what a command is answered with, to its user alone."""
        return shown(self.command(line, channel, user))

    def window(self, user: str = "ana") -> Json:
        """The window that a user sees, once it is open."""
        return self.desk.wait_for(lambda desk: desk.modal(user))

    def send(self, values: Json, user: str = "ana") -> str:
        """A window is filled in and sent: what it says then, or what it says is wrong. It is closed."""
        self.desk.submit(user, values)
        now = self.desk.wait_for(
            lambda desk: (now := desk.modal(user)) and ("submit" not in now or now["errors"]) and now
        )
        self.desk.close(user)
        return " ".join(now["errors"].values()) or shown([now])

    def shortcut(self, ts: str, channel: str = "#newsroom", thread: str | None = None) -> list[Json]:
        """Ana asks about a message in its menu: all that she alone sees of it, in the channel or in its thread."""
        before = len(self.private(channel, thread=thread))
        self.desk.shortcut(channel, "ana", ts, "who_claims_what")
        self.quiet()
        return self.private(channel, thread=thread)[before:]

    def press(
        self, messages: list[Json], action: str, user: str = "ana", channel: str = "#newsroom", *, times: int = 1
    ) -> None:
        """The button of these messages that does this is pressed; returns when all is done that comes of it."""
        ts = next(message["ts"] for message in messages if action in json.dumps(message.get("blocks", [])))
        for _ in range(times):
            self.desk.press(channel, user, ts, action)
        self.quiet()

    def publish(self, private: list[Json], user: str = "ana", *, times: int = 1) -> str:
        """A private answer is posted for all; returns the time stamp of its first message."""
        self.press(private, PUBLISH, user, times=times)
        return str(self.desk.messages("#newsroom")[-1]["ts"])

    def assert_readable(self) -> None:
        """Every message of the bot has words in its `text`, which notifications and screen readers read."""
        for channel in list(self.desk.workspace.channels):
            for message in list(self.desk.workspace.messages(channel)):
                assert not message.from_bot or message.tombstone or _WORD.search(message.text), "no words"

    def quiet(self) -> None:
        """Wait until every event was brought and every request has ended."""
        turned = threading.Event()
        self.desk.deliveries.later(0, turned.set)  # a new message is under way only after a turn of the desk's loop
        assert turned.wait(PATIENCE)
        until(lambda: self.desk.deliveries.under_way == 0)
        until(lambda: None not in self.outcomes().values())


def outcomes(engine: sa.Engine) -> dict[str, str | None]:
    """Every request, and how it ended."""
    with read_only(engine) as connection:
        return {row.id: row.outcome for row in connection.execute(sa.select(requests.c.id, requests.c.outcome))}


def until(ready: Callable[[], Any], timeout: float = PATIENCE) -> Any:
    """The first true answer of `ready`, asked again and again for so many seconds."""
    end = time.monotonic() + timeout
    while not (answer := ready()):
        if time.monotonic() > end:
            raise TimeoutError(f"not within {timeout:g} s")
        time.sleep(0.02)
    return answer


def parts(answers: list[Json]) -> list[int]:
    """The part numbers that the messages carry."""
    return [answer["metadata"]["event_payload"]["part"] for answer in answers]


def of_request(answer: Json) -> str:
    """The request that a message answers."""
    return str(answer["metadata"]["event_payload"]["request"])


def shown(messages: list[Json]) -> str:
    """Every word of the messages' blocks, as one text."""
    return " ".join(_words([message.get("blocks") or message.get("text") for message in messages]))


def _words(node: Any) -> list[str]:
    if isinstance(node, str):
        return [node]
    if isinstance(node, list):
        return [word for item in node for word in _words(item)]
    if isinstance(node, dict):
        return [word for key, value in node.items() if key in ("text", "elements", "fields") for word in _words(value)]
    return []
