"""chat.* and response_url: what the app says."""

import time
from typing import Any

from slackdesk import limits
from slackdesk.api.call import Call, SlackError
from slackdesk.event_router import EventRouter
from slackdesk.workspace import BOT, BOT_USER, Channel, Json, Message


def checked(call: Call, *, update: bool = False) -> limits.Content:
    """What the call wants to show, refused as Slack would."""
    content = limits.Content(call.text("text"), call.structure("blocks"), call.structure("metadata"))
    if refusal := limits.refuse_message(content, update=update):
        raise SlackError(refusal.error, **refusal.details())
    return content


def _kept(
    content: limits.Content, router: EventRouter, channel: Channel, thread_ts: str | None, **more: Any
) -> Message:
    return Message(
        channel=channel.id,
        ts=router.workspace.new_ts(),
        user=BOT_USER,
        text=content.text,
        blocks=limits.with_ids(content.blocks or [], router.workspace.new_id),
        thread_ts=thread_ts,
        from_bot=True,
        metadata=content.metadata,
        **more,
    )


def _thread(call: Call, channel: Channel) -> str | None:
    """The thread to answer in, by its first message even when a reply was given."""
    thread_ts = call.text("thread_ts")
    if not thread_ts:
        return None
    parent = call.workspace.find(channel.id, thread_ts)
    if parent is None or parent.seen_by:
        raise SlackError("thread_not_found")
    return parent.thread_ts if parent.is_reply else parent.ts


def post_message(call: Call) -> Json:
    channel, content = call.joined_channel(), checked(call)
    with call.workspace.lock:
        message = _kept(content, call.router, channel, _thread(call, channel))
        call.router.post(message)
    return {"channel": channel.id, "ts": message.ts, "message": call.router.json_of(message)}


def post_ephemeral(call: Call) -> Json:
    """chat.postEphemeral: seen by one member of the channel."""
    channel = call.joined_channel()
    user = call.needed("user", "user_not_in_channel")
    if user not in channel.members:
        raise SlackError("user_not_in_channel")
    content = checked(call)
    with call.workspace.lock:
        message = _kept(content, call.router, channel, _thread(call, channel), seen_by=user)
        call.router.post(message)
    return {"message_ts": message.ts}


def update(call: Call) -> Json:
    """chat.update: only what is given changes; text without blocks removes the blocks."""
    content = checked(call, update=True)
    with call.workspace.lock:
        message = call.own_message()
        before = call.router.json_of(message)
        change(message, content, call.router)
        message.edited = {"user": BOT_USER, "ts": call.workspace.new_ts()}
        call.router.change(message, before)
    shown = call.router.json_of(message)
    return {"channel": message.channel, "ts": message.ts, "text": message.text, "message": shown}


def change(message: Message, content: limits.Content, router: EventRouter) -> None:
    if content.blocks is not None or content.text:
        message.blocks = limits.with_ids(content.blocks or [], router.workspace.new_id)
        message.text = content.text or message.text
    if content.metadata is not None:
        message.metadata = content.metadata


def respond(router: EventRouter, key: str, body: Json) -> tuple[int, str]:
    """A POST to a response_url: status and text, as Slack answers."""
    right = router.responses.get(key)
    if right is None or right.until < time.monotonic():
        return 404, "expired_url"
    if right.left <= 0:
        return 404, "used_url"
    call = Call(router, body)
    right.left -= 1
    with router.workspace.lock:
        original = router.workspace.find(right.channel, right.message_ts)
        try:
            content = checked(call)
        except SlackError as refused:
            return 400, refused.error
        if body.get("replace_original") and original:
            before = router.json_of(original)
            change(original, content, router)
            router.change(original, before)
            return 200, "ok"
        answer(router, content, body, right.channel, right.user, right.thread_ts)
    return 200, "ok"


def answer(
    router: EventRouter, content: limits.Content, body: Json, channel: str, user: str, thread_ts: str | None = None
) -> None:
    """Show the answer to a command or interaction to the asker alone."""
    place = router.workspace.channels[channel]
    router.post(_kept(content, router, place, body.get("thread_ts") or thread_ts, seen_by=user))


def auth_facts(router: EventRouter) -> Json:
    return {
        "url": f"{router.base_url}/",
        "team": "The desk",
        "user": "rejoinder",
        "team_id": router.workspace.team,
        "user_id": BOT_USER,
        "bot_id": BOT,
        "is_enterprise_install": False,
    }
