"""How much of an outline a thread shows: thirty seconds for the first message, and no more in all than the article. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.breakdown import ANSWERS
from bot.views import words
from bot.views.disputes import ShownDispute
from bot.views.grammar import counted
from bot.views.outline import Outline, charge_runs, dispute_runs
from bot.views.runs import Run, Runs, bold, plain, words_in

FEW_DISPUTES, FIRST_WORDS, FIRST_WORDS_OF_MANY = 3, 220, 320
"""Words of a first message with up to three disputes, and with more."""
OF_REMARKS = 12
"""Words kept for “2 more in the thread” and “And 1 more, in the thread”."""
FIRST_CHARGES = 3
NO_LIMIT = 10**9
LONG_ARTICLE, OF_A_SHORT_ONE = 600, 1.5
"""From so many words on, a thread is shorter than its article; below, at most so many times as long."""
FEWEST_DISPUTES = 3
"""Disputes that keep their lines however short a thread has to be."""


@dataclass(frozen=True)
class First:
    """The paragraphs of the first message, in order."""

    paragraphs: tuple[Runs, ...]
    """Down to the charges without an answer."""
    charges: int
    """How many of these stand here; the others go into a reply."""
    below: tuple[Runs, ...]
    """What else there is to say before the footer."""


def whole(shown: Outline) -> First:
    """All that could stand in the first message, for a view without a limit."""
    return _first(shown, NO_LIMIT, NO_LIMIT, "")


def first(shown: Outline, where: str) -> First:
    """What a phone shows in thirty seconds; it says that the rest stands `where`. A dispute has both sides or is not there."""
    most = FIRST_WORDS if len(shown.disputes) <= FEW_DISPUTES else FIRST_WORDS_OF_MANY
    return _first(shown, most, FIRST_CHARGES, where)


def _first(shown: Outline, most: int, charges: int, where: str) -> First:
    room = most - len(shown.footer.split()) - OF_REMARKS

    def fitting(*offered: Runs) -> list[Runs]:
        """Of these, from the first on, what there is room for."""
        nonlocal room
        taken: list[Runs] = []
        for runs in offered:
            if words_in(runs) > room:
                break
            room -= words_in(runs)
            taken.append(runs)
        return taken

    about, note = (plain(shown.about),) if shown.about else (), (bold(shown.note),) if shown.note else ()
    opening = [*fitting(*about), *fitting(*note)]
    disputes = fitting(*(dispute_runs(number, one) for number, one in enumerate(shown.disputes, 1)))
    if more := len(shown.disputes) - len(disputes):
        disputes.append(plain(f"{words.more(more, where)}."))
    said = [plain(shown.said)] if shown.said else []
    here = len(fitting(*(charge_runs((one,)) for one in shown.charges[:charges])))
    own_voice = shown.own_voice_line()
    return First(
        paragraphs=(*map(plain, shown.trouble), *opening, *disputes, *said, *_charges(shown, here, where)),
        charges=here,
        below=(*(fitting(own_voice) if own_voice else []), *map(plain, shown.notes)),
    )


def _charges(shown: Outline, here: int, where: str) -> tuple[Runs, ...]:
    if not shown.charges:
        return ()
    more = len(shown.charges) - here
    if not here:
        return (plain(f"{words.NO_REPLY}: {counted(more, 'charge')}, {where}."),)
    rest = (Run(f" {words.and_more(more, where)}."),) if more else ()
    return ((Run(f"{words.NO_REPLY}: "), *charge_runs(shown.charges[:here]), *rest),)


def fitted(shown: Outline, size: Callable[[Outline], int]) -> Outline:
    """The outline without what a thread of this article has no room for. `size`: the words of its thread.

    First go, from the end, lines that neither claim first nor answer, then the points to note, then the further remarks of a
    party that has answered, then the lines of small disputes, of which the first message has both sides all the same. No party
    and no denial, concession or refusal is left out of a dispute that has lines. The window with the article's sentences has all.
    """
    article = shown.breakdown.article.words
    most = article - 1 if article >= LONG_ARTICLE else int(article * OF_A_SHORT_ONE)
    for shorter in (_without_last_claim, _without_status, _without_last_remark):
        for at in reversed(range(len(shown.disputes))):
            while size(shown) > most and (dispute := shorter(shown.disputes[at])):
                shown = replace(shown, disputes=(*shown.disputes[:at], dispute, *shown.disputes[at + 1 :]))
    for at in reversed(range(FEWEST_DISPUTES, len(shown.disputes))):
        if size(shown) > most:
            short = replace(shown.disputes[at], lines=(), status=None)
            shown = replace(shown, disputes=(*shown.disputes[:at], short, *shown.disputes[at + 1 :]))
    return shown


def _without_status(dispute: ShownDispute) -> ShownDispute | None:
    return replace(dispute, status=None) if dispute.status else None


def _without_last_claim(dispute: ShownDispute) -> ShownDispute | None:
    claims = [at for at, line in enumerate(dispute.lines) if line.role not in ANSWERS]
    at = max(claims[1:], default=None)
    return None if at is None else replace(dispute, lines=(*dispute.lines[:at], *dispute.lines[at + 1 :]))


def _without_last_remark(dispute: ShownDispute) -> ShownDispute | None:
    """Without the last line of a party that stands there before, unless it denies, concedes or refuses to speak."""
    parties = [line.who.partition(",")[0] for line in dispute.lines]
    again = [
        at
        for at, line in enumerate(dispute.lines)
        if parties[at] in parties[:at] and line.role in ("rejects", "gives another account", "confirms", "dodges")
    ]
    return None if not again else replace(dispute, lines=(*dispute.lines[: again[-1]], *dispute.lines[again[-1] + 1 :]))
