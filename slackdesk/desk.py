"""The desk as a thing to start, stop and talk to from Python: in a thread of this process."""

import asyncio
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, TypeVar

import uvicorn

from slackdesk.acts import Acts
from slackdesk.control import Control
from slackdesk.courier import Courier
from slackdesk.faults import Faults
from slackdesk.furnished import furnished
from slackdesk.hands import Hands
from slackdesk.interactions import Interactions
from slackdesk.keeping import Keeper
from slackdesk.office import Office
from slackdesk.page import Page
from slackdesk.people import People
from slackdesk.server import application
from slackdesk.settings import DeskSettings
from slackdesk.sockets import Sockets

HOST = "127.0.0.1"
T = TypeVar("T")


class Desk(Hands):
    """A small Slack on this machine. `with Desk() as desk:` starts and stops it.

    Args:
        port: 0 takes a free one.
        settings: Tokens, scopes, subscriptions, clocks.
        control: Open the control door, through which another process does everything that `Hands` can.
        kept: A file that keeps what was said for the next start.
    """

    def __init__(
        self, port: int = 0, settings: DeskSettings | None = None, *, control: bool = False, kept: Path | None = None
    ) -> None:
        self.settings = settings or DeskSettings()
        self.workspace = furnished()
        self._keeper = Keeper(self.workspace, kept) if kept else None
        self.faults = Faults()
        self.sockets = Sockets(self.settings, self.workspace.notify)
        self.courier = Courier(self.sockets, self.settings.redelivery, self.faults, self.workspace.notify)
        self.office = Office(self.workspace, self.settings, self.faults, self.courier)
        people = People(self.office)
        self.acts = Acts(self.office, people, Interactions(self.office, people), self.sockets)
        self._page = Page(self.office, self.acts)
        self._control = Control(self.workspace, self.acts) if control else None
        self._port = port
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def url(self) -> str:
        """Where the page is."""
        return self.office.base_url

    def ask(self, act: str, **args: Any) -> Any:
        """Do one of `acts.Acts`, in the caller's thread."""
        return self.acts.do(act, args)

    def wait_for(self, ready: "Callable[[Desk], T | Literal[False] | None]", timeout: float = 180.0) -> T:
        """Ask `ready` after every change."""
        return self.workspace.wait_for(lambda: ready(self), timeout)

    def __enter__(self) -> "Desk":
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def start(self) -> None:
        """Listen; returns when the desk can be reached. OSError when the port is taken."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, self._port))
        self._port = listener.getsockname()[1]
        self.office.base_url = f"http://{HOST}:{self._port}"
        routes = [*self._page.routes(), *(self._control.routes() if self._control else ())]
        config = uvicorn.Config(
            application(self.office, self.sockets, *routes),
            log_config=None,
            access_log=False,
            lifespan="off",
            ws_max_size=64 * 1024 * 1024,
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(listener, ready), name="desk", daemon=True)
        self._thread.start()
        ready.wait()
        if self._keeper:
            self._keeper.start()

    def _run(self, listener: socket.socket, ready: threading.Event) -> None:
        server = self._server
        if server is None:
            return

        async def life() -> None:
            self._loop = asyncio.get_running_loop()
            self.courier.open(self._loop)
            listener.listen(128)  # connections queue from here on, so callers need not wait for uvicorn
            ready.set()
            await server.serve([listener])
            await self.courier.close()

        asyncio.run(life())

    def stop(self) -> None:
        """Stop listening and forget the thread; the workspace stays readable."""
        if self._server and self._thread and self._loop:
            self._loop.call_soon_threadsafe(self._page.close)
            self._server.should_exit = True
            self._thread.join(10)
        if self._keeper:  # last, since things are said until nobody listens
            self._keeper.stop()
