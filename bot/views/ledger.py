"""What the ledger has to say: what a source said, what was said on a topic, and that a claim was answered later. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Final, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.breakdown import Frozen
from bot.language.negation import is_turned
from bot.ledger import Kind, LaterAnswer, Place, Remembered
from bot.views import actions, passage_links, words
from bot.views.blocks import (
    MOST_CHARACTERS,
    Block,
    Inline,
    at_most,
    button,
    buttons,
    channel,
    first_that_fit,
    paragraph,
    quote,
    rich_text,
    section,
)
from bot.views.grammar import capital, closing_comma, counted, quoted
from bot.views.runs import Run, Runs, struck
from bot.views.sanitize import capped, clean, clean_line
from bot.views.speakers import speaker
from bot.views.thread import Message, message

LONGEST_ASKED = 80
LONGEST_NAME = 120
LONGEST_QUOTE = 240
LONGEST_SENTENCE = 700
LONGEST_QUESTION = 600
"""Characters that a button's value carries; Slack takes 2,000."""
MOST_LATER_ANSWERS = 8
MOST_ANSWERS = 5
"""Under one statement, which then fits a message at any length of its words: every page shows at least one."""
ROOM = MOST_CHARACTERS - 1_500
"""For the statements of a message, without its heading and its last lines."""

VERBS: dict[Kind, str] = {"denied": "denied this", "confirmed": "confirmed this", "changed": "now says otherwise"}
BY_AI: Final = "AI"
ANSWERS_BEFORE: Final = "Answers something read before"
INFERRED: Final = paragraph(
    Run("The sentences are the articles’ own; that they belong together is inferred, and can be wrong.", "italic")
)

Key = tuple[str, str]


class Question(Frozen):
    """What was asked of the ledger, and how much of the answer was shown before. It travels in a button's value."""

    what: Literal["who", "about"]
    words: str
    after: int = 0
    """Statements on the pages before: a page holds as many as fit."""

    @property
    def value(self) -> str:
        return self.model_copy(update={"words": self.words[:LONGEST_QUESTION]}).model_dump_json()


@dataclass(frozen=True)
class Where:
    """From where it is looked: the channel, its time zone, and the workspace's address."""

    channel: str
    zone: str
    workspace: str | None

    def day(self, at: float) -> str:
        """22 September 2026, by the channel's clock."""
        local = datetime.fromtimestamp(at, ZoneInfo(self.zone))
        return f"{local.day} {local:%B %Y}"

    def thread(self, place: Place) -> str | None:
        """The address of the thread in which it was read; made from ids alone."""
        if not self.workspace or place.thread is None or place.only is not None:
            return None
        return f"{self.workspace.rstrip('/')}/archives/{place.channel}/p{place.thread.replace('.', '')}"


def page(
    question: Question,
    records: Sequence[Remembered],
    answers: Mapping[Key, Sequence[Remembered]],
    where: Where,
    *,
    more: bool,
) -> Message:
    """One page: statements with their sentences, what answers each, and the way to the next."""
    asked = f"“{capped(clean_line(question.words), LONGEST_ASKED)}”"
    if not records:
        return message(paragraph(_nothing(question, asked)))
    heading = (
        f"Said by sources with {asked} in their name, newest first"
        if question.what == "who"
        else f"Said about {asked}, oldest first"
    )
    alike = _alike(records)
    # An article that was read twice says it once; an empty group keeps the count for the next page.
    groups = [
        [
            evidence(record, capital(doing(record, words.VERBS[record.role])), where),
            *_answers(alike[_content(record)], answers, where),
        ]
        if alike[_content(record)][0] is record
        else []
        for record in records
    ]
    shown = first_that_fit(groups, ROOM)
    further = question.model_copy(update={"after": question.after + len(shown)}).value
    turn = [buttons(button(actions.LEDGER_MORE, "More", further))] if more or len(shown) < len(records) else []
    return message(paragraph(Run(heading, "bold")), *chain(*shown), *turn)


def _alike(records: Iterable[Remembered]) -> dict[tuple[object, ...], list[Remembered]]:
    """Statements by what is shown of them. Those with a thread that all can go to come first."""
    groups: dict[tuple[object, ...], list[Remembered]] = {}
    for record in sorted(records, key=lambda record: record.place.only is not None):
        groups.setdefault(_content(record), []).append(record)
    return groups


def _content(record: Remembered) -> tuple[object, ...]:
    """What is shown of a statement, but for its thread and day."""
    return (name(record), record.role, record.quote, record.sentence, title(record.place), record.correction)


def later_answers(answers: Sequence[LaterAnswer], where: Where) -> Message:
    """For the new thread: what of it answers or changes something that was read before."""
    groups = [
        [
            evidence(answer.earlier, f"BEFORE · {name(answer.earlier)}", where),
            evidence(answer.later, f"NOW · {doing(answer.later, VERBS[answer.kind])}", where),
        ]
        for answer in answers[:MOST_LATER_ANSWERS]
    ]
    shown = first_that_fit(groups, ROOM)
    left = len(answers) - len(shown)
    more = [paragraph(f"and {counted(left, 'more answer')}")] if left else []
    return message(paragraph(Run(ANSWERS_BEFORE, "bold")), *chain(*shown), *more, INFERRED)


def _answers(alike: Sequence[Remembered], answers: Mapping[Key, Sequence[Remembered]], where: Where) -> list[Block]:
    """What answers any of the statements that are shown as one, each once."""
    readings = {record.place.reading for record in alike}
    several = _alike(answer for record in alike for answer in answers.get(record.key, ()))
    lines = []
    for answer, *_ in several.values():
        later = answer.place.reading not in readings
        elsewhere = [" · ", *place_line(answer.place, where)] if later else []
        lines.append(section("→ what came back later: " if later else "→ what came back: ", *line(answer), *elsewhere))
    return [rich_text(*at_most(MOST_ANSWERS, lines, "answer"))] if lines else []


def _nothing(question: Question, asked: str) -> str:
    if question.after:
        return "That was all."
    if question.what == "who":
        return f"Nothing by {asked} was read where you can see it. Try the last name alone."
    return f"Nothing about {asked} was read where you can see it. Try fewer words."


def place_line(place: Place, where: Where) -> list[Inline]:
    """Which article, where and when it was read, with a link to the thread."""
    elements: list[Inline] = [f"{title(place)} · read {where.day(place.at)}"]
    if place.only is not None:
        elements.append(", for you alone")
    elif place.channel != where.channel:
        elements += [" in ", channel(place.channel)]
    if address := where.thread(place):
        elements += [" · ", Run("thread", url=address)]
    return elements


def title(place: Place) -> str:
    """The article by its publisher or host and its title; a page's word for itself, and so capped."""
    url = passage_links.sound(place.url)
    by = clean_line(place.publisher or "") or (urlsplit(url).hostname if url else None) or ""
    return capped(": ".join(filter(None, (by, clean_line(place.title or "")))) or words.PASTED.lower(), LONGEST_NAME)


def evidence(record: Remembered, label: str, where: Where) -> Block:
    """One statement: who does what, the whole sentence with the quote in bold, and where it is from."""
    via = [f"{words.via(tuple(map(clean_line, record.via)))} · "] if record.via else []
    return rich_text(
        section(Run(label, "bold"), *_correction(record)),
        quote(*_struck(record, _sentence(record))),
        section(*via, *place_line(record.place, where)),
    )


def line(record: Remembered) -> Runs:
    """Who, and what is said: in a model's words, marked as such, or in the article's: speech, else the whole sentence."""
    who = capital(name(record))
    return (*_struck(record, (Run(who, "bold"), *_said(record))), *_correction(record))


def name(record: Remembered) -> str:
    return capped(clean_line(record.who) if record.text else speaker(record.source).in_a_line, LONGEST_NAME)


def doing(record: Remembered, verb: str) -> str:
    """Who does what: "Ruth Odell, the mayor, claims"."""
    who = name(record)
    return f"{who}{closing_comma(who)} {verb}"


def _struck(record: Remembered, shown: Runs) -> Runs:
    return struck(shown) if record.is_withdrawn else shown


def _correction(record: Remembered) -> Runs:
    if record.correction is None:
        return ()
    who, why = words.correction(record.correction)
    return (Run(" · "), Run(who, "bold"), Run(why))


def _said(record: Remembered) -> Runs:
    if record.text:
        model_words = capped(clean_line(record.text), LONGEST_SENTENCE)
        return (Run(f": {model_words} ("), Run(BY_AI, "italic"), Run(")"))
    if record.direct is True and not is_turned(record.quote, record.sentence):
        return (Run(f": {quoted(capped(clean_line(record.quote), LONGEST_QUOTE))}"),)
    return (Run(": "), Run(capped(clean_line(record.sentence), LONGEST_QUOTE), "italic"))


def _sentence(record: Remembered) -> Runs:
    sentence = clean(record.sentence)
    if len(sentence) > LONGEST_SENTENCE:
        return (Run(capped(clean_line(record.quote), LONGEST_SENTENCE), "bold"),)
    parts = clean(record.quote).split(" … ")
    pieces = re.split(f"({'|'.join(map(re.escape, parts))})", sentence, maxsplit=len(parts))
    return tuple(Run(piece, "bold" if at % 2 else "") for at, piece in enumerate(pieces))
