"""A charge without an answer → the draft of a request for comment, filled in by code for the reporter alone."""

from bot.breakdown import Breakdown
from bot.views import talk, words
from bot.views.blocks import paragraph, preformatted, rich_text
from bot.views.grammar import ended
from bot.views.lines import ThreadLine, sentence
from bot.views.outline import Header, outline
from bot.views.runs import spoken
from bot.views.speakers import in_a_line
from bot.views.thread import Message, message

OPENING = "Dear …,"
QUESTIONS = (
    "1. Is this correct? If not, what is wrong with it?\n"
    "2. What do you want to say in response?\n"
    "3. Is there a document that we should see?"
)
CLOSING = "We publish on … at …. Please answer by then, by return or by telephone: …\n\n(name, newsroom)"


def draft(breakdown: Breakdown, statement: str) -> Message | None:
    """The draft as a message, or None where that charge is not in the breakdown."""
    shown = outline(breakdown)
    charges = (*shown.charges, *(matter.charge for matter in shown.matters if matter.charge))
    charge = next((line for line in charges if line.statement.id == statement and not line.is_withdrawn), None)
    if charge is None:
        return None
    note = f"{talk.DRAFT_NOTE} {talk.DRAFT_BY_AI}" if charge.worded else talk.DRAFT_NOTE
    box = preformatted(letter(shown.header, charge, sentence(breakdown, charge.statement)))
    return message(paragraph(note), rich_text(box))


def letter(header: Header, charge: ThreadLine, passage: str) -> str:
    """The letter to whom the charge is made against; what a reporter must add is left as "…"."""
    unnamed = charge.statement.source.kind == "unknown"
    by = "a charge is made" if unnamed else f"{in_a_line(charge.who)} makes a charge"
    made = f"{by} against you ({charge.against})" + (f": {spoken(charge.words)}" if charge.worded else "")
    return "\n\n".join(
        (
            OPENING,
            ended(f"{_where(header)}, {made}"),
            f"The passage in full: {passage}",
            "The article has no answer from you to it, and does not say whether you were asked.",
            QUESTIONS,
            CLOSING,
        )
    )


def _where(header: Header) -> str:
    published = f" of {header.published}" if header.published else ""
    publisher = f" in {header.publisher}" if header.publisher else ""
    where = f"In “{header.title}”{published}{publisher}" if header.title != words.PASTED else "In a text that we have"
    return f"{where} ({header.url})" if header.url else where
