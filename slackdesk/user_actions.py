"""What a person does in Slack: says, edits, deletes, sends a command, uses a shortcut, opens App Home."""

import re
from collections.abc import Callable, Sequence

from slackdesk import events
from slackdesk.api.call import Call, SlackError
from slackdesk.api.chat import answer, checked
from slackdesk.api.files import new_file
from slackdesk.event_delivery import Delivery
from slackdesk.event_router import EventRouter
from slackdesk.typed_text import Typed, escape, split_snippet, typed
from slackdesk.workspace import APP, BOT_USER, Channel, Json, Message, Person

SLACKBOT = "USLACKBOT"
SNIPPET_NAME = "Untitled.txt"
INVITE = re.compile(r"/invite\s+@?(\S+)\s*")


class NotPossible(Exception):
    """What Slack does not let a person do; its text is for that person."""


class UserActions:
    """What a person does without a button or a form. Channels go by id or as "#newsroom", people by id or as "ana".

    What Slack would not let them do raises `NotPossible`.
    """

    def __init__(self, router: EventRouter) -> None:
        self.router = router
        self.workspace = router.workspace

    def person(self, user: str) -> Person:
        person = self.workspace.people.get(user) or self.workspace.person_named(user)
        if person is None:
            raise NotPossible(f"There is no person called {user} here.")
        return person

    def joined(self, channel: str, user: str) -> tuple[Channel, Person]:
        joined = self.workspace.channels.get(channel) or self.workspace.channel_named(channel.removeprefix("#"))
        person = self.person(user)
        if joined is None or person.id not in joined.members:
            raise NotPossible("You are not in that channel.")
        return joined, person

    def say(
        self,
        channel: str,
        user: str,
        text: str,
        thread_ts: str | None = None,
        files: Sequence[tuple[str, bytes]] = (),
        snippet: str | None = None,
    ) -> str:
        """Send a message, with files as (name, bytes); returns its time stamp. A text that is too long, or `snippet`,
        becomes a snippet file."""
        joined, person = self.joined(channel, user)
        if snippet is None:
            text, snippet = split_snippet(text)
        stored = [new_file(self.router, name, content, person.id) for name, content in files]
        if snippet is not None:
            content = snippet.encode("utf-8", "replace")
            stored.append(new_file(self.router, SNIPPET_NAME, content, person.id, snippet=True))
        shown = typed(text, self._names)
        if not (shown.text or stored):
            raise NotPossible("There is nothing to send.")
        for file in stored:
            file.channels.append(joined.id)
        with self.workspace.lock:
            ids = [file.id for file in stored]
            parent = self.workspace.find(joined.id, thread_ts) if thread_ts else None
            if thread_ts and parent is None:
                raise NotPossible("That thread is gone.")
            top = parent.thread_ts or parent.ts if parent else None
            message = Message(joined.id, self.workspace.new_ts(), person.id, shown.text, thread_ts=top, files=ids)
            message.blocks = self._with_block_ids(shown)
            self.router.post(message)
        if f"<@{BOT_USER}>" in shown.text and BOT_USER not in joined.members:
            name = self.workspace.people[BOT_USER].real_name
            self.note(
                joined, person.id, f"@{name} is not in this channel. Type /invite @{name}, and send it again.", top
            )
        return message.ts

    def edit(self, channel: str, user: str, ts: str, text: str) -> None:
        """Change an own message; a mention in the new text counts again."""
        with self.workspace.lock:
            message = self._own(channel, user, ts)
            before = self.router.json_of(message)
            shown = typed(text, self._names)
            message.text, message.blocks = shown.text, self._with_block_ids(shown)
            message.edited = {"user": message.user, "ts": self.workspace.new_ts()}
            self.router.change(message, before)
            self.router.send_mention(message)

    def delete(self, channel: str, user: str, ts: str) -> None:
        with self.workspace.lock:
            self.router.remove(self._own(channel, user, ts))

    def command(self, channel: str, user: str, line: str, thread_ts: str | None = None) -> None:
        """Send a slash command, the whole line; the answer comes as a message that only the asker sees."""
        joined, person = self.joined(channel, user)
        name, _, text = line.strip().partition(" ")
        if thread_ts:
            self.note(joined, person.id, f"{name} is not supported in threads. Type it in the channel.", thread_ts)
            return
        if invited := INVITE.fullmatch(line.strip()):
            self._invite(joined, person, invited.group(1))
            return
        if name not in self.router.settings.commands:
            known = ", ".join((*self.router.settings.commands, "/invite"))
            self.note(joined, person.id, f"{name} is not a command here. There is {known}.")
            return
        payload: Json = {
            "team_id": self.workspace.team,
            "channel_id": joined.id,
            "channel_name": {"im": "directmessage", "group": "privategroup"}.get(joined.kind, joined.name),
            "user_id": person.id,
            "user_name": person.name,
            "command": name,
            "text": escape(text.strip()),
            "api_app_id": APP,
            "is_enterprise_install": "false",
            "response_url": self.router.new_response_url(joined.id, person.id),
            "trigger_id": self.router.new_trigger(person.id),
        }
        self.router.deliveries.send(
            Delivery(
                "slash_commands",
                payload,
                on_ack=lambda body: self._answered(joined, person.id, body),
                on_failure=lambda reason: self.note(joined, person.id, f"{name} failed: {_failure(reason)}"),
            )
        )

    def shortcut(self, channel: str, user: str, ts: str, callback_id: str) -> None:
        joined, person = self.joined(channel, user)
        message = self.workspace.find(joined.id, ts)
        if message is None:
            raise NotPossible("That message is gone.")
        fields = {
            "callback_id": callback_id,
            "action_ts": self.workspace.new_ts(),
            "message_ts": message.ts,
            "message": self.router.json_of(message),
            **self.of_message(joined, person, message),
        }
        failed = lambda reason: self.note(joined, person.id, f"The shortcut failed: {_failure(reason)}")  # noqa: E731
        self.send_interaction("message_action", person, fields, failed)

    def of_message(self, joined: Channel, person: Person, message: Message) -> Json:
        """What an interaction with a message says of where it was, and may be answered."""
        url = self.router.new_response_url(joined.id, person.id, message)
        return {"channel": {"id": joined.id, "name": joined.name or "directmessage"}, "response_url": url}

    def send_interaction(
        self,
        kind: str,
        person: Person,
        fields: Json,
        on_failure: Callable[[str], None],
        on_ack: Callable[[Json], None] = lambda _answer: None,
    ) -> None:
        """Send one to the app, with the fields that every interaction has."""
        team = self.workspace.team
        body = fields | {
            "type": kind,
            "user": {"id": person.id, "name": person.name, "team_id": team},
            "api_app_id": APP,
            "team": {"id": team},
            "is_enterprise_install": False,
            "trigger_id": self.router.new_trigger(person.id),
        }
        self.router.deliveries.send(Delivery("interactive", body, on_ack, on_failure))

    def open_home(self, user: str, tab: str = "home") -> None:
        """Open App Home ("home") or the direct message with the app ("messages")."""
        person = self.person(user).id
        view = self.workspace.homes.get(person)
        event: Json = {
            "type": "app_home_opened",
            "user": person,
            "channel": self.workspace.dm_of(person).id,
            "tab": tab,
            "event_ts": self.workspace.new_ts(),
        }
        self.router.send_event(event | ({"view": events.view_json(view)} if view else {}))

    def note(self, channel: Channel, user: str, text: str, thread_ts: str | None = None) -> None:
        ts = self.workspace.new_ts()
        self.workspace.add(Message(channel.id, ts, SLACKBOT, escape(text), thread_ts=thread_ts, seen_by=user))

    def _answered(self, joined: Channel, user: str, body: Json) -> None:
        if not (body.get("text") or body.get("blocks")):
            return
        try:
            content = checked(Call(self.router, body))
        except SlackError as refused:
            self.note(joined, user, f"The app's answer was refused: {refused.error}")
            return
        answer(self.router, content, body, joined.id, user)

    def _invite(self, joined: Channel, person: Person, handle: str) -> None:
        invited = self.workspace.person_named(handle.removeprefix("@"))
        if invited is None or joined.kind == "im":
            self.note(joined, person.id, "There is no person of that name to invite.")
            return
        with self.workspace.lock:
            self.router.join(joined, invited.id, person.id)

    def _own(self, channel: str, user: str, ts: str) -> Message:
        joined, person = self.joined(channel, user)
        message = self.workspace.find(joined.id, ts)
        if message is None or message.user != person.id:
            raise NotPossible("That is not a message of yours.")
        return message

    def _names(self, sign: str, name: str) -> tuple[str, str] | None:
        if sign == "#":
            channel = self.workspace.channel_named(name)
            return (channel.id, channel.name) if channel else None
        person = self.workspace.people.get(name) or self.workspace.person_named(name)
        return (person.id, person.name) if person else None

    def _with_block_ids(self, shown: Typed) -> list[Json]:
        return [{"type": b["type"], "block_id": self.workspace.new_id("b"), **b} for b in shown.blocks]


def _failure(reason: str) -> str:
    """Slack's text for an app that did not answer."""
    if reason == "no_socket":
        return "the app is not running (dispatch_failed)."
    return "the app did not answer in time (operation_timeout)."
