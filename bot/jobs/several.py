"""A message with several sources: answered one after the other in one thread, each answer saying which it is of."""

from collections.abc import Callable

from bot.slack.intent import name_of
from bot.store import Request, Store
from bot.store.request import MOST_SOURCES, companion
from bot.views import several as words
from bot.views.slack import Message

LOOK = 0.2
"""Seconds between two looks whether the source before has been answered."""
LONGEST_TURN = 300.0
"""Seconds for which a source waits for the one before it: a slow page and a slow model. Then order matters less."""


def wait_for_turn(store: Store, request: Request, rest: Callable[[float], None]) -> None:
    """Wait until the source before this one is answered, so that their messages do not mix. `rest` waits.

    A question waits for the reading that it is about.
    """
    before = request.about if request.kind == "question" else _before(request)
    if not before:
        return
    for _ in range(round(LONGEST_TURN / LOOK)):
        if not store.requests.is_open(before):
            return
        rest(LOOK)


def label(store: Store, request: Request) -> str | None:
    """Which of its message's sources this is, in words; None where there is only one."""
    first, number = _place(request)
    if not number or (number == 1 and store.requests.get(companion(first, 2)) is None):
        return None
    return words.which(number, name_of(request))


def is_a_further_one(request: Request) -> bool:
    """Whether this is one of several sources, and not the first."""
    return _place(request)[1] > 1


def left(request: Request) -> Message:
    """The note that names what one message brought beyond that."""
    return words.left(request.text.split("\n"), MOST_SOURCES)


def _before(request: Request) -> str | None:
    """The id of the source before this one, if there is one."""
    first, number = _place(request)
    before = number - 1 if number else MOST_SOURCES if request.kind == "left" else 0
    return companion(first, before) if before else None


def _place(request: Request) -> tuple[str, int]:
    """The id of the message's first source, and which one this is, from 1; 0 for everything that is none."""
    first = ":".join(request.id.split(":")[:3])
    places = (number for number in range(1, MOST_SOURCES + 1) if companion(first, number) == request.id)
    return first, next(places, 0)
