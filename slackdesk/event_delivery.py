"""Delivers events, commands and interactions to the app, and again when they were not acknowledged."""

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
class Delivery:
    """One thing to deliver. `on_ack` gets the app's answer, `on_failure` a reason for the person who waits."""

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


class Transport(Protocol):
    """A way to the app: sockets or signed HTTP."""

    async def send_once(self, delivery: Delivery, attempt: int, reason: str) -> Receipt: ...


class EventDelivery:
    """Runs in the desk's event loop; `send` may be called from any thread. Without a running desk nothing is sent."""

    def __init__(self, transport: Transport, redelivery: Redelivery, faults: Faults) -> None:
        self.transport = transport
        self.redelivery = redelivery
        self.lost: list[Json] = []
        self.attempts = 0
        self.ack_seconds: list[float] = []
        self._faults = faults
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tasks: set[asyncio.Task[object]] = set()
        self._lock = threading.Lock()

    def open(self, loop: asyncio.AbstractEventLoop) -> None:
        with self._lock:
            self._loop = loop

    async def close(self) -> None:
        """Stop; deliveries under way are dropped."""
        with self._lock:
            self._loop = None
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def send(self, delivery: Delivery) -> None:
        self._soon(lambda _loop: self._start(delivery))

    def run(self, work: Callable[[], Coroutine[Any, Any, object]]) -> None:
        self._soon(lambda _loop: self._spawn(work()))

    def later(self, seconds: float, work: Callable[[], None]) -> None:
        """Do something small in the desk's loop after a while."""
        self._soon(lambda loop: loop.call_later(seconds, work))

    def _soon(self, work: Callable[[asyncio.AbstractEventLoop], object]) -> None:
        with self._lock:
            if self._loop is not None:
                self._loop.call_soon_threadsafe(work, self._loop)

    @property
    def under_way(self) -> int:
        """Deliveries that are neither acknowledged nor given up yet."""
        return len(self._tasks)

    def _start(self, delivery: Delivery) -> None:
        self._spawn(self._deliver(delivery))
        if delivery.kind == "events_api" and self._faults.hits(self._faults.doubled):
            self._spawn(self._attempt(delivery, 1, "timeout"))  # it was acknowledged, but too late for Slack to know

    def _spawn(self, work: Coroutine[Any, Any, object]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, delivery: Delivery) -> None:
        if delivery.kind != "events_api":
            receipt = await self._attempt(delivery, 0, "")
            if receipt.acknowledged:
                delivery.on_ack(receipt.answer)
            else:
                delivery.on_failure(receipt.reason)
            return
        reason = ""
        for attempt in range(len(self.redelivery.delays) + 1):
            if attempt:
                await asyncio.sleep(self.redelivery.delays[attempt - 1])
            receipt = await self._attempt(delivery, attempt, reason)
            if receipt.acknowledged:
                return
            reason = receipt.reason
        self.lost.append(delivery.payload)

    async def _attempt(self, delivery: Delivery, attempt: int, reason: str) -> Receipt:
        self.attempts += 1
        receipt = await self.transport.send_once(delivery, attempt, reason)
        if receipt.acknowledged:
            self.ack_seconds.append(receipt.seconds)
        return receipt
