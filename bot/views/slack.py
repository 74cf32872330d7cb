"""Breakdown → one Slack thread: a summary to read on a phone, then the evidence, dispute by dispute."""

from typing import Any

from bot.breakdown import Breakdown, Noun
from bot.views import actions, slack_parts, words
from bot.views.blocks import Block, Element, link, rich_text, section, text
from bot.views.disputes import DisputeLines
from bot.views.inert import capped, slack_escaped
from bot.views.outline import Header, Outline, outline
from bot.views.packing import packed

# Thirty seconds on a phone: more than these are listed shorter, until somebody asks for all.
FIRST_DISPUTES = 5
FIRST_ONE_SIDED = 20
FIRST_TO_CHECK = 3
LONGEST_GIST = 400
LONGEST_LINE = 600
LONGEST_SNIPPET = 160
# Slack's `chat.update` refuses a `text` over 4,000 characters, and escaping can make five characters of one.
LONGEST_FALLBACK = 700


class Message(Noun):
    """One Slack message: `blocks` as JSON-ready values, and `text`, escaped, for notifications and screen readers."""

    text: str
    blocks: tuple[dict[str, Any], ...]


class Thread(Noun):
    """The summary, and what is posted under it, in order."""

    summary: Message
    parts: tuple[Message, ...]


def thread(
    breakdown: Breakdown,
    *,
    notes: tuple[str, ...] = (),
    show_all: bool = False,
    buttons: frozenset[str] = frozenset(),
    value: str = "",
) -> Thread:
    """The whole thread for a breakdown.

    `notes` are the reader's words on how it read (a fallback), shown in the footer. `show_all` shows every dispute
    and statement in full. `buttons` are the `bot.views.actions` that are listened to; `value` comes back with a click.
    """
    shown = outline(breakdown, notes)
    of = len(shown.disputes)
    whole = of if show_all else FIRST_DISPUTES
    parts: list[Message] = []
    for number, lines in enumerate(shown.disputes[:whole], start=1):
        fallback = f"{words.dispute_heading(number, of)}: {_who_and_how(lines)}"
        parts += [message(fallback, *blocks) for blocks in packed([slack_parts.dispute(lines, number, of)])]
    rest = [
        *slack_parts.more_disputes(shown, whole),
        *slack_parts.charges(shown, buttons),
        *slack_parts.own_voice(shown),
        *slack_parts.one_side(shown, len(shown.one_side) if show_all else FIRST_ONE_SIDED),
        *slack_parts.unnamed(shown),
        *slack_parts.unread(shown),
        slack_parts.footer(shown, actions.under_thread(buttons, len(breakdown.statements), value)),
    ]
    fallback = " · ".join(part.heading.capitalize() for part in rest)
    parts += [message(fallback, *blocks) for blocks in packed(rest)]
    return Thread(summary=_summary(shown), parts=tuple(parts))


def message(fallback: str, *blocks: Block) -> Message:
    """A message of blocks; `fallback` is what a notification reads."""
    return Message(text=slack_escaped(capped(fallback, LONGEST_FALLBACK)), blocks=blocks)


def _summary(shown: Outline) -> Message:
    head = [*_head(shown.header), *([text(f"\n{shown.counts}", bold=True)] if shown.counts else [])]
    said = shown.empty or shown.no_dispute
    blocks = [
        rich_text(section(*head)),
        *([rich_text(section(text(said)))] if said else []),
        *_disputes(shown.disputes),
        *_to_check(shown),
    ]
    first = [f"{_who_and_how(lines)}." for lines in shown.disputes[:FIRST_DISPUTES]]
    title = shown.header.title or words.PASTED
    return message(
        " ".join([f"{title}:", *([shown.counts + "."] if shown.counts else []), *([said] if said else []), *first]),
        *blocks,
    )


def _head(header: Header) -> list[Element]:
    elements = [text(header.title or words.PASTED, bold=True)]
    about = [fact for fact in (header.publisher, header.published) if fact]
    if about or header.host:
        elements.append(text("\n" + " · ".join(about)))
    if header.url and header.host:
        elements += [text(" · " if about else ""), link(header.url, header.host)]
    read = [words.read_line(header.words, header.complete, header.reader), *header.notes]
    return [*elements, text(f"\n{capped(' '.join(read), LONGEST_LINE)}")]


def _disputes(disputes: tuple[DisputeLines, ...]) -> list[Block]:
    blocks = []
    for number, lines in enumerate(disputes[:FIRST_DISPUTES], start=1):
        before = f"{number}. " if len(disputes) > 1 else ""
        gist = f"\n{words.GIST}: {capped(lines.gist, LONGEST_GIST)}" if lines.gist else ""
        blocks.append(
            rich_text(
                section(
                    text(before + capped(lines.topic, LONGEST_SNIPPET), bold=True),
                    text("\n" + capped(_who_and_how(lines), LONGEST_LINE)),
                    text(gist, italic=True),
                )
            )
        )
    more = len(disputes) - FIRST_DISPUTES
    return [*blocks, rich_text(section(text(words.more_disputes(more))))] if more > 0 else blocks


def _to_check(shown: Outline) -> list[Block]:
    """The lines of the summary that send a reporter to the telephone."""
    charges = [f"• {capped(charge.no_response, LONGEST_LINE)} {charge.line.place.mark}" for charge in shown.charges]
    voices = [words.to_check(capped(f.line.quote, LONGEST_SNIPPET), f.line.place.mark) for f in shown.own_voice]
    lines = []
    for found in (charges, voices):
        lines += found[:FIRST_TO_CHECK]
        if len(found) > FIRST_TO_CHECK:
            lines.append(words.and_more(len(found) - FIRST_TO_CHECK))
    return [rich_text(section(text("\n".join(lines))))] if lines else []


def _who_and_how(lines: DisputeLines) -> str:
    return words.who_and_how(lines.claimed, lines.answered)
