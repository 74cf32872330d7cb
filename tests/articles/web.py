"""A small public web on this machine: names, addresses and sites that tests make up, over real sockets.

Names resolve to public addresses, and a dialler brings every public address to one local server, so that the guard
under test runs with its own table and ports, unpatched.
"""

import socket
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import httpcore2

from bot.articles.connection_guard import Network

PUBLIC = "93.184.216.34"
Answer = Callable[[socket.socket], None]


class Listener:
    """A local port that counts what reaches it and answers by the request's host and path."""

    def __init__(self, answers: Mapping[str, Answer] | None = None) -> None:
        self.answers = dict(answers or {})
        self.connections = 0
        self.requests: list[str] = []
        self.closing = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port: int = self._socket.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self.closing.set()
        self._socket.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            request = b""
            try:
                while b"\r\n\r\n" not in request:
                    piece = connection.recv(65536)
                    if not piece:
                        return
                    request += piece
                head = request.decode("latin-1")
                self.requests.append(head)
                host = next(line[6:] for line in head.split("\r\n") if line.lower().startswith("host: "))
                path = head.split(" ", 2)[1]
                self.answers.get(host + path, page("nothing here", status="404 Not Found"))(connection)
            except OSError:
                return  # the client had enough


@contextmanager
def listening(answers: Mapping[str, Answer] | None = None) -> Iterator[Listener]:
    listener = Listener(answers)
    try:
        yield listener
    finally:
        listener.close()


class Dialler(httpcore2.NetworkBackend):
    """Brings every connection to one local port, and remembers where it was meant to go."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.dialled: list[tuple[str, int]] = []
        self.dead: set[str] = set()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        self.dialled.append((host, port))
        if host in self.dead:
            raise httpcore2.ConnectError("dead")
        stream = httpcore2.SyncBackend().connect_tcp("127.0.0.1", self.port, timeout)
        stream.start_tls = lambda *_, **__: stream  # type: ignore[method-assign]  # https reaches a plain local server
        return stream


class Names:
    """A resolver: each look-up of a name takes the next of its answers, the last one stays."""

    def __init__(self, answers: Mapping[str, Sequence[Sequence[str]]] | None = None) -> None:
        self._answers = {name: list(turns) for name, turns in (answers or {}).items()}
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        turns = self._answers.get(host)
        if turns is None:
            if host.endswith(".example"):
                return [PUBLIC]
            raise OSError("no such name")
        return turns.pop(0) if len(turns) > 1 else turns[0]


def public_web(listener: Listener, names: Names | None = None, dialler: Dialler | None = None) -> Network:
    """The outside as `Network` sees it, with `listener` behind every public address."""
    return Network(look_up=names or Names(), dial=dialler or Dialler(listener.port))


def page(
    body: str | bytes = "",
    *,
    status: str = "200 OK",
    content_type: str = "text/html; charset=utf-8",
    headers: Sequence[str] = (),
) -> Answer:
    data = body if isinstance(body, bytes) else body.encode()
    lines = (f"HTTP/1.1 {status}", f"Content-Type: {content_type}", f"Content-Length: {len(data)}", *headers)
    return lambda connection: connection.sendall("\r\n".join((*lines, "", "")).encode() + data)


def redirect(location: str) -> Answer:
    return page(status="302 Found", headers=(f"Location: {location}",))


def pouring(pieces: Iterable[bytes], headers: Sequence[str] = ("Content-Type: text/html",)) -> Answer:
    """An answer without a length that sends `pieces` until the client goes away."""

    def answer(connection: socket.socket) -> None:
        connection.sendall("\r\n".join(("HTTP/1.1 200 OK", *headers, "", "")).encode())
        for piece in pieces:
            connection.sendall(piece)

    return answer
