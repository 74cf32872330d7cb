"""A store with the rounds of a replica, a clock that the tests move, and a Slack that answers at once."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from benchmarks.newsroom import outcomes
from bot.articles.policy import FetchPolicy
from bot.digest import Schedule
from bot.jobs.digests import DigestService
from bot.jobs.feed_reader import FeedReader
from bot.jobs.later_answers import LedgerSteps
from bot.jobs.message_builders import Body, built_when_sent
from bot.jobs.workflow import Broken, without_texts
from bot.settings import Settings, load
from bot.slack.channel_access import ChannelAccess
from bot.slack.workspaces import OneWorkspace
from bot.store import Request, Store
from bot.store.channels import Channels, Visibility
from bot.store.request import Kind
from bot.store.schema import readings
from bot.store.token_budget import Budget
from tests.jobs.fakes import Here, workspace
from tests.ledger.breakdowns import answered
from tests.store.rows import read

LONDON = Schedule(hour=8, minute=30, zone="Europe/London")

BRIDGE = """{The union of engineers} <said> [the bridge over the Alder is unsafe].
{Mayor Ida Brandt} <denied|denies> that [the bridge over the Alder is unsafe]."""
CLAIM = """{Ruth Odell} <said> that [Halden Oil let diesel leak into the river Alder]."""
DENIAL = """{Halden Oil} <denied|denies> that [it let diesel leak into the river Alder]."""


class Clock:
    def __init__(self, *parts: int) -> None:
        self.now = datetime(*parts, tzinfo=UTC).timestamp()  # type: ignore[misc,arg-type]

    def __call__(self) -> float:
        return self.now

    def go(self, **step: float) -> None:
        self.now += timedelta(**step).total_seconds()


class Door(ChannelAccess):
    """A Slack that knows a handful of rooms, and one guest, who is in a public one of them, in C5."""

    guests = frozenset({"U9"})
    with_guests = frozenset({"C5", "D9"})

    kinds: dict[str, Visibility] = {  # noqa: RUF012
        "C1": "public",
        "C2": "public",
        "C3": "private",
        "C4": "shared",
        "C5": "public",
    }

    def __init__(self, rooms: Channels, clock: Clock) -> None:
        self._known, self._now = rooms, clock

    def kind(self, team: str, channel: str, *, at_once: bool = False) -> Visibility:
        kind = self.kinds.get(channel, "private")
        self._known.learn(team, channel, kind, self._now())
        return kind

    def is_guest(self, team: str, user: str) -> bool:
        return user in self.guests

    def has_guest(self, team: str, channel: str) -> bool:
        return channel in self.with_guests

    def refresh(self) -> None:
        for channel in self.kinds:
            self.kind("T1", channel)


class Office:
    """A store, what the jobs do without their engine, and the requests that were asked for."""

    def __init__(self, store: Store, clock: Clock, settings: Settings | None = None) -> None:
        self.store, self.clock = store, clock
        self.door = Door(store.channels, clock)
        self.digest_service = DigestService(store, self.door, OneWorkspace(workspace()), Here(), clock)
        settings = settings or load(_env_file=None, reader="offline")
        self.budget = Budget(store.engine, settings, clock)
        self.ledger = LedgerSteps(store, self.digest_service, Here(), clock)
        self.builders = {
            "digest": self.digest_service.digest,
            "preview": self.digest_service.preview,
            "later_answers": self.ledger.messages,
        }
        self.asked: list[Request] = []
        self.feeds = self.feed_reader(self.ask)

    def round(self, ask: Callable[[Request], bool] | None = None) -> None:
        """As the engine makes it."""
        self.door.refresh()
        self.digest_service.ask_for_due(ask or self.ask)

    def feed_reader(self, ask: Callable[[Request], bool]) -> FeedReader:
        return FeedReader(self.store, ask, FetchPolicy(), 5.0, self.clock)

    def ask(self, request: Request) -> bool:
        """As the jobs do, without the engine."""
        new = self.store.requests.accept(request)
        if new:
            self.asked.append(request)
        return new

    def index(self, reading: str) -> None:
        """What a reading's job does about the ledger: its two steps, and the plan of a note."""
        self.door.refresh()
        with suppress(Broken):
            without_texts(self.ledger.index)(reading)
            note = without_texts(self.ledger.note)(reading)
            if note and (request := self.store.requests.get(note)):
                self.asked.append(request)
                parts = range(len(self.bodies(request)))
                self.store.posts.plan(note, [built_when_sent(note, part) for part in parts])

    def read(
        self, story: str, channel: str = "C1", kind: Kind = "mention", user: str = "U1", *, late: float = 0
    ) -> str:
        """An article is read and, so many seconds later, indexed; returns the reading's id."""
        reading = f"T1:{channel}:{len(outcomes(self.store.engine)) + 1}.5"
        thread = None if kind == "command" else reading.rpartition(":")[2]
        read(self.store, reading, kind, answered(story), channel=channel, user=user, thread=thread, text=story)
        self.now(reading)
        self.clock.go(seconds=late)
        self.index(reading)
        return reading

    def now(self, reading: str) -> None:
        with self.store.engine.begin() as connection:
            now = sa.update(readings).where(readings.c.request == reading).values(read_at=self.clock())
            connection.execute(now)

    def digests(self) -> list[str]:
        return [request.id for request in self.asked if request.kind == "digest"]

    def of(self, kind: str) -> list[Request]:
        return [request for request in self.asked if request.kind == kind]

    def bodies(self, request: Request) -> list[Body]:
        return self.builders[request.kind](self.store, request)

    def told(self, kind: str) -> str:
        return " ".join(body["text"] for body in self.bodies(self.of(kind)[-1]))


def schedule(office: Office, channel: str = "C1", wanted: Schedule = LONDON) -> None:
    office.store.channels.change("T1", channel, schedule=wanted, since=office.clock())
