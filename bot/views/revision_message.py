"""A page that was read before and has changed: what is new in claims and denials, what is gone, what is reworded. Pure."""

from collections.abc import Sequence

from bot.breakdown import Breakdown, Statement
from bot.revisions import Changes
from bot.views.blocks import Block, at_most, moment, paragraph, section, shortened, text, titled
from bot.views.disputes import heading
from bot.views.lines import ThreadLine, statement_line
from bot.views.runs import Run, Runs, plain
from bot.views.slack import Message, elements, message
from bot.views.speakers import speaker

MOST = 5
"""Lines of each kind: the thread below shows all that stands now."""
LONGEST_LINE = 300

CHANGED = "This page has changed since I read it here on "
NOTHING = ", but not in what its sources say."
NEW, GONE, REWORDED, ANSWERED = "New", "No longer there", "Reworded", "Disputes with something new"
BY_AI = " (in an AI’s words)"


def since(changes: Changes, old: Breakdown, new: Breakdown, read_at: float) -> Message:
    opening = [text(CHANGED, bold=True), moment(read_at)]
    if not changes:
        return message(paragraph(*opening, NOTHING))
    by_ai = any(dispute.question.by == "model" for dispute in changes.disputes)
    pairs = [
        (*_runs(_line(new, pair.new)), Run("; before: "), *shortened(_line(old, pair.old).words, LONGEST_LINE))
        for pair in changes.reworded
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
