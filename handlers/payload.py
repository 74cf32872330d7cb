"""Slack's payloads → our requests. No listener here: the listeners unpack with these, ask for a job, and are done."""

from collections.abc import Mapping
from typing import Any

from bot import typed
from bot.jobs import Request, SlackFile

Json = Mapping[str, Any]

_BY_PEOPLE = (None, "file_share", "thread_broadcast")
"""Subtypes of a message that a person wrote; every other one is a note about something, or another bot's."""


def is_by_a_person(event: Json) -> bool:
    """Whether somebody typed or pasted this message: no bot, no edit, no note about a message."""
    return event.get("subtype") in _BY_PEOPLE and not event.get("bot_id") and bool(event.get("user"))


def is_from_outside(event: Json, body: Json) -> bool:
    """Whether its author belongs to another workspace (Slack Connect)."""
    home = {body.get("team_id"), body.get("enterprise_id")}
    author = event.get("user_team") or event.get("source_team") or event.get("team")
    return author is not None and author not in home


def request_id(body: Json, event: Json, ts: str) -> str:
    """One message, one request, however often and under whichever name Slack tells of it."""
    return f"{body['team_id']}:{event['channel']}:{ts}"


def from_mention(event: Json, body: Json, me: str) -> Request:
    """The request in a message that names the bot. Its twin `message` event would give the same id."""
    return Request(kind="mention", **_parts(event, body, me))


def from_dm(event: Json, body: Json, me: str) -> Request:
    """The request in a direct message."""
    return Request(kind="dm", **_parts(event, body, me))


def from_command(command: Json) -> Request:
    """The request in a slash command: answered privately."""
    return Request(
        kind="command",
        id=command["trigger_id"],
        team=command["team_id"],
        channel=command["channel_id"],
        user=command["user_id"],
        text=typed.plain(command, ""),
        response_url=command["response_url"],
    )


def _parts(event: Json, body: Json, me: str) -> dict[str, Any]:
    return {
        "id": request_id(body, event, event["ts"]),
        "team": body["team_id"],
        "channel": event["channel"],
        "user": event["user"],
        "thread": event.get("thread_ts") or event["ts"],
        "text": typed.plain(event, me),
        "files": tuple(_file(file) for file in event.get("files") or () if file.get("url_private")),
    }


def _file(file: Json) -> SlackFile:
    return SlackFile(
        id=file["id"],
        name=file.get("name") or "file",
        mimetype=file.get("mimetype") or "",
        size=file.get("size") or 0,
        url=file["url_private"],
    )
