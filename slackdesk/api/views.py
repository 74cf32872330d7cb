"""views.*: modals and App Home."""

import secrets
import time
from typing import Any

from slackdesk import events, limits
from slackdesk.api.call import Call, SlackError
from slackdesk.event_router import EventRouter
from slackdesk.workspace import Json, View

MOST_MODALS = 3
"""A modal may open two more on top of itself."""


def _checked(view: Any) -> Json:
    if refusal := limits.refuse_view(view):
        raise SlackError(refusal.error, **refusal.details())
    content: Json = view
    return content


def open_view(call: Call) -> Json:
    """views.open: with a trigger of the last seconds, used once."""
    content = _checked(call.structure("view", "invalid_arguments"))
    trigger = call.router.triggers.get(call.needed("trigger_id", "invalid_trigger_id"))
    if trigger is None:
        raise SlackError("invalid_trigger_id")
    if trigger.used:
        raise SlackError("exchanged_trigger_id")
    if trigger.until < time.monotonic():
        raise SlackError("expired_trigger_id")
    if content["type"] != "modal":
        raise SlackError("invalid_arguments")
    trigger.used = True
    return {"view": events.view_json(push(call.router, trigger.user, content))}


def push(router: EventRouter, user: str, content: Json) -> View:
    """Put a modal on top of what is open for a person."""
    with router.workspace.lock:
        stack = router.workspace.modals.setdefault(user, [])
        if len(stack) >= MOST_MODALS:
            raise SlackError("push_limit_reached")
        view = View(router.workspace.new_id("V"), user, "modal", {}, "")
        refresh(router, view, content)
        stack.append(view)
    router.workspace.touch()
    return view


def refresh(router: EventRouter, view: View, content: Json) -> None:
    """Give a view other content."""
    view.content = content | {"blocks": limits.with_ids(content["blocks"], router.workspace.new_id)}
    view.hash = f"{int(time.time())}.{secrets.token_hex(4)}"
    view.errors, view.note = {}, ""
    router.workspace.touch()


def update(call: Call) -> Json:
    """views.update, by view_id or external_id; a stale hash is refused."""
    content = _checked(call.structure("view", "invalid_arguments"))
    wanted, external = call.text("view_id"), call.text("external_id")
    open_now = [view for stack in call.workspace.modals.values() for view in stack]
    known = [*open_now, *call.workspace.homes.values()]
    view = next(
        (v for v in known if v.id == wanted or (external and v.content.get("external_id") == external)),
        None,
    )
    if view is None:
        raise SlackError("not_found")
    if call.text("hash") and call.text("hash") != view.hash:
        raise SlackError("hash_conflict")
    refresh(call.router, view, content)
    return {"view": events.view_json(view)}


def publish(call: Call) -> Json:
    """views.publish: a person's App Home."""
    content = _checked(call.structure("view", "invalid_arguments"))
    if content["type"] != "home":
        raise SlackError("invalid_arguments")
    user = call.person("user_id")
    with call.workspace.lock:
        view = call.workspace.homes.get(user)
        if view and call.text("hash") and call.text("hash") != view.hash:
            raise SlackError("hash_conflict")
        view = view or View(call.workspace.new_id("V"), user, "home", {}, "")
        refresh(call.router, view, content)
        call.workspace.homes[user] = view
    call.workspace.touch()
    return {"view": events.view_json(view)}


def opened_by(router: EventRouter, user: str) -> View | None:
    """The modal that a person sees."""
    stack = router.workspace.modals.get(user, [])
    return stack[-1] if stack else None
