"""files.*: the two-step upload, and who may read a file."""

import mimetypes

from slackdesk import events
from slackdesk.api.call import Call, SlackError
from slackdesk.event_router import EventRouter
from slackdesk.workspace import BOT_USER, Json, Message, StoredFile


def get_upload_url(call: Call) -> Json:
    """files.getUploadURLExternal: where to send the bytes."""
    name = call.needed("filename")
    file = new_file(call.router, name, b"", BOT_USER)
    return {"upload_url": f"{call.router.base_url}/upload/v1/{file.id}", "file_id": file.id}


def new_file(router: EventRouter, name: str, content: bytes, user: str, *, snippet: bool = False) -> StoredFile:
    """Keep a file; it is in no channel yet."""
    safe = name.replace("/", "_").replace("\\", "_") or "file"
    guessed = mimetypes.guess_type(safe)[0] or "application/octet-stream"
    file = StoredFile(
        id=router.workspace.new_id("F"),
        name=safe,
        title=safe.rpartition(".")[0] or safe,
        mimetype="text/plain" if snippet else guessed,
        mode="snippet" if snippet else "hosted",
        user=user,
        content=content,
    )
    router.workspace.files[file.id] = file
    return file


def complete_upload(call: Call) -> Json:
    """files.completeUploadExternal: the files become one message in the channel."""
    files = [_uploaded(call, item) for item in call.structure("files")]
    channel = call.joined_channel("channel_id")
    thread_ts = call.text("thread_ts") or None
    if thread_ts and call.workspace.find(channel.id, thread_ts) is None:
        raise SlackError("thread_not_found")
    for file in files:
        file.channels.append(channel.id)
    with call.workspace.lock:
        ts, comment, ids = call.workspace.new_ts(), call.text("initial_comment"), [file.id for file in files]
        call.router.post(Message(channel.id, ts, BOT_USER, comment, thread_ts=thread_ts, from_bot=True, files=ids))
    return {"files": [events.file_json(file, call.workspace.team, call.router.base_url) for file in files]}


def _uploaded(call: Call, item: Json) -> StoredFile:
    known = call.workspace.files.get(item["id"])
    if known is None or not known.content:
        raise SlackError("file_not_found")
    known.title = str(item.get("title") or known.title)  # by which the bot knows it again
    return known


def readable(router: EventRouter, file: StoredFile) -> bool:
    """Whether the app may read it: its own, or shared where it is a member."""
    rooms = (router.workspace.channels.get(channel) for channel in file.channels)
    return file.user == BOT_USER or any(room and BOT_USER in room.members for room in rooms)
