"""A Slack workspace in memory: people, channels, messages, files and views; safe for several threads."""

import itertools
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import ConfigDict

Json = dict[str, Any]
"""Slack's wire format, as it travels."""

ChannelKind = Literal["channel", "group", "im"]

TEAM = "T0DESK"
APP = "A0REJOINDER"
BOT_USER = "U0REJOINDER"
BOT = "B0REJOINDER"
ANA = "U0ANA"
BEN = "U0BEN"
NEWSROOM = "C0NEWSROOM"
PRIVATE = "C0PRIVATE"
POLITICS = "C0POLITICS"
ANA_DM = "D0ANA"
BEN_DM = "D0BEN"


@dataclass(frozen=True)
class Person:
    """A person in the workspace. `name` is the handle typed after @."""

    id: str
    name: str
    real_name: str
    is_bot: bool = False
    title: str = ""
    guest: bool = False
    """A multi-channel guest: a member of the workspace who sees only the channels that they were brought into."""


@dataclass
class Channel:
    """A channel, a private channel ("group") or a direct message ("im")."""

    id: str
    name: str
    kind: ChannelKind
    members: list[str]
    topic: str = ""


@dataclass
class StoredFile:
    """A file and its bytes. `mode` is "snippet" for long pastes, "hosted" for uploads."""

    __pydantic_config__ = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")
    id: str
    name: str
    title: str
    mimetype: str
    mode: Literal["snippet", "hosted"]
    user: str
    content: bytes
    channels: list[str] = field(default_factory=list)


@dataclass
class Message:
    """One message; `seen_by` is set for an ephemeral one, which no method ever reads back."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    from_bot: bool = False
    files: list[str] = field(default_factory=list)
    metadata: Json | None = None
    edited: Json | None = None
    seen_by: str | None = None
    tombstone: bool = False
    """Deleted, but its replies are still there."""

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None and self.thread_ts != self.ts


@dataclass
class View:
    """A modal that is open for a person, or a person's App Home."""

    id: str
    user: str
    content: Json
    hash: str
    team: str
    errors: dict[str, str] = field(default_factory=dict)
    note: str = ""


class Workspace:
    """The whole state. Hold `lock` around anything that reads and then writes; call `touch` after a change."""

    def __init__(self, team: str = TEAM) -> None:
        self.team = team
        self.lock = threading.RLock()
        self.version = 0
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self.files: dict[str, StoredFile] = {}
        self.modals: dict[str, View] = {}
        self.homes: dict[str, View] = {}
        self.statuses: dict[tuple[str, str], str] = {}
        """By channel and thread what the app is doing there, until it answers."""
        self.prompts: dict[str, list[Json]] = {}
        self._messages: dict[str, dict[str, Message]] = {}
        self._ids = itertools.count(time.time_ns() // 1_000_000)  # later than those of an earlier run
        self._last_ts = 0

    def touch(self) -> None:
        """Count a change: the page and the file of messages look for one."""
        with self.lock:
            self.version += 1

    def new_id(self, letter: str) -> str:
        """An id that nothing else here has, in Slack's form."""
        with self.lock:
            return f"{letter}{next(self._ids):010X}"

    def new_ts(self) -> str:
        """A time stamp later than every earlier one: a message's id within its channel."""
        with self.lock:
            self._last_ts = max(self._last_ts + 1, time.time_ns() // 1000)
            return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def add(self, message: Message) -> None:
        """Store a message; the app's answer ends its status in that thread."""
        with self.lock:
            self._messages.setdefault(message.channel, {})[message.ts] = message
            if message.from_bot:
                self.statuses.pop((message.channel, message.thread_ts or message.ts), None)
        self.touch()

    def remove(self, message: Message) -> None:
        """Delete a message; with replies it leaves a tombstone, as in Slack."""
        with self.lock:
            if len(self.thread(message.channel, message.ts)) > 1:
                message.tombstone, message.text, message.user = True, "This message was deleted.", "USLACKBOT"
                message.blocks, message.files, message.metadata = [], [], None
            else:
                self._messages[message.channel].pop(message.ts, None)
        self.touch()

    def find(self, channel: str, ts: str | None) -> Message | None:
        """The message with this time stamp, ephemeral ones included."""
        with self.lock:
            return self._messages.get(channel, {}).get(ts or "")

    def messages(self, channel: str, viewer: str | None = None) -> Iterator[Message]:
        """The messages of a channel and its threads, oldest first; ephemeral ones only for their `viewer`."""
        with self.lock:
            kept = list(self._messages.get(channel, {}).values())
        return (m for m in kept if m.seen_by in (None, viewer))

    def thread(self, channel: str, ts: str, viewer: str | None = None) -> list[Message]:
        """A message and its replies, oldest first."""
        return [m for m in self.messages(channel, viewer) if ts in (m.ts, m.thread_ts)]

    def person_named(self, handle: str) -> Person | None:
        """The person for @handle: by handle or first name, in any case."""
        wanted = handle.casefold()
        return next((p for p in self.people.values() if wanted in (p.name.casefold(), p.real_name.casefold())), None)

    def channel_named(self, name: str) -> Channel | None:
        return next((c for c in self.channels.values() if c.name == name and c.kind != "im"), None)

    def dm_of(self, user: str) -> Channel:
        """The direct message between a person and the app, opened when needed."""
        with self.lock:
            known = next((c for c in self.channels.values() if c.kind == "im" and user in c.members), None)
            return known or self.add_channel(Channel(self.new_id("D"), "", "im", [user, BOT_USER]))

    def add_channel(self, channel: Channel) -> Channel:
        with self.lock:
            self.channels[channel.id] = channel
        self.touch()
        return channel


def default_workspace(team: str = TEAM) -> Workspace:
    """A small newsroom: Ana (reporter) and Ben (editor), three channels, and a direct message with the app for each."""
    workspace = Workspace(team)
    for person in (
        Person(ANA, "ana", "Ana", title="Reporter"),
        Person(BEN, "ben", "Ben", title="Editor"),
        Person(BOT_USER, "rejoinder", "Rejoinder", is_bot=True),
    ):
        workspace.people[person.id] = person
    for channel in (
        Channel(NEWSROOM, "newsroom", "channel", [ANA, BEN, BOT_USER], "Everyone"),
        Channel(PRIVATE, "desk-private", "group", [ANA, BOT_USER], "Private: Ana, not Ben"),
        Channel(POLITICS, "politics", "channel", [ANA, BEN], "Ana and Ben"),
        Channel(ANA_DM, "", "im", [ANA, BOT_USER]),
        Channel(BEN_DM, "", "im", [BEN, BOT_USER]),
    ):
        workspace.channels[channel.id] = channel
    return workspace
