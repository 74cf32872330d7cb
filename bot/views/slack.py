"""Breakdown → one Slack thread: a summary to read on a phone, then the evidence, dispute by dispute."""

import re
from typing import Any

from bot.breakdown import Breakdown, Noun
from bot.views import actions, slack_parts, words
from bot.views.actions import SHOW_ALL, WRONG, Check
from bot.views.blocks import Block, Element, link, plain, rich_text, section, text
from bot.views.disputes import Answered, DisputeLines
from bot.views.grammar import ended, quoted
from bot.views.inert import capped, cut_between, slack_escaped
from bot.views.outline import Header, Outline, outline
from bot.views.packing import Part, packed

# Thirty seconds on a phone: more than these are listed shorter, until somebody asks for all.
FIRST_DISPUTES = 5
FIRST_ANSWERS = 4
# A word like "denied in part" asks: what part? The first message says it in the answer's words, and where there are many
# disputes in the first answer's of each, shorter.
FEW_DISPUTES = 3
FIRST_ONE_SIDED = 20
FIRST_TO_CHECK = 3
FIRST_NOTES = 3
FIRST_SPEAKERS = 8
# Seconds for which nobody wonders whether more will come: Slack takes a message a second.
FIRST_PARTS = 8
LONGEST_GIST = 300
LONGEST_LINE = 300
LONGEST_ANSWER = 160
LONGEST_SNIPPET = 160
# Of each of many disputes: so that four or five fit a phone's screen and a half.
LONGEST_OF_MANY = 110
# Slack's `chat.update` refuses a `text` over 4,000 characters.
LONGEST_FALLBACK = 3_900

_HALF_AN_ENTITY = re.compile(r"&[a-z]*$")


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
    show_all: bool = False,
    at_most: int | None = None,
    buttons: frozenset[str] = frozenset(),
    value: str = "",
    check: Check | None = None,
    remarks: tuple[str, ...] = (),
) -> Thread:
    """The whole thread for a breakdown.

    `show_all` shows every dispute and statement in full. `at_most` is how many messages may be posted, the summary
    included: then everything shares as few as hold it, and the summary says if that is not all. `buttons` are the
    `bot.views.actions` that somebody listens to; `value` comes back with a click. `check` says who has checked it, and
    `remarks` are fixed words for the footer.
    """
    shown = outline(breakdown)
    whole = len(shown.disputes) if show_all else FIRST_DISPUTES
    disputes = _disputes_in_full(shown)[:whole]
    shortened = not show_all and (len(shown.disputes) > whole or len(shown.one_side) > FIRST_ONE_SIDED)
    offered = buttons - (frozenset() if shortened else {SHOW_ALL})
    nothing = not (breakdown.statements or shown.unread)
    if nothing:
        offered &= {WRONG}  # there is nothing to check, to post or to export
    row = actions.under_thread(offered, len(breakdown.statements), value, checked=check is not None)
    rest = [
        *slack_parts.more_disputes(shown, whole),
        *slack_parts.denials(shown),
        *slack_parts.charges(shown, buttons, value),
        *slack_parts.own_voice(shown),
        *slack_parts.one_side(shown, len(shown.one_side) if show_all else FIRST_ONE_SIDED),
        *slack_parts.unnamed(shown),
        *slack_parts.unread(shown),
        slack_parts.footer(shown, (*shown.header.notes[FIRST_NOTES:], *remarks), row, check),
    ]
    if nothing:  # one message says it all
        return _thread(_summary(shown, footer=rest[-1].blocks), [])
    if at_most is None:
        parts = [*_each_packed(disputes), *packed(rest)]
        note = words.MORE_FOLLOW.format(parts=len(parts)) if len(parts) > FIRST_PARTS else ""
        return _thread(_summary(shown, note), parts)
    found = packed([*disputes, *rest])
    note = words.MORE_THAN_FITS if len(found) >= at_most else ""
    return _thread(_summary(shown, note), found[: at_most - 1])


def more(breakdown: Breakdown) -> tuple[Message, ...]:
    """What the thread showed in short lines, in full: the answer to "Show all"."""
    shown = outline(breakdown)
    disputes = _disputes_in_full(shown)[FIRST_DISPUTES:]
    one_side = slack_parts.in_full(shown.one_side[FIRST_ONE_SIDED:])
    return tuple(message(*blocks) for blocks in [*_each_packed(disputes), *packed(one_side)])


def message(*blocks: Block, fallback: str = "") -> Message:
    """A message of blocks; `fallback`, or else all their words, is what a notification and a screen reader read."""
    escaped = slack_escaped(fallback or plain(blocks))
    if len(escaped) > LONGEST_FALLBACK:
        escaped = _HALF_AN_ENTITY.sub("", escaped[: LONGEST_FALLBACK - 1]) + "…"
    return Message(text=escaped, blocks=blocks)


def _disputes_in_full(shown: Outline) -> list[Part]:
    of = len(shown.disputes)
    return [slack_parts.dispute(lines, number, of) for number, lines in enumerate(shown.disputes, start=1)]


def _each_packed(parts: list[Part]) -> list[tuple[Block, ...]]:
    """A message or more for each part: a dispute is read, checked and answered by itself."""
    return [blocks for part in parts for blocks in packed([part])]


def _thread(summary: Message, parts: list[tuple[Block, ...]]) -> Thread:
    return Thread(summary=summary, parts=tuple(message(*blocks) for blocks in parts))


def _summary(shown: Outline, note: str = "", footer: tuple[Block, ...] = ()) -> Message:
    said = shown.empty or shown.no_dispute
    if shown.no_dispute and shown.who_speaks:
        said = f"{said}\n{words.who_speaks(shown.who_speaks, FIRST_SPEAKERS)}"
    blocks = [
        rich_text(
            section(
                *_head(shown.header, names_reader=not footer),
                text(f"\n{shown.counts}" if shown.counts else "", bold=True),
            )
        ),
        *([rich_text(section(text(said)))] if said else []),
        *_disputes(shown.disputes),
        *_to_check(shown),
        *([rich_text(section(text(note, italic=True)))] if note else []),
        *footer,
    ]
    disputes = (_in_a_sentence(lines) for lines in shown.disputes[:FIRST_DISPUTES])
    counts = f"{shown.counts}." if shown.counts else ""
    sentences = (f"{shown.header.title}:", counts, said or "", *disputes, *_check_lines(shown))
    return message(*blocks, fallback=" ".join(filter(None, sentences)))


def _in_a_sentence(lines: DisputeLines) -> str:
    return f"{ended(quoted(capped(lines.at_issue, LONGEST_SNIPPET)))} {ended(lines.in_a_line)}"


def _head(header: Header, *, names_reader: bool) -> list[Element]:
    elements = [text(header.title, bold=True)]
    about = [fact for fact in (header.publisher, header.published) if fact]
    if about or header.host:
        elements.append(text("\n" + " · ".join(about)))
    if header.url and header.host:
        elements += [text(" · " if about else ""), link(header.url, header.host)]
    reader = header.reader if names_reader else ""  # the footer says it, where that is in the same message
    read = [words.read_line(header.words, header.complete, reader), *header.notes[:FIRST_NOTES]]
    return [*elements, *(text(f"\n{capped(line, LONGEST_LINE)}") for line in read)]


def _disputes(disputes: tuple[DisputeLines, ...]) -> list[Block]:
    blocks = []
    few = len(disputes) <= FEW_DISPUTES
    longest = LONGEST_SNIPPET if few else LONGEST_OF_MANY
    for number, lines in enumerate(disputes[:FIRST_DISPUTES], start=1):
        before = f"{number}. " if len(disputes) > 1 else ""
        gist = f"\n{words.GIST}: {capped(lines.gist, LONGEST_GIST)}" if lines.gist else ""
        blocks.append(
            rich_text(
                section(
                    text(before + quoted(cut_between(lines.at_issue, longest)), bold=True),
                    text("\n" + "\n".join(_who_and_how(lines, few=few))),
                    text(gist, italic=True),
                )
            )
        )
    more = len(disputes) - FIRST_DISPUTES
    return [*blocks, rich_text(section(text(words.more_disputes(more))))] if more > 0 else blocks


def _to_check(shown: Outline) -> list[Block]:
    lines = _check_lines(shown)
    return [rich_text(section(text("\n".join(lines))))] if lines else []


def _check_lines(shown: Outline) -> list[str]:
    """The lines of the summary that send a reporter to the telephone."""
    charges = [
        words.charge_line(capped(found.no_response, LONGEST_LINE), found.line.place.mark) for found in shown.charges
    ]
    voices = [
        words.to_check(capped(found.line.quote, LONGEST_SNIPPET), found.line.place.mark) for found in shown.own_voice
    ]
    lines = []
    for found in ([found.short for found in shown.denials], charges, voices):
        lines += found[:FIRST_TO_CHECK]
        if len(found) > FIRST_TO_CHECK:
            lines.append(words.and_more(len(found) - FIRST_TO_CHECK))
    return lines


def _who_and_how(lines: DisputeLines, *, few: bool) -> list[str]:
    longest = LONGEST_SNIPPET if few else LONGEST_OF_MANY
    in_words = 0 if lines.gist else FIRST_ANSWERS if few else 1
    answers = [
        _answer(answer, longest if number <= in_words else 0)
        for number, answer in enumerate(lines.answered[:FIRST_ANSWERS], 1)
    ]
    more = len(lines.answered) - FIRST_ANSWERS
    return [capped(lines.claimed, LONGEST_ANSWER), *answers, *([words.more_answers(more)] if more > 0 else [])]


def _answer(answer: Answered, longest: int) -> str:
    how = words.arrow(capped(answer.how, LONGEST_ANSWER))
    return words.in_words(how, cut_between(answer.quote, longest)) if longest and answer.quote else how
