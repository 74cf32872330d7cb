"""A charge without an answer → the draft of a request for comment, filled in by code for the reporter alone."""

from bot.breakdown import Breakdown
from bot.views import talk, words
from bot.views.blocks import preformatted, rich_text, section, text
from bot.views.excerpts import Excerpt
from bot.views.grammar import quoted
from bot.views.inert import clean_line
from bot.views.outline import Charge, Header, outline
from bot.views.slack import Message, message

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
    found = next((one for one in shown.charges if statement in {said.id for said in one.line.statements}), None)
    if found is None:
        return None
    return message(
        rich_text(section(text(talk.DRAFT_NOTE))), rich_text(preformatted(text(letter(shown.header, found))))
    )


def letter(header: Header, charge: Charge) -> str:
    """The letter itself; what a reporter must add is left as "…"."""
    line = charge.line
    sentence = clean_line("".join(piece.text for piece in line.pieces))
    return "\n\n".join(
        (
            OPENING,
            f"{_where(header)}, {_who(line)} makes this charge ({line.place.mark}):",
            f"    {sentence}",
            f"The words of the charge itself: {quoted(line.quote)}",
            charge.no_response.replace(" in this article", " in that article"),
            QUESTIONS,
            CLOSING,
        )
    )


def _where(header: Header) -> str:
    published = f" of {header.published}" if header.published else ""
    publisher = f" in {header.publisher}" if header.publisher else ""
    where = f"In “{header.title}”{published}{publisher}" if header.title != words.PASTED else "In a text that we have"
    return f"{where} ({header.url})" if header.url else where


def _who(line: Excerpt) -> str:
    through = f", {words.via(line.via)}" if line.via else ""
    return f"{line.speaker.short}{through}"
