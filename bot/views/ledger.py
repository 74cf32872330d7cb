"""What the ledger has to say: what a source said, what was said on a topic, and that a claim was answered later. Pure."""

import json
from collections.abc import Mapping, Sequence
from typing import Literal

from bot.breakdown import Noun
from bot.ledger import Movement, Remembered
from bot.views import actions, words
from bot.views.blocks import MOST_CHARACTERS, Block, button, buttons, preformatted, rich_text, section, text, weight
from bot.views.grammar import counted
from bot.views.inert import capped, clean_line, markdown_escaped
from bot.views.recalled import VERBS, Where, line, name, place_line, said, title
from bot.views.slack import Message, message

LONGEST_ASKED = 80
LONGEST_QUESTION = 600
"""Characters that a button's value carries; Slack takes 2,000."""
MOST_MOVEMENTS = 8
MOST_ANSWERS = 5
"""Under one statement: with them it fits a message whatever the words, so that every page shows one at least."""
MOST_EXPORTED = 11_000
"""Characters of an export, which is one message."""

Key = tuple[str, str]


class Question(Noun):
    """What was asked of the ledger, and how much of the answer was shown before. It travels in a button's value."""

    what: Literal["who", "about"]
    words: str
    after: int = 0
    """Statements on the pages before: a page holds as many as fit."""

    @property
    def value(self) -> str:
        """For a button."""
        return json.dumps([self.what, self.words[:LONGEST_QUESTION], self.after], ensure_ascii=False)

    @classmethod
    def of(cls, value: str) -> "Question":
        """From a button."""
        what, asked, after = json.loads(value)
        return cls(what=what, words=asked, after=after)


def page(
    question: Question,
    found: Sequence[Remembered],
    answers: Mapping[Key, Sequence[Remembered]],
    where: Where,
    *,
    more: bool,
) -> Message:
    """One page: statements with their sentences, what answers each, and the way to the next."""
    asked = f"“{capped(clean_line(question.words), LONGEST_ASKED)}”"
    if not found:
        return message(rich_text(section(text(_nothing(question, asked)))))
    heading = (
        f"Said by sources with {asked} in their name, newest first"
        if question.what == "who"
        else f"Said about {asked}, oldest first"
    )
    blocks: list[Block] = [rich_text(section(text(heading, bold=True)))]
    room = MOST_CHARACTERS - weight(blocks[0]) - 1_000  # the row of buttons
    shown = 0
    for record in found:
        told = [
            *said(record, words.VERBS[record.role].upper(), where),
            *_answers(record, answers.get(record.key, ()), where),
        ]
        room -= sum(map(weight, told))
        if room < 0:
            break
        blocks += told
        shown += 1
    return message(*blocks, _row(question, shown, more=more or shown < len(found)))


def moved(movements: Sequence[Movement], where: Where) -> Message:
    """For the new thread: what of it answers or changes something that was read before."""
    blocks = [rich_text(section(text("Answers something read before", bold=True)))]
    room = MOST_CHARACTERS - 1_000
    shown = 0
    for one in movements[:MOST_MOVEMENTS]:
        told = [
            *said(one.earlier, f"BEFORE · {name(one.earlier)}", where),
            *said(one.later, f"NOW · {name(one.later)} {VERBS[one.kind]}", where),
        ]
        room -= sum(map(weight, told))
        if room < 0:
            break
        blocks += told
        shown += 1
    if len(movements) > shown:
        blocks.append(rich_text(section(text(f"and {counted(len(movements) - shown, 'more answer')}"))))
    return message(*blocks)


def answered_later(movement: Movement, where: Where) -> Message:
    """For the earlier thread: somebody has answered since."""
    return message(
        *said(movement.later, f"SINCE THEN · {name(movement.later)} {VERBS[movement.kind]}", where),
        rich_text(section(text("It answers: "), *line(movement.earlier), text(f" ¶{movement.earlier.paragraph}"))),
    )


def export(question: Question, found: Sequence[Remembered], where: Where) -> Message:
    """Everything in one box of Markdown, to be copied from."""
    lines: list[str] = []
    room = MOST_EXPORTED
    for record in found:
        told = (
            f"- {where.day(record.place.at)} · {markdown_escaped(name(record))} · "
            f"{words.VERBS[record.role]}: {markdown_escaped(clean_line(record.sentence))} "
            f"({markdown_escaped(title(record.place))}, ¶{record.paragraph}{', ' + url if (url := where.thread(record.place)) else ''})"
        )
        room -= len(json.dumps(told, ensure_ascii=False))
        if room < 0:
            break
        lines.append(told)
    left = len(found) - len(lines)
    rest = [rich_text(section(text(f"and {counted(left, 'more statement')}: ask more narrowly.")))] if left else []
    return message(rich_text(preformatted(text("\n".join(lines) or "-"))), *rest)


def _answers(record: Remembered, answers: Sequence[Remembered], where: Where) -> list[Block]:
    lines = []
    for one in answers[:MOST_ANSWERS]:
        later = one.place.reading != record.place.reading
        elsewhere = [text(" · "), *place_line(one.place, where)] if later else []
        lines.append(section(text("→ answered later by " if later else "→ answered by "), *line(one), *elsewhere))
    if len(answers) > MOST_ANSWERS:
        lines.append(section(text(f"and {counted(len(answers) - MOST_ANSWERS, 'more answer')}")))
    return [rich_text(*lines)] if lines else []


def _row(question: Question, shown: int, *, more: bool) -> Block:
    further = question.model_copy(update={"after": question.after + shown}).value
    turn = [button(actions.LEDGER_MORE, "More", further)] if more else []
    return buttons(*turn, button(actions.LEDGER_EXPORT, "Export", question.value))


def _nothing(question: Question, asked: str) -> str:
    if question.after:
        return "That was all."
    if question.what == "who":
        return f"Nothing by {asked} was read where you can see it. Try the last name alone."
    return f"Nothing about {asked} was read where you can see it. Try fewer words."
