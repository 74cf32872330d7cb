"""One call of the Web API: its arguments, read as Slack reads them, and Slack's way to refuse."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slackdesk.event_router import EventRouter
from slackdesk.workspace import BOT_USER, Channel, Json, Message, Workspace


class SlackError(Exception):
    """`ok: false` with Slack's name for it, and what else Slack adds."""

    def __init__(self, error: str, **more: Any) -> None:
        super().__init__(error)
        self.error = error
        self.more = more

    def body(self) -> Json:
        return {"ok": False, "error": self.error, **self.more}


@dataclass(frozen=True)
class Call:
    """Arguments come as JSON, form fields or query; a structure may be JSON within a string."""

    router: EventRouter
    args: Mapping[str, Any]

    @property
    def workspace(self) -> Workspace:
        return self.router.workspace

    def text(self, name: str, default: str = "") -> str:
        value = self.args.get(name)
        return default if value is None else str(value)

    def needed(self, name: str, error: str = "invalid_arguments") -> str:
        """A text argument that must be there."""
        if value := self.text(name):
            return value
        message = f"[ERROR] missing required field: {name}"
        raise SlackError(error, response_metadata={"messages": [message]})

    def flag(self, name: str) -> bool:
        """A yes or no in any of Slack's spellings."""
        return self.text(name).lower() in ("1", "true")

    def structure(self, name: str) -> Any:
        """A list or object, also given as JSON in a string; None when it is not there."""
        value = self.args.get(name)
        return json.loads(value) if isinstance(value, str) and value else value or None

    def channel(self, name: str = "channel") -> Channel:
        """The channel by its own or a person's id; private channels without the app are not found."""
        wanted = self.needed(name, "channel_not_found")
        if wanted in self.workspace.people and wanted != BOT_USER:
            return self.workspace.dm_of(wanted)
        channel = self.workspace.channels.get(wanted)
        if channel is None or (channel.kind != "channel" and BOT_USER not in channel.members):
            raise SlackError("channel_not_found")
        return channel

    def joined_channel(self, name: str = "channel") -> Channel:
        channel = self.channel(name)
        if BOT_USER not in channel.members:
            raise SlackError("not_in_channel")
        return channel

    def person(self, name: str = "user") -> str:
        user = self.needed(name, "user_not_found")
        if user not in self.workspace.people:
            raise SlackError("user_not_found")
        return user

    def own_message(self) -> Message:
        """The app's own message at `channel` and `ts`."""
        message = self.workspace.find(self.channel().id, self.needed("ts", "message_not_found"))
        if message is None or message.seen_by or message.tombstone:
            raise SlackError("message_not_found")
        if not message.from_bot:
            raise SlackError("cant_update_message")
        return message
