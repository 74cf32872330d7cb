"""How much of an outline the first message of a thread shows: what is read in thirty seconds. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.views import words
from bot.views.disputes import ShownDispute
from bot.views.grammar import counted
from bot.views.outline import Outline, charge_runs
from bot.views.runs import Run, Runs, plain, words_in

FIRST_WORDS = 320
"""Words of a first message, but for a first dispute that is longer."""
OF_REMARKS = 17
"""Words kept for “4 more in the thread” and “No reply in the article: 2 charges, in the thread.”"""
FIRST_CHARGES = 3


@dataclass(frozen=True)
class FirstMessage:
    """What of an outline stands in the first message; the rest goes into the replies."""

    opening: tuple[Runs, ...]
    """What to know before the disputes."""
    whole: int
    """How many of the disputes stand here, with all their lines."""
    after: tuple[Runs, ...]
    """Down to the charges without an answer."""
    also: int
    """How many of what else is said stand here."""
    charges: int
    """How many charges without an answer stand here."""
    rest: str | None
    """How many disputes stand elsewhere, for the footer."""


def plan_first_message(shown: Outline, where: str, at_most: int | None = None) -> FirstMessage:
    """What a phone shows in thirty seconds; it says that the rest stands `where`. A dispute has both sides or is not there.

    `at_most`: disputes with their lines, where their words have room and their links have not.
    """
    room = _Room(FIRST_WORDS - len(f"{shown.footer} {shown.said or ''}".split()) - OF_REMARKS)
    note = plain(shown.note) if shown.note else ()
    opening = (note,) if note and room.take([note]) else ()
    charges = room.take(charge_runs((charge,)) for charge in shown.charges[:FIRST_CHARGES])
    full = _disputes(shown, room, at_most)
    more = len(shown.matters) - full
    after = (plain(shown.said),) if shown.said else ()
    also = 0 if shown.matters else room.take(line.runs for line in shown.also)
    return FirstMessage(
        opening=(*map(plain, shown.trouble), *opening),
        whole=full,
        after=(*after, *_charges(shown, charges, where)),
        also=also,
        charges=charges,
        rest=words.rest(more, where) if more else None,
    )


class _Room:
    """Words that a message has room for."""

    def __init__(self, words: int) -> None:
        self.words = words

    def take(self, offered: Iterable[Runs]) -> int:
        """How many of these, from the first on, there is room for; it is taken."""
        number = 0
        for runs in offered:
            size = words_in(runs)
            if size > self.words:
                break
            self.words -= size
            number += 1
        return number


def _disputes(shown: Outline, room: _Room, at_most: int | None) -> int:
    """How many matters stand in the first message, each whole; of a model's the first does, however long.

    As if nothing were corrected: a correction moves nothing to another message.
    """
    sizes = list(map(_words, shown.matters[:at_most]))
    fewest = min(1, len(sizes)) if shown.by_model else 0
    full = next((full for full in range(len(sizes), fewest, -1) if sum(sizes[:full]) <= room.words), fewest)
    room.words -= sum(sizes[:full])
    return full


def _words(dispute: ShownDispute) -> int:
    """Those of the whole dispute and its number, as if nothing were corrected."""
    lines = (replace(line, correction=None).runs for line in dispute.lines)
    points = replace(dispute, is_whole=True).points
    return 1 + sum(map(words_in, (plain(dispute.heading), *lines, *map(plain, points))))


def _charges(shown: Outline, here: int, where: str) -> tuple[Runs, ...]:
    if not shown.charges:
        return ()
    more = len(shown.charges) - here
    if not here:
        return (plain(f"{words.NO_REPLY}: {counted(more, 'charge')}, {where}."),)
    rest = (Run(f" {words.and_more(more, where)}."),) if more else ()
    return ((Run(f"{words.NO_REPLY}: "), *charge_runs(shown.charges[:here]), *rest),)
