"""The answer to a question in the thread: lines and statements of the breakdown, each with its place. Pure."""

from dataclasses import replace

from bot.breakdown import Breakdown, Line, NoAnswer
from bot.questions import Choice, Entry
from bot.views import words
from bot.views.blocks import Block, Part, packed, paragraph, rich_text, section
from bot.views.grammar import counted
from bot.views.lines import ThreadLine, charge_line, dispute_line, statement_line
from bot.views.outline import outline
from bot.views.runs import Run, merged, spoken
from bot.views.sanitize import clean_line
from bot.views.speakers import speaker
from bot.views.thread import Message, message

HEADING = "From the article"
CHOSEN = "Chosen by the names and words of your question, by rules."
CHOSEN_BY_MODEL = "Chosen by a model (AI, unvetted)."
WORDED_BY_MODEL = "Words outside “ ” are an AI’s; ¶ leads to the passage."
NOTHING = "No statement here fits that question. Ask with the name of a source or with words of the article."
MOST_NAMES = 12


def messages(*asked: tuple[Breakdown, Choice]) -> tuple[Message, ...]:
    """What was chosen, a line each, of several articles under their names; where nothing was, who speaks in the first."""
    parts, worded = [], False
    for breakdown, choice in asked:
        lines = _lines(breakdown, choice)
        worded = worded or any(line.worded or (claim and claim.worded) for line, claim in lines)
        heading = f"From {clean_line(breakdown.input)}" if len(asked) > 1 else HEADING
        head = [paragraph(Run(heading, "bold"))] if len(asked) > 1 else []
        if lines:
            parts.append(Part(heading, (*head, *(_block(line, claim) for line, claim in lines))))
    if not parts:
        return tuple(_nothing(breakdown) for breakdown, _ in asked[:1])
    more = sum(choice.more for _, choice in asked)
    notes = (
        CHOSEN_BY_MODEL if asked[0][1].by_model else CHOSEN,
        WORDED_BY_MODEL if worded else "",
        f"{counted(more, 'more statement')} would fit: ask more narrowly." if more else "",
    )
    foot = paragraph(Run(" ".join(filter(None, notes)), "italic"))
    last = replace(parts[-1], blocks=(*parts[-1].blocks, foot))
    return tuple(message(*blocks) for blocks in packed([*parts[:-1], last]))


def _lines(breakdown: Breakdown, choice: Choice) -> list[tuple[ThreadLine, ThreadLine | None]]:
    """Each line once, with the claim that it answers, where that says anything else."""
    once: dict[str, tuple[ThreadLine, ThreadLine | None]] = {}
    for entry in choice.entries:
        claim = dispute_line(breakdown, entry.answers) if entry.answers else None
        if line := _line(breakdown, entry):
            once.setdefault(spoken(line.runs), (line, claim if claim and claim.words != line.words else None))
    return list(once.values())


def _line(breakdown: Breakdown, entry: Entry) -> ThreadLine | None:
    if isinstance(entry.line, Line):
        return dispute_line(breakdown, entry.line)
    if isinstance(entry.line, NoAnswer):
        return charge_line(breakdown, entry.line)
    return statement_line(breakdown, entry.statement, speaker(entry.statement.source).in_a_line)


def _block(line: ThreadLine, claim: ThreadLine | None) -> Block:
    answered = [section(words.ON_THE_CLAIM, *merged((*claim.inline, *claim.marks)))] if claim else []
    return rich_text(section(*merged(line.runs)), *answered)


def _nothing(breakdown: Breakdown) -> Message:
    names = tuple(voice.name for voice in outline(breakdown).voices)
    return message(paragraph(NOTHING, f"\n{words.who_speaks(names, MOST_NAMES)}" if names else ""))
