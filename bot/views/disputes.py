"""One dispute as every view shows it: the question, then its lines, then what to note. Pure."""

from dataclasses import dataclass, replace

from bot.breakdown import Breakdown, Dispute
from bot.views import words
from bot.views.grammar import quoted
from bot.views.lines import ThreadLine, charge_line, dispute_line
from bot.views.runs import spoken
from bot.views.sanitize import capped, clean_line

LONGEST_HEADING = 300


@dataclass(frozen=True)
class ShownDispute:
    id: str
    heading: str
    """A question, or by rules the claim's own words in quotation marks."""
    is_whole: bool
    """Whether no line was withdrawn or corrected: what sums the lines up would go on saying what one no longer does."""
    lines: tuple[ThreadLine, ...]
    status: str | None
    charge: ThreadLine | None = None
    """Where it is a charge without a reply: the charge, as a request for comment needs it."""

    @property
    def points(self) -> tuple[str, ...]:
        no_reply = words.no_reply_from(self.charge.against) if self.charge and self.is_whole else None
        return tuple(words.arrow(point) for point in (no_reply, self.status) if point)


def shown_dispute(breakdown: Breakdown, dispute: Dispute) -> ShownDispute:
    lines = tuple(shown for line in dispute.lines if (shown := dispute_line(breakdown, line)))
    once = _without_repeats(tuple({spoken(line.runs): line for line in lines}.values()))
    whole = not any(line.correction for line in lines)
    by_rules = dispute.question.by == "article"
    statements = {line.statement for line in dispute.lines}
    charge = next((charge for charge in breakdown.no_answer if charge.statement in statements), None)
    return ShownDispute(
        id=dispute.id,
        heading=words.WITHDRAWN_CLAIM if by_rules and lines and lines[0].is_withdrawn else heading(dispute),
        is_whole=whole,
        lines=once,
        status=clean_line(dispute.status.text) if dispute.status and whole else None,
        charge=charge_line(breakdown, charge) if charge and not dispute.has_answer else None,
    )


def heading(dispute: Dispute) -> str:
    asked = capped(clean_line(dispute.question.text), LONGEST_HEADING)
    return asked if dispute.question.by == "model" else quoted(asked)


def _without_repeats(lines: tuple[ThreadLine, ...]) -> tuple[ThreadLine, ...]:
    """Of lines that the same sentence of the article shows, the last has it."""
    last = {line.words: number for number, line in enumerate(lines)}
    return tuple(
        line if line.by_model or last[line.words] == number else replace(line, words=())
        for number, line in enumerate(lines)
    )
