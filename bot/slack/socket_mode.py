"""Socket Mode: a WebSocket to Slack, over which events come and are acknowledged."""

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import structlog
from slack_bolt import App
from slack_bolt.adapter.socket_mode.internals import run_bolt_app
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.request import SocketModeRequest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from bot.errors import SettingsError

PING_SECONDS = 5
"""Between two pings, and until a pong must come: a dead socket is noticed after ten seconds at most. Until then Slack
holds events back."""
AT_ONCE = 32
"""Envelopes that are worked on at a time."""
CLOSES_WITHIN = 1
"""Seconds for Slack's side of a close."""
CONNECTS_WITHIN = 10
LONGEST_PAUSE = 30.0
"""Seconds between two tries to connect; they grow from one."""
STEADY_AFTER = 10.0
"""A connection that held for so many seconds is made again without a pause."""
LARGEST = 16 * 1024 * 1024
"""Bytes of one message."""

_LOG = structlog.get_logger(__name__)


class SocketMode:
    """The connection of one app, made again whenever it ends. `start`, later `stop`."""

    def __init__(self, app: App, app_token: str) -> None:
        self._app = app
        self._app_token = app_token
        self._socket: ClientConnection | None = None
        self._connected, self._stopping = threading.Event(), threading.Event()
        self._workers = ThreadPoolExecutor(AT_ONCE, "socket mode")
        self._thread = threading.Thread(target=self._live, name="socket mode", daemon=True)

    def start(self) -> None:
        """Connect. Raises SettingsError where Slack does not take the token."""
        try:
            self.new_url()
        except SlackApiError:
            raise SettingsError(
                "Slack does not take the app-level token.",
                "Copy SLACK_APP_TOKEN again from the app's page, under Basic Information; it needs connections:write.",
            ) from None
        self._thread.start()
        self._connected.wait(CONNECTS_WITHIN)

    def stop(self) -> None:
        """Close the connection. What was not acknowledged is sent again by Slack."""
        self._stopping.set()
        if self._socket:
            self._socket.close()
        self._thread.join(CLOSES_WITHIN * 2)
        self._workers.shutdown()

    def is_connected(self) -> bool:
        return self._connected.is_set()

    def new_url(self) -> str:
        """Ask Slack where to connect: each address serves once."""
        return str(self._app.client.apps_connections_open(app_token=self._app_token)["url"])

    def _live(self) -> None:
        pause = 0.0
        while not self._stopping.wait(pause):
            began = time.monotonic()
            try:
                self._listen(self.new_url())
            except Exception as error:  # noqa: BLE001 - without a connection no event arrives
                _LOG.warning("no connection", kind=type(error).__name__)
            is_steady = time.monotonic() - began > STEADY_AFTER
            pause = 0.0 if is_steady else min(max(pause * 2, 1.0), LONGEST_PAUSE)

    def _listen(self, url: str) -> None:
        """Take envelopes until the connection ends, or Slack asks for a new one (every few hours)."""
        with connect(
            url,
            compression=None,
            open_timeout=CONNECTS_WITHIN,
            ping_interval=PING_SECONDS,
            ping_timeout=PING_SECONDS,
            close_timeout=CLOSES_WITHIN,
            max_size=LARGEST,
        ) as self._socket:
            if self._stopping.is_set():
                return
            self._connected.set()
            try:
                for text in self._socket:
                    message = json.loads(text)
                    if message.get("type") == "disconnect":
                        return
                    if request := SocketModeRequest.from_dict(message):
                        self._workers.submit(self._answer, self._socket, request)
            finally:
                self._connected.clear()

    def _answer(self, socket: ClientConnection, request: SocketModeRequest) -> None:
        """Give an envelope to the app, and acknowledge it when that is done."""
        try:
            response = run_bolt_app(self._app, request)
            if response.status == 200:
                answer: dict[str, Any] = {"envelope_id": request.envelope_id}
                if response.body:
                    is_json = response.headers.get("content-type", [""])[0].startswith("application/json")
                    answer["payload"] = json.loads(response.body) if is_json else {"text": response.body}
                socket.send(json.dumps(answer))
        except ConnectionClosed:
            _LOG.warning("not acknowledged: the connection ended")
        except Exception as error:  # noqa: BLE001 - Slack sends it again; the error's text may quote a message
            _LOG.error("envelope failed", kind=type(error).__name__)
