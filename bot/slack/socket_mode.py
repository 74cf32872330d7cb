"""Socket Mode: Slack's own client, which is handed one whole message at a time and works through a burst without delay."""

import logging
import time
from contextlib import suppress
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode.base_handler import BaseSocketModeHandler
from slack_bolt.adapter.socket_mode.internals import run_bolt_app, send_response
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.errors import SettingsError

PING_SECONDS = 5
"""The client sees that a socket is dead only at its next ping; Slack holds events back meanwhile."""
AT_ONCE = 32
"""Envelopes that are worked on at a time: as many share a transaction, and there are few of those in a burst."""
PIECE = 65_536
"""Bytes that are taken from the socket in one go."""

_LEFT = b"\n"
"""What the client leaves unread of the handshake before the first frame; no frame begins so."""
_SHORTEST = 2
"""Bytes of a frame that holds nothing: a ping or a close without a word."""
_SHORT = {126: 2, 127: 8}
"""Bytes of a frame's length by what stands in its place (RFC 6455, 5.2)."""


class WholeFrames:
    """A socket that gives one whole WebSocket frame at each `recv`; in everything else the socket that it is made of.

    Slack's client reads on until a piece ends where a message does, one call deeper for each message and each piece: in
    a burst none is passed on before the last has come, and from a thousand on Python ends it (RecursionError), after
    which the stream is read from the middle of a frame. Where a frame is broken off by a time-out, the client forgets
    what it had of it; here it stays. And at a connection's end the client would look again and again, without a pause.
    """

    def __init__(self, sock: Any) -> None:
        self._sock = sock
        self._bytes = bytearray()
        self._is_begun = False
        self._ends = False

    def recv(self, _: int) -> bytes:
        """The next frame; nothing after one of two bytes, for which the client takes what follows along.

        Raises:
            OSError: what the socket raises (a time-out is one), or the connection is over.
        """
        if self._ends:
            self._ends = False
            return b""
        while not (length := _length(self._bytes)) or len(self._bytes) < length:
            piece = self._sock.recv(PIECE)
            if not piece:
                raise ConnectionResetError("Slack closed the connection.")
            self._bytes += piece
            if not self._is_begun:
                self._bytes = self._bytes.removeprefix(_LEFT)
                self._is_begun = True
        frame = bytes(self._bytes[:length])
        del self._bytes[:length]
        self._ends = length == _SHORTEST
        return frame

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


def _length(frame: bytearray) -> int:
    """Bytes of the frame that begins here; 0 where too little of it is there to know. A server masks nothing."""
    if len(frame) < 2:
        return 0
    start = 2 + _SHORT.get(frame[1], 0)
    if len(frame) < start:
        return 0
    return start + (int.from_bytes(frame[2:start]) if start > 2 else frame[1])


class _Client(SocketModeClient):
    def _run_current_session(self) -> None:
        session = self.current_session  # a new one after each time that it was cut off
        if session is None:
            return
        with session.sock_receive_lock:  # whoever closes it, in another thread, holds this
            if session.sock is None:
                return
            if not isinstance(session.sock, WholeFrames):
                session.sock = WholeFrames(session.sock)  # type: ignore[assignment]
        super()._run_current_session()  # type: ignore[no-untyped-call]


class SocketMode(BaseSocketModeHandler):
    """The app's ear at Slack. `listen`, later `hang_up`."""

    client: _Client

    def __init__(self, app: App, app_token: str) -> None:
        self.app = app
        self.app_token = app_token
        self.client = _Client(
            app_token,
            logging.getLogger("slack_bolt"),
            app.client,
            ping_interval=PING_SECONDS,
            concurrency=AT_ONCE,
        )
        self.client.socket_mode_request_listeners.append(self.handle)

    def handle(self, client: BaseSocketModeClient, req: SocketModeRequest) -> None:
        """Give an envelope to the app, and acknowledge it when that is done."""
        began = time.time()
        send_response(client, req, run_bolt_app(self.app, req), began)

    def listen(self) -> None:
        """Connect.

        Raises:
            SettingsError: Slack does not take the token.
        """
        try:
            self.connect()  # type: ignore[no-untyped-call]
        except SlackApiError:
            self.close()  # type: ignore[no-untyped-call]
            raise SettingsError(
                "Slack does not take the app-level token.",
                "Copy SLACK_APP_TOKEN again from the app's page, under Basic Information; it needs connections:write.",
            ) from None

    def hang_up(self) -> None:
        """Close the socket at once. The client's own `close` waits for the next message, three seconds where none
        comes: the answer to a last ping is one."""
        client = self.client
        client.current_session_state.terminated = True
        if client.current_session is not None and client.current_session.is_active():
            with suppress(OSError):  # a connection that is broken already answers nobody, and must still be closed
                client.current_session.ping(f"{client.session_id()}:{time.time()}")  # the form that it expects back
        self.close()  # type: ignore[no-untyped-call]
