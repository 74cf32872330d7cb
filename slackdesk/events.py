"""Payloads in Slack's wire format, built from the workspace."""

import time
import uuid

from slackdesk.workspace import (
    APP,
    BOT,
    BOT_USER,
    OTHER_TEAM,
    Channel,
    Json,
    Message,
    Person,
    StoredFile,
    View,
    Workspace,
)

VERIFICATION_TOKEN = "desk-verification"  # noqa: S105
DOMAIN = "the-desk"
MESSAGE_SUBSCRIPTIONS = {"channel": "message.channels", "group": "message.groups", "im": "message.im"}
PREVIEW_LINES = 5


def file_json(file: StoredFile, team: str, base_url: str) -> Json:
    """A file object. `base_url` is where the desk serves files."""
    key = f"{team}-{file.id}"
    known: Json = {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title,
        "mimetype": file.mimetype,
        "filetype": _filetype(file),
        "pretty_type": "Plain Text" if file.mimetype == "text/plain" else file.mimetype,
        "user": file.user,
        "user_team": team,
        "editable": file.mode == "snippet",
        "size": len(file.content),
        "mode": file.mode,
        "is_external": False,
        "external_type": "",
        "is_public": True,
        "public_url_shared": False,
        "url_private": f"{base_url}/files-pri/{key}/{file.name}",
        "url_private_download": f"{base_url}/files-pri/{key}/download/{file.name}",
        "permalink": f"{base_url}/files/{file.user}/{file.id}/{file.name}",
        "channels": list(file.channels),
        "has_rich_preview": False,
        "file_access": "visible",
    }
    if file.mode == "snippet":
        lines = file.content.decode("utf-8", "replace").split("\n")
        known |= {
            "preview": "\n".join(lines[:PREVIEW_LINES]),
            "lines": len(lines),
            "lines_more": max(0, len(lines) - PREVIEW_LINES),
            "preview_is_truncated": len(lines) > PREVIEW_LINES,
        }
    return known


def _filetype(file: StoredFile) -> str:
    return "text" if file.mode == "snippet" else file.name.rpartition(".")[2].lower() or "binary"


def message_json(message: Message, workspace: Workspace, base_url: str, *, metadata: bool = True) -> Json:
    """A message as the Web API and events show it."""
    body: Json = {"type": "message", "user": message.user, "text": message.text, "ts": message.ts}
    body |= _author(message, workspace)
    if message.tombstone:
        body |= {"subtype": "tombstone", "hidden": True}
    if message.blocks:
        body["blocks"] = message.blocks
    if message.attachments:
        body["attachments"] = message.attachments
    if message.files:
        body["files"] = [file_json(workspace.files[id_], workspace.team, base_url) for id_ in message.files]
        body["upload"] = False
    if message.edited:
        body["edited"] = message.edited
    if message.metadata and metadata:
        body["metadata"] = message.metadata
    return body | _thread_facts(message, workspace)


def _author(message: Message, workspace: Workspace) -> Json:
    """Team and app; a person's message also has the id that the person's client gave it."""
    if message.from_bot:
        return {"team": workspace.team, "bot_id": BOT, "app_id": APP, "bot_profile": bot_json()}
    person = workspace.people.get(message.user)
    if message.tombstone or person is None:
        return {"team": workspace.team}
    client_id = {"client_msg_id": str(uuid.uuid5(uuid.NAMESPACE_OID, message.channel + message.ts))}
    if person.outside:
        return client_id | {"team": OTHER_TEAM, "user_team": OTHER_TEAM, "source_team": OTHER_TEAM}
    return client_id | {"team": workspace.team}


def _thread_facts(message: Message, workspace: Workspace) -> Json:
    """A reply's fields about its parent, and a parent's about its replies."""
    if message.is_reply:
        parent = workspace.find(message.channel, message.thread_ts)
        return {"thread_ts": message.thread_ts, "parent_user_id": parent.user if parent else ""}
    replies = workspace.thread(message.channel, message.ts)[1:]
    if not replies:
        return {}
    users = list(dict.fromkeys(reply.user for reply in replies))
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users_count": len(users),
        "reply_users": users,
        "latest_reply": replies[-1].ts,
        "is_locked": False,
        "subscribed": False,
    }


def bot_json() -> Json:
    """The app's bot as bots.info shows it."""
    icons = {"image_36": "", "image_48": "", "image_72": ""}
    return {"id": BOT, "name": "Rejoinder", "deleted": False, "app_id": APP, "user_id": BOT_USER, "icons": icons}


def person_json(person: Person, team: str) -> Json:
    """A user object."""
    profile = {"display_name": person.name, "real_name": person.real_name, "title": person.title, "email": ""}
    return {
        "id": person.id,
        "team_id": OTHER_TEAM if person.outside else team,
        "name": person.name,
        "real_name": person.real_name,
        "deleted": False,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "is_restricted": person.guest,
        "is_ultra_restricted": False,
        "is_stranger": person.outside,
        "is_admin": False,
        "is_owner": False,
        "tz": "Etc/UTC",
        "tz_label": "UTC",
        "tz_offset": 0,
        "locale": "en-GB",
        "profile": profile,
    } | ({"profile": profile | {"bot_id": BOT, "api_app_id": APP}} if person.is_bot else {})


def channel_json(channel: Channel, *, shared: bool = False) -> Json:
    """A conversation object, as conversations.info shows it to the app."""
    common: Json = {"id": channel.id, "created": channel.created, "is_archived": False, "is_org_shared": False}
    if channel.kind == "im":
        other = next(member for member in channel.members if member != BOT_USER)
        return common | {"is_im": True, "user": other, "is_open": True}
    return common | {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": True,
        "is_group": False,
        "is_im": False,
        "is_mpim": False,
        "is_private": channel.kind == "group",
        "is_member": BOT_USER in channel.members,
        "is_shared": shared,
        "is_ext_shared": shared,
        "is_general": False,
        "num_members": len(channel.members),
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }


def callback(event: Json, event_id: str, team: str, *, shared: bool = False) -> Json:
    """The envelope of an event."""
    bot = {"enterprise_id": None, "team_id": team, "user_id": BOT_USER, "is_bot": True, "is_enterprise_install": False}
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": team,
        "context_team_id": team,
        "context_enterprise_id": None,
        "api_app_id": APP,
        "event": event,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": int(time.time()),
        "authorizations": [bot],
        "is_ext_shared_channel": shared,
        "event_context": f"4-{event_id}",
    }


def view_json(view: View) -> Json:
    """A view object: the app's content, and what Slack adds."""
    return view.content | {
        "id": view.id,
        "team_id": view.team,
        "type": view.type,
        "hash": view.hash,
        "app_id": APP,
        "app_installed_team_id": view.team,
        "bot_id": BOT,
        "root_view_id": view.id,
        "previous_view_id": None,
        "external_id": view.content.get("external_id", ""),
        "callback_id": view.content.get("callback_id", ""),
        "private_metadata": view.content.get("private_metadata", ""),
        "state": view.content.get("state", {"values": {}}),
    }


def interaction(kind: str, person: Person, team: str) -> Json:
    """The fields that every interaction has."""
    home = OTHER_TEAM if person.outside else team
    return {
        "type": kind,
        "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": home},
        "api_app_id": APP,
        "token": VERIFICATION_TOKEN,
        "team": {"id": team, "domain": DOMAIN},
        "enterprise": None,
        "is_enterprise_install": False,
    }
