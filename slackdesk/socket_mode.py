"""Socket Mode: an app may open several sockets; each envelope goes to one of them and is acknowledged by its id."""

import asyncio
import itertools
import json
import secrets
import time
import uuid

from starlette.websockets import WebSocket, WebSocketDisconnect

from slackdesk.event_delivery import Delivery, Receipt
from slackdesk.settings import DeskSettings
from slackdesk.workspace import Json


class Connection:
    """A connected socket and its envelopes that are not acknowledged yet."""

    def __init__(self, socket: WebSocket) -> None:
        self.socket = socket
        self.waiting: dict[str, asyncio.Future[Json | None]] = {}

    def acknowledge(self, raw: str) -> None:
        """Take what the app sent; what comes too late is ignored."""
        message = json.loads(raw)
        future = self.waiting.pop(message["envelope_id"], None)
        if future and not future.done():
            future.set_result(message.get("payload") or {})

    def fail_all(self) -> None:
        """The socket is dead: its envelopes fail."""
        for future in self.waiting.values():
            if not future.done():
                future.set_result(None)
        self.waiting.clear()


class SocketMode:
    def __init__(self, settings: DeskSettings) -> None:
        self._settings = settings
        self._connections: list[Connection] = []
        self._tickets: set[str] = set()
        self._turn = itertools.count()
        self._connected = asyncio.Event()

    @property
    def connected(self) -> int:
        return len(self._connections)

    def ticket(self) -> str:
        """A single-use ticket for the address that apps.connections.open returns."""
        ticket = secrets.token_urlsafe(16)
        self._tickets.add(ticket)
        return ticket

    async def serve(self, socket: WebSocket) -> None:
        ticket = socket.query_params.get("ticket", "")
        if ticket not in self._tickets:
            await socket.close(4001)
            return
        self._tickets.remove(ticket)
        await socket.accept()
        connection = Connection(socket)
        self._connections.append(connection)
        try:
            await socket.send_text('{"type": "hello"}')
            self._connected.set()
            while True:
                connection.acknowledge(await socket.receive_text())
        except (WebSocketDisconnect, RuntimeError, KeyError):
            pass  # the app closed the socket, or sent bytes instead of text
        finally:
            self._connections.remove(connection)
            connection.fail_all()
            if not self._connections:
                self._connected.clear()

    async def send_once(self, delivery: Delivery, attempt: int, reason: str) -> Receipt:
        patience = self._settings.redelivery.ack_within
        waits = delivery.kind == "events_api" and self._settings.redelivery.wait_for_socket
        while not self._connections:
            try:
                await asyncio.wait_for(self._connected.wait(), None if waits else patience)
            except TimeoutError:
                return Receipt(False, reason="no_socket")
        connection = self._connections[next(self._turn) % len(self._connections)]
        envelope = self._envelope(delivery, attempt, reason)
        future: asyncio.Future[Json | None] = asyncio.get_running_loop().create_future()
        sent = time.monotonic()
        connection.waiting[envelope["envelope_id"]] = future
        try:
            await connection.socket.send_text(json.dumps(envelope))
            answer = await asyncio.wait_for(future, patience)
        except TimeoutError:
            return Receipt(False, reason="timeout")
        except (WebSocketDisconnect, RuntimeError):
            return Receipt(False, reason="connection_failed")
        finally:
            connection.waiting.pop(envelope["envelope_id"], None)
        if answer is None:
            return Receipt(False, reason="connection_failed")
        return Receipt(True, answer, seconds=time.monotonic() - sent)

    def _envelope(self, delivery: Delivery, attempt: int, reason: str) -> Json:
        envelope: Json = {
            "envelope_id": str(uuid.uuid4()),
            "payload": delivery.payload,
            "type": delivery.kind,
            "accepts_response_payload": delivery.kind != "events_api",
        }
        if delivery.kind == "events_api":
            envelope |= {"retry_attempt": attempt, "retry_reason": reason}
        return envelope

    async def drop(self) -> None:
        for connection in list(self._connections):
            connection.fail_all()
            await connection.socket.close(1011)
