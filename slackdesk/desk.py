"""The desk as a server to start and stop from Python, in a thread of this process."""

import asyncio
import secrets
import socket
import threading
from dataclasses import replace
from pathlib import Path

import uvicorn

from slackdesk.client import DeskClient
from slackdesk.oauth import OAuth
from slackdesk.page import Page
from slackdesk.persistence import StateFile
from slackdesk.server import application
from slackdesk.settings import DeskSettings

HOST = "127.0.0.1"


class Desk(DeskClient):
    """A small Slack on this machine. `with Desk() as desk:` starts and stops it. Port 0 takes a free one; the file
    `kept` keeps the messages for the next start."""

    def __init__(self, port: int = 0, settings: DeskSettings | None = None, *, kept: Path | None = None) -> None:
        super().__init__(settings)
        self.routers = [self.router]
        self.oauth = OAuth(self.routers)
        self._state_file = StateFile(self.workspace, kept) if kept else None
        self._page = Page(self)
        self._port = port
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def __enter__(self) -> "Desk":
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def start(self) -> None:
        """Listen; returns when the desk can be reached. OSError when the port is taken."""
        # connections queue from here on, so callers need not wait for uvicorn
        listener = socket.create_server((HOST, self._port), backlog=128)
        self._port = listener.getsockname()[1]
        self.router.base_url = f"http://{HOST}:{self._port}"
        config = uvicorn.Config(
            application(self.routers, self.oauth, self.socket_mode, *self._page.routes()),
            log_config=None,
            access_log=False,
            lifespan="off",
            ws_max_size=64 * 1024 * 1024,
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        ready = threading.Event()
        serving = self._serve(self._server, listener, ready)
        self._thread = threading.Thread(target=asyncio.run, args=(serving,), name="desk", daemon=True)
        self._thread.start()
        ready.wait()
        if self._state_file:
            self._state_file.start()

    def add_workspace(self, team: str, request_url: str) -> DeskClient:
        """Another workspace behind the same port, whose ids are those of the first one; events come by HTTP."""
        client = DeskClient(replace(self.settings, bot_token=f"xoxb-desk-{secrets.token_hex(16)}"), team)
        client.router.base_url = self.router.base_url
        client.deliver_over_http(request_url)
        if self._loop:
            client.deliveries.open(self._loop)
        self.routers.append(client.router)
        return client

    async def _serve(self, server: uvicorn.Server, listener: socket.socket, ready: threading.Event) -> None:
        self._loop = asyncio.get_running_loop()
        self.deliveries.open(self._loop)
        ready.set()
        await server.serve([listener])
        await self.deliveries.close()

    def stop(self) -> None:
        """Stop listening and end the thread; the workspace stays readable."""
        if self._server and self._thread and self._loop:
            self._loop.call_soon_threadsafe(self._page.close)
            self._server.should_exit = True
            self._thread.join(10)
        if self._state_file:  # last: messages may come in until the server has stopped
            self._state_file.stop()
