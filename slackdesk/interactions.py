"""What a person does with the app's controls: presses a button, chooses, submits a modal."""

from collections.abc import Iterator, Mapping
from typing import Any

from slackdesk import events, limits
from slackdesk.api import views
from slackdesk.api.call import SlackError
from slackdesk.user_actions import NotPossible, UserActions
from slackdesk.workspace import Json, View

TROUBLE = "We had some trouble connecting. Try again?"
"""Slack's text in a modal whose app did not answer."""


class Interactions(UserActions):
    def press(self, channel: str, user: str, ts: str, action_id: str) -> None:
        joined, person = self.joined(channel, user)
        message = self.workspace.find(joined.id, ts)
        if message is None or message.seen_by not in (None, person.id):
            raise NotPossible("That message is gone.")
        container: Json = {"type": "message", "message_ts": message.ts, "channel_id": message.channel}
        container |= {"is_ephemeral": message.seen_by is not None}
        container |= {"thread_ts": message.thread_ts} if message.thread_ts else {}
        action = _control(message.blocks, action_id) | {"action_ts": self.workspace.new_ts()}
        fields: Json = {"container": container, "state": {"values": {}}, "actions": [action]}
        fields |= {} if message.seen_by else {"message": self.router.json_of(message)}
        failed = lambda reason: self.note(joined, person.id, f"The app did not answer ({reason}).")  # noqa: E731
        self.send_interaction("block_actions", person, fields | self.of_message(joined, person, message), failed)

    def submit(self, user: str, values: Mapping[str, Any]) -> None:
        """Send the open modal. `values`: action_id → text, option value, list of values, time."""
        person = self.person(user)
        view = self.workspace.modals.get(person.id)
        if view is None:
            raise NotPossible("No window is open.")
        state = _state(view.content["blocks"], values)
        view.errors = dict(_missing(view.content["blocks"], state))
        if view.errors:
            self.workspace.touch()
            return
        view.content["state"] = {"values": state}
        failed = lambda _reason: self._set_note(view, TROUBLE)  # noqa: E731
        done = lambda answer: self._submitted(view, answer)  # noqa: E731
        fields = {"view": events.view_json(view), "response_urls": []}
        self.send_interaction("view_submission", person, fields, failed, done)

    def close(self, user: str) -> None:
        self.workspace.modals.pop(self.person(user).id, None)
        self.workspace.touch()

    def _submitted(self, view: View, answer: Json) -> None:
        """The app's acknowledgement: errors by block, another view in its place, or the modal closes. (The bot uses no
        other `response_action`.)"""
        action = answer.get("response_action")
        if action == "errors":
            view.errors = {str(k): str(v) for k, v in answer.get("errors", {}).items()}
        elif action == "update":
            try:
                views.update(self.router, view, answer.get("view"))
            except SlackError as refused:
                view.note = f"{TROUBLE} ({refused.error})"
        elif self.workspace.modals.get(view.user) is view:
            del self.workspace.modals[view.user]
        self.workspace.touch()

    def _set_note(self, view: View, note: str) -> None:
        view.note = note
        self.workspace.touch()


def _control(blocks: list[Json], action_id: str) -> Json:
    """A control, with the id of its block."""
    for block in blocks:
        for element in limits.elements_of(block):
            if element.get("action_id") == action_id:
                return element | {"block_id": block["block_id"]}
    raise NotPossible(f"There is no control {action_id} here.")


def _state(blocks: list[Json], values: Mapping[str, Any]) -> Json:
    """view.state.values: what every input holds."""
    state: Json = {}
    for block in blocks:
        for element in limits.elements_of(block):
            if element["type"] == "button":
                continue
            value = values.get(element["action_id"], values.get(block["block_id"]))
            state.setdefault(block["block_id"], {})[element["action_id"]] = filled(element, value)
    return state


def filled(element: Json, value: Any) -> Json:
    """An input's part of the state; None stands for what it held from the start."""
    kind = element["type"]
    if kind == "timepicker":
        return {"type": kind, "selected_time": value or element.get("initial_time")}
    if kind == "checkboxes":
        chosen = [o for v in value or [] if (o := _option(element, v))]
        return {"type": kind, "selected_options": element.get("initial_options", []) if value is None else chosen}
    if kind in ("static_select", "radio_buttons"):
        chosen_one = element.get("initial_option") if value is None else _option(element, value)
        return {"type": kind, "selected_option": chosen_one}
    text = element.get("initial_value") if value is None else str(value)
    return {"type": kind, "value": text or None}


def _option(element: Json, value: Any) -> Json | None:
    return next((o for o in element["options"] if value in (o["value"], o["text"]["text"])), None)


def _missing(blocks: list[Json], state: Json) -> Iterator[tuple[str, str]]:
    """Required inputs that are empty, as Slack's own client checks them."""
    for block in blocks:
        if block.get("type") != "input" or block.get("optional"):
            continue
        held = next(iter(state[block["block_id"]].values()))
        if not any(value for name, value in held.items() if name != "type"):
            yield block["block_id"], "Please complete this required field."
