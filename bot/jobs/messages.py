"""A Slack message → what a request keeps of it: the article's text or link, and the files."""

from collections.abc import Callable, Mapping
from typing import Any

from slack_sdk.errors import SlackApiError

from bot import asked
from bot.delivery import Delivery, NotNow
from bot.errors import DeliveryError
from bot.store import Request, SlackFile, Store

_TRIES = 5
"""Looks at a thread's first message before it counts as not there."""


def files_of(message: Mapping[str, Any]) -> tuple[SlackFile, ...]:
    """The files of a message that can be fetched."""
    return tuple(_file(file) for file in message.get("files") or () if file.get("url_private"))


def completed(delivery: Delivery, store: Store, request: Request, rest: Callable[[float], None]) -> Request:
    """The request with the message that it points at (`target`), where it brings no article of its own."""
    if not request.target or request.text or request.files:
        return request
    for _ in range(_TRIES):
        try:
            first = delivery.first_message(request.channel, request.target)
            text = asked.article_text(first, delivery.me) if first else ""
        except NotNow as later:
            rest(later.seconds)
        except (DeliveryError, SlackApiError):
            break
        else:
            found = request.model_copy(update={"text": text, "files": files_of(first or {})})
            store.requests.complete(request.id, found.text, found.files)
            return found
    return request


def _file(file: Mapping[str, Any]) -> SlackFile:
    return SlackFile(
        id=file["id"],
        name=file.get("name") or "file",
        mimetype=file.get("mimetype") or "",
        size=file.get("size") or 0,
        url=file["url_private"],
    )
