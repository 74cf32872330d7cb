"""What the ledger has to say: what a source said, what was said on a topic, and that a claim was answered later. Pure."""

import json
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final, Literal

from bot.breakdown import Noun
from bot.ledger import Movement, Remembered
from bot.views import actions, words
from bot.views.blocks import MOST_CHARACTERS, Block, button, buttons, preformatted, rich_text, section, text
from bot.views.grammar import counted
from bot.views.ledger_lines import VERBS, Where, capital_name, line, name, place_line, said, title
from bot.views.packing import first_that_fit
from bot.views.sanitize import capped, clean_line, markdown_escaped
from bot.views.slack import Message, message

LONGEST_ASKED = 80
LONGEST_QUESTION = 600
"""Characters that a button's value carries; Slack takes 2,000."""
MOST_MOVEMENTS = 8
MOST_ANSWERS = 5
"""Under one statement, which then fits a message at any length of its words: every page shows at least one."""
MOST_EXPORTED = 11_000
"""Characters of an export, which is one message."""

ROOM = MOST_CHARACTERS - 1_500
"""For the statements of a message, without its heading and its last lines."""
MOVED: Final = "Answers something read before"
INFERRED: Final = "The sentences are the articles’ own; that they belong together is inferred, and can be wrong."

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
    firsts = {_content(record): record.key for record in reversed(found)}
    # An article that was read twice says it once; an empty group keeps the count for the next page.
    groups = [
        [
            *said(record, f"{capital_name(record)} {words.VERBS[record.role]}", where),
            *_answers(record, answers.get(record.key, ()), where),
        ]
        if firsts[_content(record)] == record.key
        else []
        for record in found
    ]
    shown = first_that_fit(groups, ROOM)
    row = _row(question, len(shown), more=more or len(shown) < len(found))
    return message(rich_text(section(text(heading, bold=True))), *chain(*shown), row)


def _content(record: Remembered) -> tuple[object, ...]:
    """What is shown of a statement, but for its thread and day."""
    return (name(record), record.role, record.quote, record.sentence, title(record.place), record.correction)


def moved(movements: Sequence[Movement], where: Where) -> Message:
    """For the new thread: what of it answers or changes something that was read before."""
    groups = [
        [
            *said(movement.earlier, f"BEFORE · {name(movement.earlier)}", where),
            *said(movement.later, f"NOW · {name(movement.later)} {VERBS[movement.kind]}", where),
        ]
        for movement in movements[:MOST_MOVEMENTS]
    ]
    shown = first_that_fit(groups, ROOM)
    left = len(movements) - len(shown)
    more = [rich_text(section(text(f"and {counted(left, 'more answer')}")))] if left else []
    return message(rich_text(section(text(MOVED, bold=True))), *chain(*shown), *more, _inferred())


def answered_later(movement: Movement, where: Where) -> Message:
    """For the earlier thread: its claim was answered since."""
    return message(
        *said(movement.later, f"SINCE THEN · {name(movement.later)} {VERBS[movement.kind]}", where),
        rich_text(section(text("It answers: "), *line(movement.earlier), text(f" ¶{movement.earlier.paragraph}"))),
        _inferred(),
    )


def _inferred() -> Block:
    return rich_text(section(text(INFERRED, italic=True)))


def export(question: Question, found: Sequence[Remembered], where: Where) -> Message:
    """Everything in one box of Markdown, to be copied from."""
    groups = [[text(_export_line(record, where))] for record in found]
    lines = [line["text"] for group in first_that_fit(groups, MOST_EXPORTED) for line in group]
    left = len(found) - len(lines)
    rest = [rich_text(section(text(f"and {counted(left, 'more statement')}: ask more narrowly.")))] if left else []
    return message(rich_text(preformatted(text("\n".join(lines) or "-"))), *rest)


def _export_line(record: Remembered, where: Where) -> str:
    said_by = f"{where.day(record.place.at)} · {markdown_escaped(name(record))} · {words.VERBS[record.role]}"
    url = where.thread(record.place)
    source = f"{markdown_escaped(title(record.place))}, ¶{record.paragraph}{f', {url}' if url else ''}"
    corrected = f" · {markdown_escaped(''.join(words.correction(record.correction)))}" if record.correction else ""
    return f"- {said_by}{corrected}: {markdown_escaped(clean_line(record.sentence))} ({source})"


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
