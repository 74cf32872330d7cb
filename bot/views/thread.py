"""Breakdown → one Slack thread: a first message to read on a phone in thirty seconds, then the disputes that it has no room for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.breakdown import Breakdown, Check, Frozen
from bot.errors import RejoinderError
from bot.views import actions, words
from bot.views.blocks import (
    MOST_CHARACTERS,
    Block,
    Element,
    Part,
    bullets,
    fits,
    moment,
    packed,
    paragraph,
    plain,
    rich_text,
    section,
    shortened,
    user,
    weight,
)
from bot.views.disputes import ShownDispute
from bot.views.first_message import FirstMessage, plan_first_message
from bot.views.lines import ThreadLine, set_out
from bot.views.outline import Header, Outline, outline
from bot.views.runs import Run, Runs, bold, merged
from bot.views.runs import plain as plain_runs
from bot.views.sanitize import capped, clean, slack_escaped

MOST_MESSAGES = 8
LONGEST_PARAGRAPH = 2_000
"""Characters of a paragraph of the first message, which counts in words."""
HEAVIEST_LIST = MOST_CHARACTERS // 3 - 300
"""So that three blocks fill a message, with their brackets and a heading."""
# Slack's `chat.update` refuses a `text` over 4,000 characters.
LONGEST_FALLBACK = 3_900
LONGEST_SENTENCE = 1_000
"""Of an error, which has two short ones; a longer one would be a bug that must not flood a thread."""

_HALF_AN_ENTITY = re.compile(r"&[a-z]*$")


class Message(Frozen):
    """One Slack message: `blocks` as JSON-ready values, and `text`, escaped, for notifications and screen readers."""

    text: str
    blocks: tuple[dict[str, Any], ...]


class Thread(Frozen):
    first: Message
    replies: tuple[Message, ...]


@dataclass(frozen=True)
class Placement:
    at_most: int = MOST_MESSAGES
    """Messages that may be posted, the first included."""
    private: bool = False
    buttons: frozenset[str] = frozenset()
    """The `bot.views.actions` that have a listener."""
    value: str = ""
    """Comes back with a click."""
    check: Check | None = None
    reports: int = 0
    """Lines that were reported as wrong and are not settled."""
    above: str | None = None
    """Which of several articles this is."""
    titled: bool = False
    """Whether the article is not in sight: then its title and address stand first."""
    remarks: tuple[str, ...] = ()

    @property
    def rest(self) -> str:
        """Where what the first message has no room for stands."""
        return words.BELOW if self.private else words.IN_THE_THREAD


HERE = Placement()


def thread(breakdown: Breakdown, setting: Placement = HERE) -> Thread:
    left_out = words.MORE_THAN_FITS if setting.private else words.MORE_THAN_POSTED
    shown = outline(breakdown)
    plan = plan_first_message(shown, setting.rest)
    while plan.whole and not fits(_first_blocks(shown, plan, setting, left_out)):
        plan = plan_first_message(shown, setting.rest, plan.whole - 1)
    replies = packed([*_replies(shown, plan, setting), *([] if shown.by_model else _by_speaker(shown))])
    note = left_out if len(replies) >= setting.at_most else ""
    return Thread(
        first=message(*_first_blocks(shown, plan, setting, note)),
        replies=tuple(message(*blocks) for blocks in replies[: setting.at_most - 1]),
    )


def by_speaker(breakdown: Breakdown) -> tuple[Message, ...]:
    """All that was said, by speaker; where it is too much, the last message says so."""
    messages = packed(_by_speaker(outline(breakdown)))
    if len(messages) > MOST_MESSAGES:
        messages = [*messages[: MOST_MESSAGES - 1], (_paragraph((Run(words.MORE_THAN_POSTED),)),)]
    return tuple(message(*blocks) for blocks in messages)


def message(*blocks: Block) -> Message:
    """A message of blocks; all their words are what a notification and a screen reader read."""
    escaped = slack_escaped(plain(blocks))
    if len(escaped) > LONGEST_FALLBACK:
        escaped = _HALF_AN_ENTITY.sub("", escaped[: LONGEST_FALLBACK - 1]) + "…"
    return Message(text=escaped, blocks=blocks)


def error_message(error: RejoinderError, above: str | None = None) -> Message:
    """What happened, and what to do; `above` says what it is about, where that is not clear."""
    happened, to_do = (capped(clean(part), LONGEST_SENTENCE) for part in (error.message, error.try_))
    head = [Run(f"{above}\n", "bold")] if above else []
    return message(paragraph(*head, happened, f"\n{to_do}" if to_do else ""))


def _first_blocks(shown: Outline, plan: FirstMessage, setting: Placement, note: str) -> list[Block]:
    """The first message: what to know before, the disputes, what has no reply, how it was read, the buttons."""
    above = [bold(setting.above)] if setting.above else []
    titled = setting.titled and shown.header.title != words.PASTED
    footer = " · ".join(filter(None, (shown.footer, plan.rest, *setting.remarks)))
    disputes = (_dispute(dispute, number, setting) for number, dispute in enumerate(shown.matters[: plan.whole], 1))
    return [
        *map(_paragraph, (*above, *([_title(shown.header)] if titled else []), *plan.opening)),
        *(block for dispute in disputes for block in dispute.blocks),
        *map(_paragraph, plan.after),
        *_listed(shown.also_heading, shown.also[: plan.also]),
        *_requests(shown.charges[: plan.charges], setting),
        *map(_paragraph, map(plain_runs, (*shown.notes, *([note] if note else [])))),
        *([_paragraph((Run(footer, "italic"),))] if footer else []),
        *_row(shown, setting),
    ]


def _paragraph(runs: Runs) -> Block:
    return paragraph(*merged(shortened(runs, LONGEST_PARAGRAPH)))


def _title(header: Header) -> Runs:
    facts = " · ".join(fact for fact in (header.publisher, header.published) if fact)
    site = (Run(" · "), Run(header.host, url=header.url)) if header.url and header.host else ()
    return (*bold(header.title), Run(f" · {facts}" if facts else ""), *site)


def _row(shown: Outline, setting: Placement) -> list[Block]:
    wanted = setting.buttons if shown.by_model else setting.buttons - {actions.EVERYONE}
    if not shown.breakdown.statements:
        wanted &= {actions.WRONG}  # there is nothing to check, to post or to export
    row = actions.under_thread(wanted, setting.value, checked=setting.check is not None)
    blocks = [row] if row else []
    if setting.reports:
        blocks = [_paragraph(bold(words.open_reports(setting.reports))), *blocks]
    if setting.check:
        by = user(setting.check.user), " · ", moment(setting.check.made_at)
        return [paragraph(Run(actions.CHECKED_BY, "bold"), *by), *blocks]
    return blocks


def _requests(charges: Sequence[ThreadLine], setting: Placement) -> list[Block]:
    """Beside each charge the button that drafts a request for comment; several say whom they are to."""
    if actions.REQUEST not in setting.buttons:
        return []
    label = f"{words.DRAFT} to {{}}" if len(charges) > 1 else words.DRAFT
    return [
        actions.of_one(actions.REQUEST, label.format(line.against), line.statement.id, setting.value)
        for line in charges
        if not line.is_withdrawn
    ]


def _replies(shown: Outline, plan: FirstMessage, setting: Placement) -> list[Part]:
    rest = enumerate(shown.matters[plan.whole :], plan.whole + 1)
    parts = [_dispute(matter, number, setting) for number, matter in rest]
    if charges := shown.charges[plan.charges :]:
        lines = _listed(words.NO_REPLY, charges)
        parts.append(Part(words.NO_REPLY, (*lines, *_requests(charges, setting))))
    heading = words.continued(shown.also_heading) if plan.also else shown.also_heading
    if also := _listed(heading, shown.also[plan.also :]):
        parts.append(Part(heading, tuple(also)))
    if shown.cautions:
        cautions = _by_weight(words.CAUTIONS, ([_bullet(plain_runs(caution))] for caution in shown.cautions))
        parts.append(Part(words.CAUTIONS, tuple(cautions)))
    return parts


def _dispute(dispute: ShownDispute, number: int, setting: Placement) -> Part:
    heading = f"{number}. {dispute.heading}"
    lines = [[_bullet(set_out(line))] for line in dispute.lines]
    points = [[section(*merged(shortened(plain_runs(point))))] for point in dispute.points]
    blocks = _by_weight(heading, [*lines, *points])
    if dispute.charge:
        blocks += _requests([dispute.charge], setting)
    if actions.SENTENCES in setting.buttons:
        blocks.append(actions.of_one(actions.SENTENCES, words.SENTENCES, dispute.id, setting.value))
    return Part(heading, tuple(blocks))


def _by_speaker(shown: Outline) -> list[Part]:
    groups: list[list[Element]] = []
    for voice in shown.voices:
        first, *others = (_bullet(line.item) for line in voice.lines)
        groups += [[section(Run(voice.name, "bold")), first], *([line] for line in others)]
    return [Part(words.EVERYONE, tuple(_by_weight(words.EVERYONE, groups)))]


def _listed(heading: str, lines: Iterable[ThreadLine]) -> list[Block]:
    return _by_weight(heading, ([_bullet(set_out(line))] for line in lines))


def _bullet(runs: Runs) -> Element:
    return bullets(section(*merged(shortened(runs))))


def _by_weight(heading: str, groups: Iterable[list[Element]]) -> list[Block]:
    """What belongs together under a heading, in blocks of which several fit a message."""
    blocks = [paragraph(Run(heading, "bold"))]
    room = HEAVIEST_LIST
    for parts in groups:
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
