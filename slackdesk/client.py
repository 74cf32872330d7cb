"""What people do and see at a desk, called from Python: for tests, benchmarks and screenshots."""

import time
from collections.abc import Callable, Sequence
from typing import Literal, Self, TypeVar

from slackdesk.event_delivery import EventDelivery
from slackdesk.event_router import EventRouter
from slackdesk.events import view_as_shown
from slackdesk.faults import Faults
from slackdesk.interactions import Interactions
from slackdesk.settings import DeskSettings
from slackdesk.signed_http import SignedHttp
from slackdesk.socket_mode import SocketMode
from slackdesk.workspace import BOT_USER, TEAM, Channel, Json, Message, Person, default_workspace

T = TypeVar("T")
LOOK = 0.02
"""Seconds between two looks of one who waits for something."""


class DeskClient(Interactions):
    """What people do and see; messages come in Slack's wire format. `faults` make something go wrong, `deliveries` has
    the events on their way to the app, `router.calls` counts the app's calls."""

    def __init__(self, settings: DeskSettings | None = None, team: str = TEAM) -> None:
        self.settings = settings or DeskSettings()
        workspace, self.faults = default_workspace(team), Faults()
        self.socket_mode = SocketMode(self.settings)
        self.deliveries = EventDelivery(self.socket_mode, self.settings.redelivery, self.faults)
        super().__init__(EventRouter(workspace, self.settings, self.faults, self.deliveries))

    @property
    def url(self) -> str:
        return self.router.base_url

    @property
    def api_url(self) -> str:
        """The `base_url` for slack_sdk's WebClient."""
        return f"{self.url}/api/"

    def wait_for(self, ready: Callable[[Self], T | Literal[False] | None], timeout: float = 180.0) -> T:
        """The first true answer of `ready(desk)`, asked again and again; TimeoutError after `timeout` seconds."""
        end = time.monotonic() + timeout
        while not (answer := ready(self)):
            if time.monotonic() > end:
                raise TimeoutError(f"not within {timeout:g} s")
            time.sleep(LOOK)
        return answer

    # Who and what is there

    def dm(self, user: str) -> str:
        return self.workspace.dm_of(self._id(user)).id

    def add_channel(self, name: str, members: Sequence[str], *, private: bool = False) -> str:
        ids = [self._id(member) for member in members]
        channel = Channel(self.workspace.new_id("C"), name, "group" if private else "channel", ids)
        return self.workspace.add_channel(channel).id

    def invite(self, channel: str, inviter: str, invited: str = "rejoinder") -> None:
        """Bring a person, or the app, into a channel."""
        joined, person = self.joined(channel, inviter)
        self.router.join(joined, self._id(invited), person.id)

    def add_person(self, name: str, *, guest: bool = False) -> str:
        person = Person(self.workspace.new_id("U"), name.lower(), name, title="Guest", guest=guest)
        self.workspace.people[person.id] = person
        self.workspace.touch()
        return person.id

    def uninstall(self) -> None:
        """Take the app out of the workspace: its token is refused, and the app gets the events."""
        self.faults.token_refused = "account_inactive"  # noqa: S105
        self.router.send_event({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [BOT_USER]}})
        self.router.send_event({"type": "app_uninstalled"})

    # What they see

    def messages(self, channel: str, viewer: str | None = None) -> list[Json]:
        """A channel's own messages, oldest first; the viewer's private answers too (marked "private")."""
        shown = self.workspace.messages(self._channel_id(channel), self._id(viewer) if viewer else None)
        return [self._json(message) for message in shown if not message.is_reply]

    def thread(self, channel: str, ts: str, viewer: str | None = None) -> list[Json]:
        shown = self.workspace.thread(self._channel_id(channel), ts, self._id(viewer) if viewer else None)
        return [self._json(message) for message in shown]

    def modal(self, user: str) -> Json | None:
        """The modal that a person sees, with "errors" by block id."""
        return view_as_shown(self.workspace.modals.get(self._id(user)))

    def home(self, user: str) -> Json | None:
        return view_as_shown(self.workspace.homes.get(self._id(user)))

    # How events are delivered

    def drop_sockets(self) -> None:
        self.deliveries.run(self.socket_mode.drop)

    def deliver_over_http(self, request_url: str | None) -> None:
        """Send events as signed requests to this URL; None: over sockets again."""
        self.deliveries.transport = SignedHttp(self.settings, request_url) if request_url else self.socket_mode

    def _id(self, user: str) -> str:
        return self.person(user).id

    def _channel_id(self, channel: str) -> str:
        named = self.workspace.channel_named(channel.removeprefix("#"))
        return named.id if named else channel

    def _json(self, message: Message) -> Json:
        return self.router.json_of(message) | ({"private": True} if message.seen_by else {})
