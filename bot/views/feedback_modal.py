"""The window “Something is wrong”: which line, what is wrong with it, and what is to be done about it."""

from collections.abc import Mapping
from typing import Any, Final, Literal

from bot.breakdown import Breakdown, Correction, Frozen, Wrong
from bot.views import actions, talk, words
from bot.views.blocks import Block, paragraph
from bot.views.lines import ThreadLine
from bot.views.modal_blocks import Incomplete, choice, field, modal, note, sent, ticked
from bot.views.outline import Outline, outline
from bot.views.runs import Run, spoken
from bot.views.sanitize import capped, clean_line
from bot.views.thread import Message, message

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
LONGEST_WHO, LONGEST_LINE = 120, 100
SHORT_WHO = 25
"""Characters of a name where a line is to be chosen, which has 75."""
ALL: Final = "The answer as a whole"
UNSETTLED: Final = "shown as before until it is settled"
NAMED_TOLD: Final = "Show my name and my words in the thread"
NO_REASON: Final = "Say why: it is shown with your name."
LONG_REASON: Final = f"What is shown beside a line has at most {LONGEST_REASON} characters."
NOT_ALL: Final = "Choose the line. “/claims forget” with the link deletes all of an article."
EDITORS: Final = "A line is withdrawn or corrected by those who may change the bot’s settings here."


class Found(Frozen):
    """What was sent; `statement` is None where it is about the whole answer."""

    statement: str | None
    kind: Wrong
    note: str
    act: Act = "report"
    named: bool = False


def window(breakdown: Breakdown, value: str, *, may_correct: bool = False, private: bool = False) -> Block:
    """The view to open; `value` comes back with it as its private metadata. `private`: only one person sees the answer."""
    shown = outline(breakdown)
    lines = [
        (
            f"{line.statement.id} {number}",
            f"¶{line.statement.paragraph} {capped(clean_line(line.who), SHORT_WHO)}: {spoken(line.words)}",
        )
        for number, line in enumerate(_lines(shown))
    ]
    label = "Which line? (in an AI’s words)" if shown.by_model else "Which line?"
    acts = {**ACTS, "report": REPORT_PRIVATELY} if private else ACTS
    named = choice("If you report it", NAMED, "checkboxes", (("yes", NAMED_TOLD),), optional=True)
    blocks = [
        choice(label, LINE, "static_select", ((WHOLE, ALL), *lines)),
        choice("What is wrong?", KIND, "radio_buttons", KINDS.items(), "other"),
        field(
            "In your words (a correction needs them)",
            NOTE,
            "plain_text_input",
            optional=True,
            multiline=True,
            max_length=LONGEST_NOTE,
        ),
        choice("What is to be done?", ACT, "radio_buttons", acts.items(), "report") if may_correct else note(EDITORS),
        *(() if private else (named,)),
    ]
    return modal(TITLE, blocks, "Send", actions.WRONG, value)


def read(values: Mapping[str, Any]) -> Found:
    """What the sent window holds. Raises Incomplete."""
    line, kind, reason = sent(values, LINE), sent(values, KIND), sent(values, NOTE)[:LONGEST_NOTE].strip()
    act, named = sent(values, ACT) or "report", bool(ticked(values, NAMED))
    if errors := {
        **({NOTE: NO_REASON} if act != "report" and not reason else {}),
        **({NOTE: LONG_REASON} if (act != "report" or named) and len(reason) > LONGEST_REASON else {}),
        **({LINE: NOT_ALL} if act == "withdrawn" and line == WHOLE else {}),
    }:
        raise Incomplete(errors)
    statement = None if line == WHOLE else line.partition(" ")[0]
    return Found.model_validate({"statement": statement, "kind": kind, "note": reason, "act": act, "named": named})


def thanks(act: Act, *, private: bool) -> str:
    """What the window says when it was sent; `private`: from an answer that only the sender sees."""
    if private:
        return talk.THANKS_PRIVATELY if act == "report" else talk.CORRECTED_PRIVATELY
    return talk.THANKS if act == "report" else talk.CORRECTED


def closed(words: str) -> Block:
    return modal(TITLE, [note(words)])


def reported(breakdown: Breakdown, statement: str | None, kind: Wrong, by: str, note: str) -> Message:
    """For the thread: that a line was reported; `by` is empty where the reporter does not want to be named."""
    why = KINDS[kind]
    head = f"Reported as wrong ({why[:1].lower()}{why[1:]})"
    by = f" by {words.of_a_person(by)}{f': {words.of_a_person(note)}' if note else ''}" if by else ""
    return message(paragraph(f"{head}{by} · {_which(breakdown, statement)}", Run(f" · {UNSETTLED}", "italic")))


def corrected(breakdown: Breakdown, made: Correction) -> Message:
    who, why = words.correction(made)
    return message(paragraph(f"{_which(breakdown, made.statement)} · ", Run(who, "bold"), why))


def _which(breakdown: Breakdown, statement: str | None) -> str:
    line = next((line for line in _lines(outline(breakdown)) if line.statement.id == statement), None)
    if line is None:
        return ALL
    words = capped(spoken(line.words), LONGEST_LINE)
    return f"¶{line.statement.paragraph} {capped(clean_line(line.who), LONGEST_WHO)}{f': {words}' if words else ''}"


def _lines(shown: Outline) -> list[ThreadLine]:
    """Those of the disputes, the charges without an answer, what else is shown, and by rules all other statements."""
    lines = [*(line for dispute in shown.matters for line in dispute.lines), *shown.charges]
    seen = {line.statement.id for line in lines}
    others = shown.also if shown.by_model else (line for voice in shown.voices for line in voice.lines)
    return [*lines, *(line for line in others if line.statement.id not in seen)]
