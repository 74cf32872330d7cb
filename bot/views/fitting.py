"""How much of an outline the first message of a thread shows: what is read in thirty seconds. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.views import words
from bot.views.disputes import ShownDispute
from bot.views.grammar import counted
from bot.views.outline import Outline, charge_runs
from bot.views.runs import Run, Runs, bold, plain, words_in

FEW_DISPUTES, FIRST_WORDS, FIRST_WORDS_OF_MANY = 3, 220, 320
"""Words of a first message with up to three disputes, and with more."""
OF_REMARKS = 16
"""Words kept for “2 more in the thread”, “No reply in the article” and “And 1 more, in the thread”."""
OF_MORE = 5
"""Words kept for the first of these alone."""
OF_THE_LIST = 20
"""Words that the list of what stands in the thread may have beyond the limit."""
OF_HEADING = 3
"""Words of “In the thread:”."""
FIRST_CHARGES = 3
NO_LIMIT = 10**9


@dataclass(frozen=True)
class FirstMessage:
    """What of an outline stands in the first message; the rest goes into the replies."""

    opening: tuple[Runs, ...]
    """What to know before the disputes."""
    whole: frozenset[int]
    """Numbers of the disputes that stand here with all their lines."""
    listed: tuple[Runs, ...]
    """The headings of others."""
    after: tuple[Runs, ...]
    """Down to the charges without an answer."""
    also: int
    """How many of what else is said stand here."""
    charges: int
    """How many charges without an answer stand here."""
    below: tuple[Runs, ...]
    """What else there is to say before the footer."""


def whole(shown: Outline) -> FirstMessage:
    """All that stands around the disputes and charges, for a view without a limit."""
    return _plan(replace(shown, charges=(), also=()), NO_LIMIT, NO_LIMIT, "")


def plan_first_message(shown: Outline, where: str, at_most: int = NO_LIMIT) -> FirstMessage:
    """What a phone shows in thirty seconds; it says that the rest stands `where`. A dispute has both sides or is not there.

    `at_most`: disputes with their lines, where their words have room and their links have not.
    """
    most = FIRST_WORDS if len(shown.matters) <= FEW_DISPUTES else FIRST_WORDS_OF_MANY
    return _plan(shown, most, at_most, where)


def _plan(shown: Outline, most: int, at_most: int, where: str) -> FirstMessage:
    remarks = OF_REMARKS if shown.charges or not shown.by_model else OF_MORE
    room = _Room(most - len(f"{shown.footer} {shown.said or ''}".split()) - remarks)
    note = plain(shown.note) if shown.note else ()
    opening = (note,) if note and room.take([(note,)]) else ()
    charges = room.take((charge_runs((charge,)),) for charge in shown.charges[:FIRST_CHARGES])
    full, rest = _disputes(shown, room, at_most)
    more = len(shown.matters) - len(full) - len(rest)
    after = [plain(f"{words.more(more, where)}.")] if more else []
    after += [plain(shown.said)] if shown.said else []
    also = 0 if shown.matters else room.take((line.runs,) for line in shown.also)
    own_voice = shown.own_voice_line()
    return FirstMessage(
        opening=(*map(plain, shown.trouble), *opening),
        whole=full,
        listed=rest,
        after=(*after, *_charges(shown, charges, where)),
        also=also,
        charges=charges,
        below=(*((own_voice,) if own_voice and room.take([(own_voice,)]) else ()), *map(plain, shown.notes)),
    )


def _size(number: int, dispute: ShownDispute) -> int:
    """Words of a dispute with its lines, corrections not counted: they move nothing to another message."""
    lines = tuple(replace(line, correction=None) for line in dispute.lines)
    return sum(map(words_in, dispute_runs(number, replace(dispute, lines=lines, is_whole=True))))


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


def _disputes(shown: Outline, room: _Room, at_most: int) -> tuple[frozenset[int], tuple[Runs, ...]]:
    """Numbers of the matters that stand in the first message, each whole, and the headings of the others.

    As if nothing were corrected: a correction moves nothing to another message.
    """
    numbered = dict(enumerate(shown.matters, 1))
    size = [_size(number, one) for number, one in numbered.items()]
    listed = {number: _listed(number, one, is_whole=True) for number, one in numbered.items() if one.by_model}

    def fits(full: int) -> bool:
        others = sum(words_in(runs) for number, runs in listed.items() if number > full)
        return sum(size[:full]) + others + (OF_HEADING if others else 0) <= room.words

    # The first stands whole where it can: a first message of headings alone answers nothing.
    first = 1 if size and at_most and size[0] + OF_HEADING <= room.words else 0
    full = max(first, *filter(fits, range(min(len(size), at_most) + 1)), 0)
    room.words -= sum(size[:full]) + (OF_HEADING if len(listed) > full else 0)
    rest = [number for number in listed if number > full]
    # A list that names some and counts the others hides what a reporter looks for: it may go over the limit a little.
    taken = rest[: _Room(max(room.words, 0) + OF_THE_LIST).take((listed[number],) for number in rest)]
    room.words -= sum(words_in(listed[number]) for number in taken)
    told = (_listed(number, numbered[number], is_whole=numbered[number].is_whole) for number in taken)
    return frozenset(range(1, full + 1)), tuple(told)


def _listed(number: int, dispute: ShownDispute, *, is_whole: bool) -> Runs:
    """Its number and heading; of a charge without a reply it says so."""
    unanswered = f" ({words.NO_REPLY_IN_SHORT})" if dispute.charge and is_whole else ""
    return plain(f"{number} {dispute.heading if is_whole else dispute.question}{unanswered}")


def heading_runs(number: int, dispute: ShownDispute) -> Runs:
    """What stands above a dispute in a thread."""
    return bold(f"{number}. {dispute.shown_heading}")


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
