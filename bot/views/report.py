"""The window “Something is wrong”: which line, what is wrong with it, and in the reporter's own words."""

from collections.abc import Mapping
from typing import Any, Literal

from bot.breakdown import Breakdown, Noun, Statement
from bot.views import actions, talk
from bot.views.blocks import plain_text
from bot.views.inert import capped, clean_line
from bot.views.speakers import speaker

Json = dict[str, Any]
Wrong = Literal["source", "quote", "stance", "pairing", "missing", "other"]

KINDS: dict[Wrong, str] = {
    "source": "Who says it",
    "quote": "The words: cut wrong, or nobody said this",
    "stance": "What it does: claims, denies, declines …",
    "pairing": "What it answers, or how far",
    "missing": "Something is missing",
    "other": "Something else",
}
WHOLE = "whole"
LINE, KIND, NOTE = "line", "kind", "note"
LONGEST_LABEL = 75
LONGEST_NOTE = 2_000
MOST_OPTIONS = 100
MOST_GROUPS = 20
"""Slack takes 100 groups of 100; nobody looks through two thousand lines."""


class Found(Noun):
    """What somebody reported; `statement` is None where it is about the whole."""

    statement: str | None
    kind: Wrong
    note: str


def window(breakdown: Breakdown, value: str) -> Json:
    """The view to open; `value` comes back with it as its private metadata."""
    lines = [_option("The answer as a whole", WHOLE), *(_line(said) for said in breakdown.statements)]
    groups = [lines[at : at + MOST_OPTIONS] for at in range(0, len(lines), MOST_OPTIONS)][:MOST_GROUPS]
    choice: Json = {"type": "static_select", "action_id": LINE, "initial_option": lines[0]}
    if len(groups) == 1:
        choice["options"] = lines
    else:
        choice["option_groups"] = [
            {"label": plain_text(f"Part {number}", LONGEST_LABEL), "options": group}
            for number, group in enumerate(groups, 1)
        ]
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
            _input("Which line?", LINE, choice),
            _input("What is wrong?", KIND, {"type": "radio_buttons", "action_id": KIND, "options": kinds}),
            _input("In your words", NOTE, note) | {"optional": True},
        ],
    }


def read(values: Mapping[str, Any]) -> Found:
    """What the sent window holds."""
    line = values[LINE][LINE]["selected_option"]["value"]
    return Found(
        statement=None if line == WHOLE else line,
        kind=values[KIND][KIND]["selected_option"]["value"],
        note=(values[NOTE][NOTE].get("value") or "")[:LONGEST_NOTE],
    )


def thanks() -> Json:
    """What the window shows when it was sent."""
    block = {"type": "section", "text": plain_text(talk.THANKS, 3_000)}
    return {"type": "modal", "title": plain_text("Something is wrong"), "close": plain_text("Close"), "blocks": [block]}


def _line(said: Statement) -> Json:
    words = f"¶{said.paragraph} {speaker(said.source).short}: {clean_line(said.quote)}"
    return _option(capped(words, LONGEST_LABEL), said.id)


def _option(label: str, value: str) -> Json:
    return {"text": plain_text(label, LONGEST_LABEL), "value": value}


def _input(label: str, block_id: str, element: Json) -> Json:
    return {"type": "input", "block_id": block_id, "label": plain_text(label), "element": element}
