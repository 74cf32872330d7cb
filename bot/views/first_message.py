"""How much of an outline the first message of a thread shows: what is read in thirty seconds. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.views import words
from bot.views.disputes import ShownDispute
from bot.views.grammar import counted
from bot.views.outline import Outline, charge_runs
from bot.views.runs import Run, Runs, bold, plain, words_in

FIRST_WORDS = 320
"""Words of a first message, but for a first dispute that is longer."""
OF_REMARKS = 17
"""Words kept for “4 more in the thread” and “No reply in the article: 2 charges, in the thread.”"""
FIRST_CHARGES = 3
NO_LIMIT = 10**9


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
    below: tuple[Runs, ...]
    """What else there is to say before the footer."""
    rest: str | None
    """How many disputes stand elsewhere, for the footer."""


def whole(shown: Outline) -> FirstMessage:
    """All that stands around the disputes and charges, for a view without a limit."""
    return _plan(replace(shown, charges=(), also=()), NO_LIMIT, NO_LIMIT, "")


def plan_first_message(shown: Outline, where: str, at_most: int = NO_LIMIT) -> FirstMessage:
    """What a phone shows in thirty seconds; it says that the rest stands `where`. A dispute has both sides or is not there.

    `at_most`: disputes with their lines, where their words have room and their links have not.
    """
    return _plan(shown, FIRST_WORDS, at_most, where)


def _plan(shown: Outline, most: int, at_most: int, where: str) -> FirstMessage:
    room = _Room(most - len(f"{shown.footer} {shown.said or ''}".split()) - OF_REMARKS)
    note = plain(shown.note) if shown.note else ()
    opening = (note,) if note and room.take([(note,)]) else ()
    charges = room.take((charge_runs((charge,)),) for charge in shown.charges[:FIRST_CHARGES])
    full = _disputes(shown, room, at_most)
    more = len(shown.matters) - full
    after = (shown.said,) if shown.said else ()
    also = 0 if shown.matters else room.take((line.runs,) for line in shown.also)
    return FirstMessage(
        opening=(*map(plain, shown.trouble), *opening),
        whole=full,
        after=(*map(plain, after), *_charges(shown, charges, where)),
        also=also,
        charges=charges,
        below=tuple(map(plain, shown.notes)),
        rest=words.rest(more, where) if more else None,
    )


def _uncorrected(number: int, dispute: ShownDispute) -> tuple[Runs, ...]:
    """All of a dispute as if nothing were corrected."""
    lines = tuple(replace(line, correction=None) for line in dispute.lines)
    return dispute_runs(number, replace(dispute, lines=lines, is_whole=True))


class _Room:
    """Words that a message has room for."""

    def __init__(self, words: int) -> None:
        self.words = words

    def take(self, offered: Iterable[Sequence[Runs]]) -> int:
        """How many of these, from the first on, there is room for; it is taken."""
        number = 0
        for several in offered:
            size = sum(map(words_in, several))
            if size > self.words:
                break
            self.words -= size
            number += 1
        return number


def _disputes(shown: Outline, room: _Room, at_most: int) -> int:
    """How many matters stand in the first message, each whole; of a model's the first does, however long.

    As if nothing were corrected: a correction moves nothing to another message.
    """
    sizes = [sum(map(words_in, _uncorrected(at, matter))) for at, matter in enumerate(shown.matters[:at_most], 1)]
    fewest = min(1, len(sizes)) if shown.by_model else 0
    full = next((full for full in range(len(sizes), fewest, -1) if sum(sizes[:full]) <= room.words), fewest)
    room.words -= sum(sizes[:full])
    return full


def heading_runs(number: int, dispute: ShownDispute) -> Runs:
    """What stands above a dispute in a thread."""
    return bold(f"{number}. {dispute.heading}")


def point_runs(dispute: ShownDispute) -> tuple[Runs, ...]:
    """What stands below its lines."""
    return tuple(plain(words.arrow(point)) for point in dispute.points)


def dispute_runs(number: int, dispute: ShownDispute) -> tuple[Runs, ...]:
    """All of a dispute, to count its words."""
    return (heading_runs(number, dispute), *(line.runs for line in dispute.lines), *point_runs(dispute))


def _charges(shown: Outline, here: int, where: str) -> tuple[Runs, ...]:
    if not shown.charges:
        return ()
    more = len(shown.charges) - here
    if not here:
        return (plain(f"{words.NO_REPLY}: {counted(more, 'charge')}, {where}."),)
    rest = (Run(f" {words.and_more(more, where)}."),) if more else ()
    return ((Run(f"{words.NO_REPLY}: "), *charge_runs(shown.charges[:here]), *rest),)
