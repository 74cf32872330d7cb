"""conversations.*, users.* and assistant.*: channels, members, messages, and an app's status and prompts."""

from slackdesk import events
from slackdesk.api.call import Call, SlackError
from slackdesk.workspace import BOT_USER, Json, Message

PAGE = 100
MOST = 1000
_TYPES = {"channel": "public_channel", "group": "private_channel", "im": "im"}


def _page(call: Call, items: list[Json], key: str) -> Json:
    """One page of `items`; the cursor is the place in the list."""
    limit, start = min(int(call.text("limit") or PAGE), MOST), int(call.text("cursor") or 0)
    more = start + limit < len(items)
    next_cursor = str(start + limit) if more else ""
    return {key: items[start : start + limit], "has_more": more, "response_metadata": {"next_cursor": next_cursor}}


def _seen(call: Call, messages: list[Message]) -> list[Message]:
    oldest = float(call.text("oldest", "0"))
    return [m for m in messages if float(m.ts) > oldest]


def replies(call: Call) -> Json:
    """conversations.replies: the parent first, then its replies, oldest first."""
    channel = call.joined_channel()
    ts = call.needed("ts", "thread_not_found")
    root = call.workspace.find(channel.id, ts)
    if root is None or root.seen_by:
        raise SlackError("thread_not_found")
    top = root.thread_ts if root.is_reply and root.thread_ts else ts
    thread = call.workspace.thread(channel.id, top)
    kept = [thread[0], *_seen(call, thread[1:])]
    return _page(call, _shown(call, kept), "messages")


def history(call: Call) -> Json:
    """conversations.history: what stands in the channel itself, newest first."""
    channel = call.joined_channel()
    top = [m for m in call.workspace.messages(channel.id) if not m.is_reply]
    return _page(call, _shown(call, _seen(call, top)[::-1]), "messages")


def _shown(call: Call, messages: list[Message]) -> list[Json]:
    metadata = call.flag("include_all_metadata")
    return [call.router.json_of(message, metadata=metadata) for message in messages]


def info(call: Call) -> Json:
    return {"channel": events.channel_json(call.channel())}


def members(call: Call) -> Json:
    channel = call.channel()
    page = _page(call, [{"id": member} for member in channel.members], "members")
    return page | {"members": [member["id"] for member in page["members"]]}


def own_channels(call: Call) -> Json:
    types = set(call.text("types", "public_channel").split(","))
    kinds = {kind for kind, name in _TYPES.items() if name in types}
    channels = [
        events.channel_json(channel)
        for channel in call.workspace.channels.values()
        if BOT_USER in channel.members and channel.kind in kinds
    ]
    return _page(call, channels, "channels")


def user(call: Call) -> Json:
    return {"user": events.person_json(call.workspace.people[call.person()], call.workspace.team)}


def people(call: Call) -> Json:
    everybody = call.workspace.people.values()
    return _page(call, [events.person_json(person, call.workspace.team) for person in everybody], "members")


def set_status(call: Call) -> Json:
    """assistant.threads.setStatus: an empty status ends it."""
    channel = call.channel("channel_id")
    thread_ts = call.needed("thread_ts", "invalid_thread_ts")
    if call.workspace.find(channel.id, thread_ts) is None:
        raise SlackError("invalid_thread_ts")
    call.workspace.statuses[channel.id, thread_ts] = call.text("status")
    call.workspace.touch()
    return {}


def set_prompts(call: Call) -> Json:
    """assistant.threads.setSuggestedPrompts; the agent view needs no thread."""
    channel = call.channel("channel_id")
    call.workspace.prompts[channel.id] = call.structure("prompts")
    call.workspace.touch()
    return {}
