"""The window “Something is wrong”: which line, what is wrong with it, and what is to be done about it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, Literal

from bot.breakdown import Breakdown, Correction, Noun
from bot.views import actions, talk, words
from bot.views.blocks import (
    MOST_OPTIONS,
    Block,
    Element,
    checkboxes,
    input_block,
    modal,
    note,
    option,
    rich_text,
    section,
    text,
)
from bot.views.lines import ThreadLine
from bot.views.outline import Outline, outline
from bot.views.runs import spoken
from bot.views.sanitize import capped, clean_line
from bot.views.slack import Message, message

Wrong = Literal["source", "quote", "pairing", "missing", "other"]
Act = Literal["report", "withdrawn", "corrected", "stands"]

KINDS: dict[Wrong, str] = {
    "source": "Who says it",
    "quote": "The words: wrong, cut badly, or misleading",
    "pairing": "What it answers: it belongs elsewhere",
    "missing": "Something is missing",
    "other": "Something else",
}
REPORT_PRIVATELY: Final = "Report it to those who run the bot"
ACTS: dict[Act, str] = {
    "report": "Report it: the thread says that a line was reported, not by whom",
    "withdrawn": "Withdraw the line: struck through, with your name and words",
    "corrected": "Correct it: your name and words stand beside the line",
    "stands": "It was reported and is right: say so, with your name and words",
}
TITLE = "Something is wrong"
WHOLE = "whole"
LINE, KIND, NOTE, ACT, NAMED = "line", "kind", "note", "act", "named"
LONGEST_NOTE = 2_000
LONGEST_REASON = 300
"""Characters of words that are shown in public beside a line."""
LONGEST_WHO = 120
ALL: Final = "The answer as a whole"
UNSETTLED: Final = "shown as before until it is settled"
NAMED_TOLD: Final = "Show my name and my words in the thread"
NO_KIND: Final = "Choose what is wrong."
NO_REASON: Final = "Say why: it is shown with your name."
LONG_REASON: Final = f"What is shown beside a line has at most {LONGEST_REASON} characters."
NOT_ALL: Final = "Choose the line. “/claims forget” with the link deletes all of an article."
EDITORS: Final = "A line is withdrawn or corrected by those who may change the bot’s settings here."


class Found(Noun):
    """What was sent; `statement` is None where it is about the whole answer."""

    statement: str | None
    kind: Wrong
    note: str
    act: Act = "report"
    named: bool = False


class Incomplete(Exception):
    """Something is left to say."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__()
        self.errors = errors
        """Block → what to do."""


def window(breakdown: Breakdown, value: str, *, may_correct: bool = False, private: bool = False) -> Block:
    """The view to open; `value` comes back with it as its private metadata. `private`: only one person sees the answer."""
    shown = outline(breakdown)
    lines = [option(ALL, WHOLE), *_lines(shown)][:MOST_OPTIONS]
    kinds = [option(label, kind) for kind, label in KINDS.items()]
    which = {"type": "static_select", "initial_option": lines[0], "options": lines}
    field = {"type": "plain_text_input", "multiline": True, "max_length": LONGEST_NOTE}
    labels = {**ACTS, "report": REPORT_PRIVATELY} if private else ACTS
    acts = [option(label, act) for act, label in labels.items()]
    act = {"type": "radio_buttons", "options": acts, "initial_option": acts[0]}
    blocks = [
        input_block("Which line? (in an AI’s words)" if shown.by_model else "Which line?", LINE, which),
        input_block("What is wrong?", KIND, {"type": "radio_buttons", "options": kinds}, optional=True),
        input_block("In your words", NOTE, field, optional=True),
        input_block("What is to be done?", ACT, act) if may_correct else note(EDITORS),
    ]
    if not private:
        name = checkboxes([option(NAMED_TOLD, "yes")], [])
        blocks.append(input_block("If you report it", NAMED, name, optional=True))
    return modal(TITLE, blocks, "Send", actions.WRONG, value)


def read(values: Mapping[str, Any]) -> Found:
    """What the sent window holds. Raises Incomplete."""
    line = values[LINE][LINE]["selected_option"]["value"]
    kind = (values[KIND][KIND].get("selected_option") or {}).get("value")
    words = (values[NOTE][NOTE].get("value") or "")[:LONGEST_NOTE].strip()
    act: Act = values[ACT][ACT]["selected_option"]["value"] if ACT in values else "report"
    named = bool(values.get(NAMED, {}).get(NAMED, {}).get("selected_options"))
    in_public = act != "report" or named
    if errors := {
        **({KIND: NO_KIND} if kind is None and act != "stands" else {}),
        **({NOTE: NO_REASON} if act != "report" and not words else {}),
        **({NOTE: LONG_REASON} if in_public and len(words) > LONGEST_REASON else {}),
        **({LINE: NOT_ALL} if act == "withdrawn" and line == WHOLE else {}),
    }:
        raise Incomplete(errors)
    return Found(
        statement=None if line == WHOLE else line.partition(" ")[0],
        kind=kind or "other",
        note=words,
        act=act,
        named=named,
    )


def thanks(act: Act, *, private: bool) -> Block:
    """What the window shows when it was sent; `private`: from an answer that only the sender sees."""
    if private:
        return modal(TITLE, [note(talk.THANKS_PRIVATELY if act == "report" else talk.CORRECTED_PRIVATELY)])
    return modal(TITLE, [note(talk.THANKS if act == "report" else talk.CORRECTED)])


def gone() -> Block:
    """What the window shows when the reading was deleted meanwhile."""
    return modal(TITLE, [note(talk.GONE)])


def reported(breakdown: Breakdown, statement: str | None, kind: Wrong, by: str, note: str) -> Message:
    """For the thread: that a line was reported; `by` is empty where the reporter does not want to be named."""
    why = KINDS[kind]
    head = f"{_which(breakdown, statement)}: reported as wrong ({why[:1].lower()}{why[1:]})"
    by = f" by {words.of_a_person(by)}{f': {words.of_a_person(note)}' if note else ''}" if by else ""
    return message(rich_text(section(text(f"{head}{by}"), text(f" · {UNSETTLED}", italic=True))))


def corrected(breakdown: Breakdown, made: Correction) -> Message:
    """For the thread: who corrected what, and why."""
    who, why = words.correction(made)
    return message(rich_text(section(text(f"{_which(breakdown, made.statement)}: "), text(who, bold=True), text(why))))


def _which(breakdown: Breakdown, statement: str | None) -> str:
    line = next((line for _, line in _shown(outline(breakdown)) if line.statement.id == statement), None)
    return f"¶{line.statement.paragraph} {capped(clean_line(line.who), LONGEST_WHO)}" if line else ALL


def _lines(shown: Outline) -> Iterator[Element]:
    """A statement may stand in several lines, and an option's value only once."""
    for number, (where, line) in enumerate(_shown(shown)):
        yield option(_label(line), f"{line.statement.id} {where}.{number}")


def _shown(shown: Outline) -> list[tuple[str, ThreadLine]]:
    """The lines of the disputes, the charges without an answer, what else is shown, and by rules all other statements."""
    told = [(dispute.id, line) for dispute in shown.matters for line in dispute.lines]
    told += [("charge", line) for line in shown.charges]
    seen = {line.statement.id for _, line in told}
    others = shown.also if shown.by_model else (line for voice in shown.voices for line in voice.lines)
    return [*told, *(("", line) for line in others if line.statement.id not in seen)]


def _label(line: ThreadLine) -> str:
    return f"¶{line.statement.paragraph} {spoken(replace(line, correction=None).inline)}"
