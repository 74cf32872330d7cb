"""Fits blocks into messages within Slack's limits; nothing is cut, what does not fit goes on in the next message."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.views import words
from bot.views.blocks import MOST_BLOCKS, MOST_CHARACTERS, Block, header, rich_text, section, text, weight
from bot.views.excerpts import Piece

# One text element. Several, with links and with escapes that double it, still fit a message.
LONGEST_TEXT = 2_500


@dataclass(frozen=True)
class Part:
    """Blocks that belong together. `opening` (a heading and its note) stands before them and never alone."""

    heading: str
    blocks: tuple[Block, ...]
    opening: tuple[Block, ...] = ()


def titled(heading: str, blocks: Iterable[Block], note: str = "") -> Part:
    """A part under its heading, with a plain note below that."""
    return Part(heading, tuple(blocks), (header(heading), *([rich_text(section(text(note)))] if note else [])))


def packed(parts: Iterable[Part]) -> list[tuple[Block, ...]]:
    """The parts in as few messages as hold them, in order; one that is broken goes on under "…, continued"."""
    messages: list[tuple[Block, ...]] = []
    blocks: list[Block] = []
    for part in parts:
        opening = part.opening
        for block in part.blocks:
            if blocks and not _fits([*blocks, *opening, block]):
                messages.append(tuple(blocks))
                blocks = [] if opening else [header(words.continued(part.heading))]
            blocks += [*opening, block]
            opening = ()
    return [*messages, tuple(blocks)] if blocks else messages


def broken(pieces: tuple[Piece, ...], limit: int = LONGEST_TEXT) -> list[tuple[Piece, ...]]:
    """The pieces in runs of at most `limit` characters, broken after white space where there is any."""
    runs: list[tuple[Piece, ...]] = []
    run: list[Piece] = []
    room = limit
    for piece in pieces:
        rest = piece.text
        while len(rest) > room:
            cut = rest.rfind(" ", 0, room) + 1 or (room if not run else 0)
            if cut:
                run.append(Piece(rest[:cut], piece.quoted))
            runs.append(tuple(run))
            run, rest, room = [], rest[cut:], limit
        if rest:
            run.append(Piece(rest, piece.quoted))
            room -= len(rest)
    return [*runs, tuple(run)] if run else runs


def _fits(blocks: list[Block]) -> bool:
    return len(blocks) <= MOST_BLOCKS and sum(weight(block) + 2 for block in blocks) <= MOST_CHARACTERS
