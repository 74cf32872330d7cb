"""A tap on the wire between the desk and the bot's socket: when each envelope goes out, and when its ack comes back.

It is a process of its own, because neither end can tell: both are busy with the burst. What the bot's own messages
cause goes through unmeasured.
"""

import asyncio
import contextlib
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from slackdesk import Desk

_ROOT = Path(__file__).parents[1]
_ID = re.compile(rb'"envelope_id": ?"([^"]+)"')
_OF_THE_BOT = b'"bot_id"'
_MASKED = 0x80
_PIECE = 65_536


class Tap:
    """While the `with` block lasts, sockets that are opened at the desk lead through it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __enter__(self) -> "Tap":
        command = [sys.executable, "-m", "benchmarks.tap", self._desk.url.rpartition(":")[2]]
        self._process = subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._ears: IO[bytes] = self._process.stdout  # type: ignore[assignment]
        self._mouth: IO[bytes] = self._process.stdin  # type: ignore[assignment]
        self._direct = self._desk.router.base_url
        self._desk.router.base_url = f"http://127.0.0.1:{json.loads(self._ears.readline())}"
        return self

    def __exit__(self, *_: object) -> None:
        self._desk.router.base_url = self._direct
        self._mouth.close()
        self._process.wait()
        self._ears.close()

    def hold(self) -> None:
        """Keep envelopes back from now on, and forget what was measured."""
        self._ask("hold")

    def held(self) -> int:
        """How many are kept back."""
        return int(self._ask("held"))

    def release(self) -> None:
        """Send them, all in one moment."""
        self._ask("release")

    def acks(self) -> list[float]:
        """Seconds from sending to the ack, of every envelope that was acknowledged so far."""
        return [float(seconds) for seconds in self._ask("acks")]

    def _ask(self, what: str) -> Any:
        self._mouth.write(f"{what}\n".encode())
        self._mouth.flush()
        return json.loads(self._ears.readline())


class Frames:
    """Cuts a WebSocket's bytes, after its HTTP head, into whole frames."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._is_head = True

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """Whatever is whole now."""
        self._bytes += piece
        if self._is_head:
            end = self._bytes.find(b"\r\n\r\n") + 4
            if end < 4:
                return
            self._is_head = False
            yield self._cut(end)
        while (length := _length(self._bytes)) and len(self._bytes) >= length:
            yield self._cut(length)

    def _cut(self, length: int) -> bytes:
        whole = bytes(self._bytes[:length])
        del self._bytes[:length]
        return whole


def _length(frame: bytearray) -> int:
    """Of the whole frame that begins here; 0 where too little of it is there to know."""
    if len(frame) < 2:
        return 0
    start, mask = _start(frame), 4 if frame[1] & _MASKED else 0
    if len(frame) < start:
        return 0
    return start + mask + (int.from_bytes(frame[2:start]) if start > 2 else frame[1] & 0x7F)


def _start(frame: bytes | bytearray) -> int:
    """Where a frame's mask, or its body, begins."""
    return 2 + {126: 2, 127: 8}.get(frame[1] & 0x7F, 0)


def envelope_of(frame: bytes) -> bytes:
    """The id of the envelope that a frame carries there or acknowledges; empty where it is none of a person's."""
    if len(frame) > 1 and frame[1] & _MASKED:
        mask, body = frame[(start := _start(frame)) : start + 4], frame[start + 4 :]
        frame = bytes(byte ^ mask[at % 4] for at, byte in enumerate(body))
    found = _ID.search(frame)
    return found[1] if found and _OF_THE_BOT not in frame else b""


class _Wire:
    """What goes through, and when."""

    def __init__(self) -> None:
        self._holds = False
        self._held: list[tuple[asyncio.StreamWriter, bytes, bytes]] = []
        self._sent: dict[bytes, float] = {}
        self._acks: list[float] = []

    async def serve(self, port: int) -> None:
        """Pass on to `port`, and answer the words of standard input, until that ends."""

        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            there = await asyncio.open_connection("127.0.0.1", port)
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.gather(self._up(reader, there[1]), self._down(there[0], writer))

        server = await asyncio.start_server(connected, "127.0.0.1", 0)
        _print(server.sockets[0].getsockname()[1])
        words = asyncio.StreamReader()
        await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(words), sys.stdin)
        while word := await words.readline():
            _print(getattr(self, word.decode().strip())())

    def hold(self) -> int:
        self._holds, self._sent, self._acks = True, {}, []
        return 0

    def held(self) -> int:
        return len(self._held)

    def release(self) -> int:
        held, self._held, self._holds = self._held, [], False
        for bot, name, frame in held:
            self._sent[name] = time.monotonic()
            bot.write(frame)
        return len(held)

    def acks(self) -> list[float]:
        return self._acks

    async def _down(self, desk: asyncio.StreamReader, bot: asyncio.StreamWriter) -> None:
        frames = Frames()
        while piece := await _piece(desk):
            for frame in frames.feed(piece):
                if self._holds and (name := envelope_of(frame)):
                    self._held.append((bot, name, frame))
                else:
                    bot.write(frame)
        bot.close()

    async def _up(self, bot: asyncio.StreamReader, desk: asyncio.StreamWriter) -> None:
        frames = Frames()
        while piece := await _piece(bot):
            now = time.monotonic()
            for frame in frames.feed(piece):
                if (name := envelope_of(frame)) in self._sent:
                    self._acks.append(now - self._sent.pop(name))
                desk.write(frame)
        desk.close()


async def _piece(end: asyncio.StreamReader) -> bytes:
    """What came, or nothing where the connection is over."""
    with contextlib.suppress(ConnectionError):
        return await end.read(_PIECE)
    return b""


def _print(answer: object) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(_Wire().serve(int(sys.argv[1])))
