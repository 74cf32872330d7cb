"""Where a message of an answer goes, how it is sent, and where to look whether an earlier run has sent it."""

from collections.abc import Mapping
from typing import Any

from bot.errors import DeliveryError
from bot.slack.posting import SPENT, Delivery
from bot.store import APOLOGY, Request, Store
from bot.views import talk
from bot.views.blocks import MOST_BLOCKS

EPHEMERAL = "whispered"
"""Stands for the time stamp of a private answer, which has none."""

Body = Mapping[str, Any]


def send(delivery: Delivery, store: Store, request: Request, part: int, body: Body) -> str:
    """Send one planned message and return its time stamp, or a file's id. Raises as `Delivery.post` does."""
    if "direct" in body and "files" in body:
        delivery.upload_directly(body["direct"], talk.EXPORT_ASKED, body)
        return EPHEMERAL
    if "direct" in body:
        delivery.post(body["direct"], None, body, request=request.id, part=part)
        return EPHEMERAL
    if _is_private(request, part) and request.response_url:
        _send_privately(delivery, request, request.response_url, part, body)
        return EPHEMERAL
    if "only" in body:
        delivery.whisper_to(request.channel, body["only"], request.thread, body)
        return EPHEMERAL
    channel, thread = _place_of(store, request, part, body)
    if "ts" in body:
        delivery.update(channel, body["ts"], body)
        return str(body["ts"])
    if "files" in body:
        return delivery.upload(channel, thread, body)
    return delivery.post(channel, thread, body, request=request.id, part=part)


def find(delivery: Delivery, store: Store, request: Request, part: int, body: Body) -> str | None:
    """What `send` returned in an earlier run, if that message is in Slack. Raises as `Delivery.find` does."""
    if {"ts", "only", "direct"} & body.keys() or (_is_private(request, part) and request.response_url):
        # An update can be repeated. A private answer cannot be looked up: after a kill it may come twice, which is
        # better than not at all.
        return None
    channel, thread = _place_of(store, request, part, body)
    if "files" in body:
        return delivery.find_file(channel, thread, body["files"][0]["title"])
    return delivery.find(channel, thread, request=request.id, part=part)


def _send_privately(delivery: Delivery, request: Request, response_url: str, part: int, body: Body) -> None:
    """Answer where the question was, or, when that is no longer possible, in a direct message.

    An ephemeral message in the channel would not do: Slack drops it if the person is away, as after an outage, and
    takes none where the bot is no member.
    """
    try:
        delivery.whisper(response_url, body, request.thread)
    except DeliveryError as refusal:
        if refusal.code not in SPENT:
            raise
        delivery.post(request.user, None, _with_reason(request, part, body), request=request.id, part=part)


def _with_reason(request: Request, part: int, body: Body) -> Body:
    """The message; the first one says why it comes as a direct message, if it has room for that."""
    blocks = body.get("blocks") or []
    if part > 0 or not blocks or len(blocks) >= MOST_BLOCKS:
        return body
    return {**body, "blocks": [*talk.late_and_private(request.channel).blocks, *blocks]}


def _place_of(store: Store, request: Request, part: int, body: Body) -> tuple[str, str | None]:
    """Channel and thread of a message: its own, else its request's.

    An answer that is posted without a thread makes one, under its first message.
    """
    channel, thread = body.get("channel", request.channel), body.get("thread", request.thread)
    if thread or part <= 0:
        return channel, thread
    first = store.posts.get(request.id, 0)
    return channel, first.message_ts if first else None


def _is_private(request: Request, part: int) -> bool:
    """Whether only the asker sees it; an apology for a click goes to the person who clicked."""
    return request.is_private or part == APOLOGY
