"""The window “Something is wrong”: which line, what is wrong with it, and in the reporter's own words."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from bot.breakdown import Breakdown, Noun
from bot.views import actions, talk
from bot.views.blocks import MOST_OPTIONS, Block, Element, input_block, modal, note, option
from bot.views.lines import ThreadLine
from bot.views.outline import Outline, outline
from bot.views.runs import spoken

Wrong = Literal["source", "quote", "pairing", "missing", "other"]

KINDS: dict[Wrong, str] = {
    "source": "Who says it",
    "quote": "The words: wrong, cut badly, or misleading",
    "pairing": "What it answers: it belongs elsewhere",
    "missing": "Something is missing",
    "other": "Something else",
}
TITLE = "Something is wrong"
WHOLE = "whole"
LINE, KIND, NOTE = "line", "kind", "note"
LONGEST_NOTE = 2_000


class Found(Noun):
    """A report; `statement` is None where it is about the whole answer."""

    statement: str | None
    kind: Wrong
    note: str


def window(breakdown: Breakdown, value: str) -> Block:
    """The view to open; `value` comes back with it as its private metadata."""
    shown = outline(breakdown)
    lines = [option("The answer as a whole", WHOLE), *_lines(shown)][:MOST_OPTIONS]
    kinds = [option(label, kind) for kind, label in KINDS.items()]
    which = {"type": "static_select", "initial_option": lines[0], "options": lines}
    words = {"type": "plain_text_input", "multiline": True, "max_length": LONGEST_NOTE}
    blocks = [
        input_block("Which line? (in an AI’s words)" if shown.by_model else "Which line?", LINE, which),
        input_block("What is wrong?", KIND, {"type": "radio_buttons", "options": kinds}),
        input_block("In your words", NOTE, words, optional=True),
    ]
    return modal(TITLE, blocks, "Send", actions.WRONG, value)


def read(values: Mapping[str, Any]) -> Found:
    """What the sent window holds."""
    line = values[LINE][LINE]["selected_option"]["value"]
    return Found(
        statement=None if line == WHOLE else line.partition(" ")[0],
        kind=values[KIND][KIND]["selected_option"]["value"],
        note=(values[NOTE][NOTE].get("value") or "")[:LONGEST_NOTE],
    )


def thanks() -> Block:
    """What the window shows when it was sent."""
    return modal(TITLE, [note(talk.THANKS)])


def too_late() -> Block:
    """What it shows where the answer was deleted while it was open."""
    return modal(TITLE, [note(talk.GONE)])


def _lines(shown: Outline) -> Iterator[Element]:
    """The lines of the disputes, the charges without an answer, and by rules all other statements.

    A statement may stand in several lines, and an option's value only once.
    """
    told = [(dispute.id, line) for dispute in shown.disputes for line in dispute.lines]
    told += [("charge", line) for line in shown.charges]
    seen = {line.statement.id for _, line in told}
    if not shown.by_model:
        told += [("", line) for voice in shown.voices for line in voice.lines if line.statement.id not in seen]
    for number, (where, line) in enumerate(told):
        yield option(_label(line), f"{line.statement.id} {where}.{number}")


def _label(line: ThreadLine) -> str:
    return f"¶{line.statement.paragraph} {spoken(line.inline)}"
