"""What the ledger has to say: what a source said, what was said on a topic, and that a claim was answered later. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final, Literal

from bot.breakdown import Noun
from bot.ledger import Movement, Remembered
from bot.views import actions, words
from bot.views.blocks import (
    MOST_CHARACTERS,
    Block,
    at_most,
    button,
    buttons,
    paragraph,
    preformatted,
    rich_text,
    section,
    text,
)
from bot.views.grammar import capital, counted
from bot.views.ledger_lines import VERBS, Where, doing, evidence, line, name, place_line, title
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
INFERRED: Final = paragraph(
    text("The sentences are the articles’ own; that they belong together is inferred, and can be wrong.", italic=True)
)

Key = tuple[str, str]


class Question(Noun):
    """What was asked of the ledger, and how much of the answer was shown before. It travels in a button's value."""

    what: Literal["who", "about"]
    words: str
    after: int = 0
    """Statements on the pages before: a page holds as many as fit."""

    @property
    def value(self) -> str:
        return self.model_copy(update={"words": self.words[:LONGEST_QUESTION]}).model_dump_json()


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
        return message(paragraph(_nothing(question, asked)))
    heading = (
        f"Said by sources with {asked} in their name, newest first"
        if question.what == "who"
        else f"Said about {asked}, oldest first"
    )
    alike = _alike(found)
    # An article that was read twice says it once; an empty group keeps the count for the next page.
    groups = [
        [
            evidence(record, capital(doing(record, words.VERBS[record.role])), where),
            *_answers(alike[_content(record)], answers, where),
        ]
        if alike[_content(record)][0] is record
        else []
        for record in found
    ]
    shown = first_that_fit(groups, ROOM)
    further = question.model_copy(update={"after": question.after + len(shown)}).value
    turn = [button(actions.LEDGER_MORE, "More", further)] if more or len(shown) < len(found) else []
    row = buttons(*turn, button(actions.LEDGER_EXPORT, "Export", question.value))
    return message(paragraph(text(heading, bold=True)), *chain(*shown), row)


def _alike(records: Iterable[Remembered]) -> dict[tuple[object, ...], list[Remembered]]:
    """Statements by what is shown of them. Those with a thread that all can go to come first."""
    groups: dict[tuple[object, ...], list[Remembered]] = {}
    for record in sorted(records, key=lambda record: record.place.only is not None):
        groups.setdefault(_content(record), []).append(record)
    return groups


def _content(record: Remembered) -> tuple[object, ...]:
    """What is shown of a statement, but for its thread and day."""
    return (name(record), record.role, record.quote, record.sentence, title(record.place), record.correction)


def moved(movements: Sequence[Movement], where: Where) -> Message:
    """For the new thread: what of it answers or changes something that was read before."""
    groups = [
        [
            evidence(movement.earlier, f"BEFORE · {name(movement.earlier)}", where),
            evidence(movement.later, f"NOW · {doing(movement.later, VERBS[movement.kind])}", where),
        ]
        for movement in movements[:MOST_MOVEMENTS]
    ]
    shown = first_that_fit(groups, ROOM)
    left = len(movements) - len(shown)
    more = [paragraph(f"and {counted(left, 'more answer')}")] if left else []
    return message(paragraph(text(MOVED, bold=True)), *chain(*shown), *more, INFERRED)


def answered_later(movement: Movement, where: Where) -> Message:
    """For the earlier thread: its claim was answered since."""
    earlier = movement.earlier
    return message(
        evidence(movement.later, f"SINCE THEN · {doing(movement.later, VERBS[movement.kind])}", where),
        paragraph(words.ANSWERS, *line(earlier), f" ¶{earlier.paragraph}"),
        INFERRED,
    )


def export(question: Question, found: Sequence[Remembered], where: Where) -> Message:
    """Everything in one box of Markdown, to be copied from."""
    boxes = first_that_fit([[preformatted(_export_line(record, where))] for record in found], MOST_EXPORTED)
    shown = [box["elements"][0]["text"] for (box,) in boxes]
    left = len(found) - len(shown)
    rest = [paragraph(f"and {counted(left, 'more statement')}: ask more narrowly.")] if left else []
    return message(rich_text(preformatted("\n".join(shown) or "-")), *rest)


def _export_line(record: Remembered, where: Where) -> str:
    said_by = f"{where.day(record.place.at)} · {markdown_escaped(name(record))} · {words.VERBS[record.role]}"
    url = where.thread(record.place)
    source = f"{markdown_escaped(title(record.place))}, ¶{record.paragraph}{f', {url}' if url else ''}"
    corrected = f" · {markdown_escaped(''.join(words.correction(record.correction)))}" if record.correction else ""
    return f"- {said_by}{corrected}: {markdown_escaped(clean_line(record.sentence))} ({source})"


def _answers(alike: Sequence[Remembered], answers: Mapping[Key, Sequence[Remembered]], where: Where) -> list[Block]:
    """What answers any of the statements that are shown as one, each once."""
    readings = {record.place.reading for record in alike}
    several = _alike(answer for record in alike for answer in answers.get(record.key, ()))
    lines = []
    for answer, *_ in several.values():
        later = answer.place.reading not in readings
        elsewhere = [text(" · "), *place_line(answer.place, where)] if later else []
        lines.append(section("→ answered later by " if later else "→ answered by ", *line(answer), *elsewhere))
    return [rich_text(*at_most(MOST_ANSWERS, lines, "answer"))] if lines else []


def _nothing(question: Question, asked: str) -> str:
    if question.after:
        return "That was all."
    if question.what == "who":
        return f"Nothing by {asked} was read where you can see it. Try the last name alone."
    return f"Nothing about {asked} was read where you can see it. Try fewer words."
