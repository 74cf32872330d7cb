"""Brings events, commands and interactions to the app, and again when they were not acknowledged."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from slackdesk.faults import Faults
from slackdesk.settings import Redelivery
from slackdesk.workspace import Json

Kind = Literal["events_api", "slash_commands", "interactive"]


@dataclass(frozen=True)
class Parcel:
    """One thing to bring. `on_ack` gets what the app answered, `on_failure` a reason for the person who waits."""

    kind: Kind
    payload: Json
    on_ack: Callable[[Json], None] = lambda _answer: None
    on_failure: Callable[[str], None] = lambda _reason: None


@dataclass(frozen=True)
class Receipt:
    """How one attempt ended: acknowledged, or the retry reason that Slack would give."""

    acknowledged: bool
    answer: Json = field(default_factory=dict)
    reason: str = ""
    seconds: float = 0.0
    """From sending to the acknowledgement, the wait for a socket not counted."""
    again: bool = True
    """False: the app asked for no retry."""


class Carrier(Protocol):
    """A way to the app: sockets or signed HTTP."""

    async def carry(self, parcel: Parcel, attempt: int, reason: str) -> Receipt:
        """Bring it once."""
        ...


class Courier:
    """Runs in the desk's event loop; `send` may be called from any thread, also before the loop runs."""

    def __init__(self, carrier: Carrier, redelivery: Redelivery, faults: Faults, on_change: Callable[[], None]) -> None:
        self.carrier = carrier
        self.redelivery = redelivery
        self.lost: list[Json] = []
        self.acknowledged = 0
        self.attempts = 0
        self.ack_seconds: list[float] = []
        self.people_ack_seconds: list[float] = []
        """Of those, what people did: most events tell the app of its own messages, and are soon taken."""
        self._faults = faults
        self._on_change = on_change
        self._loop: asyncio.AbstractEventLoop | None = None
        self._early: list[Parcel] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._lock = threading.Lock()

    def open(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begin to bring, what waited first."""
        with self._lock:
            self._loop = loop
            early, self._early = self._early, []
        for parcel in early:
            self.send(parcel)

    async def close(self) -> None:
        """Stop bringing; what is under way is dropped."""
        with self._lock:
            self._loop = None
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def send(self, parcel: Parcel) -> None:
        """Bring it soon."""
        with self._lock:
            if self._loop is None:
                self._early.append(parcel)
                return
            self._loop.call_soon_threadsafe(self._start, parcel)

    def run(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Start something in the desk's loop."""
        with self._lock:
            if self._loop is not None:
                self._loop.call_soon_threadsafe(lambda: self._spawn(work()))

    def later(self, seconds: float, work: Callable[[], None]) -> None:
        """Do something small in the desk's loop after a while."""
        with self._lock:
            if self._loop is not None:
                loop = self._loop
                loop.call_soon_threadsafe(lambda: loop.call_later(seconds, work))

    @property
    def under_way(self) -> int:
        """Parcels not yet acknowledged nor given up."""
        return len(self._tasks) + len(self._early)

    def _start(self, parcel: Parcel) -> None:
        self._spawn(self._bring(parcel))
        if parcel.kind == "events_api" and self._faults.hits(self._faults.weather.doubled):
            self._spawn(self._bring_again(parcel))

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._on_change()

    async def _bring(self, parcel: Parcel) -> None:
        if parcel.kind != "events_api":
            receipt = await self._attempt(parcel, 0, "")
            if receipt.acknowledged:
                parcel.on_ack(receipt.answer)
            else:
                parcel.on_failure(receipt.reason)
            return
        reason = ""
        for attempt in range(len(self.redelivery.delays) + 1):
            if attempt:
                await asyncio.sleep(self.redelivery.delays[attempt - 1])
            receipt = await self._attempt(parcel, attempt, reason)
            if receipt.acknowledged:
                return
            reason = receipt.reason
            if not receipt.again:
                break
        self.lost.append(parcel.payload)
        self._on_change()

    async def _bring_again(self, parcel: Parcel) -> None:
        """The retry of an event that was acknowledged, but too late for Slack to know."""
        await self._attempt(parcel, 1, "timeout")

    async def _attempt(self, parcel: Parcel, attempt: int, reason: str) -> Receipt:
        self.attempts += 1
        self._on_change()
        receipt = await self.carrier.carry(parcel, attempt, reason)
        if receipt.acknowledged:
            self.acknowledged += 1
            self.ack_seconds.append(receipt.seconds)
            if not (parcel.payload.get("event") or {}).get("bot_id"):
                self.people_ack_seconds.append(receipt.seconds)
        self._on_change()
        return receipt
