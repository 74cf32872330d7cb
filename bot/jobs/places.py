"""Where a message of an answer goes, how it gets there, and where to look whether it is there already."""

from collections.abc import Mapping
from typing import Any

from bot.errors import DeliveryError
from bot.slack.posting import SPENT, Delivery
from bot.store import APOLOGY, Request, Store
from bot.views import talk
from bot.views.blocks import MOST_BLOCKS

WHISPERED = "whispered"
"""Stands for the time stamp of a private answer, which has none."""


def send(delivery: Delivery, store: Store, request: Request, part: int, body: Mapping[str, Any]) -> str:
    """Send one planned message, and return by what it is known. Raises as `Delivery.post` does."""
    if "direct" in body:
        delivery.post(body["direct"], None, body, request=request.id, part=part)
        return WHISPERED
    if is_private(request, part) and request.response_url:
        _whisper(delivery, request, request.response_url, part, body)
        return WHISPERED
    if "only" in body:
        delivery.whisper_to(request.channel, body["only"], request.thread, body)
        return WHISPERED
    if "ts" in body:
        delivery.update(request.channel, body["ts"], body)
        return str(body["ts"])
    thread = thread_of(store, request, part)
    if "files" in body:
        return delivery.upload(request.channel, thread, body)
    return delivery.post(request.channel, thread, body, request=request.id, part=part)


def _whisper(delivery: Delivery, request: Request, response_url: str, part: int, body: Mapping[str, Any]) -> None:
    """Tell the asker alone: where the question was, or, when that is no longer possible, in a direct message.

    An ephemeral message in the channel would not do: Slack keeps none for people who are away, as they may be after an
    outage, and takes none where the bot is not.
    """
    try:
        delivery.whisper(response_url, body, request.thread)
    except DeliveryError as refusal:
        if refusal.code not in SPENT:
            raise
        delivery.post(request.user, None, _with_reason(request, part, body), request=request.id, part=part)


def _with_reason(request: Request, part: int, body: Mapping[str, Any]) -> Mapping[str, Any]:
    """The message, told why it comes here, if it is the first and has room for that."""
    blocks = body.get("blocks") or []
    if part > 0 or not blocks or len(blocks) >= MOST_BLOCKS:
        return body
    return {**body, "blocks": [*talk.late_and_private(request.channel).blocks, *blocks]}


def find(delivery: Delivery, store: Store, request: Request, part: int, body: Mapping[str, Any]) -> str | None:
    """By what a message is known that an earlier run may have sent. Raises as `Delivery.find` does."""
    if {"ts", "only", "direct"} & body.keys() or (is_private(request, part) and request.response_url):
        # An update does no harm twice. A private answer cannot be looked up: after a kill it may come twice, which is
        # better than not at all.
        return None
    thread = thread_of(store, request, part)
    if "files" in body:
        return delivery.find_file(request.channel, thread, body["files"][0]["title"])
    return delivery.find(request.channel, thread, request=request.id, part=part)


def thread_of(store: Store, request: Request, part: int) -> str | None:
    """The thread that a message belongs to: a posted answer without one makes its own, under its first message."""
    if request.thread or part <= 0:
        return request.thread
    first = store.posts.get(request.id, 0)
    return first.message_ts if first else None


def is_private(request: Request, part: int) -> bool:
    """Whether only the asker sees this message; what went wrong with a click is told to whoever clicked."""
    return request.is_private or part == APOLOGY
