"""Slack's payloads → the requests that are stored, one for each source; and which source of its message a request is.

The sources of one message have the ids `team:channel:ts`, `team:channel:ts:2` and so on, so that an event that comes
twice asks for nothing twice.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.article import MOST_ARTICLES
from bot.errors import DeliveryError
from bot.slack.intent import PASTED, Intent, Source, message_id, name_of, sources_of
from bot.slack.message_text import Json
from bot.slack.workspaces import Workspace
from bot.store import Kind, Request, Store
from bot.store.request import LEFT, companion, compared_by, comparison
from bot.views import talk


def from_message(intent: Intent, event: Json, team: str) -> list[Request]:
    message = event["message"] if intent.kind == "offer" else event
    edited = f":edited:{message['edited']['ts']}" if intent.kind == "offer" else ""
    first = intent.sources[0] if intent.sources else Source()
    name = message_id(team, event["channel"], message["ts"]) + edited
    request = Request(
        kind=intent.kind,
        id=name,
        team=team,
        channel=event["channel"],
        user=message["user"],
        thread=message.get("thread_ts") or message["ts"],
        text=first.text,
        files=first.files,
        about=comparison(name) if intent.compares else intent.about,
        target=intent.target,
    )
    return _one_for_each(request, intent.sources)


def from_command(command: Json, kind: Kind, text: str = "") -> Request:
    """The request in a slash command: answered privately."""
    return Request(
        kind=kind,
        id=command["trigger_id"],
        team=command["team_id"],
        channel=command["channel_id"],
        user=command["user_id"],
        text=text,
        response_url=command["response_url"],
    )


def from_click(kind: Kind, body: Json, **more: Any) -> Request:
    """The request in a click on a button or a shortcut; if it fails, the person who clicked gets a private answer."""
    message = body.get("message") or {}
    fields = {
        "id": body["trigger_id"],
        "team": body["team"]["id"],
        "channel": body["channel"]["id"],
        "user": body["user"]["id"],
        "thread": (body.get("container") or {}).get("thread_ts") or message.get("thread_ts"),
        "response_url": body["response_url"],
    }
    return Request(kind=kind, **fields | more)


def reported(shown: Request, name: str, kind: Kind, user: str, by: str) -> Request:
    """The request that says in a thread that a line was reported or corrected; `by`: the name to show, if any."""
    fields = {"id": name, "kind": kind, "user": user, "text": by, "about": shown.id, "files": (), "response_url": None}
    return shown.model_copy(update={**fields, "target": None})


def compared_again(again: Request) -> Request:
    """The request to read an edited message again, if that wants a comparison: all that it holds now is read."""
    ts = again.id.split(":")[2]
    return again.model_copy(update={"about": comparison(again.id), "target": ts, "text": "", "files": ()})


def with_target_message(workspace: Workspace, store: Store, request: Request) -> Request:
    """The request with the words of the message that it points at (`target`), if it has none of its own.

    Where that message has several sources, requests for the others are stored, to be answered after this one. Raises
    NotNow where Slack cannot show the message yet.
    """
    if not request.target or request.text or request.files:
        return request
    try:
        message = workspace.first_message(request.channel, request.target)
        sources = sources_of(message, workspace.me) if message else ()
    except DeliveryError:
        return request
    source = sources[0] if sources else Source()
    complete = request.model_copy(update={"text": source.text, "files": source.files})
    store.requests.add(*_one_for_each(complete, sources)[1:])  # first: after a kill all of it runs again
    store.requests.complete(request.id, complete.text, complete.files)
    return complete


def _one_for_each(request: Request, sources: Sequence[Source]) -> list[Request]:
    """`request`, which has the first source, and one for each other.

    Last, if they are to be compared, the request for that, and a note that says how many are left unread.
    """
    requests = [request] + [
        request.model_copy(update={"id": companion(request.id, number), "text": source.text, "files": source.files})
        for number, source in enumerate(sources[1:MOST_ARTICLES], start=2)
    ]
    if request.is_compared:
        last = {"kind": "compare", "id": request.about, "text": "", "files": (), "about": None}
        requests.append(request.model_copy(update=last))
    if left := len(sources[MOST_ARTICLES:]):
        note = {"kind": "left", "id": f"{request.id}:{LEFT}", "text": str(left), "files": (), "about": request.id}
        requests.append(request.model_copy(update=note))
    return requests


def source_label(store: Store, request: Request) -> str | None:
    """Which of its message's sources this is, in words; None where there is only one."""
    first, number = _source_number(request)
    if not number or (number == 1 and store.requests.get(companion(first, 2)) is None):
        return None
    return talk.which_article(number, name_of(request))


def is_first_source(request: Request) -> bool:
    """Whether this is not a further source of a message."""
    return _source_number(request)[1] <= 1


def compared_sources(store: Store, comparison: str) -> Iterator[tuple[Request, str]]:
    """The sources of a comparison by the names that it shows; what was forgotten meanwhile is not named."""
    for number, source_id in enumerate(compared_by(comparison), start=1):
        source = store.requests.get(source_id)
        if source and (source.text or source.files):
            name = name_of(source)
            yield source, f"text {number}" if name == PASTED else name


def _source_number(request: Request) -> tuple[str, int]:
    """The id of the message's first source, and which one this is, from 1; 0 for a request that is no source."""
    first = ":".join(request.id.split(":")[:3])
    numbers = (number for number in range(1, MOST_ARTICLES + 1) if companion(first, number) == request.id)
    return first, next(numbers, 0)
