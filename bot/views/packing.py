"""Fits blocks into messages within Slack's limits; nothing is cut, what does not fit goes on in the next message."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from bot.views import words
from bot.views.blocks import MOST_BLOCKS, MOST_CHARACTERS, Block, paragraph, text, weight
from bot.views.runs import Run, Runs

# One text element. Several, with links and with escapes that double it, still fit a message.
LONGEST_TEXT = 2_500


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
                blocks = [_continued(part.heading)] if number else []
            blocks.append(block)
    return [*messages, tuple(blocks)] if blocks else messages


def first_that_fit(groups: Sequence[Sequence[Block]], room: int = MOST_CHARACTERS) -> Sequence[Sequence[Block]]:
    """The groups of blocks, from the first on, that a message has room for; none is broken."""
    sizes = accumulate(sum(map(weight, group)) for group in groups)
    return groups[: sum(size <= room for size in sizes)]


def broken(runs: Runs, limit: int = LONGEST_TEXT) -> list[Runs]:
    """The runs in stretches of at most `limit` characters, broken after white space where there is any."""
    stretches: list[Runs] = []
    stretch: list[Run] = []
    room = limit
    for run in runs:
        rest = run.text
        while len(rest) > room:
            cut = rest.rfind(" ", 0, room) + 1 or (room if not stretch else 0)
            if cut:
                stretch.append(replace(run, text=rest[:cut]))
            stretches.append(tuple(stretch))
            stretch, rest, room = [], rest[cut:], limit
        if rest:
            stretch.append(replace(run, text=rest))
            room -= len(rest)
    return [*stretches, tuple(stretch)] if stretch else stretches


def shortened(runs: Runs, limit: int) -> Runs:
    """The runs cut to at most `limit` characters; a cut is marked by "…"."""
    first, *rest = broken(runs, limit) or [()]
    return (*first, *([Run("…")] if rest else []))


def fits(blocks: Iterable[Block]) -> bool:
    found = tuple(blocks)
    return len(found) <= MOST_BLOCKS and sum(weight(block) + 2 for block in found) <= MOST_CHARACTERS


def _continued(heading: str) -> Block:
    return paragraph(text(words.continued(heading), bold=True))
