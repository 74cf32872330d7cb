"""Everything that can be asked of a desk, by name and with plain JSON: what the page, the control door and tests use."""

import base64
import binascii
from collections.abc import Callable
from typing import Any

from slackdesk import events
from slackdesk.api.views import opened_by
from slackdesk.interactions import Interactions
from slackdesk.office import Office
from slackdesk.people import NotPossible, People
from slackdesk.signed import SignedHttp
from slackdesk.sockets import Sockets
from slackdesk.workspace import Channel, ChannelKind, Json, Message, Person, View

Files = list[dict[str, str]]
"""[{"name": …, "content": base64}]"""

PAGE_ACTS = frozenset(
    {
        "close",
        "command",
        "delete",
        "edit",
        "open_home",
        "press",
        "press_in_view",
        "say",
        "shortcut",
        "submit",
    }
)
"""What a person does; the rest is for tests."""


def view_of(view: View | None) -> Json | None:
    """A modal or App Home with what a person sees of trouble in it."""
    return events.view_json(view) | {"errors": view.errors, "note": view.note} if view else None


class Acts:
    """`do(name, args)` is the only door; people and channels may be given by id or by name."""

    def __init__(self, office: Office, people: People, interactions: Interactions, sockets: Sockets) -> None:
        self._office = office
        self._workspace = office.workspace
        self._people = people
        self._interactions = interactions
        self._sockets = sockets
        self._table: dict[str, Callable[..., Any]] = {
            "add_channel": self._add_channel,
            "add_person": self._add_person,
            "calls": lambda: dict(office.calls),
            "close": lambda user: interactions.close(self._who(user)),
            "command": self._as_person(people.command),
            "delete": self._as_person(people.delete),
            "deliver_over_http": self._deliver_over_http,
            "delivery": self._delivery,
            "dm": lambda user: self._workspace.dm_of(self._who(user)).id,
            "drop_sockets": lambda: office.courier.run(sockets.drop),
            "edit": self._as_person(lambda *args, **more: people.edit(*args, **more).ts),
            "fair_weather": office.faults.clear,
            "faults": office.faults.describe,
            "home": lambda user: view_of(self._workspace.homes.get(self._who(user))),
            "invite": self._invite,
            "kick": self._kick,
            "messages": self._messages,
            "modal": lambda user: view_of(opened_by(office, self._who(user))),
            "open_home": lambda user, tab="home": people.open_home(self._who(user), tab),
            "press": self._as_person(interactions.press),
            "press_in_view": self._as_person(interactions.press_in_view),
            "refresh_sockets": lambda: office.courier.run(sockets.refresh),
            "say": self._say,
            "shortcut": self._as_person(people.shortcut),
            "status": self._status,
            "submit": self._as_person(interactions.submit),
            "thread": self._thread,
            "trouble": office.faults.add,
            "weather": office.faults.set,
        }

    def do(self, name: str, args: Json) -> Any:
        """Do it, and answer plain JSON.

        Raises:
            NotPossible: In words for the person who tried.
        """
        if name not in self._table:
            raise NotPossible(f"The desk knows no act {name}.")
        return self._table[name](**args)

    def _who(self, user: str) -> str:
        return self._people.person(user).id

    def _where(self, channel: str) -> str:
        found = self._workspace.channel_named(channel.removeprefix("#"))
        return found.id if found else channel

    def _as_person(self, act: Callable[..., Any]) -> Callable[..., Any]:
        return lambda user, **args: act(user=self._who(user), **args)

    def _say(self, user: str, files: Files | None = None, **said: Any) -> str:
        try:
            decoded = [(str(f["name"]), base64.b64decode(f["content"], validate=True)) for f in files or []]
        except binascii.Error as wrong:
            raise NotPossible("That file did not arrive whole.") from wrong
        return self._people.say(user=self._who(user), files=decoded, **said).ts

    def _add_channel(self, name: str, members: list[str], private: bool = False) -> str:
        kind: ChannelKind = "group" if private else "channel"
        ids = [self._who(member) for member in members]
        return self._workspace.add_channel(Channel(self._workspace.new_id("C"), name, kind, ids)).id

    def _add_person(self, name: str, title: str = "", outside: bool = False, guest: bool = False) -> str:
        person = Person(self._workspace.new_id("U"), name.lower(), name, title=title, outside=outside, guest=guest)
        return self._workspace.add_person(person).id

    def _kick(self, channel: str, user: str) -> None:
        self._office.leave(self._workspace.channels[self._where(channel)], self._who(user))

    def _invite(self, channel: str, inviter: str, invited: str) -> None:
        place = self._people.channel(channel, self._who(inviter))
        self._office.join(place, self._who(invited), self._who(inviter))

    def _messages(self, channel: str, viewer: str | None = None) -> list[Json]:
        seen = self._workspace.messages(self._where(channel), self._who(viewer) if viewer else None)
        return [self._shown(message) for message in seen if not message.is_reply]

    def _thread(self, channel: str, ts: str, viewer: str | None = None) -> list[Json]:
        seen = self._workspace.thread(self._where(channel), ts, self._who(viewer) if viewer else None)
        return [self._shown(message) for message in seen]

    def _shown(self, message: Message) -> Json:
        return self._office.json_of(message) | ({"private": True} if message.seen_by else {})

    def _status(self, channel: str, thread_ts: str) -> str:
        status = self._workspace.status_of(self._where(channel), thread_ts)
        return status.text if status else ""

    def _deliver_over_http(self, request_url: str | None) -> None:
        settings = self._office.settings
        self._office.courier.carrier = SignedHttp(settings, request_url) if request_url else self._sockets

    def _delivery(self) -> Json:
        courier = self._office.courier
        return {
            "sockets": self._sockets.connected,
            "under_way": courier.under_way,
            "attempts": courier.attempts,
            "acknowledged": courier.acknowledged,
            "ack_seconds": list(courier.ack_seconds),
            "lost": list(courier.lost),
        }
