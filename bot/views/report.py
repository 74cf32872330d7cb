"""The window “Something is wrong”: which line, what is wrong with it, and in the reporter's own words."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from bot.breakdown import Breakdown, Noun
from bot.views import actions, talk
from bot.views.blocks import plain_text
from bot.views.lines import ThreadLine
from bot.views.outline import Outline, outline
from bot.views.runs import spoken

Json = dict[str, Any]
Wrong = Literal["source", "quote", "pairing", "missing", "other"]

KINDS: dict[Wrong, str] = {
    "source": "Who says it",
    "quote": "The words: wrong, cut badly, or misleading",
    "pairing": "What it answers: it belongs elsewhere",
    "missing": "Something is missing",
    "other": "Something else",
}
WHOLE = "whole"
LINE, KIND, NOTE = "line", "kind", "note"
LONGEST_LABEL = 75
LONGEST_NOTE = 2_000
MOST_OPTIONS = 100
"""Slack's limit for a list; nobody looks through more."""


class Found(Noun):
    """What somebody reported; `statement` is None where it is about the whole."""

    statement: str | None
    kind: Wrong
    note: str


def window(breakdown: Breakdown, value: str) -> Json:
    """The view to open; `value` comes back with it as its private metadata."""
    shown = outline(breakdown)
    lines = [_option("The answer as a whole", WHOLE), *_lines(shown)]
    choice = {"type": "static_select", "action_id": LINE, "initial_option": lines[0], "options": lines[:MOST_OPTIONS]}
    kinds = [_option(label, kind) for kind, label in KINDS.items()]
    note = {"type": "plain_text_input", "action_id": NOTE, "multiline": True, "max_length": LONGEST_NOTE}
    return {
        "type": "modal",
        "callback_id": actions.WRONG,
        "private_metadata": value,
        "title": plain_text("Something is wrong"),
        "submit": plain_text("Send"),
        "close": plain_text("Cancel"),
        "blocks": [
            _input("Which line? (in an AI’s words)" if shown.by_model else "Which line?", LINE, choice),
            _input("What is wrong?", KIND, {"type": "radio_buttons", "action_id": KIND, "options": kinds}),
            _input("In your words", NOTE, note) | {"optional": True},
        ],
    }


def read(values: Mapping[str, Any]) -> Found:
    """What the sent window holds."""
    line = values[LINE][LINE]["selected_option"]["value"]
    return Found(
        statement=None if line == WHOLE else line.partition(" ")[0],
        kind=values[KIND][KIND]["selected_option"]["value"],
        note=(values[NOTE][NOTE].get("value") or "")[:LONGEST_NOTE],
    )


def thanks() -> Json:
    """What the window shows when it was sent."""
    block = {"type": "section", "text": plain_text(talk.THANKS, 3_000)}
    return {"type": "modal", "title": plain_text("Something is wrong"), "close": plain_text("Close"), "blocks": [block]}


def _lines(shown: Outline) -> Iterator[Json]:
    """Those of the disputes, the charges without an answer, and by rules whoever else says something.

    A statement may stand in several lines, and an option's value only once.
    """
    told = [(dispute.id, line) for dispute in shown.disputes for line in dispute.lines]
    told += [("charge", line) for line in shown.charges]
    seen = {line.statement.id for _, line in told}
    if not shown.by_model:
        told += [("", line) for voice in shown.voices for line in voice.lines if line.statement.id not in seen]
    for number, (where, line) in enumerate(told):
        yield _option(_label(line), f"{line.statement.id} {where}.{number}")


def _label(line: ThreadLine) -> str:
    return f"¶{line.statement.paragraph} {spoken(line.inline)}"


def _option(label: str, value: str) -> Json:
    return {"text": plain_text(label, LONGEST_LABEL), "value": value}


def _input(label: str, block_id: str, element: Json) -> Json:
    return {"type": "input", "block_id": block_id, "label": plain_text(label), "element": element}
