"""A Slack message → its sources, and one request each: what a request keeps of a message is a text, a link or a file.

The sources of one message have the ids `team:channel:ts`, `team:channel:ts:2` and so on, so that an event that comes
again asks for nothing new.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.errors import DeliveryError
from bot.jobs.article_loader import Source, name_of
from bot.slack import intent as asked
from bot.slack.posting import Delivery
from bot.store import Request, SlackFile, Store
from bot.store.request import LEFT, MOST_SOURCES, companion


def files_of(message: Mapping[str, Any]) -> tuple[SlackFile, ...]:
    """The files of a message that can be fetched."""
    return tuple(_file(file) for file in message.get("files") or () if file.get("url_private"))


def sources_of(message: Mapping[str, Any], me: str, wanted: Callable[[SlackFile], bool] = bool) -> list[Source]:
    """What a message brings, in its order: its links or its text, then its files (the `wanted` ones).

    A few words beside files are a remark and no source.
    """
    files = [file for file in files_of(message) if wanted(file)]
    texts = asked.sources(message, me) if not files or asked.holds_article(message, me) else []
    return [*(Source(text=text) for text in texts), *(Source(files=(file,)) for file in files)]


def each(request: Request, sources: Sequence[Source]) -> list[Request]:
    """`request`, which is for the first of the sources, and one more for each other; last, a note of what is left."""
    if len(sources) < 2:
        return [request]
    found = [
        request.model_copy(update={"id": companion(request.id, number), "text": source.text, "files": source.files})
        for number, source in enumerate(sources[:MOST_SOURCES], start=1)
    ]
    if left := [" ".join(name_of(source).split()) for source in sources[MOST_SOURCES:]]:
        note = {"kind": "left", "id": f"{request.id}:{LEFT}", "text": "\n".join(left), "files": (), "about": request.id}
        found.append(request.model_copy(update=note))
    return found


def completed(delivery: Delivery, store: Store, request: Request) -> Request:
    """The request with the message that it points at (`target`), where it brings no article of its own.

    Where that message has several sources, the others are kept to be answered after it. Raises NotNow where Slack cannot show it yet.
    """
    if not request.target or request.text or request.files:
        return request
    try:
        first = delivery.first_message(request.channel, request.target)
        sources = sources_of(first, delivery.me) if first else []
    except DeliveryError:
        return request
    source = sources[0] if sources else Source()
    found = request.model_copy(update={"text": source.text, "files": source.files})
    store.requests.add(*each(found, sources)[1:])  # before this one is complete, so that a kill leads here again
    store.requests.complete(request.id, found.text, found.files)
    return found


def _file(file: Mapping[str, Any]) -> SlackFile:
    return SlackFile(
        id=file["id"],
        name=file.get("name") or "file",
        mimetype=file.get("mimetype") or "",
        size=file.get("size") or 0,
        url=file["url_private"],
    )
