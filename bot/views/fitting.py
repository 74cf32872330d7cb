"""How much of an outline a thread shows: thirty seconds for the first message, and no more in all than the article. Pure."""

from collections.abc import Callable, Sequence
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
    """All that stands around the disputes, for a view without a limit."""
    return _first(shown, NO_LIMIT, NO_LIMIT, "")


def first(shown: Outline, where: str) -> First:
    """What a phone shows in thirty seconds; it says that the rest stands `where`. A dispute has both sides or is not there."""
    most = FIRST_WORDS if len(shown.disputes) <= FEW_DISPUTES else FIRST_WORDS_OF_MANY
    return _first(shown, most, FIRST_CHARGES, where)


def _first(shown: Outline, most: int, charges: int, where: str) -> First:
    room = most - len(shown.footer.split()) - OF_REMARKS

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
    disputes = fitting(*map(dispute_lines, shown.disputes))
    gist = dispute_runs(1, shown.disputes[0]) if shown.disputes and not disputes else ()
    gist = gist if gist and fitting((gist,)) else ()
    more = len(shown.disputes) - disputes - bool(gist)
    after = [plain(f"{words.more(more, where)}.")] if more else []
    after += [plain(shown.said)] if shown.said else []
    here = fitting(*((charge_runs((one,)),) for one in shown.charges[:charges]))
    own_voice = shown.own_voice_line()
    return First(
        opening=(*map(plain, shown.trouble), *opening),
        disputes=disputes,
        gist=gist,
        after=(*after, *_charges(shown, here, where)),
        charges=here,
        below=(*((own_voice,) if own_voice and fitting((own_voice,)) else ()), *map(plain, shown.notes)),
    )


def dispute_lines(dispute: ShownDispute) -> tuple[Runs, ...]:
    """A dispute as it stands in a thread: its heading, a line each, the point to note."""
    status = (plain(words.arrow(dispute.status)),) if dispute.status else ()
    return (bold(dispute.heading), *(line.runs for line in dispute.lines), *status)


def _charges(shown: Outline, here: int, where: str) -> tuple[Runs, ...]:
    if not shown.charges:
        return ()
    more = len(shown.charges) - here
    if not here:
        return (plain(f"{words.NO_REPLY}: {counted(more, 'charge')}, {where}."),)
    rest = (Run(f" {words.and_more(more, where)}."),) if more else ()
    return ((Run(f"{words.NO_REPLY}: "), *charge_runs(shown.charges[:here]), *rest),)


def fitted(shown: Outline, size: Callable[[Outline], int]) -> Outline:
    """The outline without lines that a thread of this article has no room for. `size`: the words of its thread.

    From the end, those that neither claim first nor answer. No answer is left out; the window with the article's sentences
    has all lines.
    """
    article = shown.breakdown.article.words
    most = article - 1 if article >= LONG_ARTICLE else int(article * OF_A_SHORT_ONE)
    for at in reversed(range(len(shown.disputes))):
        while size(shown) > most and (dispute := _without_last_claim(shown.disputes[at])):
            shown = replace(shown, disputes=(*shown.disputes[:at], dispute, *shown.disputes[at + 1 :]))
    return shown


def _without_last_claim(dispute: ShownDispute) -> ShownDispute | None:
    claims = [at for at, line in enumerate(dispute.lines) if line.role not in ANSWERS]
    at = max(claims[1:], default=None)
    return None if at is None else replace(dispute, lines=(*dispute.lines[:at], *dispute.lines[at + 1 :]))
