"""How much of an outline the first message of a thread shows: what is read in thirty seconds. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.views import words
from bot.views.disputes import ShownDispute
from bot.views.grammar import counted
from bot.views.outline import Outline, charge_runs, dispute_runs
from bot.views.runs import Run, Runs, bold, plain, words_in

FEW_DISPUTES, FIRST_WORDS, FIRST_WORDS_OF_MANY = 3, 220, 320
"""Words of a first message with up to three disputes, and with more."""
LONG_ARTICLE, LONGEST_FOR_SHORT = 600, 1.5
"""From so many words on a thread is shorter than its article; under it at most so many times as long."""
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
    in_short: tuple[Runs, ...]
    """Both sides of the disputes after these, a sentence each."""
    after: tuple[Runs, ...]
    """Down to the charges without an answer."""
    also: int
    """How many of what else is said stand here."""
    charges: int
    """How many charges without an answer stand here."""
    below: tuple[Runs, ...]
    """What else there is to say before the footer."""
    replies: int
    """How many of the disputes in short have their lines in a reply."""
    also_replies: int
    """How many more of what else is said the replies have room for."""


def whole(shown: Outline) -> First:
    """All that stands around the disputes and charges, for a view without a limit."""
    return _first(replace(shown, charges=(), also=()), NO_LIMIT, NO_LIMIT, "")


def first(shown: Outline, where: str, at_most: int = NO_LIMIT) -> First:
    """What a phone shows in thirty seconds; it says that the rest stands `where`. A dispute has both sides or is not there.

    `at_most`: disputes with their lines, where their words have room and their links have not.
    """
    most = FIRST_WORDS if len(shown.disputes) <= FEW_DISPUTES else FIRST_WORDS_OF_MANY
    return _first(shown, most, at_most, where)


def _first(shown: Outline, most: int, at_most: int, where: str) -> First:
    room = _Room(most - len(f"{shown.footer} {shown.said or ''}".split()) - OF_REMARKS)
    offered = [*((plain(shown.about),) if shown.about else ()), *((bold(shown.note),) if shown.note else ())]
    opening = offered[: room.take((runs,) for runs in offered)]
    full, short = _disputes(shown, room, at_most)
    more = len(shown.disputes) - full - len(short)
    after = [plain(f"{words.more(more, where)}.")] if more else []
    after += [plain(shown.said)] if shown.said else []
    charges = room.take((charge_runs((one,)),) for one in shown.charges[:FIRST_CHARGES])
    also = 0 if shown.disputes else room.take((line.in_its_words,) for line in shown.also)
    own_voice = shown.own_voice_line()
    said = sum(map(words_in, (*opening, *short)))
    replies = _replies(shown, full, len(short), said)
    below = _Room(_most_words(shown) - said - _words(shown, 0, full + replies))
    proved = [(*runs, *all_marks(one)) for runs, one in zip(short, shown.disputes[full:], strict=False)]
    return First(
        opening=(*map(plain, shown.trouble), *opening),
        disputes=full,
        in_short=(*short[:replies], *proved[replies:]),
        after=(*after, *_charges(shown, charges, where)),
        also=also,
        charges=charges,
        below=(*((own_voice,) if own_voice and room.take([(own_voice,)]) else ()), *map(plain, shown.notes)),
        replies=replies,
        also_replies=below.take((line.in_its_words,) for line in shown.also[also:]),
    )


def _replies(shown: Outline, full: int, short: int, said: int) -> int:
    """How many disputes the replies can tell line by line without the thread being longer than it may be for this article.

    Those after them stand in the first message in a sentence, with the places of their proof: no more is dropped.
    """
    most = _most_words(shown)
    more = len(shown.disputes) - full
    fewest = max(0, more - short)  # those for which the first message has no sentence
    while more > fewest and said + _words(shown, 0, full + more) > most:
        more -= 1
    return more


def _most_words(shown: Outline) -> int:
    """How long a thread may be."""
    read = shown.breakdown.article.words
    return max(read, int(min(LONGEST_FOR_SHORT * read, LONG_ARTICLE))) if shown.by_model else NO_LIMIT


def _words(shown: Outline, first: int, last: int) -> int:
    """Words of these disputes with all their lines."""
    here = enumerate(shown.disputes[first:last], first + 1)
    return sum(map(words_in, (runs for number, one in here for runs in dispute_lines(number, one))))


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


def _disputes(shown: Outline, room: _Room, at_most: int) -> tuple[int, tuple[Runs, ...]]:
    """How many disputes stand in the first message with their lines, and the sentences for those after them.

    As many with their lines as leave room for a sentence on each of the others.
    """
    lines = [sum(map(words_in, dispute_lines(number, one))) for number, one in enumerate(shown.disputes, 1)]
    sentences = [dispute_runs(number, one) for number, one in enumerate(shown.disputes, 1)]
    full = min(len(lines), at_most)
    while full and sum(lines[:full]) + sum(map(words_in, sentences[full:])) > room.words:
        full -= 1
    room.words -= sum(lines[:full])
    rest = sentences[full:]
    return full, tuple(rest[: room.take((runs,) for runs in rest)])


def dispute_lines(number: int, dispute: ShownDispute) -> tuple[Runs, ...]:
    """A dispute as it stands in a thread: its heading, a line each, the point to note."""
    status = (plain(words.arrow(dispute.status)),) if dispute.status else ()
    return (bold(f"{number}. {dispute.heading}"), *(line.runs for line in dispute.lines), *status)


def all_marks(dispute: ShownDispute) -> Runs:
    """Every place of a dispute's proof, once, in the order of its lines."""
    found = [run for line in dispute.lines for run in line.marks if run.text.strip()]
    return tuple(part for run in dict.fromkeys(found) for part in (Run(" "), run))


def _charges(shown: Outline, here: int, where: str) -> tuple[Runs, ...]:
    if not shown.charges:
        return ()
    more = len(shown.charges) - here
    if not here:
        return (plain(f"{words.NO_REPLY}: {counted(more, 'charge')}, {where}."),)
    rest = (Run(f" {words.and_more(more, where)}."),) if more else ()
    return ((Run(f"{words.NO_REPLY}: "), *charge_runs(shown.charges[:here]), *rest),)
