"""Slack's blocks as small typed functions, and how they fit into messages: what does not fit goes on in the next one. Strangers' words go into `text` elements only, which Slack never parses."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import accumulate
from typing import Any

from bot.views.grammar import counted
from bot.views.runs import Run, Runs
from bot.views.sanitize import capped
from bot.views.words import continued

Element = dict[str, Any]
Block = dict[str, Any]
Inline = Element | Run | str
"""What stands within a stretch of text; a string is words without a style."""

# Slack's own limits are 50 blocks, these lengths of a button and a header, and about 13,200 characters of blocks; the
# last is seen as `msg_blocks_too_long`.
MOST_BLOCKS = 50
MOST_CHARACTERS = 12_000
LONGEST_BUTTON = 75
LONGEST_HEADER = 150
LONGEST_LINE = 2_500
"""Characters of one line, ours and not Slack's. Several, with links and with escapes that double them, still fit a message."""

_WITHOUT_WORDS = {"user": "a member", "channel": "a channel"}


def user(user_id: str) -> Element:
    return {"type": "user", "user_id": user_id}


def channel(channel_id: str) -> Element:
    return {"type": "channel", "channel_id": channel_id}


def moment(seconds: float) -> Element:
    """A moment, shown by the clock of the person who reads it."""
    fallback = datetime.fromtimestamp(seconds, UTC).strftime("%d %B %Y, %H:%M UTC").lstrip("0")
    return {"type": "date", "timestamp": int(seconds), "format": "{date_long_pretty} at {time}", "fallback": fallback}


def section(*parts: Inline) -> Element:
    """A stretch of text."""
    return {"type": "rich_text_section", "elements": _filled(parts)}


def quote(*parts: Inline) -> Element:
    """A stretch set off by a bar at its left."""
    return {"type": "rich_text_quote", "elements": _filled(parts)}


def preformatted(words: str) -> Element:
    return {"type": "rich_text_preformatted", "elements": _filled((words,))}


def bullets(*sections: Element) -> Element:
    return {"type": "rich_text_list", "style": "bullet", "elements": list(sections)}


def at_most(number: int, lines: Sequence[Element], noun: str) -> list[Element]:
    """The first lines; where there are more, a last one counts them: "and 3 more answers"."""
    rest = len(lines) - number
    return [*lines[:number], section(f"and {counted(rest, f'more {noun}')}")] if rest > 0 else list(lines)


def titled(title: str, lines: Sequence[Element]) -> list[Block]:
    return [rich_text(section(Run(title, "bold")), bullets(*lines))] if lines else []


def rich_text(*parts: Element) -> Block:
    """One block of sections, quotes and lists; empty ones, which Slack refuses, are left out."""
    return {"type": "rich_text", "elements": [part for part in parts if part["elements"]]}


def paragraph(*parts: Inline) -> Block:
    return rich_text(section(*parts))


def header(words: str) -> Block:
    """A heading; only ever of fixed words."""
    return {"type": "header", "text": plain_text(words, LONGEST_HEADER)}


def button(action_id: str, label: str, value: str) -> Element:
    """A button with a fixed id; `value` comes back with the click."""
    return {"type": "button", "action_id": action_id, "text": plain_text(label, LONGEST_BUTTON), "value": value}


def buttons(*elements: Element) -> Block:
    return {"type": "actions", "elements": list(elements)}


def weight(block: Block) -> int:
    """The block's size as counted against `MOST_CHARACTERS`: all of its JSON, the safest reading of Slack's limit."""
    return len(json.dumps(block, ensure_ascii=False))


def plain(blocks: Iterable[Block]) -> str:
    """All the words of the blocks, a line for each of their parts; buttons have none."""
    return "\n".join(line for block in blocks for line in _lines(block))


def _lines(block: Block) -> list[str]:
    if block["type"] == "header":
        return [block["text"]["text"]]
    parts = block["elements"] if block["type"] == "rich_text" else []
    lines = [line for part in parts for line in (part["elements"] if part["type"] == "rich_text_list" else [part])]
    return ["".join(_spoken(element) for element in line["elements"]) for line in lines]


def _spoken(element: Element) -> str:
    """The element's words; an id says nothing when it is read aloud."""
    return str(element.get("text") or element.get("fallback") or _WITHOUT_WORDS.get(element["type"], ""))


def plain_text(words: str, limit: int = LONGEST_HEADER) -> Element:
    """A text object that is never parsed, cut visibly at Slack's limit for its place."""
    return {"type": "plain_text", "text": capped(words, limit), "emoji": False}


def _filled(parts: Iterable[Inline]) -> list[Element]:
    """The parts as Slack's elements, without empty words, which Slack refuses."""
    return [element for element in map(_element, parts) if element.get("text", True)]


def _element(part: Inline) -> Element:
    """Words are shown and never parsed; a link is one that `bot.views.passage_links` made, or of ids alone."""
    run = Run(part) if isinstance(part, str) else part
    if not isinstance(run, Run):
        return run
    if run.url:
        return {"type": "link", "url": run.url, "text": run.text}
    return {"type": "text", "text": run.text, **({"style": {run.style: True}} if run.style else {})}


@dataclass(frozen=True)
class Part:
    """Blocks that belong together, under a heading that is repeated where a message ends within them."""

    heading: str
    blocks: tuple[Block, ...]


def packed(parts: Iterable[Part]) -> list[tuple[Block, ...]]:
    """The parts in as few messages as hold them, in order; one that is broken goes on under "…, continued".

    A part is broken only where it would not fit a message of its own.
    """
    messages: list[tuple[Block, ...]] = []
    blocks: list[Block] = []
    for part in parts:
        if blocks and fits(part.blocks) and not fits((*blocks, *part.blocks)):
            messages, blocks = [*messages, tuple(blocks)], []
        for number, block in enumerate(part.blocks):
            if blocks and not fits((*blocks, block)):
                messages.append(tuple(blocks))
                blocks = [paragraph(Run(continued(part.heading), "bold"))] if number else []
            blocks.append(block)
    return [*messages, tuple(blocks)] if blocks else messages


def first_that_fit(groups: Sequence[Sequence[Block]], room: int = MOST_CHARACTERS) -> Sequence[Sequence[Block]]:
    """The groups of blocks, from the first on, that a message has room for; none is broken."""
    sizes = accumulate(sum(map(weight, group)) for group in groups)
    return groups[: sum(size <= room for size in sizes)]


def shortened(runs: Runs, limit: int = LONGEST_LINE) -> Runs:
    """The runs cut at a word to at most `limit` characters; a cut is marked by "…"."""
    kept: list[Run] = []
    for run in runs:
        if len(run.text) > limit:
            return (*kept, replace(run, text=capped(run.text, limit) if limit > 1 else "…"))
        kept.append(run)
        limit -= len(run.text)
    return runs


def fits(blocks: Iterable[Block]) -> bool:
    shown = tuple(blocks)
    return len(shown) <= MOST_BLOCKS and sum(weight(block) + 2 for block in shown) <= MOST_CHARACTERS
