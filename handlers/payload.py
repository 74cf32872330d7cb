"""Slack's payloads → our requests. No listener here: the listeners unpack with these, ask for a job, and are done."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.jobs import Kind, Request
from bot.jobs.article_loader import Source
from bot.slack import intent as asked

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


def clicked_from_outside(body: Json) -> bool:
    """Whether whoever clicked belongs to another workspace."""
    home = {(body.get("team") or {}).get("id"), (body.get("enterprise") or {}).get("id")}
    theirs = body["user"].get("team_id")
    return theirs is not None and theirs not in home


def from_message(kind: Kind, event: Json, body: Json, sources: Sequence[Source]) -> Request:
    """The request in a message, for its first source. Its twin event (`app_mention`, `message`) would give the same id."""
    first = sources[0] if sources else Source()
    return Request(
        kind=kind,
        id=request_id(body, event, event["ts"]),
        team=body["team_id"],
        channel=event["channel"],
        user=event["user"],
        thread=event.get("thread_ts") or event["ts"],
        text=first.text,
        files=first.files,
    )


def from_command(command: Json) -> Request:
    """The request in a slash command: answered privately."""
    return Request(
        kind="command",
        id=command["trigger_id"],
        team=command["team_id"],
        channel=command["channel_id"],
        user=command["user_id"],
        text=asked.article_text(command, ""),
        response_url=command["response_url"],
    )


def from_click(kind: Kind, body: Json, about: str | None, **more: Any) -> Request:
    """The request in a click on a button under `about`'s answer; its trouble is told to whoever clicked."""
    container = body["container"]
    given = {
        "id": body["trigger_id"],
        "team": body["team"]["id"],
        "channel": body["channel"]["id"],
        "user": body["user"]["id"],
        "thread": container.get("thread_ts") or (body.get("message") or {}).get("thread_ts"),
        "response_url": body["response_url"],
    }
    return Request(kind=kind, about=about, **given | more)
