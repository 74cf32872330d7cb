"""Payloads in Slack's wire format, built from the workspace."""

import time

from slackdesk.workspace import APP, BOT, BOT_USER, Channel, Json, Message, Person, StoredFile, View, Workspace

PREVIEW_LINES = 5


def file_json(file: StoredFile, team: str, base_url: str) -> Json:
    """A file object. `base_url` is where the desk serves files."""
    known: Json = {
        "id": file.id,
        "name": file.name,
        "title": file.title,
        "mimetype": file.mimetype,
        "size": len(file.content),
        "mode": file.mode,
        "url_private": f"{base_url}/files-pri/{team}-{file.id}/{file.name}",
    }
    if file.mode == "snippet":
        lines = file.content.decode("utf-8", "replace").split("\n")
        known["preview"] = "\n".join(lines[:PREVIEW_LINES])
    return known


def message_json(message: Message, workspace: Workspace, base_url: str, *, metadata: bool = True) -> Json:
    body: Json = {"type": "message", "ts": message.ts, "team": workspace.team, "user": message.user}
    body |= {"text": message.text}
    if message.from_bot:
        body |= {"bot_id": BOT, "app_id": APP}
    if message.tombstone:
        body |= {"subtype": "tombstone", "hidden": True}
    if message.blocks:
        body["blocks"] = message.blocks
    if message.files:
        body["files"] = [file_json(workspace.files[id_], workspace.team, base_url) for id_ in message.files]
    if message.edited:
        body["edited"] = message.edited
    if message.metadata and metadata:
        body["metadata"] = message.metadata
    return body | _thread_facts(message, workspace)


def _thread_facts(message: Message, workspace: Workspace) -> Json:
    """The thread of a reply, and a parent's count of its replies."""
    if message.is_reply:
        return {"thread_ts": message.thread_ts}
    replies = workspace.thread(message.channel, message.ts)[1:]
    if not replies:
        return {}
    return {"thread_ts": message.ts, "reply_count": len(replies), "latest_reply": replies[-1].ts}


def person_json(person: Person, team: str) -> Json:
    return {
        "id": person.id,
        "team_id": team,
        "name": person.name,
        "real_name": person.real_name,
        "is_bot": person.is_bot,
        "is_restricted": person.guest,
        "is_ultra_restricted": False,
        "is_stranger": False,
        "is_admin": False,
        "tz": "Etc/UTC",
    }


def channel_json(channel: Channel) -> Json:
    common: Json = {"id": channel.id, "is_archived": False, "is_org_shared": False}
    if channel.kind == "im":
        other = next(member for member in channel.members if member != BOT_USER)
        return common | {"is_im": True, "user": other}
    return common | {
        "name": channel.name,
        "is_channel": True,
        "is_im": False,
        "is_private": channel.kind == "group",
        "is_member": BOT_USER in channel.members,
        "is_shared": False,
        "is_ext_shared": False,
    }


def callback(event: Json, event_id: str, team: str) -> Json:
    bot = {"team_id": team, "user_id": BOT_USER, "is_bot": True, "is_enterprise_install": False}
    return {
        "team_id": team,
        "api_app_id": APP,
        "event": event,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": int(time.time()),
        "authorizations": [bot],
    }


def view_json(view: View) -> Json:
    return view.content | {
        "id": view.id,
        "team_id": view.team,
        "hash": view.hash,
        "app_installed_team_id": view.team,
        "callback_id": view.content.get("callback_id", ""),
        "private_metadata": view.content.get("private_metadata", ""),
        "state": view.content.get("state", {"values": {}}),
    }


def view_as_shown(view: View | None) -> Json | None:
    """A modal or App Home, with the errors that a person sees in it."""
    return view_json(view) | {"errors": view.errors, "note": view.note} if view else None
