"""Breakdown → one Slack thread: a first message to read on a phone in thirty seconds, then the disputes that it has no room for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from bot.breakdown import Breakdown, Noun
from bot.views import actions, words
from bot.views.actions import Check
from bot.views.blocks import (
    MOST_CHARACTERS,
    Block,
    Element,
    bullets,
    link,
    moment,
    plain,
    quote,
    rich_text,
    section,
    text,
    user,
    weight,
)
from bot.views.disputes import ShownDispute
from bot.views.fitting import FirstMessage, dispute_lines, plan_first_message, with_lines
from bot.views.grammar import capital
from bot.views.lines import ThreadLine
from bot.views.outline import Header, Outline, outline
from bot.views.packing import Part, broken, fits, packed
from bot.views.runs import Run, Runs, bold, joined, spoken
from bot.views.sanitize import slack_escaped

MOST_MESSAGES = 8
LONGEST_PARAGRAPH = 2_000
"""Characters of a paragraph of the first message, which counts in words."""
HEAVIEST_LIST = MOST_CHARACTERS // 3 - 300
"""So that three blocks fill a message, with their brackets and a heading."""
# Slack's `chat.update` refuses a `text` over 4,000 characters.
LONGEST_FALLBACK = 3_900

_HALF_AN_ENTITY = re.compile(r"&[a-z]*$")


class Message(Noun):
    """One Slack message: `blocks` as JSON-ready values, and `text`, escaped, for notifications and screen readers."""

    text: str
    blocks: tuple[dict[str, Any], ...]


class Thread(Noun):
    """The first message, and what is posted under it, in order."""

    first: Message
    replies: tuple[Message, ...]


@dataclass(frozen=True)
class Setting:
    """Where a thread is posted, and what belongs to it there."""

    at_most: int = MOST_MESSAGES
    """Messages that may be posted, the first included."""
    private: bool = False
    buttons: frozenset[str] = frozenset()
    """The `bot.views.actions` that have a listener."""
    value: str = ""
    """Comes back with a click."""
    check: Check | None = None
    """Who has checked it."""
    reports: int = 0
    """Lines that were reported as wrong and are not settled."""
    above: str | None = None
    """Which of several articles this is."""
    titled: bool = False
    """Whether the article is not in sight: then its title and address stand first."""
    remarks: tuple[str, ...] = ()
    """Fixed words for the footer."""


HERE = Setting()


def thread(breakdown: Breakdown, setting: Setting = HERE) -> Thread:
    where = words.BELOW if setting.private else words.IN_THE_THREAD
    left_out = words.MORE_THAN_FITS if setting.private else words.MORE_THAN_POSTED

    shown = outline(breakdown)
    told = plan_first_message(shown, where)
    while (told.whole or told.begun) and not fits(_first_blocks(shown, told, setting, left_out)):
        told = plan_first_message(shown, where, max(0, len(told.whole) - 1))
    parts = _replies(shown, told, setting)
    replies = packed([*parts, *([] if shown.by_model else _everyone(shown))])
    note = left_out if len(replies) >= setting.at_most else ""
    return Thread(
        first=message(*_first_blocks(shown, told, setting, note)),
        replies=tuple(message(*blocks) for blocks in replies[: setting.at_most - 1]),
    )


def everyone(breakdown: Breakdown) -> tuple[Message, ...]:
    """All that was said, by speaker; where it is too much, the last message says so."""
    found = packed(_everyone(outline(breakdown)))
    if len(found) > MOST_MESSAGES:
        found = [*found[: MOST_MESSAGES - 1], (_paragraph((Run(words.MORE_THAN_POSTED),)),)]
    return tuple(message(*blocks) for blocks in found)


def message(*blocks: Block) -> Message:
    """A message of blocks; all their words are what a notification and a screen reader read."""
    escaped = slack_escaped(plain(blocks))
    if len(escaped) > LONGEST_FALLBACK:
        escaped = _HALF_AN_ENTITY.sub("", escaped[: LONGEST_FALLBACK - 1]) + "…"
    return Message(text=escaped, blocks=blocks)


def elements(runs: Runs) -> list[Element]:
    """The runs as Slack's elements; neighbours of one style are one, for Slack counts them."""
    found: list[Element] = []
    for (style, url), same in groupby(runs, key=lambda run: (run.style, run.url)):
        told = "".join(run.text for run in same)
        found.append(link(url, told) if url else text(told, **({style: True} if style else {})))
    return found


def _first_blocks(shown: Outline, told: FirstMessage, setting: Setting, note: str) -> list[Block]:
    """The first message: what to know before, the disputes, what has no reply, how it was read, the buttons."""
    above = [bold(setting.above)] if setting.above else []
    titled = setting.titled and shown.header.title != words.PASTED
    footer = " · ".join(filter(None, (shown.footer, *setting.remarks)))
    return [
        *map(_paragraph, (*above, *([_title(shown.header)] if titled else []), *told.opening)),
        *_disputes(shown, told, setting),
        *map(_paragraph, told.after),
        *_also(shown.also_heading, shown.also[: told.also]),
        *_requests(shown.charges[: told.charges], setting),
        *_cautions(shown.cautions[: told.cautions]),
        *map(_paragraph, (*told.below, *([(Run(note),)] if note else []))),
        *([_paragraph((Run(footer, "italic"),))] if footer else []),
        *_row(shown, setting),
    ]


def _disputes(shown: Outline, told: FirstMessage, setting: Setting) -> Iterable[Block]:
    """What of the disputes stands in the first message."""
    for number, dispute in enumerate(shown.matters, 1):
        if number in told.whole:
            yield from _dispute(dispute, number, setting).blocks
        elif number == 1 and told.begun:
            head, *lines = dispute_lines(
                number, with_lines(dispute, told.begun, words.BELOW if setting.private else words.IN_THE_THREAD)
            )
            yield from _listed(spoken(head[0]), lines)
    if told.in_short:
        where = words.BELOW if setting.private else words.IN_THE_THREAD
        yield _paragraph((*bold(f"{capital(where)}:"), Run(" "), *joined(told.in_short.values(), "; ")))


def _paragraph(runs: Runs) -> Block:
    stretch, *more = broken(runs, LONGEST_PARAGRAPH) or [()]
    return rich_text(section(*elements(stretch), *([text("…")] if more else [])))


def _title(header: Header) -> Runs:
    facts = " · ".join(fact for fact in (header.publisher, header.published) if fact)
    site = (Run(" · "), Run(header.host, url=header.url)) if header.url and header.host else ()
    return (*bold(header.title), Run(f" · {facts}" if facts else ""), *site)


def _row(shown: Outline, setting: Setting) -> list[Block]:
    wanted = setting.buttons if shown.by_model else setting.buttons - {actions.EVERYONE}
    if not shown.breakdown.statements:
        wanted &= {actions.WRONG}  # there is nothing to check, to post or to export
    row = actions.under_thread(wanted, setting.value, checked=setting.check is not None)
    blocks = [row] if row else []
    if setting.reports:
        blocks = [_paragraph(bold(words.open_reports(setting.reports))), *blocks]
    if setting.check:
        by = [text(actions.CHECKED_BY, bold=True), user(setting.check.user), text(" · "), moment(setting.check.made_at)]
        return [rich_text(section(*by)), *blocks]
    return blocks


def _requests(charges: Sequence[ThreadLine], setting: Setting) -> list[Block]:
    """Beside each charge the button that drafts a request for comment; several say whom they are to."""
    if actions.REQUEST not in setting.buttons:
        return []
    return [
        actions.of_one(
            actions.REQUEST,
            f"{words.DRAFT} to {line.against}" if len(charges) > 1 else words.DRAFT,
            line.statement.id,
            setting.value,
        )
        for line in charges
        if not line.is_withdrawn
    ]


def _replies(shown: Outline, told: FirstMessage, setting: Setting) -> list[Part]:
    """The disputes and the charges that the first message has no room for."""
    rest = [(number, one) for number, one in enumerate(shown.matters, 1) if number not in told.whole]
    if told.begun:
        _, first = rest[0]
        heading = f"{first.heading} ({words.CONTINUED})"
        others = tuple(line for at, line in enumerate(first.lines) if at not in told.begun)
        rest[0] = (1, replace(first, heading=heading, lines=others))
    parts = [_dispute(one, number, setting) for number, one in rest]
    if charges := shown.charges[told.charges :]:
        lines = _listed(words.NO_REPLY, [line.pieces for line in charges])
        parts.append(Part(words.NO_REPLY, (*lines, *_requests(charges, setting))))
    heading = words.continued(shown.also_heading) if told.also else shown.also_heading
    if also := _also(heading, shown.also[told.also :]):
        parts.append(Part(heading, tuple(also)))
    if cautions := _cautions(shown.cautions[told.cautions :]):
        parts.append(Part(words.CAUTIONS, tuple(cautions)))
    return parts


def _cautions(cautions: Sequence[str]) -> list[Block]:
    return _listed(words.CAUTIONS, [[(Run(words.arrow(caution)),)] for caution in cautions])


def _also(heading: str, lines: Sequence[ThreadLine]) -> list[Block]:
    return _listed(heading, [line.pieces for line in lines])


def _dispute(dispute: ShownDispute, number: int, setting: Setting) -> Part:
    head, *lines = dispute_lines(number, dispute)
    heading = spoken(head[0])
    blocks = _listed(heading, lines)
    if dispute.charge:
        blocks += _requests([dispute.charge], setting)
    if actions.SENTENCES in setting.buttons:
        blocks.append(actions.of_one(actions.SENTENCES, words.SENTENCES, dispute.id, setting.value))
    return Part(heading, tuple(blocks))


def _everyone(shown: Outline) -> list[Part]:
    """Each source with all that it says, a line each."""
    found: list[list[Element]] = []
    for voice in shown.voices:
        name = [section(text(voice.name, bold=True))]
        for line in voice.lines:
            for stretch in broken(line.item):
                found.append([*name, bullets(section(*elements(stretch)))])
                name = []
    return [Part(words.EVERYONE, tuple(_by_weight(words.EVERYONE, found)))]


def _listed(heading: str, lines: Iterable[Sequence[Runs]]) -> list[Block]:
    """A line each, and below it, set off by a bar, its speech; what is the same above two of them stands once."""
    found: list[list[Element]] = []
    before: Runs = ()
    for head, *speech in lines:
        if not speech or head != before:
            found += [[section(*elements(stretch))] for stretch in broken(head)]
        found += [[quote(*elements(stretch))] for runs in speech for stretch in broken(runs)]
        before = head
    return _by_weight(heading, found)


def _by_weight(heading: str, found: Iterable[list[Element]]) -> list[Block]:
    """What belongs together under a heading, in blocks of which several fit a message."""
    blocks = [rich_text(section(text(heading, bold=True)))]
    room = HEAVIEST_LIST
    for parts in found:
        size = sum(map(weight, parts))
        if size > room < HEAVIEST_LIST:
            blocks.append(rich_text())
            room = HEAVIEST_LIST
        room -= size
        within = blocks[-1]["elements"]
        if len(parts) == 1 and within and parts[0]["type"] == within[-1]["type"] == "rich_text_list":
            within[-1]["elements"] += parts[0]["elements"]
        else:
            within += parts
    return blocks if room < HEAVIEST_LIST else []
