"""A page that was read before and has changed: what is new in claims and denials, what is gone, what is reworded. Pure.

Two readings of one page differ in what they pick. So what counts as new is what the other *text* has not.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from bot.breakdown import Breakdown, Dispute, Noun, Statement
from bot.views.blocks import Block, at_most, moment, paragraph, section, shortened, text, titled
from bot.views.disputes import heading
from bot.views.lines import ThreadLine, statement_line
from bot.views.runs import Run, Runs, plain
from bot.views.slack import Message, elements, message
from bot.views.speakers import speaker

SHARE_REWORDED = 0.6
"""Share of words in common from which two statements of one source are one in other words."""
MOST = 5
"""Lines of each kind: the thread below shows all that stands now."""
LONGEST_LINE = 300

CHANGED = "This page has changed since I read it here on "
NOTHING = ", but not in what its sources say."
NEW, GONE, REWORDED, ANSWERED = "New", "No longer there", "Reworded", "Disputes with something new"
BY_AI = " (in an AI’s words)"


class Changes(Noun):
    """What is different in the newer breakdown."""

    new: tuple[Statement, ...] = ()
    gone: tuple[Statement, ...] = ()
    reworded: tuple[tuple[Statement, Statement], ...] = ()
    """Statements of one source, before and after."""
    disputes: tuple[Dispute, ...] = ()
    """Disputes of the newer breakdown with a line that is new."""


def changed(old: Breakdown, new: Breakdown) -> Changes:
    """What `new` says that `old` did not, what is gone, and what is said in other words."""
    added, gone = _only_in(new, old), _only_in(old, new)
    after = {said.id: said for said in new.without_repeats if said.id in added and not new.correction_of(said)}
    before = {said.id: said for said in old.without_repeats if said.id in gone}
    by_speaker: dict[str, list[Statement]] = {}
    for said in after.values():
        by_speaker.setdefault(_who(said), []).append(said)
    reworded = []
    for said in tuple(before.values()):
        same = [(_likeness(said, other), other.id) for other in by_speaker.get(_who(said), ()) if other.id in after]
        likeness, closest = max(same, default=(0.0, ""))
        if likeness >= SHARE_REWORDED:
            reworded.append((before.pop(said.id), after.pop(closest)))
    return Changes(
        new=tuple(after.values()),
        gone=tuple(before.values()),
        reworded=tuple(reworded),
        disputes=tuple(dispute for dispute in new.disputes if any(line.statement in added for line in dispute.lines)),
    )


def _only_in(breakdown: Breakdown, other: Breakdown) -> frozenset[str]:
    """Ids of statements whose words the other text has not, or gives to a speaker whose name has no word in common."""
    text, other_text = breakdown.article.text, _words(other.article.text)
    speakers: dict[str, list[str]] = {}
    for statement in other.statements:
        speakers.setdefault(_words(statement.quote), []).append(_who(statement))

    def is_new(said: Statement) -> bool:
        if any(_words(text[start:end]) not in other_text for start, end in said.spans):
            return True
        if _words(text[slice(*said.sentence)]) in other_text:
            return False
        others = speakers.get(_words(said.quote), [])
        return bool(others) and not any(set(who.split()) & set(_who(said).split()) for who in others)

    return frozenset(said.id for said in breakdown.statements if is_new(said))


def _likeness(old: Statement, new: Statement) -> float:
    return SequenceMatcher(None, _words(old.quote).split(), _words(new.quote).split(), autojunk=False).ratio()


def _who(statement: Statement) -> str:
    return _words(statement.source.resolved or statement.source.name)


def _words(text: str) -> str:
    """The words in small letters, a space around each: contained is then contained in whole words."""
    words = " ".join(re.findall(r"\w+", text.casefold()))
    return f" {words} "


def note(changes: Changes, old: Breakdown, new: Breakdown, read_at: float) -> Message:
    """The message about a page that was read before, at `read_at`."""
    opening = [text(CHANGED, bold=True), moment(read_at)]
    if changes == Changes():
        return message(paragraph(*opening, NOTHING))
    by_ai = any(dispute.question.by == "model" for dispute in changes.disputes)
    pairs = [
        (*_runs(_line(new, after)), Run("; before: "), *shortened(_line(old, before).words, LONGEST_LINE))
        for before, after in changes.reworded
    ]
    now = [_line(new, statement) for statement in changes.new]
    return message(
        paragraph(*opening, "."),
        *_listed(f"{ANSWERED}{BY_AI if by_ai else ''}", [plain(heading(dispute)) for dispute in changes.disputes]),
        *_listed(NEW, [(*_runs(line), *line.marks) for line in now]),
        *_listed(REWORDED, pairs),
        *_listed(GONE, [_runs(_line(old, statement)) for statement in changes.gone]),
    )


def _line(breakdown: Breakdown, statement: Statement) -> ThreadLine:
    return statement_line(breakdown, statement, speaker(statement.source).short)


def _runs(line: ThreadLine) -> Runs:
    return line.corrected(shortened((*line.party, *line.said), LONGEST_LINE))


def _listed(title: str, lines: Sequence[Runs]) -> list[Block]:
    return titled(f"{title}:", at_most(MOST, [section(*elements(runs)) for runs in lines], "change"))
