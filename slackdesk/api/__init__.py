"""The Web API: which methods there are, the token and scope each needs, and how a call is answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slackdesk.api import chat, conversations, files, views
from slackdesk.api.call import Call, SlackError
from slackdesk.event_router import EventRouter
from slackdesk.workspace import Json


@dataclass(frozen=True)
class Method:
    """`scopes`: any of these is enough; none: any token will do. `reads`: it changes nothing, so a GET is answered too,
    as slack_sdk sends some. (An image on any web page is a GET.)"""

    answer: Callable[[Call], Json]
    scopes: tuple[str, ...] = ()
    reads: bool = False


_HISTORY = ("channels:history", "groups:history", "im:history")
_READ = ("channels:read", "groups:read", "im:read")

METHODS: dict[str, Method] = {
    "auth.test": Method(lambda call: chat.auth_facts(call.router), reads=True),
    "assistant.threads.setStatus": Method(conversations.set_status, ("chat:write", "assistant:write")),
    "assistant.threads.setSuggestedPrompts": Method(conversations.set_prompts, ("assistant:write",)),
    "chat.postEphemeral": Method(chat.post_ephemeral, ("chat:write",)),
    "chat.postMessage": Method(chat.post_message, ("chat:write",)),
    "chat.update": Method(chat.update, ("chat:write",)),
    "conversations.history": Method(conversations.history, _HISTORY, reads=True),
    "conversations.info": Method(conversations.info, _READ, reads=True),
    "conversations.members": Method(conversations.members, _READ, reads=True),
    "conversations.replies": Method(conversations.replies, _HISTORY, reads=True),
    "files.completeUploadExternal": Method(files.complete_upload, ("files:write",)),
    "files.getUploadURLExternal": Method(files.get_upload_url, ("files:write",)),
    "users.conversations": Method(conversations.own_channels, _READ, reads=True),
    "users.info": Method(conversations.user, ("users:read",), reads=True),
    "users.list": Method(conversations.people, ("users:read",), reads=True),
    "views.open": Method(views.open_view),
    "views.publish": Method(views.publish),
}
"""apps.connections.open needs the app token, so `server.py` answers it."""


def answer(router: EventRouter, method: str, args: Mapping[str, Any], token: str) -> Json:
    """What Slack would answer to this call. Raises SlackError where that is not ok."""
    known = METHODS.get(method)
    if known is None:
        raise SlackError("unknown_method", req_method=method)
    check_token(token, router.settings.bot_token)
    if refusal := router.faults.token_refused:
        raise SlackError(refusal)
    _check_scopes(known, router.settings.scopes)
    return {"ok": True, **known.answer(Call(router, args))}


def check_token(token: str, wanted: str) -> None:
    if not token:
        raise SlackError("not_authed")
    if token != wanted:
        raise SlackError("invalid_auth")


def _check_scopes(method: Method, granted: tuple[str, ...]) -> None:
    if method.scopes and not set(method.scopes) & set(granted):
        raise SlackError("missing_scope", needed=",".join(method.scopes), provided=",".join(granted))
