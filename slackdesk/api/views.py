"""views.*: modals and App Home."""

import secrets
import time
from typing import Any

from slackdesk import events, limits
from slackdesk.api.call import Call, SlackError
from slackdesk.event_router import EventRouter
from slackdesk.workspace import Json, View


def _checked(view: Any, kind: str) -> Json:
    if refusal := limits.refuse_view(view):
        raise SlackError(refusal.error, **refusal.details())
    content: Json = view
    if content["type"] != kind:
        raise SlackError("invalid_arguments")
    return content


def open_view(call: Call) -> Json:
    """views.open: with a trigger of the last seconds, used once. A person has one modal at a time here."""
    view = call.structure("view")
    content = _checked(view, "modal")
    user, until = call.router.triggers.pop(call.needed("trigger_id", "invalid_trigger_id"), ("", 0.0))
    if until < time.monotonic():
        raise SlackError("expired_trigger_id" if until else "invalid_trigger_id")
    opened = call.workspace.modals[user] = _opened(call, user, content)
    call.workspace.touch()
    return {"view": events.view_json(opened)}


def publish(call: Call) -> Json:
    content = _checked(call.structure("view"), "home")
    user = call.person("user_id")
    shown = call.workspace.homes[user] = _opened(call, user, content)
    call.workspace.touch()
    return {"view": events.view_json(shown)}


def update(router: EventRouter, view: View, content: Any) -> None:
    """What `response_action: update` does with an open modal."""
    _show(router, view, _checked(content, "modal"))


def _opened(call: Call, user: str, content: Json) -> View:
    view = View(call.workspace.new_id("V"), user, {}, "", call.workspace.team)
    _show(call.router, view, content)
    return view


def _show(router: EventRouter, view: View, content: Json) -> None:
    """Put in this content, with the ids that Slack gives."""
    view.content = content | {"blocks": limits.with_ids(content["blocks"], router.workspace.new_id)}
    view.hash = f"{int(time.time())}.{secrets.token_hex(4)}"
    view.errors, view.note = {}, ""
