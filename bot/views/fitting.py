"""How much of an outline the first message of a thread shows: what is read in thirty seconds. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.views import words
from bot.views.disputes import ShownDispute
from bot.views.grammar import counted
from bot.views.outline import Outline, charge_runs, dispute_runs
from bot.views.runs import Run, Runs, bold, plain, words_in

FEW_DISPUTES, FIRST_WORDS, FIRST_WORDS_OF_MANY = 3, 220, 320
"""Words of a first message with up to three disputes, and with more."""
OF_REMARKS = 16
"""Words kept for “2 more in the thread”, “No reply in the article” and “And 1 more, in the thread”."""
FIRST_CHARGES = 3
NO_LIMIT = 10**9


@dataclass(frozen=True)
class First:
    """What of an outline stands in the first message; the rest goes into the replies."""

    opening: tuple[Runs, ...]
    """What to know before the disputes."""
    disputes: int
    """How many stand here with all their lines."""
    gist: Runs
    """Both sides of the first dispute in a sentence, where it is too long to stand here."""
    after: tuple[Runs, ...]
    """Down to the charges without an answer."""
    charges: int
    """How many of these stand here."""
    below: tuple[Runs, ...]
    """What else there is to say before the footer."""


def whole(shown: Outline) -> First:
    """All that stands around the disputes and charges, for a view without a limit."""
    return _first(replace(shown, charges=()), NO_LIMIT, NO_LIMIT, "")


def first(shown: Outline, where: str, at_most: int = NO_LIMIT) -> First:
    """What a phone shows in thirty seconds; it says that the rest stands `where`. A dispute has both sides or is not there.

    `at_most`: disputes, where their words have room and their links have not.
    """
    most = FIRST_WORDS if len(shown.disputes) <= FEW_DISPUTES else FIRST_WORDS_OF_MANY
    return _first(shown, most, at_most, where)


def _first(shown: Outline, most: int, at_most: int, where: str) -> First:
    room = most - len(f"{shown.footer} {shown.said or ''}".split()) - OF_REMARKS

    def fitting(*offered: Sequence[Runs]) -> int:
        """How many of these, from the first on, there is room for."""
        nonlocal room
        for number, several in enumerate(offered):
            size = sum(map(words_in, several))
            if size > room:
                return number
            room -= size
        return len(offered)

    opening = [*((plain(shown.about),) if shown.about else ()), *((bold(shown.note),) if shown.note else ())]
    opening = opening[: fitting(*((runs,) for runs in opening))]
    disputes = fitting(*(dispute_lines(number, one) for number, one in enumerate(shown.disputes[:at_most], 1)))
    gist = dispute_runs(1, shown.disputes[0]) if shown.disputes and not disputes else ()
    gist = gist if gist and fitting((gist,)) else ()
    more = len(shown.disputes) - disputes - bool(gist)
    after = [plain(f"{words.more(more, where)}.")] if more else []
    after += [plain(shown.said)] if shown.said else []
    here = fitting(*((charge_runs((one,)),) for one in shown.charges[:FIRST_CHARGES]))
    own_voice = shown.own_voice_line()
    return First(
        opening=(*map(plain, shown.trouble), *opening),
        disputes=disputes,
        gist=gist,
        after=(*after, *_charges(shown, here, where)),
        charges=here,
        below=(*((own_voice,) if own_voice and fitting((own_voice,)) else ()), *map(plain, shown.notes)),
    )


def dispute_lines(number: int, dispute: ShownDispute) -> tuple[Runs, ...]:
    """A dispute as it stands in a thread: its heading, a line each, the point to note."""
    status = (plain(words.arrow(dispute.status)),) if dispute.status else ()
    return (bold(f"{number}. {dispute.heading}"), *(line.runs for line in dispute.lines), *status)


def _charges(shown: Outline, here: int, where: str) -> tuple[Runs, ...]:
    if not shown.charges:
        return ()
    more = len(shown.charges) - here
    if not here:
        return (plain(f"{words.NO_REPLY}: {counted(more, 'charge')}, {where}."),)
    rest = (Run(f" {words.and_more(more, where)}."),) if more else ()
    return ((Run(f"{words.NO_REPLY}: "), *charge_runs(shown.charges[:here]), *rest),)
