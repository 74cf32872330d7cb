"""A page that was read before and has changed: what is new in claims and denials, what is gone, what is reworded. Pure."""

from collections.abc import Sequence

from bot.breakdown import Dispute, Statement
from bot.revisions import Changes
from bot.views import words
from bot.views.blocks import Block, Element, bullets, moment, rich_text, section, text
from bot.views.disputes import heading
from bot.views.grammar import quoted
from bot.views.sanitize import capped, clean_line
from bot.views.slack import Message, message
from bot.views.speakers import speaker

MOST = 5
"""Lines of each kind: the thread below shows all that stands now."""
LONGEST_QUOTE = 300

CHANGED = "This page has changed since I read it here on "
NOTHING = ", but not in what its sources say."
NEW, GONE, REWORDED, ANSWERED = "New", "Gone", "In other words", "Disputes with something new"
BY_AI = " (in an AI’s words)"


def since(changes: Changes, read_at: float) -> Message:
    """What changed since a moment."""
    opening = [text(CHANGED, bold=True), moment(read_at)]
    if not changes:
        return message(rich_text(section(*opening, text(NOTHING))))
    by_ai = any(dispute.question.by == "model" for dispute in changes.disputes)
    return message(
        rich_text(section(*opening, text("."))),
        *_listed(f"{ANSWERED}{BY_AI if by_ai else ''}", [_question(dispute) for dispute in changes.disputes]),
        *_listed(NEW, [_line(statement) for statement in changes.new]),
        *_listed(REWORDED, [_pair(pair.old, pair.new) for pair in changes.reworded]),
        *_listed(GONE, [_line(statement) for statement in changes.gone]),
    )


def _listed(title: str, lines: Sequence[Element]) -> list[Block]:
    if not lines:
        return []
    more = [section(text(words.and_more(len(lines) - MOST, words.BELOW)))] if len(lines) > MOST else []
    return [rich_text(section(text(f"{title}:", bold=True)), bullets(*lines[:MOST], *more))]


def _question(dispute: Dispute) -> Element:
    return section(text(heading(dispute)))


def _line(statement: Statement) -> Element:
    if statement.by == "rules" and statement.role in words.SAY_NOTHING:
        return section(text(_who(statement)))
    return section(text(f"{_who(statement)}: "), text(_quoted(statement), italic=True))


def _pair(old: Statement, new: Statement) -> Element:
    return section(
        text(f"{_who(new)}: "), text(_quoted(new), italic=True), text("; before: "), text(_quoted(old), italic=True)
    )


def _who(statement: Statement) -> str:
    name = speaker(statement.source).short
    verb = f" {words.VERBS[statement.role]}" if statement.by == "rules" else ""
    return f"{name[:1].upper()}{name[1:]}{verb}"


def _quoted(statement: Statement) -> str:
    """Speech in quotation marks, the reporter's words without."""
    said = capped(clean_line(statement.quote), LONGEST_QUOTE)
    return quoted(said) if statement.direct is True else said
