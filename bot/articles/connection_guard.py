"""The guard at the socket: a name is looked up once, its address checked, and that very address connected to."""

import socket
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any

import httpcore2

from bot.articles.addresses import Address, is_public, literal
from bot.articles.link_target import WEB_PORTS
from bot.articles.text import INSTEAD, PASTE
from bot.errors import ArticleError

CONNECT_SECONDS = 5.0
"""For one address of several; the deadline of the whole fetch bounds them all."""
MAX_ADDRESSES = 4
NOT_PUBLIC = "This link leads to no address on the public web, so I did not open it."


def look_up(host: str, port: int) -> Sequence[str]:
    """The addresses that the system's resolver gives for `host`. Raises OSError."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


@dataclass(frozen=True)
class Network:
    """The outside as the guard sees it. Production uses the defaults; a test brings its own names and addresses."""

    look_up: Callable[[str, int], Sequence[str]] = look_up
    allows: Callable[[Address], bool] = is_public
    dial: httpcore2.NetworkBackend = field(default_factory=httpcore2.SyncBackend)
    ports: frozenset[int] = WEB_PORTS


INTERNET = Network()


class Allowance:
    """What one fetch may still spend: seconds until its deadline, bytes on the wire."""

    def __init__(self, seconds: float, wire_bytes: int) -> None:
        self.seconds = seconds
        self.wire_bytes = wire_bytes
        self._ends = time.monotonic() + seconds
        self._left = wire_bytes

    def seconds_left(self) -> float:
        """Seconds until the deadline. Raises ArticleError `too-slow` past it."""
        left = self._ends - time.monotonic()
        if left <= 0:
            raise too_slow(self.seconds)
        return left

    def received(self, count: int) -> None:
        """Take note of `count` bytes. Raises ArticleError `too-large` past the limit."""
        self._left -= count
        if self._left < 0:
            raise too_large(self.wire_bytes)


def too_slow(seconds: float) -> ArticleError:
    return ArticleError(
        f"The site did not deliver the page in {seconds:g} s.", f"Try again, or {INSTEAD}", code="too-slow"
    )


def too_large(limit: int) -> ArticleError:
    return ArticleError(f"The page is larger than {limit / 1_000_000:g} MB.", PASTE, code="too-large")


class Guard(httpcore2.NetworkBackend):
    """Opens connections to public addresses only, and within one `Allowance`."""

    def __init__(self, network: Network, allowance: Allowance) -> None:
        self._network = network
        self._allowance = allowance

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """A stream to one of the public addresses of `host`.

        Raises ArticleError: `not-found` (no such site), `not-public`, `too-slow`, `unreachable`.
        """
        for address in self._public_addresses(host, port):
            try:
                stream = self._network.dial.connect_tcp(
                    str(address),
                    port,
                    min(CONNECT_SECONDS, self._allowance.seconds_left()),
                    local_address,
                    socket_options,
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
            return _GuardedStream(stream, self._allowance)
        self._allowance.seconds_left()  # says "too slow" where that is the reason
        raise ArticleError(f"{host} cannot be reached.", f"Try again later, or {INSTEAD}", code="unreachable")

    def _public_addresses(self, host: str, port: int) -> list[Address]:
        spelled_out = literal(host)
        addresses = [spelled_out] if spelled_out else self._looked_up(host, port)
        public = [address for address in addresses if self._network.allows(address)]
        if not public:
            raise ArticleError(NOT_PUBLIC, PASTE, code="not-public")
        return public[:MAX_ADDRESSES]

    def _looked_up(self, host: str, port: int) -> list[Address]:
        """The addresses of a name, waited for until the deadline: the system's resolver has none of its own."""
        answers: list[str] = []

        def ask() -> None:
            with suppress(OSError, UnicodeError):
                answers.extend(self._network.look_up(host, port))

        thread = threading.Thread(target=ask, daemon=True, name="look-up")
        thread.start()
        thread.join(self._allowance.seconds_left())
        self._allowance.seconds_left()
        if not answers:
            raise ArticleError(f"No site called {host} was found.", f"Check the link, or {INSTEAD}", code="not-found")
        return [ip_address(answer) for answer in answers]


class _GuardedStream(httpcore2.NetworkStream):
    """A stream that ends at the deadline, however slowly it drips, and at the cap, however much it pours."""

    def __init__(self, stream: httpcore2.NetworkStream, allowance: Allowance) -> None:
        self._stream = stream
        self._allowance = allowance

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, self._allowance.seconds_left())
        self._allowance.received(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._allowance.seconds_left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._allowance.seconds_left())
        return _GuardedStream(stream, self._allowance)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
