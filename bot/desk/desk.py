"""The desk as a thing to start, stop and talk to from Python: in a thread of this process."""

import asyncio
import socket
import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import uvicorn

from bot.desk.api.views import opened_by
from bot.desk.courier import Courier
from bot.desk.faults import Faults
from bot.desk.interactions import Interactions
from bot.desk.office import Office
from bot.desk.page import Page
from bot.desk.people import People
from bot.desk.server import application
from bot.desk.settings import DeskSettings
from bot.desk.sockets import Sockets
from bot.desk.workspace import Channel, ChannelKind, Json, furnished

HOST = "127.0.0.1"
T = TypeVar("T")


class Desk:
    """A small Slack on this machine. `with Desk() as desk:` starts and stops it.

    Args:
        port: 0 takes a free one.
        settings: Tokens, scopes, subscriptions, clocks.
    """

    def __init__(self, port: int = 0, settings: DeskSettings | None = None) -> None:
        self.settings = settings or DeskSettings()
        self.workspace = furnished()
        self.faults = Faults()
        self.sockets = Sockets(self.settings)
        self.courier = Courier(self.sockets, self.settings.redelivery, self.faults)
        self.office = Office(self.workspace, self.settings, self.faults, self.courier)
        self.people = People(self.office)
        self.interactions = Interactions(self.office, self.people)
        self._page = Page(self.office, self.people, self.interactions)
        self._port = port
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def url(self) -> str:
        """Where the page is; the Web API is below it at `api_url`."""
        return self.office.base_url

    @property
    def api_url(self) -> str:
        """The `base_url` for slack_sdk's WebClient."""
        return f"{self.url}/api/"

    @property
    def bot_token(self) -> str:
        """For the WebClient."""
        return self.settings.bot_token

    @property
    def app_token(self) -> str:
        """For Socket Mode."""
        return self.settings.app_token

    @property
    def signing_secret(self) -> str:
        """For HTTP mode."""
        return self.settings.signing_secret

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
        config = uvicorn.Config(
            application(self.office, self.sockets, *self._page.routes()),
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

    # What people do

    def say(
        self,
        channel: str,
        user: str,
        text: str,
        thread_ts: str | None = None,
        files: Sequence[tuple[str, bytes]] = (),
    ) -> str:
        """Send a message as a person; answers its time stamp. `channel` is an id or "#newsroom", `user` an id or "ana"."""
        return self.people.say(channel, self._who(user), text, thread_ts, files).ts

    def command(self, channel: str, user: str, line: str) -> None:
        """Send a slash command: the whole line, with its name."""
        self.people.command(channel, self._who(user), line)

    def edit(self, channel: str, user: str, ts: str, text: str) -> None:
        """Edit an own message."""
        self.people.edit(channel, self._who(user), ts, text)

    def delete(self, channel: str, user: str, ts: str) -> None:
        """Delete an own message."""
        self.people.delete(channel, self._who(user), ts)

    def press(self, channel: str, user: str, ts: str, action_id: str, value: Any = None) -> None:
        """Press a button of the message at `ts`, or choose `value` in one of its menus."""
        self.interactions.press(channel, self._who(user), ts, action_id, value)

    def press_in_view(self, user: str, view_id: str, action_id: str, value: Any = None) -> None:
        """The same in App Home or a modal."""
        self.interactions.press_in_view(self._who(user), view_id, action_id, value)

    def submit(self, user: str, values: dict[str, Any]) -> None:
        """Send the modal that is open for `user`: action_id → value."""
        self.interactions.submit(self._who(user), values)

    def close(self, user: str) -> None:
        """Close the modal that is open for `user`."""
        self.interactions.close(self._who(user))

    def shortcut(self, channel: str, user: str, ts: str, callback_id: str) -> None:
        """Use a message shortcut."""
        self.people.shortcut(channel, self._who(user), ts, callback_id)

    def open_home(self, user: str, tab: str = "home") -> None:
        """Open App Home, or with tab="messages" the direct message with the app."""
        self.people.open_home(self._who(user), tab)

    def dm(self, user: str) -> str:
        """The id of a person's direct message with the app."""
        return self.workspace.dm_of(self._who(user)).id

    def add_channel(self, name: str, members: Sequence[str], *, private: bool = False) -> str:
        """Open another channel; answers its id."""
        ids = [self._who(member) for member in members]
        kind: ChannelKind = "group" if private else "channel"
        return self.workspace.add_channel(Channel(self.workspace.new_id("C"), name, kind, ids)).id

    def invite(self, channel: str, inviter: str, invited: str) -> None:
        """Bring somebody (or "rejoinder") into a channel."""
        self.people.command(channel, self._who(inviter), f"/invite @{self.workspace.people[self._who(invited)].name}")

    # What is to be seen

    def messages(self, channel: str, viewer: str | None = None) -> list[Json]:
        """What stands in the channel itself, oldest first; a viewer's own private answers too (marked "private")."""
        place = self._where(channel)
        return [self._shown(m) for m in self.workspace.messages(place, self._viewer(viewer)) if not m.is_reply]

    def thread(self, channel: str, ts: str, viewer: str | None = None) -> list[Json]:
        """A message and its replies."""
        return [self._shown(m) for m in self.workspace.thread(self._where(channel), ts, self._viewer(viewer))]

    def modal(self, user: str) -> Json | None:
        """The modal that a person sees, with "errors" by block id."""
        return self._page.view_of(opened_by(self.office, self._who(user)))

    def home(self, user: str) -> Json | None:
        """A person's App Home."""
        return self._page.view_of(self.workspace.homes.get(self._who(user)))

    def status(self, channel: str, thread_ts: str) -> str:
        """What the app says it is doing in a thread, or nothing."""
        status = self.workspace.status_of(self._where(channel), thread_ts)
        return status.text if status else ""

    def wait_for(self, ready: Callable[["Desk"], T], timeout: float = 10.0) -> T:
        """The first true answer of `ready(desk)`, asked after every change; TimeoutError after `timeout` seconds."""
        return self.workspace.wait_for(lambda: ready(self), timeout)

    def _shown(self, message: Any) -> Json:
        return self.office.json_of(message) | ({"private": True} if message.seen_by else {})

    def _who(self, user: str) -> str:
        return self.people.person(user).id

    def _viewer(self, user: str | None) -> str | None:
        return self._who(user) if user else None

    def _where(self, channel: str) -> str:
        found = self.workspace.channel_named(channel.removeprefix("#"))
        return found.id if found else channel
