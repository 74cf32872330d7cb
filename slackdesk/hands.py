"""The Python side of a desk, the same for one in this process and one elsewhere: what people do, see, and break."""

import base64
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, Literal, TypeVar

from slackdesk.faults import TroubleKind
from slackdesk.settings import DeskSettings
from slackdesk.workspace import Json

T = TypeVar("T")


class Hands(ABC):
    """Channels are given by id or as "#newsroom", people by id or as "ana"; messages come in Slack's wire format."""

    settings: DeskSettings

    @property
    @abstractmethod
    def url(self) -> str:
        """Where the page is."""

    @abstractmethod
    def ask(self, act: str, **args: Any) -> Any:
        """Do one of `acts.Acts`."""

    @abstractmethod
    def wait_for(self, ready: "Callable[[Hands], T | Literal[False] | None]", timeout: float = 180.0) -> T:
        """The first true answer of `ready(desk)`, asked after every change; TimeoutError after `timeout` seconds."""

    def replies(
        self, channel: str, ts: str, count: int, *, viewer: str | None = None, timeout: float = 180.0
    ) -> list[Json]:
        """The replies of a thread, as soon as there are `count`."""

        def enough(desk: Hands) -> list[Json] | None:
            found = desk.thread(channel, ts, viewer)[1:]
            return found if len(found) >= count else None

        return self.wait_for(enough, timeout)

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

    # What people do

    def say(
        self,
        channel: str,
        user: str,
        text: str,
        thread_ts: str | None = None,
        files: Sequence[tuple[str, bytes]] = (),
    ) -> str:
        """Send a message, with files as (name, bytes); answers its time stamp. Very long texts become a snippet."""
        sent = [{"name": name, "content": base64.b64encode(content).decode()} for name, content in files]
        return str(self.ask("say", channel=channel, user=user, text=text, thread_ts=thread_ts, files=sent))

    def edit(self, channel: str, user: str, ts: str, text: str) -> None:
        """Edit an own message."""
        self.ask("edit", channel=channel, user=user, ts=ts, text=text)

    def delete(self, channel: str, user: str, ts: str) -> None:
        """Delete an own message."""
        self.ask("delete", channel=channel, user=user, ts=ts)

    def command(self, channel: str, user: str, line: str) -> None:
        """Send a slash command: the whole line, with its name."""
        self.ask("command", channel=channel, user=user, line=line)

    def press(self, channel: str, user: str, ts: str, action_id: str, value: Any = None) -> None:
        """Press a button of the message at `ts`, or choose `value` in one of its menus."""
        self.ask("press", channel=channel, user=user, ts=ts, action_id=action_id, value=value)

    def press_in_view(self, user: str, view_id: str, action_id: str, value: Any = None) -> None:
        """The same in App Home or the open modal."""
        self.ask("press_in_view", user=user, view_id=view_id, action_id=action_id, value=value)

    def submit(self, user: str, values: dict[str, Any]) -> None:
        """Send the modal that is open for `user`: action_id → text, option value, list of values, time."""
        self.ask("submit", user=user, values=values)

    def close(self, user: str) -> None:
        """Close the modal that is open for `user`."""
        self.ask("close", user=user)

    def shortcut(self, channel: str, user: str, ts: str, callback_id: str) -> None:
        """Use a message shortcut."""
        self.ask("shortcut", channel=channel, user=user, ts=ts, callback_id=callback_id)

    def open_home(self, user: str, tab: str = "home") -> None:
        """Open App Home, or with tab="messages" the direct message with the app."""
        self.ask("open_home", user=user, tab=tab)

    def dm(self, user: str) -> str:
        """The id of a person's direct message with the app."""
        return str(self.ask("dm", user=user))

    def add_channel(self, name: str, members: Sequence[str], *, private: bool = False) -> str:
        """Open another channel; answers its id."""
        return str(self.ask("add_channel", name=name, members=list(members), private=private))

    def invite(self, channel: str, inviter: str, invited: str = "rejoinder") -> None:
        """Bring somebody, or the app, into a channel."""
        self.ask("invite", channel=channel, inviter=inviter, invited=invited)

    def kick(self, channel: str, user: str = "rejoinder") -> None:
        """Take somebody, or the app, out of a channel."""
        self.ask("kick", channel=channel, user=user)

    def add_person(self, name: str, title: str = "Guest", *, outside: bool = False, guest: bool = False) -> str:
        """Somebody new; `outside` is somebody of another workspace (Slack Connect), `guest` sees only some channels of
        this one. Answers the id."""
        return str(self.ask("add_person", name=name, title=title, outside=outside, guest=guest))

    # What is to be seen

    def messages(self, channel: str, viewer: str | None = None) -> list[Json]:
        """What stands in the channel itself, oldest first; the viewer's private answers too (marked "private")."""
        found: list[Json] = self.ask("messages", channel=channel, viewer=viewer)
        return found

    def thread(self, channel: str, ts: str, viewer: str | None = None) -> list[Json]:
        """A message and its replies."""
        found: list[Json] = self.ask("thread", channel=channel, ts=ts, viewer=viewer)
        return found

    def modal(self, user: str) -> Json | None:
        """The modal that a person sees, with "errors" by block id."""
        found: Json | None = self.ask("modal", user=user)
        return found

    def home(self, user: str) -> Json | None:
        """A person's App Home."""
        found: Json | None = self.ask("home", user=user)
        return found

    def status(self, channel: str, thread_ts: str) -> str:
        """What the app says it is doing in a thread, or nothing."""
        return str(self.ask("status", channel=channel, thread_ts=thread_ts))

    def delivery(self) -> Json:
        """How events fare on their way to the app: "sockets", "under_way", "attempts", "acknowledged", "ack_seconds"
        (one for each acknowledgement) and "lost" (the payloads)."""
        found: Json = self.ask("delivery")
        return found

    def calls(self) -> dict[str, int]:
        """How often the app called each Web API method, refused calls included."""
        found: dict[str, int] = self.ask("calls")
        return found

    # What goes wrong

    def trouble(self, method: str, kind: TroubleKind, **how: Any) -> None:
        """Trouble for the next `times` calls of a Web API method ("*": any) or a `ratio` of them; see `faults.Trouble`."""
        self.ask("trouble", method=method, kind=kind, **how)

    def weather(self, **how: Any) -> None:
        """What is wrong all the time: unfurls, doubled, read_lag, rates, token_refused, hosted_app; see `faults.Weather`."""
        self.ask("weather", **how)

    def fair_weather(self) -> None:
        """Nothing is wrong any more."""
        self.ask("fair_weather")

    def drop_sockets(self) -> None:
        """Cut every socket without a word."""
        self.ask("drop_sockets")

    def refresh_sockets(self) -> None:
        """Ask every socket to reconnect, as Slack does now and then."""
        self.ask("refresh_sockets")

    def deliver_over_http(self, request_url: str | None) -> None:
        """Send events as signed requests to this URL; None: over sockets again."""
        self.ask("deliver_over_http", request_url=request_url)


def deadline(timeout: float) -> Callable[[], float]:
    """Seconds left; TimeoutError when there are none."""
    end = time.monotonic() + timeout

    def left() -> float:
        remaining = end - time.monotonic()
        if remaining <= 0:
            raise TimeoutError(f"not within {timeout:g} s")
        return remaining

    return left
