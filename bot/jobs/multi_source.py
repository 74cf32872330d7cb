"""A message with several sources: answered one after the other in one thread, each answer saying which it is of."""

from collections.abc import Iterator

from bot.slack.intent import PASTED, name_of
from bot.store import Request, Store
from bot.store.request import MOST_SOURCES, companion, compared_by
from bot.views import talk
from bot.views.slack import Message


def label(store: Store, request: Request) -> str | None:
    """Which of its message's sources this is, in words; None where there is only one."""
    first, number = _place(request)
    if not number or (number == 1 and store.requests.get(companion(first, 2)) is None):
        return None
    return talk.which_article(number, name_of(request))


def is_first(request: Request) -> bool:
    """Whether this is not a further source of a message."""
    return _place(request)[1] <= 1


def compared(store: Store, comparison: str) -> Iterator[tuple[Request, str]]:
    """The sources of a comparison by the names that it shows; what was forgotten meanwhile is not named."""
    for number, source_id in enumerate(compared_by(comparison), start=1):
        source = store.requests.get(source_id)
        if source and (source.text or source.files):
            name = name_of(source)
            yield source, f"text {number}" if name == PASTED else name


def left(request: Request) -> Message:
    """The note that names the sources that were too many."""
    return talk.said(talk.left_unread(request.text.split("\n"), MOST_SOURCES))


def _place(request: Request) -> tuple[str, int]:
    """The id of the message's first source, and which one this is, from 1; 0 for a request that is no source."""
    first = ":".join(request.id.split(":")[:3])
    numbers = (number for number in range(1, MOST_SOURCES + 1) if companion(first, number) == request.id)
    return first, next(numbers, 0)
