"""Stores messages, changes and members, and sends the app the events that follow; used by the Web API and by people."""

import secrets
import time
from collections import Counter
from dataclasses import dataclass

from slackdesk import events
from slackdesk.event_delivery import Delivery, EventDelivery
from slackdesk.faults import Faults
from slackdesk.settings import DeskSettings
from slackdesk.workspace import BOT_USER, Channel, Json, Message, Workspace

RESPONSE_URL_USES = 5
RESPONSE_URL_LIVES = 30 * 60.0
"""A response_url takes five answers within thirty minutes (FACTS)."""


@dataclass
class ResponseUrl:
    """Where and how often an interaction may still be answered."""

    channel: str
    user: str
    message_ts: str | None
    thread_ts: str | None
    until: float
    left: int = RESPONSE_URL_USES


class EventRouter:
    def __init__(self, workspace: Workspace, settings: DeskSettings, faults: Faults, deliveries: EventDelivery) -> None:
        self.workspace = workspace
        self.settings = settings
        self.faults = faults
        self.deliveries = deliveries
        self.base_url = ""
        self.calls: Counter[str] = Counter()
        self.triggers: dict[str, tuple[str, float]] = {}
        """By its id, the person for whom a trigger opens one view, and until when."""
        self.responses: dict[str, ResponseUrl] = {}

    def send_event(self, event: Json) -> None:
        body = events.callback(event, self.workspace.new_id("Ev"), self.workspace.team)
        self.deliveries.send(Delivery("events_api", body))

    def new_trigger(self, user: str) -> str:
        trigger = f"{self.workspace.new_id('')}.{secrets.token_hex(8)}"
        self.triggers[trigger] = user, time.monotonic() + self.settings.trigger_lives
        return trigger

    def new_response_url(self, channel: str, user: str, message: Message | None = None) -> str:
        key = secrets.token_urlsafe(12)
        thread = message.thread_ts if message else None
        until = time.monotonic() + RESPONSE_URL_LIVES
        self.responses[key] = ResponseUrl(channel, user, message.ts if message else None, thread, until)
        return f"{self.base_url}/actions/{key}"

    def json_of(self, message: Message, *, metadata: bool = True) -> Json:
        return events.message_json(message, self.workspace, self.base_url, metadata=metadata)

    def post(self, message: Message) -> None:
        """Store a message and send its events: `message`, and `app_mention` when it names the app."""
        channel = self.workspace.channels[message.channel]
        self.workspace.add(message)
        if message.seen_by or BOT_USER not in channel.members:
            return
        event = self.json_of(message) | {"event_ts": message.ts}
        if message.files and not message.from_bot:
            event["subtype"] = "file_share"
        self._send_message(channel, event)
        self.send_mention(message)

    def send_mention(self, message: Message) -> None:
        """The app_mention for a person's message that names the app: it has no channel_type and no subtype."""
        channel = self.workspace.channels[message.channel]
        is_read = BOT_USER in channel.members and channel.kind != "im" and not message.from_bot
        if is_read and f"<@{BOT_USER}>" in message.text:
            event = self.json_of(message) | {"type": "app_mention", "channel": channel.id, "event_ts": message.ts}
            self.send_event(event)

    def change(self, message: Message, before: Json) -> None:
        self.workspace.touch()
        self._send_change(message, {"subtype": "message_changed", "message": self.json_of(message)}, before)

    def remove(self, message: Message) -> None:
        before = self.json_of(message)
        self.workspace.remove(message)
        self._send_change(message, {"subtype": "message_deleted", "deleted_ts": message.ts}, before)

    def _send_change(self, message: Message, what: Json, before: Json) -> None:
        """The event of something that happened to a message after it was sent."""
        channel = self.workspace.channels[message.channel]
        if message.seen_by or BOT_USER not in channel.members:
            return
        ts = self.workspace.new_ts()
        event = {"type": "message", "previous_message": before, "hidden": True, "ts": ts, "event_ts": ts} | what
        self._send_message(channel, event)

    def _send_message(self, channel: Channel, event: Json) -> None:
        self.send_event(event | {"channel": channel.id, "channel_type": channel.kind})

    def join(self, channel: Channel, user: str, inviter: str) -> None:
        if user in channel.members:
            return
        channel.members.append(user)
        self.workspace.touch()
        if BOT_USER in channel.members:
            event: Json = {"type": "member_joined_channel", "user": user, "inviter": inviter, "channel": channel.id}
            event |= {"channel_type": "G" if channel.kind == "group" else "C", "team": self.workspace.team}
            self.send_event(event | {"event_ts": self.workspace.new_ts()})
